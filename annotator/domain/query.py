"""What somebody looks for in all articles: words, phrases and beginnings of words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from annotator.domain.spans import TextSpan
from annotator.domain.words import Word, is_inner, occurrences, whole_chunks, words
from annotator.errors import RuleBroken

LONGEST = 1_000
"""Characters a query may have."""
MOST_TERMS = 32
"""So many words and phrases one query may name."""

_QUOTED = re.compile(r'["“”„‟«»]([^"“”„‟«»]*)(["“”„‟«»]|$)(\*?)|([^\s"“”„‟«»]+)')
_NEAR = 24
"""How far, in code points for each word, the words beside a word are looked for at first."""
_MANY = 40
"""Found so often, a word is not worth looking around each time."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or several that must follow one another; all of them folded.

    With `open`, the last one is only the beginning of a word.
    """

    words: tuple[str, ...]
    open: bool = False

    def spans(self, text: str) -> list[TextSpan]:
        """Return where the term stands in a text, from its first word to its last."""
        # The longest word is the rarest: only where it stands the others are looked at.
        anchor = max(range(len(self.words)), key=lambda place: len(self.words[place]))
        begins = self.open and anchor == len(self.words) - 1
        found = occurrences(text, self.words[anchor], begins=begins)
        if len(self.words) == 1:
            return [TextSpan(one.start, one.end) for one in found]
        if len(found) > _MANY:
            return self._in_sequence(list(words(text)))
        return [span for one in found for span in self._around(text, one, anchor)]

    def _around(self, text: str, found: Word, anchor: int) -> list[TextSpan]:
        """Return the term's spans that have a word found at their place `anchor`."""
        if plain := self._plainly(text, found, anchor):
            return [plain]
        reach, after = _NEAR * len(self.words), len(self.words) - anchor
        while True:
            start, end = whole_chunks(text, found.start - reach, found.end + reach)
            here = list(words(text, start, end))
            place = here.index(found)
            enough_before = place >= anchor or start == 0
            if enough_before and (place + after <= len(here) or end == len(text)):
                return self._in_sequence(here[max(0, place - anchor) : place + after])
            reach *= 4

    def _plainly(self, text: str, found: Word, anchor: int) -> TextSpan | None:
        """Return the term's span if it is printed in ASCII with one space between its words.

        Most phrases are, and that is seen at once.
        """
        phrase = " ".join(self.words)
        start = found.start - sum(len(word) + 1 for word in self.words[:anchor])
        end = start + len(phrase)
        if self.open or start < 0 or text[start:end].lower() != phrase or not phrase.isascii():
            return None
        parted = not is_inner(text[start - 1 : start] or " ") and not is_inner(text[end : end + 1])
        return TextSpan(start, end) if parted else None

    def _in_sequence(self, sequence: Sequence[Word]) -> list[TextSpan]:
        length, *whole = len(self.words), *self.words[:-1]
        return [
            TextSpan(sequence[place].start, sequence[place + length - 1].end)
            for place in range(len(sequence) - length + 1)
            if self._ends_like(sequence[place + length - 1].folded)
            and [one.folded for one in sequence[place : place + length - 1]] == whole
        ]

    def _ends_like(self, word: str) -> bool:
        return word.startswith(self.words[-1]) if self.open else word == self.words[-1]


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all occur in an article, in its headline or its text."""

    terms: tuple[Term, ...]

    def find(self, headline: str, text: str) -> tuple[list[TextSpan], list[TextSpan]]:
        """Return where the terms stand in a headline and in a text: nowhere unless all of them do.

        In the order of the text; a place inside another is left out.
        """
        above = [term.spans(headline) for term in self.terms]
        below = [term.spans(text) for term in self.terms]
        if not all(map(any, zip(above, below, strict=True))):
            return [], []
        return _outermost(above), _outermost(below)


def _outermost(found: Iterable[Iterable[TextSpan]]) -> list[TextSpan]:
    outer: list[TextSpan] = []
    for span in sorted(chain.from_iterable(found), key=lambda one: (one.start, -one.end)):
        if not outer or span.end > outer[-1].end:
            outer.append(span)
    return outer


def read_query(typed: str) -> Query:
    """Read words, “phrases in quotation marks” and beginnings* of words.

    Case, accents, vowel points and forms of letters make no difference. What holds several words
    without a space, such as “U.N.”, is a phrase of them.

    Raises
    ------
    RuleBroken
        There is no word in it, or there are too many.

    """
    if len(typed) > LONGEST:
        raise _refused("That is too much to search for.", "Search for a few words of it.")
    terms = tuple(dict.fromkeys(_terms(typed)))
    if not terms:
        raise _refused(
            f"There is no word to search for in “{typed.strip()}”."
            if typed.strip()
            else "There is no word to search for.",
            "Type a word, or several between quotation marks for a phrase.",
        )
    if len(terms) > MOST_TERMS:
        raise _refused(
            f"{len(terms)} words are too many to search for at once.",
            f"Leave some out: {MOST_TERMS} are the most.",
        )
    return Query(terms)


def _terms(typed: str) -> Iterator[Term]:
    for match in _QUOTED.finditer(typed):
        phrase, _, star, word = match.groups()
        meant = (phrase or word or "").rstrip()
        folded = tuple(one.folded for one in words(meant))
        if folded:
            yield Term(folded, open=bool(star) or meant.endswith("*"))


def _refused(happened: str, todo: str) -> RuleBroken:
    return RuleBroken(happened, kept="Nothing was changed.", todo=todo)
