"""The command that makes sure nothing in the project is broken, and mends what can be mended."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from annotator.editing.checking import Findings, Repaired, check_project, repair_project
from annotator.editing.project import Project
from annotator.ui.desk import Desk
from annotator.ui.errands import Errands
from annotator.ui.panels.plain import counted

Reopen = Callable[[Path], Project | None]


class Doctor(QObject):
    """Reads the whole project aside, and tells."""

    def __init__(self, desk: Desk, window: QWidget, errands: Errands, reopen: Reopen) -> None:
        """Take what does its work aside, and what opens a project again after it was mended."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._reopen = reopen
        self._errands = errands

    def check(self) -> None:
        """Make sure that nothing in the open project is broken, and say so."""
        if self._desk.project is not None:
            path = self._desk.project.path
            self._errands.run(
                "Checking the project",
                lambda: check_project(path),
                lambda found: self._show(path, found),
            )

    def _show(self, path: Path, found: Findings) -> None:
        from annotator.ui.dialogs.findings import FindingsDialog  # noqa: PLC0415 - on first use

        if found.ok:
            looked_at = ", ".join(f"{count:,} {name}" for name, count in found.counts.items())
            self._desk.said.emit(f"No problem found in {looked_at}.")
            return
        dialog = FindingsDialog(found, path.stem, self._window)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if wanted:
            self._errands.run(
                "Mending the project",
                lambda: repair_project(path),
                lambda done: self._show_mended(path, done),
                first=lambda: self._desk.open_project(None),
                failed=lambda: self._reopen(path),
            )

    def _show_mended(self, path: Path, done: Repaired) -> None:
        self._reopen(path)
        backup = f"The state before is kept as “{done.backup.path.name}”."
        if done.left.ok:
            self._desk.said.emit(f"{counted(len(done.mended), 'row', 'rows')} mended. {backup}")
        else:
            self._show(path, done.left)
