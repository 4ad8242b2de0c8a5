"""Keeps the index of words up to date while nobody waits for it."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from annotator.domain.changes import Changes
from annotator.domain.counting import counted
from annotator.editing.project import Project
from annotator.editing.search import fill_index
from annotator.errors import UserError
from annotator.ui.background import Job, Progress
from annotator.ui.desk import Desk

_PAUSE = 1_500
"""Milliseconds after which an opened project is looked through: it is worked with first."""

_BREATH = 0.003
"""Seconds between two portions: whoever waits for their turn to write gets it."""

_SOON = 50
_WORTH_A_WORD = 500
"""From so many articles on, the status line says what the program is busy with."""


class Indexing(QObject):
    """Has words found fast in articles of older projects and of large imports, by work aside."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._job: Job | None = None
        self._again = False
        self._told = -1
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._begin)
        desk.project_opened.connect(self._follow)
        desk.changed.connect(self._take_in)

    def _follow(self, project: Project | None) -> None:
        self._again = False
        self._waiting.stop()
        if self._job is not None:
            self._job.cancel()
        if project is not None and not project.read_only:
            self._waiting.start(_PAUSE)

    def _take_in(self, changes: Changes) -> None:
        # A few articles are in the index as soon as they are in the project.
        if len(changes.articles) > 1 and not self._waiting.isActive():
            self._waiting.start(_SOON)

    def _begin(self) -> None:
        project = self._desk.project
        if project is None or project.read_only:
            return
        if self._job is not None:
            self._again = True
            return
        path = project.path
        self._told = -1
        self._job = Job(lambda progress: _fill(path, progress), self)
        self._job.progressed.connect(self._tell)
        self._job.finished.connect(self._finish)
        self._job.failed.connect(self._fail)
        self._job.start()

    def _tell(self, done: int, there_are: int) -> None:
        tenths = 10 * done // there_are
        if there_are < _WORTH_A_WORD or tenths == self._told:
            return
        # Each is spoken too, by a screen reader: not every portion is worth a word.
        self._told = tenths
        told = counted(there_are, "article", "articles")
        self._desk.said.emit(f"Indexing the words of {told}: {10 * tenths} %")

    def _finish(self, _whole: bool) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._begin()

    def _fail(self, fault: Exception) -> None:
        self._job = None
        # Words are found without the index too; what is wrong with the file will be told by edits.
        if not isinstance(fault, UserError):
            raise fault


def _fill(path: Path, progress: Progress) -> bool:
    project = Project.open(path)

    def breathe(done: int, there_are: int) -> bool:
        time.sleep(_BREATH)
        return progress(done, there_are)

    try:
        return fill_index(project, breathe)
    finally:
        project.close()
