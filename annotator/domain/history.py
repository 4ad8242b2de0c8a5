"""What was done to a project, as its history shows it."""

from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.telling import FieldChange


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One edit, undo or redo; `at` is UTC, `rows` how many rows it wrote."""

    sequence: int
    deed: str
    label: str
    coder: str
    at: str
    rows: int
    undone: bool
    """Whether the edit has been taken back and not been done again."""

    @property
    def words(self) -> str:
        """Say what was done."""
        return self.label if self.deed == "edit" else f"{self.deed.capitalize()}: {self.label}"


class Action(StrEnum):
    """What sort of thing was done, as the history is filtered by it."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    REVIEWED = "reviewed"
    UNDONE = "undone"
    BRIEFED = "briefed"


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What an entry must meet to be listed; None asks for nothing.

    `coder` and `article` are ids, `subject` that of anything an edit can touch; `since` is the
    first moment that counts and `until` the first that no longer does, both in UTC as stored;
    `after` is a sequence number that does not count itself any more.
    """

    coder: str | None = None
    article: str | None = None
    subject: str | None = None
    since: str | None = None
    until: str | None = None
    after: int | None = None
    action: Action | None = None
    words: str | None = None


ALL_HISTORY = HistoryFilter()


class Thing(StrEnum):
    """What an edit can touch, as people name it."""

    STATEMENT = "statement"
    ARTICLE = "article"
    ACTOR = "actor"
    WORK = "work on an article"
    DISMISSAL = "dismissed passage"
    COMMENT = "comment"
    TOPIC = "topic"
    BRIEFING = "briefing"
    OTHER = "note of the project"


class Turn(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Where:
    """The article of what was touched, the first of several; `paragraph` counts from 1."""

    article: str
    title: str
    paragraph: int | None = None
    others: int = 0
    """In how many further articles something was touched."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An entry as it is listed: where it was done and to how many things."""

    entry: HistoryEntry
    where: Where | None = None
    things: int = 0


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing that an entry touched, and what changed in it, in words."""

    thing: Thing
    id: str
    turn: Turn
    title: str
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryTold:
    """What one entry did: how many things of each sort and turn, and the first of them."""

    counts: dict[tuple[Thing, Turn], int] = field(default_factory=dict)
    first: tuple[Touched, ...] = ()
    annotation: str | None = None
    """The first statement it touched, whether it is still there or not."""

    is_deletion: bool = False
    """Whether it took something out of the project that may be restored."""


@dataclass(frozen=True, slots=True)
class Version:
    """A thing as one entry left it: what changed, and all it held then, field by field."""

    entry: HistoryEntry
    changes: tuple[FieldChange, ...]
    held: dict[str, str]
