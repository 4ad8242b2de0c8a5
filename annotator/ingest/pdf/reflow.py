"""Printed lines to paragraphs: lines that run on are joined, and parted words made whole."""

# ruff: noqa: RUF001 - marks of many scripts stand side by side here

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from annotator.ingest.pdf.order import Row

_CLOSEST = 5  # the part of the distances that is smaller than the one taken
_USUAL = 1.2
_WIDE = 1.3  # of the usual distance between two lines parts paragraphs
_OTHER_SIZE = 0.08  # of the size of letters
_INDENT = 0.6  # of the size of letters
_MOST_INDENT = 6.0
_SHORT = 0.85  # of the width of the column
_SENTENCE_END = re.compile(r"[.!?:。۔؟।…][\"'”’»)\]]*$")
_HYPHENS = ("-", "\u2010", "\u00ad")
_BEFORE_HYPHENS = (
    "all anti co cross eight ex far first five four half high ill long low mid multi nine non off "
    "on one part post pre pro quasi second self semi seven short six so ten third three two under "
    "vice well wide"
)
_PARTED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_GOES_ON = re.compile(r"[^\W\d_]+")
_COMPOUNDING = frozenset(_BEFORE_HYPHENS.split())
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Reflown:
    """Paragraphs, how many lines were joined into them, and the words that were made whole."""

    paragraphs: tuple[str, ...]
    joined: int
    words: tuple[str, ...]


def reflow(pages: Iterable[list[Row]]) -> Reflown:
    """Return the paragraphs that the rows of all pages make, also across columns and pages."""
    rows = [(number, row) for number, page in enumerate(pages) for row in page]
    distance = _usual_distance(rows)
    known = _known_words([row.text for _, row in rows])
    paragraphs: list[str] = []
    words: list[str] = []
    joined = 0
    fresh = False
    for place, (number, row) in enumerate(rows):
        before = rows[place - 1] if place else None
        if before is None or _begins(before, (number, row), distance, fresh=fresh):
            paragraphs.append(row.text)
            fresh = True
            continue
        fresh = False
        joined += 1
        whole, word = _with(paragraphs[-1], row.text, known)
        paragraphs[-1] = whole
        if word:
            words.append(word)
    return Reflown(tuple(paragraphs), joined, tuple(words))


def _known_words(lines: list[str]) -> set[str]:
    """Return the words that stand whole on a line, in small letters."""
    known: set[str] = set()
    goes_on = False
    for line in lines:
        words = _WORDS.findall(line)
        parted = line.endswith(_HYPHENS)
        known.update(word.casefold() for word in words[goes_on : len(words) - parted])
        goes_on = parted
    return known


def _usual_distance(rows: list[tuple[int, Row]]) -> float:
    """Return the distance from line to line within a paragraph, in sizes of its letters."""
    found = [
        (row.bottom - before.bottom) / row.size
        for (page, before), (number, row) in pairwise(rows)
        if page == number and before.column == row.column and row.bottom > before.bottom
    ]
    # In a short text there may be more paragraphs than lines that go on, which stand closest.
    return sorted(found)[len(found) // _CLOSEST] if found else _USUAL


def _begins(last: tuple[int, Row], here: tuple[int, Row], distance: float, *, fresh: bool) -> bool:
    """Tell whether a line begins a paragraph; `fresh`: the line before it did."""
    (page, before), (number, row) = last, here
    if abs(before.size - row.size) > row.size * _OTHER_SIZE:
        return True
    ends = _SENTENCE_END.search(before.text) is not None
    width = before.end - before.edge
    short = before.right < before.edge + width * _SHORT
    indent = _INDENT * row.size < row.left - row.edge < _MOST_INDENT * row.size
    if page != number or before.column != row.column:
        return ends and (short or indent)
    if (row.bottom - before.bottom) / row.size > distance * _WIDE:
        return True
    was_indented = before.left - before.edge > _INDENT * row.size
    return ends and (short or (indent and (fresh or not was_indented)))


def _with(text: str, line: str, known: set[str]) -> tuple[str, str]:
    """Return a paragraph with a further line, and the word that was made whole by it, or ""."""
    parted, rest = _PARTED.search(text), _GOES_ON.match(line)
    if parted is None or rest is None:
        return (text + line if text.endswith(_HYPHENS) else f"{text} {line}"), ""
    first, second = parted[1], rest[0]
    if _keeps_hyphen(first, second, known):
        return text + line, ""
    return text[:-1] + line, first + second


def _keeps_hyphen(first: str, second: str, known: set[str]) -> bool:
    """Tell whether a word would be written with its hyphen in the middle of a line, too."""
    if not second[0].islower():
        return True
    small, rest = first.casefold(), second.casefold()
    if small + rest in known:
        return False
    return f"{small}-{rest}" in known or small in _COMPOUNDING or {small, rest} <= known
