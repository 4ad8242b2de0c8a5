"""What one edit touched, told to every view after the commit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of everything one committed edit added, changed or removed.

    `initiator` is whoever asked for the edit, so that a view can skip its own echo.
    """

    label: str
    sequence: int
    articles: frozenset[str] = frozenset()
    annotations: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    initiator: object | None = None
