"""What was found of one article in a bundle, with doubts said in whole sentences."""

import re
from dataclasses import dataclass, field

from annotator.domain.article import Byline
from annotator.domain.draft import Role
from annotator.ingest.dates import date_in
from annotator.ingest.extract import Extract

_SHARE, _WORDS = 0.05, 15
"""How far a declared length may be off."""
_WORD = re.compile(r"\w+")
_LETTER_OF_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LINE_ENDS = re.compile("[\r\n\f\v\x85\u2028\u2029]+")
_NUMBER = re.compile(r"\d[\d.,'’\s\u00a0\u202f]*")


@dataclass(slots=True)
class Found:
    """One article as its bundle shows it: its lines in their roles, and what labels told."""

    lines: list[tuple[str, Role]] = field(default_factory=list)
    section: str = ""
    page: str = ""
    accession: str = ""
    language: str = ""
    copyright: str = ""
    declared: str = ""
    """The length as it is printed, as in "1,234 words"."""
    loaded: str = ""
    """The day on which the database took the article in, as it is printed."""
    notes: list[str] = field(default_factory=list)

    def add(self, line: str, role: Role) -> None:
        """Take a line, in which there may be line breaks."""
        self.lines.append((line, role))


def extract_of(found: Found, media_type: str, encoding: str = "") -> Extract:
    """Return what was found as what may leave the worker, doubts added to its notes."""
    published, doubt = _published(found)
    return Extract(
        "",
        media_type,
        encoding,
        Byline(
            section=found.section,
            page=found.page,
            accession=found.accession,
            copyright=found.copyright,
            date_published=published,
            language=found.language,
        ),
        certain=True,
        notes=(*found.notes, *filter(None, (doubt, _length_doubt(found)))),
        # One line for each line break: so none of them is lost, nor joined with the next.
        lines=tuple(
            (role.value, piece)
            for line, role in found.lines
            for piece in _LINE_ENDS.split(line)
            if piece.strip()
        ),
    )


def _published(found: Found) -> tuple[str, str]:
    """Return the day an article appeared if lines do not tell, and a sentence on that."""
    printed = [line for line, role in found.lines if role is Role.DATE]
    loaded = date_in(found.loaded)
    if printed or not loaded:
        return "", ""
    return loaded, "No date is printed: the day on which the database took it in stands for it."


def _length_doubt(found: Found) -> str:
    """Return a sentence where far more or fewer words are there than the database says."""
    said = words_said(found.declared)
    if not said:
        return ""
    body, headline = _counts(found, Role.BODY), _counts(found, Role.HEADLINE)
    # Databases count what stands between spaces or between marks, with the headline or without.
    counts = (*body, *(sum(both) for both in zip(body, headline, strict=True)))
    if min(abs(said - count) for count in counts) <= max(_WORDS, said * _SHARE):
        return ""
    return f"Doubtful length: the file says {said:,} words, and {body[0]:,} were counted."


def words_said(declared: str) -> int:
    """Return the number in a length as it is printed, or 0."""
    match = _NUMBER.search(declared)
    digits = "".join(filter(str.isdecimal, match[0])) if match else ""
    return int(digits) if 0 < len(digits) <= 7 else 0  # noqa: PLR2004 - more is no count of words


def _counts(found: Found, role: Role) -> tuple[int, int]:
    """Return how many words stand between spaces, and between all that is no letter or digit.

    In scripts without spaces each letter is a word.
    """
    text = "\n".join(line for line, its_role in found.lines if its_role is role)
    spaced, single = _LETTER_OF_NO_SPACES.subn(" ", text)
    return single + len(spaced.split()), single + len(_WORD.findall(spaced))
