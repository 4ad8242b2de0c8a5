"""Draws a row of two lines in a list beside the article: the frame, but not what it says."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotator.ui.panels.ink import MARGIN, is_selected, mirror, paint_background
from annotator.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class TwoLines:
    """Where the two lines of a row stand, and what they are written with."""

    upper: QRect
    lower: QRect
    font: QFont
    muted: QColor
    """The colour of what is of second rank; on a selected row it is no weaker than the rest."""


class TwoLineDelegate(QStyledItemDelegate):
    """The root of the delegates whose rows are two lines high; every colour is the theme's."""

    theme: Theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, 2 * option.fontMetrics.height() + 16)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        mirror(painter, option.rect, option.direction)
        paint_background(painter, option, self.theme)
        line = option.fontMetrics.height() + 2
        area = option.rect.adjusted(MARGIN + 4, 6, -MARGIN - 4, -6)
        upper = QRect(area.left(), area.top(), area.width(), line)
        muted = self.theme.text if is_selected(option) else self.theme.muted
        lines = TwoLines(upper, upper.translated(0, line), QFont(option.font), muted)
        self.paint_lines(painter, lines, index.row())
        painter.restore()

    def paint_lines(self, painter: QPainter, lines: TwoLines, row: int) -> None:
        """Write the two lines of a row; the painter's state is given back afterwards."""
        raise NotImplementedError
