"""Drafts: texts on their way in, each line with the role the program guessed for it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from annotator.domain.article import Byline, Direction
from annotator.errors import UnreadableInput

PARAGRAPH_BREAK = "\n\n"
"""What stands between two paragraphs of a canonical text."""


class Role(StrEnum):
    """What a line of a pasted page is."""

    OUTLET = "outlet"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATE = "date"
    BODY = "body"
    SOURCE = "source"
    DISCLAIMER = "disclaimer"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of the text that came in, and what it is taken for."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Original:
    """The very bytes an article was made from."""

    data: bytes
    name: str = ""
    media_type: str = "text/plain"
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be brought in; `lines` are already canonical, one for each paragraph.

    `notes` say in whole sentences what the program was unsure of or had to replace.
    """

    lines: tuple[Line, ...]
    original: Original
    byline: Byline = field(default_factory=Byline)
    direction: Direction = Direction.LEFT_TO_RIGHT
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the canonical text of the body lines."""
        return PARAGRAPH_BREAK.join(line.text for line in self.lines if line.role is Role.BODY)

    def with_role(self, index: int, role: Role) -> Self:
        """Return the draft with one line taken for something else."""
        changed = replace(self.lines[index], role=role)
        return replace(self, lines=(*self.lines[:index], changed, *self.lines[index + 1 :]))

    def require_body(self) -> None:
        """Refuse a draft without any body text.

        Raises
        ------
        UnreadableInput
            No line has the role body.

        """
        if not any(line.role is Role.BODY for line in self.lines):
            raise UnreadableInput(
                f"“{self.original.name or 'The text'}” holds no line of body text.",
                kept="Nothing was brought in and the project is as it was.",
                todo="Mark at least one line as body, or choose another file.",
            )


@dataclass(frozen=True, slots=True)
class Unread:
    """An article in a file that could not be read, which keeps the others out of nothing."""

    title: str
    """What is known of its headline, or ""."""
    fault: UnreadableInput


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file holds: the drafts of its articles in their order, and what failed among them.

    `notes` say in whole sentences what was unsure about the file as a whole.
    """

    drafts: tuple[Draft, ...]
    failed: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def only(self) -> Draft:
        """Return the draft of a file that holds one article and no more."""
        (draft,) = self.drafts
        return draft
