"""Draws an answer in the actor picker: its key, the name, and who that is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotator.ui.actors.row_model import PickerRows
from annotator.ui.actors.rows import CTRL_ENTER, ENTER, Row
from annotator.ui.panels.ink import (
    Ink,
    is_selected,
    mirror,
    paint_background,
    paint_text,
    strong,
    write,
)
from annotator.ui.panels.plain import isolated
from annotator.ui.theme import Theme

_GAP = 8
_NAME_SHARE = 0.6
"""So much of the line the name keeps when name and role do not both fit."""


class PickerDelegate(QStyledItemDelegate):
    """One line an answer; the row that Enter takes is tinted and shows Enter as its key."""

    def __init__(self, theme: Theme, model: PickerRows) -> None:
        super().__init__(model)
        self._theme = theme
        self._model = model

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, row_height(option.fontMetrics))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = self._model.rows[index.row()]
        painter.save()
        mirror(painter, option.rect, option.direction)
        paint_background(painter, option, self._theme)
        chosen = is_selected(option)
        muted = self._theme.text if chosen else self._theme.muted
        area = option.rect.adjusted(12, 0, -12, 0)
        width = option.fontMetrics.horizontalAdvance(CTRL_ENTER) + 12
        key = ENTER if chosen else row.key
        if key:
            cap = QRect(area.left(), area.top() + 4, width, area.height() - 8)
            self._paint_key(painter, cap, key, option.font, muted)
        area.setLeft(area.left() + width + _GAP)
        self._paint_answer(painter, area, row, option)
        painter.restore()

    def _paint_key(
        self, painter: QPainter, cap: QRect, key: str, font: QFont, colour: QColor
    ) -> None:
        narrow = QFontMetrics(font).horizontalAdvance(key) + 12
        cap.setLeft(cap.right() - max(narrow, cap.height()) + 1)
        painter.setPen(QPen(self._theme.border, 1))
        painter.setBrush(self._theme.page)
        painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font)
        painter.setPen(colour)
        write(painter, cap, Qt.AlignmentFlag.AlignCenter, key)

    def _paint_answer(
        self, painter: QPainter, area: QRect, row: Row, option: QStyleOptionViewItem
    ) -> None:
        theme, chosen = self._theme, is_selected(option)
        quiet = Ink(option.font, theme.text if chosen else theme.muted)
        name = Ink(strong(option.font) if chosen else option.font, theme.text)
        if row.before:
            area.setLeft(area.left() + paint_text(painter, area, row.before, quiet) + _GAP)
        extras = [text for text in (row.aside, isolated(row.role) if row.role else "") if text]
        advance = option.fontMetrics.horizontalAdvance
        wanted = sum(advance(text) + 2 * _GAP for text in extras)
        room = QRect(area)
        room.setWidth(max(round(area.width() * _NAME_SHARE), area.width() - wanted))
        used = paint_text(painter, room, isolated(row.name), name)
        rest = area.adjusted(used + _GAP, 0, 0, 0)
        if row.aside:
            taken = paint_text(painter, rest, row.aside, quiet)
            rest.setLeft(rest.left() + taken + 2 * _GAP)
        if row.role:
            paint_text(painter, rest, isolated(row.role), quiet, right=True)


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of every row, in pixels."""
    return metrics.height() + 12
