"""Which articles print a statement's words beside the one it is coded in, word for word."""

from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.article import Byline
from annotator.domain.typography import fold_typography
from annotator.editing.families import families
from annotator.editing.project import Project

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Printed:
    """An article of a family, and its text without differences of typography."""

    article: str
    byline: Byline
    text: str


class Carriers:
    """Looks for words among the articles that carry one story; reads each family once at a time."""

    def __init__(self, project: Project) -> None:
        self._read = project.read
        self._family_of = {
            one.article: tuple(carrier.article for carrier in family)
            for family in families(project.read)
            for one in family
        }
        self._at_hand: tuple[str, ...] = ()
        self._printed: tuple[_Printed, ...] = ()
        self._coded: set[tuple[str, _Words, str | None]] = set()
        self._carried: set[tuple[str, _Words, str | None]] = set()

    def of(self, annotation: Annotation) -> tuple[Byline, ...]:
        """Return the bylines of the other articles that print all of a statement's words."""
        family = self._family_of.get(annotation.article)
        if family is None:
            return ()
        if family != self._at_hand:
            self._at_hand, self._printed = family, self._printings(family)
        words = tuple(fold_typography(part.exact).text for part in annotation.parts)
        actor = annotation.actor.id if annotation.actor else None
        others = [
            one
            for one in self._printed
            if one.article != annotation.article and all(each in one.text for each in words)
        ]
        self._coded.add((annotation.article, words, actor))
        self._carried.update((one.article, words, actor) for one in others)
        return tuple(one.byline for one in others)

    @property
    def further(self) -> int:
        """Return how often statements asked for appear where they are not coded themselves."""
        return len(self._carried - self._coded)

    def _printings(self, family: tuple[str, ...]) -> tuple[_Printed, ...]:
        found = filter(None, map(self._read.article, family))
        return tuple(_Printed(one.id, one.byline, fold_typography(one.text).text) for one in found)
