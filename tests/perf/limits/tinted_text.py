"""The limit of showing an article: Qt's plain text with a tint under each mark that is in view."""

from bisect import bisect_left, insort

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
from workload import article, marks

_TINTS = tuple(QColor(name) for name in ("#f2dfa0", "#b9d3ee", "#bfe3c0", "#eec1bd"))

Tint = tuple[int, int, int]
"""Where a mark starts and ends, in Qt's units, and which tint it has."""


class TintedText(QPlainTextEdit):
    """Paints rectangles under the marks on the visible paragraphs, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.tints: list[Tint] = []
        self.longest = 0
        self.setReadOnly(True)
        self.setFont(QFont("DejaVu Sans", 12))

    def show_article(self, text: str, tints: list[Tint]) -> None:
        """Show a text with its marks, which are sorted."""
        self.tints = tints
        self.longest = max((end - start for start, end, _ in tints), default=0)
        self.setPlainText(text)

    def add(self, tint: Tint) -> None:
        """Show one more mark."""
        insort(self.tints, tint)
        self.longest = max(self.longest, tint[1] - tint[0])
        self.viewport().update()

    def replace(self, tint: Tint, other: Tint | None) -> None:
        """Show another mark, or none, in the place of one."""
        self.tints.remove(tint)
        if other is not None:
            insort(self.tints, other)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(offset)
            if area.top() > event.rect().bottom():
                break
            self._paint_block(painter, block, area)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _paint_block(self, painter: QPainter, block: QTextBlock, area: QRectF) -> None:
        first, length, layout = block.position(), block.length(), block.layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        place = bisect_left(self.tints, (first - self.longest,))
        while place < len(self.tints) and self.tints[place][0] < first + length:
            start, end, tint = self.tints[place]
            place += 1
            low, high = max(0, start - first), min(length, end - first)
            for line in lines:
                left = max(low, line.textStart())
                right = min(high, line.textStart() + line.textLength())
                if left < right:
                    x, width = line.cursorToX(left)[0], line.cursorToX(right)[0]
                    box = QRectF(x, line.y(), width - x, line.height())
                    painter.fillRect(box.translated(area.topLeft()), _TINTS[tint])


def opened() -> tuple[QMainWindow, TintedText]:
    """Return a window, of the size articles are measured at, that holds an empty view."""
    application = QApplication.instance() or QApplication([])
    window, view = QMainWindow(), TintedText()
    window.setCentralWidget(view)
    window.resize(1200, 800)
    window.show()
    while not window.windowHandle().isExposed():
        application.processEvents()
    return window, view


def text_with_tints(size: int, count: int) -> tuple[str, list[Tint]]:
    """Return the same article and marks that the program is measured with."""
    text = article(size)
    astral = [place for place, character in enumerate(text) if ord(character) > 0xFFFF]

    def tint(start: int, end: int, kind: int) -> Tint:
        return start + bisect_left(astral, start), end + bisect_left(astral, end), kind

    spans = (mark.spans[0] for mark in marks(text, count))
    return text, sorted(tint(span.start, span.end, n % 4) for n, span in enumerate(spans))
