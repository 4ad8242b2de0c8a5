"""Which statements somebody wants to see, as they say it, and how to find them step by step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from annotator.domain.annotation import ListOrder, Place
from annotator.domain.codebook import Kind
from annotator.domain.review import SetState
from annotator.domain.text import fold
from annotator.editing.project import Project
from annotator.store.annotation_filter import AnnotationFilter
from annotator.store.reading import Reader

PIECE = 2_000
"""About so many statements are looked for at a time."""

_WORDED = 500
"""So many statements are looked through for words at a time."""


_AMONG_OTHERS = 200
"""So many statements are put one by one among those listed already at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of the statements listed; what is left empty does not matter.

    Names need not be whole: “tol” finds whoever has that in one of their names.
    """

    kind: Kind | None = None
    actor: str = ""
    target: str = ""
    coder: str = ""
    status: SetState | None = None
    flagged: bool = False
    words: str = ""
    everywhere: bool = False
    """Whether in all articles, and not in the open one only."""
    order: ListOrder = ListOrder.TEXT

    def in_words(self) -> str:
        """Return what is wanted as a phrase, such as “flagged demands by “tol””."""
        told = ["flagged"] if self.flagged else []
        told += [f"{self.kind}s" if self.kind else "statements"]
        told += [f"by “{self.actor}”"] if self.actor else []
        told += [f"to “{self.target}”"] if self.target else []
        told += [f"with “{self.words}”"] if self.words else []
        phrase = [" ".join(told)]
        phrase += [f"coded by {self.coder}"] if self.coder else []
        phrase += [str(self.status)] if self.status else []
        phrase += ["in all articles"] if self.everywhere else []
        phrase += [f"by {self.order}"] if self.order is not ListOrder.TEXT else []
        return ", ".join(phrase)


EVERY_STATEMENT = Wanted()
"""Nothing is asked for: every statement of the open article."""


def conditions(read: Reader, wanted: Wanted, article: str | None) -> AnnotationFilter:
    """Return what is wanted as conditions; `article` is the open one."""
    coder = read.coder_named(wanted.coder) if wanted.coder else None
    return AnnotationFilter(
        article=None if wanted.everywhere else article,
        kind=wanted.kind,
        actors=_named_like(read, wanted.actor),
        targets=_named_like(read, wanted.target),
        coder=(coder or "") if wanted.coder else None,
        status=wanted.status,
        flagged=True if wanted.flagged else None,
        words=fold(wanted.words) or None,
    )


def _named_like(read: Reader, typed: str) -> frozenset[str] | None:
    folded = fold(typed)
    return frozenset(read.actors_like(folded)) if folded else None


def in_pieces(
    read: Reader,
    chosen: AnnotationFilter,
    articles: Iterable[tuple[str, int]],
    order: ListOrder = ListOrder.TEXT,
) -> Iterator[list[Place]]:
    """Yield where the statements chosen stand, each piece in order and found in a moment.

    `articles` are those to look in where no one is named: each with how many statements it has.
    """
    for few in _in_groups(chosen, articles):
        found = read.places(replace(few, words=None), order)
        if not few.words:
            yield from _portions(found, order, chosen)
            continue
        ids = (place.annotation for place in found)
        while batch := frozenset(islice(ids, _WORDED)):
            yield read.places(replace(few, ids=batch), order)


def _portions(
    found: list[Place], order: ListOrder, chosen: AnnotationFilter
) -> Iterator[list[Place]]:
    """Yield places a few at a time where they go among those of other articles."""
    few = len(found) if order is ListOrder.TEXT or chosen.article is not None else _AMONG_OTHERS
    for begin in range(0, len(found), few or 1):
        yield found[begin : begin + few]


def _in_groups(
    chosen: AnnotationFilter, articles: Iterable[tuple[str, int]]
) -> Iterator[AnnotationFilter]:
    if chosen.article is not None:
        yield chosen
        return
    group: list[str] = []
    held = 0
    for article, statements in articles:
        if not statements:
            continue
        group.append(article)
        held += statements
        if held >= PIECE:
            yield replace(chosen, articles=frozenset(group))
            group, held = [], 0
    if group:
        yield replace(chosen, articles=frozenset(group))


def count_waiting(project: Project, article: str) -> int:
    """Return how many statements of an article wait in an older text of it."""
    return len(project.read.places(AnnotationFilter(article=article, waiting=True)))
