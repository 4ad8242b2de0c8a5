"""Does long work aside, so that the window stays awake, and can be told to stop."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

Progress = Callable[[int, int], bool]
"""Called with how many are done and how many there are; it returns False once cancelled."""

Work = Callable[[Progress], Any]
"""What is done aside. It must touch no widget, and gives back plain data."""

_INTERVAL = 15
"""Milliseconds between two looks at how far the work is."""

_PATIENCE = 10.0
"""Seconds that the closing program waits for work that was told to stop."""


class Job(QObject):
    """One piece of work; its signals come in the thread of the window, which looks for news.

    Work that was cancelled still finishes: what it gives back says how far it came.
    """

    progressed = Signal(int, int)  # how many are done, how many there are
    finished = Signal(object)  # what the work gave back
    failed = Signal(object)  # the Exception that ended it: a UserError or a bug

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = _Task(work)
        self._told: tuple[int, int] | None = None
        # Python's own thread: unlike Qt's, one that hangs cannot abort a program that closes.
        self._thread = threading.Thread(target=self._task.run, name="annotator work", daemon=True)
        self._timer = QTimer(self, interval=_INTERVAL)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin the work."""
        application = QCoreApplication.instance()
        assert application is not None  # noqa: S101  without one there is nobody to tell
        application.aboutToQuit.connect(self.end)
        self._thread.start()
        self._timer.start()

    def cancel(self) -> None:
        """Ask the work to stop at the next place where it tells its progress."""
        self._task.stopping.set()

    def _look(self) -> None:
        ended = not self._thread.is_alive()
        progress = self._task.progress
        if progress is not None and progress != self._told:
            self._told = progress
            self.progressed.emit(*progress)
        if not ended:
            return
        self._timer.stop()
        # What was done may be large, and whoever asked for it may stay as long as the window.
        self.deleteLater()
        if self._task.fault is not None:
            self.failed.emit(self._task.fault)
        else:
            self.finished.emit(self._task.result)

    def end(self) -> None:
        """Ask the work to stop and wait until it has; nothing more is told of it."""
        self.cancel()
        self._timer.stop()
        self._thread.join(_PATIENCE)


class _Task:
    """What both threads know of the work: no Qt object, for those live in one thread only."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.stopping = threading.Event()
        self.progress: tuple[int, int] | None = None
        self.result: Any = None
        self.fault: Exception | None = None

    def run(self) -> None:
        """Do the work in the thread that calls this."""
        try:
            self.result = self._work(self._tell)
        except Exception as fault:  # noqa: BLE001 - handed to whoever wanted the work done
            self.fault = fault

    def _tell(self, done: int, there_are: int) -> bool:
        self.progress = (done, there_are)
        return not self.stopping.is_set()
