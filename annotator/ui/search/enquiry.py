"""Asks for hits aside, one question at a time; the last one asked is the one that counts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.editing.project import Project
from annotator.editing.search import Hit, Order, Query, Search
from annotator.ui.background import Job, Progress


@dataclass(frozen=True, slots=True)
class _Answer:
    search: Search
    hits: list[Hit]
    is_first: bool


class Enquiry(QObject):
    """Has a hold of its own on the project file: reading never waits for the window, nor it."""

    answered = Signal(object, bool)  # list[Hit], whether they are the first ones of a question
    failed = Signal(object)  # the Exception that ended it

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._project: Project | None = None
        self._search: Search | None = None
        self._job: Job | None = None
        self._next: Callable[[Progress], _Answer | None] | None = None
        self._ended = False

    @property
    def search(self) -> Search | None:
        """Return the question that was answered last."""
        return self._search

    def ask(self, query: Query, order: Order) -> None:
        """Ask another question; what is still being looked for is given up."""

        def look(progress: Progress) -> _Answer | None:
            if self._project is None:
                self._project = Project.open(self._path)
            search = Search(self._project, query, order)
            return _Answer(search, search.more(progress=progress), is_first=True)

        self._next = look
        self._go_on()

    def more(self) -> None:
        """Ask for the hits that follow, unless something is being looked for."""
        search = self._search
        if search is None or search.ended or self._job is not None:
            return
        self._next = lambda progress: _Answer(search, search.more(progress=progress), False)
        self._go_on()

    def end(self) -> None:
        """Ask nothing more, and let go of the file."""
        self._ended = True
        self._next = None
        if self._job is not None:
            self._job.cancel()
        else:
            self._let_go()

    def _go_on(self) -> None:
        if self._job is not None:
            self._job.cancel()
        elif self._next is not None:
            self._job, self._next = Job(self._next, self), None
            self._job.finished.connect(self._take)
            self._job.failed.connect(self._fail)
            self._job.start()

    def _take(self, answer: _Answer) -> None:
        self._job = None
        if self._ended:
            self._let_go()
        elif self._next is not None:
            self._go_on()
        else:
            self._search = answer.search
            self.answered.emit(answer.hits, answer.is_first)

    def _fail(self, fault: Exception) -> None:
        self._job = None
        if self._ended:
            self._let_go()
        self.failed.emit(fault)

    def _let_go(self) -> None:
        if self._project is not None:
            self._project.close()
        self.deleteLater()
