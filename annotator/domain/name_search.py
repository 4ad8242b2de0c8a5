"""Finding actors while somebody types one of their names."""

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, Self

from annotator.domain.actors import Actor
from annotator.domain.text import fold

LIMIT = 9
"""So many actors are offered at once: more is no longer read at a glance."""


@dataclass(frozen=True, slots=True)
class Found:
    """An actor, and the one of its names that was found."""

    actor: Actor
    name: str


class _Breaks(dict[int, str]):
    """What each code point of a folded name becomes when the name is cut into words."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = kept = char if unicodedata.category(char)[0] in "LMNC" else " "
        return kept


# Within a word these are often left out: O'Hara, Sana'a, U.N.
_BREAKS = _Breaks({ord("'"): "", ord("."): ""})


def words(folded: str) -> list[str]:
    """Return the words of a folded name; punctuation parts them."""
    return folded.translate(_BREAKS).split()


class _Forms(NamedTuple):
    folded: str
    words: str
    """The words with a space before each, so that a space and letters find a beginning."""


def _forms(name: str) -> _Forms:
    folded = fold(name)
    return _Forms(folded, f" {' '.join(words(folded))}")


class _Name(NamedTuple):
    actor: Actor
    name: str


class NameSearch:
    """All actors of a project, to be searched by any of their names.

    Folding many thousand names takes longer than one key may, so it can be done in advance in
    small portions; a search folds whatever is still missing.
    """

    def __init__(self, actors: Sequence[Actor] = (), former: Self | None = None) -> None:
        """Take the actors, and a former search whose folded names can be used again."""
        self._actors = actors
        self._by_id: dict[str, Actor] = {}
        self._forms_before = former._forms if former else {}  # noqa: SLF001  of our own kind
        self._forms: dict[str, _Forms] = {}
        self._ranked: Sequence[Actor] = ()
        self._prepared = 0
        self._names: list[_Name] = []
        self._texts: list[str] = []
        self._exact: dict[str, list[Found]] = defaultdict(list)
        self._text = ""
        self._starts: list[int] = []
        self._joined_names = 0
        """So many of the names are in the one text that is searched."""

    @property
    def is_prepared(self) -> bool:
        """Tell whether all names are folded, so that a search takes no time."""
        return self._prepared == len(self._actors)

    def prepare(self, count: int | None = None) -> bool:
        """Fold the names of `count` more actors, or of all; tell whether all are done."""
        ranked = self._rank()
        end = len(ranked) if count is None else self._prepared + count
        for actor in ranked[self._prepared : end]:
            self._take(actor)
        self._prepared = min(end, len(ranked))
        return self.is_prepared

    def foremost(self, limit: int = LIMIT) -> Sequence[Actor]:
        """Return the actors with the most statements."""
        return self._rank()[:limit]

    def actor(self, actor_id: str) -> Actor | None:
        """Return the actor of that id."""
        if not self._by_id:
            self._by_id = {actor.id: actor for actor in self._actors}
        return self._by_id.get(actor_id)

    def named(self, name: str, *, wait: bool = True) -> Sequence[Found]:
        """Return the actors who have exactly this name, case and accents aside.

        Without `wait` only among those whose names are folded by now.
        """
        if wait:
            self.prepare()
        return self._exact.get(fold(name), ())

    def printed_as(self, name: str) -> Sequence[Actor]:
        """Return the actors a text may mean by a name: who has it, or whose names end with it."""
        exact = self.named(name)
        end = _forms(name).words
        if exact or not end:
            return [hit.actor for hit in exact]
        named = (self._names[n].actor for n, text in enumerate(self._texts) if text.endswith(end))
        return list({actor.id: actor for actor in named}.values())

    def find(self, typed: str, limit: int = LIMIT, *, wait: bool = True) -> list[Found]:
        """Return the actors one of whose names holds all that was typed, the likeliest first.

        A whole name comes before names of which words begin with what was typed, and these before
        names that merely hold it; among equals those with the most statements come first. Without
        `wait` only those are found whose names are folded by now: they have the most statements.
        """
        if wait:
            self.prepare()
        wanted = words(fold(typed))
        found = {hit.actor.id: hit for hit in self._exact.get(fold(typed), ())}
        if wanted:
            for sought in ([f" {word}" for word in wanted], wanted):
                for hit in self._holding(sought):
                    if len(found) >= limit:
                        break
                    found.setdefault(hit.actor.id, Found(*hit))
        return list(found.values())[:limit]

    @property
    def texts(self) -> Sequence[str]:
        """Return the names as they are searched: folded words, with a space before each."""
        return self._texts

    def at(self, place: int) -> Found:
        """Return the actor and the name at a place among the texts."""
        return Found(*self._names[place])

    def _holding(self, sought: Sequence[str]) -> Iterator[_Name]:
        """Yield the names that hold all that is sought, in the order of their actors.

        All names are one text: to go through many thousand one by one takes longer than a key may.
        """
        rarest, *others = sorted(sought, key=len, reverse=True)
        text, starts = self._joined()
        at = text.find(rarest)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            if all(word in self._texts[place] for word in others):
                yield self._names[place]
            at = text.find(rarest, starts[place] + len(self._texts[place]))

    def _joined(self) -> tuple[str, list[int]]:
        if self._joined_names != len(self._texts):
            self._joined_names = len(self._texts)
            lengths = (len(text) + 1 for text in self._texts)
            self._starts = [0, *accumulate(lengths)]
            self._text = "\n".join(self._texts)
        return self._text, self._starts

    def _rank(self) -> Sequence[Actor]:
        if not self._ranked:
            self._ranked = sorted(self._actors, key=_rank)
        return self._ranked

    def _take(self, actor: Actor) -> None:
        for name in actor.names:
            forms = self._forms_before.get(name) or _forms(name)
            self._forms[name] = forms
            self._names.append(_Name(actor, name))
            self._texts.append(forms.words)
            same = self._exact[forms.folded]
            if all(hit.actor is not actor for hit in same):
                same.append(Found(actor, name))


def _rank(actor: Actor) -> tuple[int, str, str]:
    return -actor.statements, actor.name, actor.id
