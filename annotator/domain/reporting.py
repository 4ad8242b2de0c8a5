"""Finds the word of a passage by which it tells that somebody said something."""

# ruff: noqa: RUF001  the letters of several alphabets stand side by side

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from annotator.domain.reporting_words import WORDS
from annotator.domain.text import fold

_TOKEN = regex.compile(r"[\w\p{M}]+(?:['’][\w\p{M}]+)*")
_ELIDED = regex.compile(r"(?:qu|[cdjlmnst])'(?=\w{3})")
"""French words joined to the next one: l'a dit, qu'elle affirme."""
_LATER = fold("…")
_ARABIC_LETTERS = frozenset(map(chr, range(0x0620, 0x0660)))
_ARABIC_AND = ("و", "ف")
"""“And” and “so”, which Arabic joins to the word behind them."""
_ARABIC_THEM = ("ها", "هم", "هما", "ه", "نا")
"""“Her”, “them”, “him” and “us”, which Arabic joins to the verb before them."""
_LEAST_ARABIC = 2
"""A word has at least so many letters without what is joined to it."""

_LATIN = ("en", "de", "fr", "es", "tr")
_OTHER_SCRIPTS = ("ar", "ru")
"""Their words cannot be mistaken for those of another language here, so they always count."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What must follow the first word: at once, or anywhere later; () for nothing."""

    next: tuple[str, ...] = ()
    later: str = ""

    def fits(self, rest: Sequence[str]) -> bool:
        if self.later:
            return self.later in rest
        return tuple(rest[: len(self.next)]) == self.next


_Lexicon = dict[str, tuple[_Entry, ...]]


def reporting_word(pieces: Iterable[str], language: str = "") -> str:
    """Return the first words that report speech in one sentence, as printed, or "".

    `pieces` are the stretches of the sentence that stand in no quotation. `language` is a BCP 47
    tag; of an unknown language, "", the words of all that are known here count.
    """
    words = [found[0] for piece in pieces for found in _TOKEN.finditer(piece)]
    lexicon = _lexicon(language.partition("-")[0].lower())
    folded = [_folded(word) for word in words]
    for place, word in enumerate(folded):
        for entry in (entry for form in _forms(word) for entry in lexicon.get(form, ())):
            if entry.fits(folded[place + 1 :]):
                return " ".join(words[place : place + 1 + len(entry.next)])
    return ""


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and what is left of it without a word that is joined to its beginning."""
    yield word
    if word[:1] in _ARABIC_LETTERS:
        yield from _arabic_forms(word)
    elif "'" in word and (joined := _ELIDED.match(word)):
        yield word[joined.end() :]


def _arabic_forms(word: str) -> Iterator[str]:
    bare = word[1:] if word.startswith(_ARABIC_AND) and len(word) > _LEAST_ARABIC else word
    if bare != word:
        yield bare
    for joined in _ARABIC_THEM:
        if bare.endswith(joined) and len(bare) - len(joined) >= _LEAST_ARABIC:
            yield bare.removesuffix(joined)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


@cache
def _lexicon(language: str) -> _Lexicon:
    """Return the entries by their first word; of another Latin language, no Latin words."""
    known = _LATIN if not language else (language,) if language in _LATIN else ()
    entries: defaultdict[str, list[_Entry]] = defaultdict(list)
    for name in (*known, *_OTHER_SCRIPTS):
        for line in WORDS[name].split(","):
            first, *rest = fold(line).split()
            if rest[:1] == [_LATER]:
                entries[first].append(_Entry(later=rest[1]))
            else:
                entries[first].append(_Entry(next=tuple(rest)))
    return {word: tuple(found) for word, found in entries.items()}
