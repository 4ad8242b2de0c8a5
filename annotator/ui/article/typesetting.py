"""Sets an article's text as a Qt document: type size, column, gutters and paragraph gaps."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)

from annotator.domain.article import Direction
from annotator.domain.text import direction_of, is_right_to_left
from annotator.ui.article.offsets import OffsetMap

COLUMN = 70
"""How many characters a line holds at most, about, unless the reader wants others."""
LANES = 4
"""How many annotations over the same words are drawn apart."""

_SAMPLE = "The harbour union asked the council of Port Kellin to publish the toll figures by May."
LINE_HEIGHT = 1.5
"""Of the font's own height; Qt adds the room below the words, where the underlines go."""
GAP_HEIGHT = 0.8
"""An empty line between two paragraphs is a gap, not a line."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The widths of one page, in pixels; all grow with the type."""

    unit: float
    """A sixteenth of the type size: one pixel at the usual size."""
    numbers: float
    letters: float
    lane: float
    gap: float
    left: int
    """From the page's edge to the text column; a gutter if a paragraph begins on this side."""
    right: int
    column: int
    scale: float = 1.0
    """How much smaller the gutter is than its type asks for: less than 1 in a narrow window."""

    @property
    def gutter(self) -> float:
        """Return what numbers, letters, lanes and the gap to the text take together."""
        return self.numbers + self.letters + LANES * self.lane + self.gap


def measure(
    font: QFont,
    *,
    highest_number: int,
    sides: AbstractSet[Direction],
    characters: int = COLUMN,
    scale: float = 1.0,
) -> Measures:
    """Return the widths for a font and lines of so many characters, with gutters to a scale.

    `highest_number` is that of the last paragraph; `sides` are the directions of the paragraphs:
    the numbers and letters of right-to-left ones stand in a gutter on the right.
    """
    metrics = QFontMetricsF(font)
    unit = QFontInfo(font).pixelSize() / 16
    digits = max(2, len(str(highest_number)))
    numbers = metrics.horizontalAdvance("0" * digits) * 0.72 + 10 * unit
    parts = (scale * numbers, scale * 50 * unit, scale * 8.5 * unit, scale * 9 * unit)
    gutter = round(sum(parts) + (LANES - 1) * parts[2])
    column = round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * characters)
    edge = round(24 * unit * scale)
    left = gutter if Direction.LEFT_TO_RIGHT in sides else edge
    right = gutter if Direction.RIGHT_TO_LEFT in sides else edge
    return Measures(unit, *parts, left=left, right=right, column=column, scale=scale)


def typeset(text: str, offsets: OffsetMap, font: QFont, direction: Direction) -> QTextDocument:
    """Return the canonical text as a document that no view has laid out yet.

    Formats go in before a layout exists: Qt lays out the whole document at once for a format
    changed later (150 ms for 1 MB), but only what is seen for a new document. So do the page's
    margins, for which the directions of the paragraphs must be known: see `set_margins`.
    """
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(font)
    document.setDefaultTextOption(_option())
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(_block(LINE_HEIGHT))
    cursor.insertText(text)
    start = 0
    mixed = is_right_to_left(text)
    for line in text.split("\n"):
        special = _special_block(line, direction, mixed=mixed)
        if special is not None:
            cursor.setPosition(offsets.to_qt(start))
            cursor.setBlockFormat(special)
        start += len(line) + 1
    cursor.endEditBlock()
    return document


def sides_of(document: QTextDocument) -> AbstractSet[Direction]:
    """Return the directions in which the paragraphs of a document run; without any, rightwards."""
    sides: set[Direction] = set()
    block = document.begin()
    while block.isValid() and len(sides) < len(Direction):
        if block.blockFormat().lineHeight() != _GAP.lineHeight():
            sides.add(_DIRECTIONS[block.textDirection()])
        block = block.next()
    return sides or {Direction.LEFT_TO_RIGHT}


def set_margins(document: QTextDocument, measures: Measures) -> None:
    """Leave room for the gutters; before the document is laid out."""
    document.rootFrame().setFrameFormat(_frame(measures))


def _special_block(line: str, direction: Direction, *, mixed: bool) -> QTextBlockFormat | None:
    """Return the format of a line that is not set like the others."""
    if not line or line.isspace():
        return _GAP
    if mixed and is_right_to_left(line):
        # Qt goes by the first letter, which may be that of a foreign quotation.
        return _RUNNING[direction_of(line)]
    if direction is Direction.RIGHT_TO_LEFT and not any(map(str.isalpha, line)):
        # A row of digits or stars has no direction of its own and follows the article.
        return _RUNNING[direction]
    return None


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _frame(measures: Measures) -> QTextFrameFormat:
    frame = QTextFrameFormat()
    frame.setLeftMargin(measures.left)
    frame.setRightMargin(measures.right)
    frame.setTopMargin(24 * measures.unit)
    frame.setBottomMargin(48 * measures.unit)
    return frame


def _block(
    height: float, direction: Qt.LayoutDirection = Qt.LayoutDirection.LayoutDirectionAuto
) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLayoutDirection(direction)
    block.setLineHeight(100 * height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block


_DIRECTIONS = {
    Qt.LayoutDirection.LeftToRight: Direction.LEFT_TO_RIGHT,
    Qt.LayoutDirection.RightToLeft: Direction.RIGHT_TO_LEFT,
}
_GAP = _block(GAP_HEIGHT)
_RUNNING = {ours: _block(LINE_HEIGHT, qt) for qt, ours in _DIRECTIONS.items()}
