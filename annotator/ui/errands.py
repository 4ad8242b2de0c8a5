"""Does one piece of work after the other aside, shows how far it is, and tells how it ended."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.desk import Desk

_Made = TypeVar("_Made")


def _nothing() -> None:
    """Do nothing."""


class Errands(QObject):
    """A user who asks for the next while one is under way waits for it: it is not begun."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Tell whether one is under way."""
        return self._job is not None

    def run(
        self,
        title: str,
        work: Callable[[], _Made],
        then: Callable[[_Made], None],
        first: Callable[[], object] = _nothing,
        failed: Callable[[], object] = _nothing,
    ) -> None:
        """Begin one; `then` gets what it made, `failed` is called before a fault is told.

        `first` is called once it is sure that it begins. Without a title it goes on unseen, so
        that nothing takes the keyboard from somebody at work.
        """
        from annotator.ui.dialogs.progress import show_progress  # noqa: PLC0415 - on first use

        if self.busy:
            self._desk.said.emit("Something else is still being done: try again in a moment.")
            return
        job = Job(lambda _progress: work(), self)
        job.finished.connect(lambda made: self._end(lambda: then(made)))
        job.failed.connect(lambda fault: self._end(lambda: self._fail(fault, failed)))
        self._job = job
        first()
        if title:
            show_progress(job, title, self._window, may_stop=False)
        job.start()

    def _end(self, then: Callable[[], None]) -> None:
        self._job = None
        # With the next event: a list that waits for an answer would else keep the progress, which
        # hears of the end after this, on top of itself.
        QTimer.singleShot(0, self, then)

    def _fail(self, fault: Exception, failed: Callable[[], object]) -> None:
        failed()
        if not isinstance(fault, UserError):
            raise fault
        self._desk.failed.emit(fault)
