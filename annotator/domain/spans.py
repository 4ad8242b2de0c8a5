"""A span: a stretch of an article's canonical text, in code points, half-open."""

from dataclasses import dataclass
from typing import Self

from annotator.errors import Bug


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """The code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise Bug(f"A span must hold at least one code point: {self.start}, {self.end}.")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def slice(self, text: str) -> str:
        """Return the text under the span."""
        return text[self.start : self.end]

    def overlaps(self, other: Self) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Self) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
