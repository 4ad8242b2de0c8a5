"""Names that may be one actor's: spelt in two ways, shortened, or with a slip of the pen."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz, process

from annotator.domain.actors import Actor, ActorType
from annotator.domain.name_search import Found, NameSearch, words
from annotator.domain.text import fold

ALIKE = 86.0
"""From this likeness on, of 100, two names are offered as one actor's."""

_INITIALS, _SURNAME = 95.0, 90.0
"""How alike a name with initials, and a surname alone, is to the full name."""
_WORD_ALIKE = 76.0
"""From this likeness on a word may be another one misspelt."""
_SHORTEST_SURNAME = 4
_RARE = 5
"""A surname alone is taken for a person's when no more actors than these have it."""
_SMALL_BLOCK = 40
_WINDOW = 10
"""In a larger block each name is compared with so many that come after it in order."""
_LONGEST_KEY = 4
_VOWELS = dict.fromkeys(map(ord, "aeiouywhاويىهعء'"))  # noqa: RUF001  letters as they are folded

Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Near:
    """Two actors whose names are alike; the first has more statements."""

    first: Actor
    second: Actor
    names: tuple[str, str]
    """The names that are alike, of the first and of the second."""
    score: float
    """How alike they are: 100 is the same, case, accents and order of words aside."""


class _Form(NamedTuple):
    """A name made ready to be compared."""

    place: int
    """The actor's place in the list."""
    name: str
    words: frozenset[str]
    """The folded words."""
    text: str
    """These words in alphabetical order."""
    compact: str
    """These words as printed, with nothing between them."""
    has_initial: bool


class NearNames:
    """All actors of a registry, to be searched for those that may be one."""

    def __init__(
        self, actors: Sequence[Actor], apart: frozenset[frozenset[str]] = frozenset()
    ) -> None:
        """Take the actors, and the pairs of ids of whom it is known that they are not one."""
        self._actors = actors
        self._apart = apart
        self._places = {actor.id: place for place, actor in enumerate(actors)}
        self._forms = [form for n, actor in enumerate(actors) for form in _forms(n, actor)]
        self._holders: dict[str, set[int]] = defaultdict(set)
        for form in self._forms:
            for word in form.words:
                self._holders[word].add(form.place)

    def to(self, actor_id: str, limit: int = 5) -> list[Near]:
        """Return the actors whose names are most like those of one actor, the likest first."""
        place = self._places.get(actor_id)
        if place is None:
            return []
        best: dict[tuple[int, int], Near] = {}
        texts = [form.text for form in self._forms]
        for own in _forms(place, self._actors[place]):
            likely = process.extract(
                own.text, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=4 * limit
            )
            others = {at for _, _, at in likely} | self._sharing(own)
            for at in others:
                self._compare(best, own, self._forms[at])
        return sorted(best.values(), key=_order)[:limit]

    def pairs(self, progress: Progress | None = None) -> list[Near]:
        """Return all actors that may be one, two by two, the likest first.

        Names are compared only with those that share the consonants a word begins with; so it
        takes seconds for tens of thousands. `progress` is told how far it is, and may end it.
        """
        best: dict[tuple[int, int], Near] = {}
        blocks = list(self._blocks())
        for done, block in enumerate(blocks):
            if progress and done % 500 == 0 and not progress(done, len(blocks)):
                break
            for one, other in _together(block):
                self._compare(best, one, other)
        return sorted(best.values(), key=_order)

    def _blocks(self) -> Iterator[list[_Form]]:
        blocks: dict[str, list[_Form]] = defaultdict(list)
        for form in self._forms:
            for key in dict.fromkeys(map(_skeleton, form.words)):
                blocks[key].append(form)
        return (block for block in blocks.values() if len(block) > 1)

    def _sharing(self, form: _Form) -> set[int]:
        """Return the places of the forms that share a rare word with one."""
        holders: set[int] = set()
        for word in form.words:
            if len(self._holders[word]) <= _RARE:
                holders |= self._holders[word]
        return {at for at, other in enumerate(self._forms) if other.place in holders}

    def _compare(self, best: dict[tuple[int, int], Near], one: _Form, other: _Form) -> None:
        if one.place == other.place:
            return
        actors = self._actors[one.place], self._actors[other.place]
        if self._apart and frozenset((actors[0].id, actors[1].id)) in self._apart:
            return
        score = self._score(one, other)
        key = (min(one.place, other.place), max(one.place, other.place))
        if score >= ALIKE and (key not in best or best[key].score < score):
            best[key] = _near(actors, (one.name, other.name), score)

    def _score(self, one: _Form, other: _Form) -> float:
        if one.text == other.text:
            return 100.0
        if len(one.words) == len(other.words):
            has_initial = one.has_initial or other.has_initial
            if has_initial and _abbreviates(one.words, other.words):
                return _INITIALS
            alike = fuzz.ratio(one.text, other.text, score_cutoff=ALIKE)
            return alike if alike and _are_alike(one.words, other.words) else 0.0
        if self._is_surname_of(one, other) or self._is_surname_of(other, one):
            return _SURNAME
        return fuzz.ratio(one.compact, other.compact, score_cutoff=ALIKE)

    def _is_surname_of(self, short: _Form, full: _Form) -> bool:
        if len(short.words) != 1 or not short.words < full.words:
            return False
        (word,) = short.words
        people = (self._actors[form.place].type is ActorType.PERSON for form in (short, full))
        is_rare = len(self._holders[word]) <= _RARE
        return is_rare and len(word) >= _SHORTEST_SURNAME and all(people)


