"""Keeps the window in step with what others do to the open project."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from annotator.domain.changes import Changes
from annotator.domain.counting import counted
from annotator.editing.outside import Others, Outside, Seen
from annotator.editing.project import Project
from annotator.errors import CannotWrite, StaleEdit, UserError
from annotator.ui.banner import Banner
from annotator.ui.desk import Desk
from annotator.ui.moved import Moved
from annotator.ui.panels.plain import isolated

INTERVAL = 500
"""Milliseconds between two looks; one that finds nothing takes a hundredth of one."""

Reopen = Callable[[Path], Project | None]


class Following(QObject):
    """Looks again and again; what is found goes the way of our own edits."""

    def __init__(
        self, desk: Desk, banner: Banner, reopen: Reopen, is_asking: Callable[[], bool]
    ) -> None:
        """Take where notices go, what opens a project, and what tells of an open question.

        A project is opened anew when others put a backup back.
        """
        super().__init__(desk)
        self._desk = desk
        self._is_asking = is_asking
        self.moved = Moved(desk, banner, reopen)
        self.moved.settled.connect(self._stop)
        self._reopen = reopen
        self._outside: Outside | None = None
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.look)
        desk.project_opened.connect(self._follow)
        desk.failed.connect(self._look_after)

    def look(self) -> None:
        """Look now."""
        project, outside = self._desk.project, self._outside
        if project is None or outside is None or not self.moved.look(outside):
            return
        if (
            self._is_asking()
            or QApplication.activeModalWidget()
            or QApplication.activePopupWidget()
        ):
            # The answer is meant for what was seen when it was asked for: what others changed
            # meanwhile makes it stale, and is not to be shown, and overwritten, behind a dialog.
            return
        try:
            seen = outside.look()
        except UserError:
            # Nobody asked for anything: what is wrong will be told by what somebody does next.
            return
        if seen is Seen.ANOTHER_STATE:
            self._reopen(project.path)
            self._desk.said.emit(
                "A backup was put back outside this window. The project is shown as it is now."
            )

    def _look_after(self, fault: UserError) -> None:
        # Whoever is refused sees what it is they would have overwritten, or written into.
        if isinstance(fault, (StaleEdit, CannotWrite)):
            self.look()

    def _stop(self) -> None:
        self._timer.stop()
        self._outside = None

    def _follow(self, project: Project | None) -> None:
        self._stop()
        self._outside = self._desk.trying(Outside) if project is not None else None
        if self._outside is not None:
            self._timer.start()


def in_words(others: Others, changes: Changes) -> str:
    """Return one sentence on what others did."""
    *most, last = map(isolated, others.names or ("Somebody",))
    who = f"{', '.join(most)} and {last}" if most else last
    for ids, one in (
        (changes.annotations, "statement"),
        (changes.articles, "article"),
        (changes.actors, "actor"),
    ):
        if ids:
            return f"{who} changed {counted(len(ids), one, f'{one}s')} outside this window."
    return f"{who} changed the project outside this window."
