"""Keeps the open project whole: backups as work goes on, a backup put back, the check."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator.editing.backups import Backup, Restored, restore, take, take_if_changed
from annotator.editing.project import SUFFIX, Project
from annotator.editing.salvaging import Salvaged, lines_of, salvage
from annotator.ui.banner import Banner
from annotator.ui.desk import Desk
from annotator.ui.doctor import Doctor
from annotator.ui.errands import Errands
from annotator.ui.menus import Deeds
from annotator.ui.merging import Merging

PAUSE = 30 * 60 * 1000
"""So many milliseconds after the first change that no backup holds, one is made."""

Reopen = Callable[[Path], Project | None]


class Keeping(QObject):
    """All of it is done aside: the window waits for none of it."""

    def __init__(self, desk: Desk, window: QWidget, reopen: Reopen, banner: Banner) -> None:
        """Take what opens a project again after a backup has taken its place."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._reopen = reopen
        self._errands = Errands(desk, window)
        self.doctor = Doctor(desk, window, self._errands, reopen, banner)
        self.merging = Merging(desk, window, self._errands)
        self._is_offering = False
        self._waiting = QTimer(self, singleShot=True, interval=PAUSE)
        self._waiting.timeout.connect(self._back_up_changes)
        desk.changed.connect(self._wait)
        desk.project_opened.connect(lambda _project: self._waiting.stop())

    def deeds(self) -> Deeds:
        """Return what the commands of this part do."""
        return {
            "file.check": self.doctor.check,
            "file.backup": self.back_up,
            "file.restore": self.choose,
            "file.merge": self.merging.choose,
        }

    def back_up(self) -> None:
        """Make a backup now."""
        project = self._desk.project
        if project is not None:
            path = project.path
            self._errands.run("Backing up", lambda: take(path, "by hand"), self._tell_made)

    def choose(self) -> None:
        """Show the backups of the open project, and put back the one that is chosen."""
        if self._desk.project is not None:
            self.offer(self._desk.project.path)

    def offer(self, path: Path, *, is_damaged: bool = False) -> None:
        """Show the backups of a project; for a damaged one, offer to salvage it as well."""
        from annotator.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415 - on first use

        if self._is_offering:
            return
        self._is_offering = True
        dialog = BackupsDialog(path, self._window, is_damaged=is_damaged)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            if dialog.salvage:
                self._salvage(path)
            elif dialog.chosen is not None:
                self._restore(path, dialog.chosen)
        dialog.deleteLater()
        self._is_offering = False

    def _restore(self, path: Path, chosen: Path) -> None:
        self._errands.run(
            "Restoring the backup",
            lambda: restore(path, chosen),
            lambda done: self._show_restored(path, done),
            first=lambda: self._desk.open_project(None),
            failed=lambda: self._reopen(path),
        )

    def _salvage(self, path: Path) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            "Salvage into a new project",
            str(path.with_name(f"{path.stem} salvaged{path.suffix}")),
            f"Projects (*{SUFFIX})",
        )
        if name:
            target = Path(name)
            self._errands.run(
                "Salvaging the project",
                lambda: salvage(path, target),
                lambda found: self._show_salvaged(target, found),
            )

    def _show_salvaged(self, target: Path, found: Salvaged) -> None:
        if self._reopen(target) is not None:
            self._desk.said.emit(" ".join(lines_of(found)))

    def _wait(self) -> None:
        if not self._waiting.isActive():
            self._waiting.start()

    def _back_up_changes(self) -> None:
        project = self._desk.project
        if project is None or project.read_only:
            return
        if self._errands.busy:
            self._waiting.start()
            return
        path = project.path
        self._errands.run("", lambda: take_if_changed(path, "while working"), lambda _made: None)

    def _tell_made(self, made: Backup) -> None:
        self._desk.said.emit(f"Backed up as “{made.path.name}”.")

    def _show_restored(self, path: Path, done: Restored) -> None:
        if self._reopen(path) is None:
            return
        what = "The damaged file" if done.was_damaged else "The state before"
        self._desk.said.emit(f"The backup is restored. {what} is kept as “{done.kept.name}”.")
