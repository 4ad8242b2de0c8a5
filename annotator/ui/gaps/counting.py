"""Counts the gaps of a project's articles aside, for the list of articles."""

import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from annotator.domain.changes import Changes
from annotator.editing.gaps import gaps_of
from annotator.editing.project import Project
from annotator.errors import NotFound, UserError
from annotator.ui.articles.list import ArticleList
from annotator.ui.background import Job, Progress
from annotator.ui.desk import Desk
from annotator.ui.gaps.finder import Gaps

_PAUSE = 1_500
"""Milliseconds of rest, after a project was opened or changed, before counting begins."""

_BREATH = 0.003
"""Seconds between two articles: work in Python slows the window's own."""

Counts = deque[tuple[str, int]]


class GapCounting(QObject):
    """Counts article by article, those at the top of the list first, and again what changed.

    The open article is counted by whoever shows its gaps.
    """

    def __init__(self, desk: Desk, articles: ArticleList, gaps: Gaps) -> None:
        super().__init__(articles)
        self._desk = desk
        self._articles = articles
        self._todo: dict[str, None] = {}
        self._counts: Counts = deque()
        self._job: Job | None = None
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self._count)
        gaps.counted.connect(articles.put_gaps)
        desk.project_opened.connect(self._begin)
        desk.changed.connect(self._take_in)

    def _begin(self, project: Project | None) -> None:
        self._stop()
        self._todo = {}
        if project is not None:
            self._todo = dict.fromkeys(self._articles.listed_ids())
            self._rest.start()

    def _take_in(self, changes: Changes) -> None:
        here = self._desk.article.id if self._desk.article else ""
        changed = changes.articles - {here}
        if changed:
            self._todo |= dict.fromkeys(sorted(changed))
            self._rest.start()

    def _stop(self) -> None:
        self._rest.stop()
        if self._job is not None:
            # Whoever closes a project may put another file in its place: no hold on it is left.
            self._job.end()
            self._job.deleteLater()
            self._job = None
        self._counts.clear()

    def _count(self) -> None:
        project = self._desk.project
        if project is None or not self._todo:
            return
        if self._job is not None:
            self._rest.start()
            return
        todo, self._todo = list(self._todo), {}
        work = partial(_count_all, project.path, todo, self._counts)
        job = self._job = Job(work, self)
        job.progressed.connect(self._show)
        job.finished.connect(partial(self._end, job))
        job.failed.connect(partial(self._fail, job))
        job.start()

    def _show(self, _done: int = 0, _all: int = 0) -> None:
        while self._counts:
            self._articles.put_gaps(*self._counts.popleft())

    def _end(self, job: Job, _counted: object) -> None:
        if job is self._job:
            self._job = None
            self._show()

    def _fail(self, job: Job, fault: Exception) -> None:
        self._end(job, None)
        # What a user could do about it is told where they open the article; here nothing is lost.
        if not isinstance(fault, UserError):
            raise fault


def _count_all(path: Path, articles: Sequence[str], counts: Counts, progress: Progress) -> None:
    """Count the gaps of articles by another hold on the file, until told to stop."""
    project = Project.open(path)
    try:
        for done, article in enumerate(articles):
            if not progress(done, len(articles)):
                return
            # Whatever was undone or taken out meanwhile is on no list any more.
            with suppress(NotFound):
                counts.append((article, len(gaps_of(project, article))))
            time.sleep(_BREATH)
    finally:
        project.close()
