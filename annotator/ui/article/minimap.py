"""The scroll bar of an article, with a map of all its statements in it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider
from typing_extensions import override

from annotator.domain.annotation import Mark
from annotator.domain.codebook import Kind
from annotator.ui.article.geometry import Sheet
from annotator.ui.article.map_rows import Rows, row_starts
from annotator.ui.theme import Theme

_AT_REST = 200
"""How long, in milliseconds, the lines of the text must have stood before they are counted anew."""


class Minimap(QScrollBar):
    """Shows where in the article its statements are, each kind in a column of its own.

    Quotes stand at the left, accusations at the right: the place tells the kind, not its colour
    alone. A frame over the whole width marks the statement in focus. What is drawn is kept as a
    picture, so that scrolling costs the same for ten statements and ten thousand.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        self._sheet: Sheet | None = None
        self._focus: Mark | None = None
        self._starts: list[int] | None = None
        self._rows: Rows | None = None
        self._picture: QPixmap | None = None
        self._is_shown = True
        self._is_due = False
        self._counting = QTimer(self, singleShot=True)
        self._counting.timeout.connect(self._count)

    def set_shown(self, shown: bool) -> None:
        """Draw the map, or the scroll bar alone."""
        self._is_shown = shown
        self._count_soon()

    def set_theme(self, theme: Theme) -> None:
        """Draw the map in another theme."""
        self._theme = theme
        self._draw_anew()

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Map the statements of another article, or of this one set anew."""
        self._sheet = sheet
        self._count_soon()
        if sheet is not None:
            sheet.document.documentLayout().documentSizeChanged.connect(self._count_at_rest)

    def put(self, mark: Mark) -> None:
        """Add a statement."""
        self._change(mark, 1)

    def drop(self, mark: Mark) -> None:
        """Take a statement away that was there."""
        self._change(mark, -1)

    def focus(self, mark: Mark | None) -> None:
        """Frame the place of a statement, or of none."""
        if mark != self._focus:
            self._focus = mark
            self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count_soon()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._draw_anew()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rows is None:
            if self._is_due and not self._counting.isActive():
                # The text is painted with the bar, and is not kept waiting.
                self._counting.start(0)
            return
        if self._picture is None:
            self._picture = self._drawn(self._rows)
        groove = self._groove()
        painter = QPainter(self)
        painter.drawPixmap(groove.topLeft(), self._picture)
        if self._focus is not None:
            first, end = self._rows.of(self._focus)
            painter.setClipRect(groove)
            painter.setPen(self._theme.text)
            painter.drawRect(
                groove.left(), groove.top() + first - 2, groove.width() - 1, end - first + 3
            )
        painter.end()

    def _count_soon(self) -> None:
        self._rows = self._starts = None
        self._is_due = True
        self._counting.stop()
        self.update()

    def _count_at_rest(self) -> None:
        # Qt lays out a long text step by step and tells of each.
        if self._rows is not None:
            self._starts = None
            self._counting.start(_AT_REST)

    def _count(self) -> None:
        self._is_due = False
        height = self._groove().height()
        if not self._is_shown or self._sheet is None or height <= 0:
            self._rows = self._starts = None
        elif self._starts is None:
            self._starts = row_starts(self._sheet.text, self._sheet.document, height)
            # In between, keys are answered.
            self._counting.start(0)
            return
        else:
            self._rows = Rows(self._starts, self._sheet.index.marks())
            self._starts = None
        self._draw_anew()

    def _change(self, mark: Mark, by: int) -> None:
        if self._rows is not None:
            self._rows.count(mark, by)
            self._draw_anew()

    def _draw_anew(self) -> None:
        self._picture = None
        self.update()

    def _groove(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = QStyle.SubControl.SC_ScrollBarGroove
        return self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, groove, self)

    def _drawn(self, rows: Rows) -> QPixmap:
        size, scale = self._groove().size(), self.devicePixelRatioF()
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        for left, kind in zip(self._columns(size.width()), Kind, strict=True):
            colour = self._theme.kinds[kind].line
            for first, end in rows.stretches(kind):
                painter.fillRect(left, first, _column(size.width()), end - first, colour)
        painter.end()
        return picture

    def _columns(self, width: int) -> Iterable[int]:
        """Return the left edges of the kinds' columns, from the side where lines begin."""
        column = _column(width)
        edge = (width - len(Kind) * column) // 2
        lefts = [edge + number * column for number in range(len(Kind))]
        return reversed(lefts) if self.isRightToLeft() else lefts


def _column(width: int) -> int:
    return max(1, (width - 2) // len(Kind))
