"""What was found of one article in a bundle to a draft, with doubts said in whole sentences."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from annotator.domain.article import Byline
from annotator.domain.draft import PARAGRAPH_BREAK, Contents, Draft, Line, Original, Role, Unread
from annotator.domain.text import canonical
from annotator.errors import UnreadableInput
from annotator.ingest.bylines import byline_of
from annotator.ingest.dates import date_in
from annotator.ingest.languages import main_direction
from annotator.ingest.paragraphs import WHITE
from annotator.ingest.refusals import refuse_article

MOST_ARTICLES = 10_000
"""No database gives out more in one file."""

_MOST_LINES = 500_000
_BREAKS = re.compile("[\f\v\x85\u2028\u2029]")
_SHARE, _WORDS = 0.05, 15
"""How far a declared length may be off: databases count titles and captions in different ways."""
_LETTER_OF_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_NUMBER = re.compile(r"\d[\d.,'’\s\u00a0\u202f]*")
_LONGEST_TITLE = 80

_Block = TypeVar("_Block")


@dataclass(slots=True)
class Found:
    """One article as its bundle shows it: its lines in their roles, and what labels told."""

    lines: list[tuple[str, Role]] = field(default_factory=list)
    section: str = ""
    page: str = ""
    accession: str = ""
    language: str = ""
    declared: str = ""
    """The length as it is printed, as in "1,234 words"."""
    loaded: str = ""
    """The day on which the database took the article in, as it is printed."""
    notes: list[str] = field(default_factory=list)

    def add(self, line: str, role: Role) -> None:
        """Take a line, in which there may be line breaks."""
        self.lines.append((line, role))


def contents_of(
    blocks: Iterable[_Block],
    read: Callable[[_Block], Found],
    original: Original,
    notes: Iterable[str] = (),
) -> Contents:
    """Return the drafts of the blocks of a bundle; one that cannot be read stops no other."""
    drafts: list[Draft] = []
    failed: list[Unread] = []
    for place, block in enumerate(blocks, 1):
        found = read(block)
        title = " ".join(line for line, role in found.lines if role is Role.HEADLINE)
        try:
            drafts.append(_draft_of(found, original, place))
        except UnreadableInput as fault:
            failed.append(Unread(_label(title), fault))
    return Contents(tuple(drafts), tuple(failed), tuple(notes))


def _draft_of(found: Found, original: Original, place: int) -> Draft:
    lines, replaced = _canonical_lines(found.lines)
    body = PARAGRAPH_BREAK.join(line.text for line in lines if line.role is Role.BODY)
    byline = byline_of(lines, body, original.name)
    if not body:
        title = byline.title if byline.title != original.name else ""
        raise refuse_article(
            original.name, place, _label(title), "holds no text below its headline"
        )
    if len(lines) > _MOST_LINES:
        raise refuse_article(original.name, place, _label(byline.title), "has far too many lines")
    notes = list(found.notes)
    if replaced:
        notes.append(
            f"{replaced:,} character(s) that no Word file can hold were replaced by “\ufffd”."
        )
    published, doubt = _published(byline, found, lines)
    notes += filter(None, (doubt, _length_doubt(found.declared, body, lines)))
    byline = replace(
        byline,
        section=found.section,
        page=found.page,
        accession=found.accession,
        date_published=published,
        language=found.language or byline.language,
    )
    return Draft(lines, original, byline, main_direction(body), tuple(notes))


def _canonical_lines(found: list[tuple[str, Role]]) -> tuple[tuple[Line, ...], int]:
    lines: list[Line] = []
    replaced = 0
    for text, role in found:
        safe = canonical(_BREAKS.sub("\n", text))
        replaced += safe.replaced
        pieces = (piece.strip(WHITE) for piece in safe.text.split("\n"))
        lines += (Line(piece, role) for piece in pieces if piece)
    return tuple(lines), replaced


def _published(byline: Byline, found: Found, lines: tuple[Line, ...]) -> tuple[str, str]:
    """Return the day an article appeared, and a sentence where that is not what is printed."""
    if byline.date_published:
        return byline.date_published, ""
    printed = [line.text for line in lines if line.role is Role.DATE]
    if printed:
        return "", f"The date “{printed[0]}” can be read in more than one way and was left open."
    loaded = date_in(found.loaded)
    if loaded:
        return loaded, "No date is printed: the day on which the database took it in stands for it."
    return "", ""


def _length_doubt(declared: str, body: str, lines: tuple[Line, ...]) -> str:
    """Return a sentence where far more or fewer words are there than the database says."""
    said = words_said(declared)
    if not said:
        return ""
    counted = _count(body)
    headline = _count(" ".join(line.text for line in lines if line.role is Role.HEADLINE))
    off = min(abs(said - counted), abs(said - counted - headline))
    if off <= max(_WORDS, said * _SHARE):
        return ""
    return f"Doubtful length: the file says {said:,} words, and {counted:,} were counted."


def words_said(declared: str) -> int:
    """Return the number in a length as it is printed, or 0."""
    match = _NUMBER.search(declared)
    digits = "".join(filter(str.isdecimal, match[0])) if match else ""
    return int(digits) if 0 < len(digits) <= 7 else 0  # noqa: PLR2004 - more is no count of words


def _count(text: str) -> int:
    """Return how many words there are; in scripts without spaces each letter is one."""
    spaced, single = _LETTER_OF_NO_SPACES.subn(" ", text)
    return single + len(spaced.split())


def _label(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE] + "…"
