"""An article: an unalterable text of record and what is known about it."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.review import SetState


class Direction(StrEnum):
    """The main writing direction of a text."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Rights(StrEnum):
    """How much of an article may leave the house."""

    EXCERPT = "excerpt"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Byline:
    """What is printed or known about an article beside its text; "" is unknown."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    agency: str = ""
    republished_from: str = ""
    url: str = ""
    section: str = ""
    page: str = ""
    accession: str = ""
    copyright: str = ""
    date_published: str = ""
    """An ISO date, or "" for an undated article."""
    language: str = ""
    """A BCP 47 tag, or "" for unknown."""


@dataclass(frozen=True, slots=True)
class Article:
    """One stored article with the newest version of its canonical text."""

    id: str
    version: int
    text: str
    sha256: str
    byline: Byline
    direction: Direction = Direction.LEFT_TO_RIGHT
    rights: Rights = Rights.EXCERPT
    state: SetState = SetState.NEW
    notes: tuple[str, ...] = ()
    """What the program was unsure of while bringing the article in."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it, without its text."""

    id: str
    title: str
    outlet: str
    date_published: str
    language: str
    state: SetState
    annotations: int
    family: str = ""
    """What all articles that carry one story share: the id of the first of them; "" for none."""
