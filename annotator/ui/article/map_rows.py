"""Beside which rows of pixels of a map an article's statements stand."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from PySide6.QtGui import QFontMetricsF, QTextDocument

from annotator.domain.annotation import Mark
from annotator.domain.codebook import Kind
from annotator.ui.article.typesetting import COLUMN, GAP_HEIGHT, LINE_HEIGHT

_LEAST = 2
"""The height of the shortest statement, in pixels."""

_COUNTED = 1_000
"""So many paragraphs have their lines counted, in 3 ms; from these the rest is estimated."""


class Rows:
    """How many statements of each kind there are beside each row of pixels."""

    def __init__(self, starts: Sequence[int], marks: Iterable[Mark]) -> None:
        """Take the offset of the text at which each row begins, the first being 0."""
        self._starts = starts
        # What begins in a row less what has ended before it, so that length costs nothing.
        self._changes = {kind: [0] * (len(starts) + _LEAST + 1) for kind in Kind}
        for mark in marks:
            self.count(mark, 1)

    def count(self, mark: Mark, by: int) -> None:
        """Add a statement, or take it away for `by` -1."""
        changes = self._changes[mark.kind]
        for span in mark.spans:
            first, end = self._between(span.start, span.end)
            changes[first] += by
            changes[end] -= by

    def of(self, mark: Mark) -> tuple[int, int]:
        """Return the first row of a statement, and the one behind its last."""
        return self._between(mark.spans[0].start, mark.spans[-1].end)

    def stretches(self, kind: Kind) -> Iterator[tuple[int, int]]:
        """Yield the first row, and the one behind the last, of each stretch with statements."""
        row = 0
        for there, counts in groupby(accumulate(self._changes[kind]), key=bool):
            length = sum(1 for _ in counts)
            if there:
                yield row, row + length
            row += length

    def _between(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1)
        return first, max(last, first + _LEAST)


def row_starts(text: str, document: QTextDocument, rows: int) -> list[int]:
    """Return the offset of the text that stands at the height of each row of a map.

    `document` is the text as it is set; what Qt has not laid out yet is estimated, since to ask
    where it is would lay it out.
    """
    lengths = [len(line) + 1 for line in text.split("\n")]
    starts = [0, *accumulate(lengths, initial=0)]
    starts.append(starts[-1])
    tops = list(accumulate(_heights(lengths, document), initial=0.0))
    places = []
    block = 0
    for row in range(rows):
        y = tops[-1] * row / rows
        while tops[block + 1] <= y:
            block += 1
        share = (y - tops[block]) / (tops[block + 1] - tops[block])
        places.append(round(starts[block] + share * (starts[block + 1] - starts[block])))
    return places


def _heights(lengths: Sequence[int], document: QTextDocument) -> Iterator[float]:
    """Yield the height of the upper margin, of each paragraph and of the lower one, in lines."""
    page = document.rootFrame().frameFormat()
    line = QFontMetricsF(document.defaultFont()).height()
    yield page.topMargin() / line
    counted = list(_counted_lines(document))
    whole = [(n, lines) for n, lines in zip(lengths, counted, strict=False) if lines > 1]
    # A last line is half full on the average.
    width = sum(n for n, _ in whole) / sum(lines - 0.5 for _, lines in whole) if whole else COLUMN
    for number, length in enumerate(lengths):
        lines = counted[number] if number < len(counted) else 0
        blank = length <= 2  # noqa: PLR2004  with its line feed, and a no-break space at most
        yield GAP_HEIGHT if blank else LINE_HEIGHT * (lines or max(1, length / width + 0.5))
    yield page.bottomMargin() / line


def _counted_lines(document: QTextDocument) -> Iterator[int]:
    """Yield how many lines the first paragraphs have, 0 where that is not known yet."""
    block = document.begin()
    for _ in range(_COUNTED):
        if not block.isValid():
            return
        yield block.layout().lineCount()
        block = block.next()