def nearest(search: NameSearch, typed: str, limit: int = 3) -> list[Found]:
    """Return the actors of whom a name is so like what was typed that it may be a misspelling."""
    sought = words(fold(typed))
    if sum(map(len, sought)) < _SHORTEST_SURNAME:
        return []
    text = " " + " ".join(sought)
    likely = process.extract(
        text, search.texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=4 * limit
    )
    found: dict[str, Found] = {}
    for other, _, place in likely:
        if _are_alike(frozenset(sought), frozenset(other.split())):
            hit = search.at(place)
            found.setdefault(hit.actor.id, hit)
    return list(found.values())[:limit]


def _forms(place: int, actor: Actor) -> Iterator[_Form]:
    seen = set()
    for name in actor.names:
        found = words(fold(name))
        text = " ".join(sorted(found))
        if found and text not in seen:
            seen.add(text)
            has_initial = any(len(word) == 1 for word in found)
            yield _Form(place, name, frozenset(found), text, "".join(found), has_initial)


def _skeleton(word: str) -> str:
    """Return the consonants a word begins with: Mohammed and Muhamad have the same."""
    bare = word[0] + word[1:].translate(_VOWELS)
    single = [char for n, char in enumerate(bare) if n == 0 or char != bare[n - 1]]
    return "".join(single)[:_LONGEST_KEY]


def _together(block: list[_Form]) -> Iterator[tuple[_Form, _Form]]:
    """Yield the pairs of a block that are to be compared."""
    if len(block) <= _SMALL_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda form: form.text)
    for n, one in enumerate(ordered):
        for other in ordered[n + 1 : n + 1 + _WINDOW]:
            yield one, other


def _abbreviates(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether names that share a word differ only in that initials stand for words."""
    left, right = one - other, other - one
    if len(left) == len(one):
        return False
    return all(any(a[0] == b[0] and 1 in {len(a), len(b)} for b in right) for a in left)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether each word that only one name has is like one that only the other has.

    So the ministry of one state is not taken for that of another, however long the rest.
    """
    right = other - one
    return all(any(_is_misspelt(word, like) for like in right) for word in one - other)


def _is_misspelt(word: str, like: str) -> bool:
    key = _skeleton(word)
    if len(key) > 1 and key == _skeleton(like):
        return True
    return fuzz.ratio(word, like, score_cutoff=_WORD_ALIKE) > 0


def _near(actors: tuple[Actor, Actor], names: tuple[str, str], score: float) -> Near:
    first, second = actors
    if (first.statements, second.id) < (second.statements, first.id):
        return Near(second, first, (names[1], names[0]), score)
    return Near(first, second, names, score)


def _order(near: Near) -> tuple[float, int, str, str]:
    return -near.score, -near.first.statements, near.first.name, near.second.name
