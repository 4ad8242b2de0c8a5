"""Where on the page each visible line and each annotation on it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

from annotator.domain.annotation import Mark
from annotator.domain.gaps import GapIndex
from annotator.domain.segmentation import ParagraphIndex
from annotator.domain.span_index import PlacedSpan, SpanIndex
from annotator.domain.spans import TextSpan
from annotator.domain.text import is_right_to_left
from annotator.ui.article.found import FoundSpans
from annotator.ui.article.offsets import OffsetMap
from annotator.ui.article.typesetting import GAP_HEIGHT, LANES, LINE_HEIGHT, Measures

_CACHED_BLOCKS = 2_000
_NEAR = 32
"""How far back, in code points, the blanks before a line's first annotated word are looked at."""


@dataclass(frozen=True, slots=True)
class Run:
    """The stretch of one mark on one line."""

    mark: Mark
    lane: int
    boxes: tuple[tuple[float, float], ...]
    """Left and right edges on the page; several where directions mix, none on an empty line."""
    first: bool
    """Whether the mark's first part begins here, so that its letter stands beside the line."""
    last: bool
    """Whether this part of the mark ends here."""
    shares: bool
    """Whether another mark covers some of the same words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type; all numbers are pixels on the page."""

    top: float
    foot: float
    """Where the letters' descenders end and the room for underlines begins."""
    bottom: float
    right_to_left: bool
    number: int | None
    """The paragraph's number where a paragraph begins."""
    runs: tuple[Run, ...]
    found: tuple[tuple[float, float], ...] = ()
    """Left and right edges of words that somebody looks for."""
    gap: bool = False
    """Whether a passage that has no statement yet begins here."""

    def bringing_forward(self, annotation: str | None) -> "Line":
        """Return the line with an annotation that has no lane drawn in place of the outermost."""
        behind = next((r for r in self.runs if r.mark.annotation == annotation), None)
        if behind is None or behind.lane < LANES:
            return self
        change = {behind.lane: LANES - 1, LANES - 1: behind.lane}
        lanes = [change.get(run.lane, run.lane) for run in self.runs]
        runs = (replace(run, lane=lane) for run, lane in zip(self.runs, lanes, strict=True))
        return replace(self, runs=tuple(runs))


