"""Use cases of finding words in all articles, and of keeping the index of words up to date."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, islice, repeat

from annotator.domain.query import Query, read_query
from annotator.domain.spans import TextSpan
from annotator.editing.project import Project
from annotator.store.searching import MOST_RANKED, Candidate

__all__ = ["MOST_RANKED", "Hit", "Order", "Query", "Search", "fill_index", "read_query"]

Progress = Callable[[int, int], bool]
"""Called with how many are done and how many there are; returning False cancels."""

PAGE = 50
"""So many hits are shown at first."""

_REACH = 60
"""Code points of the text shown on either side of a hit, at most."""
_ARTICLES_AT_ONCE = (16, 16, 32)
"""So many articles are read at once, and then the last of these: often a few fill a page."""


class Order(StrEnum):
    """In which order hits come."""

    NEWEST = "newest"
    """The articles that came in last first."""
    BEST = "best"
    """The articles that speak most of it first, unless there are more than MOST_RANKED."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a term of the query stands, with the words around it."""

    article: str
    title: str
    outlet: str
    date: str
    span: TextSpan | None
    """Its place in the article's text; None when it stands in the headline."""
    before: str
    words: str
    after: str
    annotation: str | None = None
    """The shortest statement that covers it, if any."""


class Search:
    """The hits of one query, handed out page by page; each page is of its own moment."""

    def __init__(self, project: Project, query: Query, order: Order = Order.NEWEST) -> None:
        self.query = query
        self.order = order
        """Becomes the newest first once there prove to be too many to be ranked."""
        self.found = 0
        """So many hits were handed out."""
        self.ended = False
        """Whether there are no more."""
        self._project = project
        self._progress: Progress = lambda _done, _all: True
        self._hits = self._all_hits()

    def more(self, most: int = PAGE, progress: Progress = lambda _done, _all: True) -> list[Hit]:
        """Return the next hits, `most` of them or all that are left.

        `progress` is told of the hits found so far; once cancelled, a search is at its end.
        """
        self._progress = progress
        with self._project.search.one_moment():
            hits = list(islice(self._hits, most))
            self.ended = len(hits) < most
            self.found += len(hits)
            return _with_annotations(self._project, hits)

    def _all_hits(self) -> Iterator[Hit]:
        seen: set[str] = set()
        for candidates in chain(self._portions(), self._waiting(seen)):
            for candidate in candidates:
                seen.add(candidate.article)
                yield from _hits_in(candidate, self.query)
            if not self._progress(self.found, 0):
                return

    def _waiting(self, seen: Container[str]) -> Iterator[list[Candidate]]:
        """Yield the articles that the index does not have yet."""
        for article in self._project.search.waiting():
            # Many more may have come in, and into the index, since the first page.
            if article not in seen:
                yield list(self._project.search.articles([article]))

    def _portions(self) -> Iterator[list[Candidate]]:
        """Yield articles in order, each portion whole: between two pages no reading is open."""
        if self.order is Order.BEST:
            ranked = self._project.search.ranked(self.query)
            if ranked is not None:
                yield from self._ranked(ranked)
                return
            self.order = Order.NEWEST
        below: int | None = None
        for size in _sizes():
            portion = list(islice(self._project.search.newest(self.query, below), size))
            yield portion
            if len(portion) < size:
                return
            below = portion[-1].number

    def _ranked(self, numbers: Sequence[int]) -> Iterator[list[Candidate]]:
        begin = 0
        for size in _sizes():
            yield list(self._project.search.numbered(numbers[begin : begin + size]))
            begin += size
            if begin >= len(numbers):
                return


def _sizes() -> Iterator[int]:
    return chain(_ARTICLES_AT_ONCE, repeat(_ARTICLES_AT_ONCE[-1]))


def _hits_in(candidate: Candidate, query: Query) -> Iterator[Hit]:
    headline, text = candidate.title, candidate.text
    above, below = query.find(headline, text)
    known = (candidate.article, headline, candidate.outlet, candidate.date)
    for span in above:
        yield Hit(*known, None, *in_context(headline, span))
    for span in below:
        yield Hit(*known, span, *in_context(text, span))


def in_context(text: str, span: TextSpan) -> tuple[str, str, str]:
    """Return what stands before, under and after a span; words are not cut where it can be."""
    before = text[max(0, span.start - _REACH) : span.start]
    if span.start > _REACH:
        before = before[_first_blank(before) :]
    after = text[span.end : span.end + _REACH]
    if span.end + _REACH < len(text):
        after = after[: len(after) - _first_blank(after[::-1])]
    return before, span.slice(text), after


def _first_blank(words: str) -> int:
    return next((place for place, char in enumerate(words) if char.isspace()), 0)


def _with_annotations(project: Project, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits, each with the shortest statement over it."""
    articles = list(dict.fromkeys(hit.article for hit in hits if hit.span))
    parts: dict[str, list[tuple[TextSpan, str]]] = defaultdict(list)
    for article, start, end, annotation in project.search.parts(articles):
        parts[article].append((TextSpan(start, end), annotation))
    for listed in parts.values():
        listed.sort(key=lambda part: (len(part[0]), part))
    return [replace(hit, annotation=_covering(hit, parts.get(hit.article, ()))) for hit in hits]


def _covering(hit: Hit, parts: Sequence[tuple[TextSpan, str]]) -> str | None:
    if hit.span is None:
        return None
    return next((annotation for span, annotation in parts if span.covers(hit.span)), None)


def fill_index(project: Project, progress: Progress = lambda _done, _all: True) -> bool:
    """Have words found fast in all articles; return whether no article waits any more.

    Nothing is lost by stopping: words are found without it, only slower.
    """
    waiting = project.search.waiting()
    done = 0
    while done < len(waiting):
        if project.read_only or not progress(done, len(waiting)):
            return False
        done += project.index(waiting[done:])
    return True
