"""The passages of an article that somebody looks for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotator.domain.spans import TextSpan


class FoundSpans:
    """Spans in the order of the text, none of which lies inside another."""

    def __init__(self, spans: Sequence[TextSpan] = ()) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def within(self, start: int, end: int) -> Sequence[TextSpan]:
        """Return the spans of which some of these code points are a part."""
        return self._spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
