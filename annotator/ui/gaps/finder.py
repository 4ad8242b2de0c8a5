"""Keeps the gaps of the open article, and shows in its margin where they begin."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.article import Article
from annotator.domain.changes import Changes
from annotator.domain.gaps import Gap, GapIndex
from annotator.domain.spans import TextSpan
from annotator.editing.gaps import passages_of
from annotator.ui.article.view import ArticleView
from annotator.ui.background import Job
from annotator.ui.desk import MANY, Desk

_PAUSE = 20
"""Milliseconds after which an article that was opened is looked through: it is painted first."""

_LONG = 40_000
"""An article of more code points is looked through aside: it takes longer than a frame."""

Spans = dict[str, tuple[TextSpan, ...]]
"""The parts of statements, by the statements' ids."""


class Gaps(QObject):
    """Follows the article on the desk and the statements that come and go in it."""

    counted = Signal(str, int)  # an article's id, and how many gaps it has now

    def __init__(self, desk: Desk, view: ArticleView) -> None:
        """Watch a desk whose articles are shown in a view already when this hears of them."""
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._index: GapIndex | None = None
        self._spans: Spans = {}
        self._dismissed: tuple[TextSpan, ...] = ()
        self._looking = QTimer(self, singleShot=True, interval=_PAUSE)
        self._looking.timeout.connect(self._look)
        desk.article_opened.connect(self._begin)
        desk.changed.connect(self._take_in)

    def index(self) -> GapIndex | None:
        """Return the gaps of the open article; None without one, or while a long one is read."""
        if self._looking.isActive():
            self._looking.stop()
            self._look()
        return self._index

    def _begin(self, article: Article | None) -> None:
        self._index = None
        self._looking.stop()
        if article is not None:
            self._looking.start()

    def _look(self) -> None:
        article = self._desk.article
        if article is None:
            return
        spans = self._spans_shown()
        text, sha256, language = article.text, article.sha256, article.byline.language

        def look(_progress: object = None) -> GapIndex:
            index = GapIndex(passages_of(text, sha256, language))
            index.cover(span for held in spans.values() for span in held)
            return index

        if len(text) <= _LONG:
            self._take(article, spans, look())
            return
        job = Job(look, self)
        job.finished.connect(partial(self._take, article, spans))
        job.failed.connect(_fail)
        job.start()

    def _take(self, article: Article, spans: Spans, index: GapIndex) -> None:
        """Show the gaps as they were when these spans had statements, and what came since."""
        here = self._desk.article
        if here is None or (here.id, here.sha256) != (article.id, article.sha256):
            return
        self._spans = self._spans_shown()
        for annotation in spans.keys() | self._spans.keys():
            _exchange(index, spans.get(annotation, ()), self._spans.get(annotation, ()))
        self._dismissed = self._read_dismissals(here)
        index.cover(self._dismissed)
        self._index = index
        self._view.show_gaps(index)
        self.counted.emit(article.id, len(index))

    def _spans_shown(self) -> Spans:
        return {mark.annotation: mark.spans for mark in self._view.mark_order()}

    def _take_in(self, changes: Changes) -> None:
        article, index = self._desk.article, self._index
        if article is None or index is None:
            return
        if len(changes.annotations) > MANY:
            self._look()
            return
        changed: list[Gap] = []
        for annotation in changes.annotations:
            now = self._desk.touched.get(annotation)
            ours = now is not None and now.article == article.id and not now.is_waiting
            spans = tuple(part.span for part in now.parts) if now is not None and ours else ()
            changed += _exchange(index, self._spans.pop(annotation, ()), spans)
            if spans:
                self._spans[annotation] = spans
        if article.id in changes.articles:
            before, self._dismissed = self._dismissed, self._read_dismissals(article)
            changed += _exchange(index, before, self._dismissed)
        if changed:
            places = [TextSpan(gap.span.start, gap.span.start + 1) for gap in changed]
            self._view.show_gaps(index, places)
            self.counted.emit(article.id, len(index))

    def _read_dismissals(self, article: Article) -> tuple[TextSpan, ...]:
        read = self._desk.trying(lambda project: project.read.dismissals(article.id))
        return tuple(read or ())


def _exchange(
    index: GapIndex, before: Sequence[TextSpan], now: Sequence[TextSpan]
) -> tuple[Gap, ...]:
    """Cover the spans that are there now in place of those before; return what changed."""
    if before == now:
        return ()
    # The new ones first: a passage both touch does not open in between.
    return (*index.cover(now), *index.uncover(before))


def _fail(fault: Exception) -> None:
    raise fault
