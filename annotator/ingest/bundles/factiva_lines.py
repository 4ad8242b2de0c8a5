"""One article of Factiva by its lines: all hangs on the line with the number of words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from annotator.domain.draft import Role
from annotator.ingest.bundles.found import Found
from annotator.ingest.bundles.labels import Labels
from annotator.ingest.dates import date_in
from annotator.ingest.roles import author_in, is_copyright

_LENGTH: Final = re.compile(r"\d{1,3}(?:[.,'\s]?\d{1,3}){0,3}\s*[^\W\d_]\S{0,19}")
_LONGEST_LENGTH: Final = 40
_PAGE: Final = re.compile(r"[A-Z]{0,4}\d[\d ,/-]{0,10}")
_ACCESSION: Final = re.compile(r"(?:^|\s)([A-Z0-9]{4,}\d{8}[a-z0-9]{6,})$")
_CAPITALISED: Final = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_NAME: Final = re.compile(rf"\s*{_CAPITALISED}(?:\s+(?:[a-z]{{1,3}}\s+)?{_CAPITALISED}){{1,3}}\s*")
_BETWEEN_NAMES: Final = re.compile(r"[,;/&]|\s(?:and|und|et|y|con|e)\s")
_COMPANY: Final = re.compile(
    r"\b(?:GmbH|AG|KG|Inc|Ltd|Limited|LLC|plc|Corp|Corporation|Company|S\.?A|B\.?V|SpA|SAS|SL|"
    r"Syndication|Publications?|Publishing|Verlag|University|Foundation)\b\.?"
)
_LONGEST_NAME: Final = 80
_TELLING: Final = 4
"""Letters from which on a word is no article and no "of"."""
_MOST_ABOVE: Final = 6
"""So many lines stand above the number of words at most: section, column, headline, authors."""
_MOST_BELOW: Final = 12
"""So many stand between it and the body: date, hour, outlet, code, page, language, rights."""


class Mark(Enum):
    """What a web page says of a line; plain text says nothing."""

    NONE = auto()
    HEADLINE = auto()
    AUTHOR = auto()
    PARAGRAPH = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article, and what is said of it."""

    text: str
    mark: Mark = Mark.NONE


def is_length(text: str) -> bool:
    """Tell whether a line holds a number and one word, such as "1,234 words"."""
    return len(text) <= _LONGEST_LENGTH and _LENGTH.fullmatch(text) is not None


def accession_in(text: str) -> str:
    """Return the article's own number that a line ends with, or ""."""
    match = _ACCESSION.search(text)
    return match[1] if match else ""


def articles_in(lines: Sequence[str], words: Labels) -> list[Found]:
    """Return the articles of a text, each of which ends with its own number.

    One without a number of words is given without a body, so that it is told of.
    """
    found: list[Found] = []
    start = anchors = 0
    for end, line in enumerate(lines):
        if not accession_in(line) or len(line) > _LONGEST_NAME:
            continue
        inside = [Line(one) for one in lines[start : end + 1]]
        start = end + 1
        anchor = _anchor(inside)
        if anchor is None:
            found.append(Found([(one.text, Role.DROP) for one in inside]))
            continue
        anchors += 1
        above = max(0, anchor - _MOST_ABOVE)
        inside = inside[above:]
        found.append(read(inside, anchor - above, _body_of(inside, anchor - above), words))
    return found if anchors else []


def _anchor(inside: Sequence[Line]) -> int | None:
    places = range(1, len(inside) - 1)
    return next(
        (at for at in places if is_length(inside[at].text) and date_in(inside[at + 1].text)), None
    )


def _body_of(inside: Sequence[Line], anchor: int) -> int:
    """Return where the body of an article begins in plain text: behind the line of rights."""
    end = min(len(inside), anchor + _MOST_BELOW)
    rights = [at for at in range(anchor + 2, end) if is_copyright(inside[at].text)]
    return rights[0] + 1 if rights else min(len(inside), anchor + 3)


def read(inside: Sequence[Line], anchor: int, body: int, words: Labels) -> Found:
    """Return an article from its lines, given where its length stands and its body begins.

    The line after its length is its date, the next one its outlet.
    """
    found = Found(declared=inside[anchor].text)
    for text, role in _above(found, inside[:anchor]):
        found.add(text, role)
    found.add(found.declared, Role.DROP)
    found.add(inside[anchor + 1].text, Role.DATE)
    for place, line in enumerate(inside[anchor + 2 : body]):
        _read_below(found, line.text, words, first=not place)
    _read_body(found, inside[body:])
    return found


def _above(found: Found, above: Sequence[Line]) -> Iterator[tuple[str, Role]]:
    """Yield the lines above the length in their roles: a section, the headline, authors."""
    marked = [place for place, line in enumerate(above) if line.mark is Mark.HEADLINE]
    title = marked[0] if marked else _likeliest_title([line.text for line in above])
    for place, line in enumerate(above):
        if place == title:
            yield line.text, Role.HEADLINE
        elif line.mark is Mark.AUTHOR or (not marked and place == title + 1):
            yield line.text, Role.BYLINE
        else:
            yield line.text, Role.DROP
            if place < title:
                found.section = found.section or line.text


def _likeliest_title(above: Sequence[str]) -> int:
    """Return which of the lines is the headline: the one before "By …", or before names.

    Without either it is the longest, for sections are short.
    """
    for place, text in enumerate(above[1:]):
        if author_in(text) != text:
            return place
    names = len(above) > 1 and all(map(_NAME.fullmatch, _BETWEEN_NAMES.split(above[-1])))
    return max(range(len(above) - names), key=lambda place: len(above[place]))


def _read_below(found: Found, text: str, words: Labels, *, first: bool) -> None:
    """Take one of the lines between date and body: the outlet, its code, page, language, rights."""
    if first:
        found.add(text, Role.OUTLET)
        return
    if is_copyright(text):
        found.add(text, Role.DISCLAIMER)
        return
    found.add(text, Role.DROP)
    language = words.language(text)
    if language:
        found.language = found.language or language
    elif not found.page and _PAGE.fullmatch(text) and not found.language:
        found.page = text


def _read_body(found: Found, body: Sequence[Line]) -> None:
    """Take the body; its last lines name the publisher and the article's own number."""
    end = len(body)
    found.accession = accession_in(body[-1].text) if body else ""
    if found.accession:
        end -= 1
        if end and _is_publisher(found, body[end - 1], pages=_is_marked(body)):
            end -= 1
    for line in body[:end]:
        found.add(line.text, Role.BODY)
    for line in body[end:]:
        found.add(line.text, Role.DROP)


def _is_marked(body: Sequence[Line]) -> bool:
    return any(line.mark is Mark.PARAGRAPH for line in body)


def _is_publisher(found: Found, line: Line, *, pages: bool) -> bool:
    """Tell whether a line names the publisher: marked as no paragraph, or named before."""
    if len(line.text) > _LONGEST_NAME:
        return False
    if pages:
        return line.mark is Mark.NONE
    before = " ".join(text for text, role in found.lines if role in {Role.OUTLET, Role.DISCLAIMER})
    words = line.text.split()
    return _COMPANY.search(line.text) is not None or any(
        len(word) >= _TELLING and word in before for word in words
    )
