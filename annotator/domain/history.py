"""What was done to a project, as its history shows it."""

from dataclasses import dataclass


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