class Sheet:
    """An article laid out, with its marks: what the painter draws, on screen or on paper.

    Lines are measured when they are first asked for, one by one: a paragraph may be as long as
    the article, and measuring it whole would take minutes.
    """

    def __init__(
        self, text: str, offsets: OffsetMap, document: QTextDocument, measures: Measures
    ) -> None:
        """Take a canonical text and the document it was set as."""
        self.index = SpanIndex(len(text))
        self.gaps = GapIndex()
        self.found = FoundSpans()
        self.document = document
        self.measures = measures
        self.paragraphs = ParagraphIndex(text)
        self.text = text
        self._offsets = offsets
        self._lines: dict[int, dict[int, Line]] = {}
        self._mixed: dict[int, bool] = {}

    def forget(self, spans: Iterable[TextSpan]) -> None:
        """Have the lines under these spans measured anew."""
        for span in spans:
            first, last = (self._block(place).blockNumber() for place in (span.start, span.end - 1))
            if last - first < len(self._lines):
                stale = list(range(first, last + 1))
            else:
                stale = [number for number in self._lines if first <= number <= last]
            for number in stale:
                self._lines.pop(number, None)

    def forget_all(self) -> None:
        """Have every line measured anew, as after a change of width or type."""
        self._lines.clear()

    def lines(self, clip: QRectF) -> Iterator[Line]:
        """Yield the lines that show in `clip`, from the top."""
        if len(self._lines) > _CACHED_BLOCKS:
            self._lines.clear()
        layout = self.document.documentLayout()
        block = self._block_at(clip.top())
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > clip.bottom():
                return
            yield from self._lines_of(block, rect, clip)
            block = block.next()

    def extent(self, span: TextSpan) -> tuple[float, float]:
        """Return the top and the bottom of the lines a span runs over."""
        tops = [self._line_extent(place) for place in (span.start, span.end - 1)]
        return tops[0][0], tops[1][1]

    def _line_extent(self, offset: int) -> tuple[float, float]:
        block = self._block(offset)
        rect = self.document.documentLayout().blockBoundingRect(block)
        layout = block.layout()
        line = layout.lineForTextPosition(self._offsets.to_qt(offset) - block.position())
        if not line.isValid():
            return rect.top(), rect.bottom()
        top = rect.top() + line.y()
        return top, top + _pitch(line)

    def _block(self, offset: int) -> QTextBlock:
        return self.document.findBlock(self._offsets.to_qt(offset))

    def _block_at(self, y: float) -> QTextBlock:
        layout = self.document.documentLayout()
        position = layout.hitTest(QPointF(self.measures.left, y), Qt.HitTestAccuracy.FuzzyHit)
        block = self.document.findBlock(max(0, position))
        while block.previous().isValid() and layout.blockBoundingRect(block).top() > y:
            block = block.previous()
        return block

    def _lines_of(self, block: QTextBlock, rect: QRectF, clip: QRectF) -> Iterator[Line]:
        measured = self._lines.setdefault(block.blockNumber(), {})
        layout = block.layout()
        for number in range(_first_line_below(layout, clip.top() - rect.top()), layout.lineCount()):
            line = measured.get(number)
            if line is None:
                line = measured[number] = self._measure(block, rect, layout.lineAt(number))
            if line.top > clip.bottom():
                return
            yield line

    def _measure(self, block: QTextBlock, rect: QRectF, line: QTextLine) -> Line:
        # On whole pixels, lines meet without a seam and tints have sharp edges.
        top = round(rect.top() + line.y())
        first = block.position() + line.textStart()
        start = self._offsets.to_text(first)
        end = self._offsets.to_text(first + line.textLength(), up=True)
        left = rect.left() - block.layout().boundingRect().left()
        words = self.text[start:end]
        blank = not words or words.isspace()
        bottom = round(rect.top() + line.y() + _pitch(line, blank))
        foot = round(rect.top() + line.y() + line.ascent() + line.descent())
        return Line(
            top=top,
            foot=bottom if blank else foot,
            bottom=bottom,
            right_to_left=self._runs_leftwards(block),
            number=None if blank else self._number(start, end),
            runs=tuple(self._runs(block, line, TextSpan(start, max(end, start + 1)), left, blank)),
            found=tuple(
                box
                for span in self.found.within(start, end)
                for box in self._boxes(block, line, span, left)
            ),
            gap=bool(self.gaps.within(start, end)),
        )

    def _runs(
        self, block: QTextBlock, line: QTextLine, span: TextSpan, left: float, blank: bool
    ) -> Iterator[Run]:
        """Yield the marks on one line that have something to show there."""
        hits = self.index.overlapping(span.start, span.end)
        for hit in hits:
            boxes = () if blank else self._boxes(block, line, hit, left)
            if not boxes and not blank:
                continue
            yield Run(
                mark=hit.mark,
                lane=hit.lane,
                boxes=boxes,
                first=not blank
                and hit.start == hit.mark.spans[0].start
                and self._begins(hit, span.start),
                last=hit.end <= span.end,
                shares=any(o is not hit and o.start < hit.end and hit.start < o.end for o in hits),
            )

    def _begins(self, hit: PlacedSpan, line_start: int) -> bool:
        before = line_start - hit.start
        return before <= 0 or (before < _NEAR and self.text[hit.start : line_start].isspace())

    def _boxes(
        self, block: QTextBlock, line: QTextLine, hit: PlacedSpan | TextSpan, left: float
    ) -> tuple[tuple[float, float], ...]:
        """Return where the words of a span stand on a line, blanks at its end left out."""
        start, end = self._offsets.to_qt(hit.start), self._offsets.to_qt(hit.end)
        low = max(start - block.position(), line.textStart())
        high = min(end - block.position(), line.textStart() + line.textLength())
        if self._is_mixed(block):
            return _mixed_boxes(line, low, high, left)
        limit = line.naturalTextRect().right()
        edges = _x(line, low), min(_x(line, high), limit)
        return ((left + edges[0], left + edges[1]),) if edges[0] < edges[1] else ()

    def _is_mixed(self, block: QTextBlock) -> bool:
        """Tell whether anything in the block runs leftwards, so that edges have no simple order."""
        number = block.blockNumber()
        if number not in self._mixed:
            start = self._offsets.to_text(block.position())
            end = self._offsets.to_text(block.position() + block.length() - 1)
            leftwards = block.textDirection() == Qt.LayoutDirection.RightToLeft
            self._mixed[number] = leftwards or is_right_to_left(self.text[start:end])
        return self._mixed[number]

    def _runs_leftwards(self, block: QTextBlock) -> bool:
        """Tell on which side the block's gutter is; a gap goes with the paragraph before it."""
        while block.length() == 1 and block.previous().isValid():
            block = block.previous()
        return block.textDirection() == Qt.LayoutDirection.RightToLeft

    def _number(self, start: int, end: int) -> int | None:
        number = self.paragraphs.number_at(end - 1)
        return number if start <= self.paragraphs.span(number).start < end else None


def _x(line: QTextLine, position: int) -> float:
    # Typed as object, the method returns the edge and the position it belongs to.
    edge = line.cursorToX(position)
    return float(edge[0] if isinstance(edge, tuple) else edge)  # type: ignore[arg-type]


def _mixed_boxes(
    line: QTextLine, low: int, high: int, left: float
) -> tuple[tuple[float, float], ...]:
    """Return the boxes of words on a line that holds right-to-left text.

    Edges by `cursorToX` are ambiguous where directions meet; the glyphs' own boxes are not.
    """
    rects = (run.boundingRect() for run in line.glyphRuns(low, high - low))
    edges = sorted((rect.left(), rect.right()) for rect in rects if rect.width() > 0)
    merged: list[tuple[float, float]] = []
    for start, end in edges:
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple((left + start, left + end) for start, end in merged)


def _pitch(line: QTextLine, blank: bool = False) -> float:
    """Return how far below this line the next one begins."""
    return ceil(line.height()) * (GAP_HEIGHT if blank else LINE_HEIGHT)


def _first_line_below(layout: QTextLayout, y: float) -> int:
    """Return the number of the first line that reaches below `y`, by binary search."""
    low, high = 0, layout.lineCount()
    while low + 1 < high:
        middle = (low + high) // 2
        if layout.lineAt(middle).y() <= y:
            low = middle
        else:
            high = middle
    return low
