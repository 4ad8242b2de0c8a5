"""The way between code points, which are stored, and UTF-16 units, in which Qt counts."""

import re
from bisect import bisect_left

from annotator.domain.spans import TextSpan

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetMap:
    """Both ways between offsets in a canonical text and positions in the document that shows it.

    An offset counts code points, a position UTF-16 units; they differ by the characters beyond
    U+FFFF before them, each of which takes two units. A look-up costs a binary search.
    """

    def __init__(self, text: str) -> None:
        self._offsets = [] if text.isascii() else [hit.start() for hit in _ASTRAL.finditer(text)]
        self._positions = [offset + before for before, offset in enumerate(self._offsets)]

    def to_qt(self, offset: int) -> int:
        """Return the position of the code point at `offset`."""
        return offset + bisect_left(self._offsets, offset)

    def to_text(self, position: int, *, up: bool = False) -> int:
        """Return the offset at `position`.

        A position between the two units of one character goes down to its start, or `up` past it.
        """
        before = bisect_left(self._positions, position)
        inside = before > 0 and self._positions[before - 1] + 1 == position
        return position - before + (inside and up)

    def span_to_qt(self, span: TextSpan) -> tuple[int, int]:
        """Return the two positions between which the span is shown."""
        return self.to_qt(span.start), self.to_qt(span.end)

    def span_to_text(self, start: int, end: int) -> TextSpan | None:
        """Return the span between two positions, in either order; None if they are equal.

        Half a character at either end is taken as the whole of it.
        """
        if start == end:
            return None
        low, high = sorted((start, end))
        return TextSpan(self.to_text(low), self.to_text(high, up=True))
