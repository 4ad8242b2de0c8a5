"""The command that makes sure nothing in the project is broken, and mends what can be mended."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.changes import Changes
from annotator.domain.counting import counted
from annotator.editing.checking import (
    Findings,
    Problem,
    Repaired,
    check_project,
    look_over,
    names_of,
    repair_project,
)
from annotator.editing.project import Project
from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.banner import Banner, Notice
from annotator.ui.desk import MANY, Desk
from annotator.ui.errands import Errands

Reopen = Callable[[Path], Project | None]

PAUSE = 500
"""Milliseconds between a project's opening, or an edit of many things, and a look at it."""

_NOTICE = "doctor"


class Doctor(QObject):
    """Reads the whole project aside when asked, and looks it over without being asked."""

    led = Signal(object)  # Subject, when the user wants to look at what was found

    def __init__(
        self, desk: Desk, window: QWidget, errands: Errands, reopen: Reopen, banner: Banner
    ) -> None:
        """Take what does its work aside, and what opens a project again after it was mended."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._reopen = reopen
        self._errands = errands
        self._banner = banner
        self._look: Job | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._look_over)
        desk.project_opened.connect(self._wait)
        desk.changed.connect(self._wait_after)

    def check(self) -> None:
        """Make sure that nothing in the open project is broken, and say so."""
        if self._desk.project is not None:
            path = self._desk.project.path
            self._errands.run(
                "Checking the project",
                lambda: check_project(path),
                lambda found: self._show(path, found),
            )

    # Looking it over without being asked

    def _wait(self, project: Project | None) -> None:
        self._soon.stop()
        if project is not None:
            self._soon.start()

    def _wait_after(self, changes: Changes) -> None:
        """Look again after an import, a merge, or another edit of many things."""
        if len(changes.articles) > 1 or len(changes.actors) > 1 or len(changes.annotations) > MANY:
            self._soon.start()

    def _look_over(self) -> None:
        project = self._desk.project
        if project is None:
            return
        if self._look is not None:
            self._soon.start()
            return
        path = project.path
        job = Job(lambda _progress: look_over(path), self)
        job.finished.connect(lambda found: self._tell(path, found))
        job.failed.connect(self._let_pass)
        self._look = job
        job.start()

    def _tell(self, path: Path, found: Findings) -> None:
        self._look = None
        if self._desk.project is None or self._desk.project.path != path:
            return
        if found.ok:
            self._banner.take_away(_NOTICE)
            return
        many = counted(len(found.problems), "problem was", "problems were")
        said = f"{many} found in the project. Nothing was changed."
        self._banner.put(Notice(_NOTICE, said, (("Show", self.check),)))

    def _let_pass(self, fault: Exception) -> None:
        self._look = None
        # Whoever reads or writes next is told of a file that is locked, gone or damaged.
        if not isinstance(fault, UserError):
            raise fault

    # Telling what was found

    def _show(self, path: Path, found: Findings) -> None:
        from annotator.ui.dialogs.findings import FindingsDialog  # noqa: PLC0415 - on first use

        project = self._desk.project
        self._banner.take_away(_NOTICE)
        if project is None or (found.ok and not found.advice):
            looked_at = ", ".join(f"{count:,} {name}" for name, count in found.counts.items())
            self._desk.said.emit(f"No problem found in {looked_at}.")
            return
        named = names_of(project, (*found.problems, *found.advice))
        dialog = FindingsDialog(found, path.stem, named, self._window)
        dialog.exec()
        if dialog.mend:
            self._mend(path, project.coder_name)
        elif dialog.chosen is not None:
            self._go_to(dialog.chosen)
        dialog.deleteLater()

    def _go_to(self, chosen: Problem) -> None:
        self.led.emit(chosen.subject)
        self._desk.said.emit(f"{chosen.rule.capitalize()}: {chosen.detail}.")

    def _mend(self, path: Path, coder: str) -> None:
        self._errands.run(
            "Mending the project",
            lambda: repair_project(path, coder),
            lambda done: self._show_mended(path, done),
            first=lambda: self._desk.open_project(None),
            failed=lambda: self._reopen(path),
        )

    def _show_mended(self, path: Path, done: Repaired) -> None:
        self._reopen(path)
        if not done.left.ok:
            self._show(path, done.left)
            return
        mended = counted(len(done.mended), "thing", "things")
        backup = f"The state before is kept as “{done.backup.path.name}”"
        back = "Undo takes the mending back." if done.undo else "Restoring it takes this back."
        self._desk.said.emit(f"{mended} mended. {backup}. {back}")
