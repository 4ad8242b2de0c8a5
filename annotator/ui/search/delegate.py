"""Draws a hit between the words around it, all hits below one another."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotator.domain.article import Direction
from annotator.domain.text import direction_of
from annotator.editing.search import Hit
from annotator.ui.panels.ink import (
    MARGIN,
    Ink,
    is_selected,
    mirror,
    paint_background,
    paint_text,
    slanted,
)
from annotator.ui.panels.plain import one_line
from annotator.ui.search.rows import HitRows, title_of
from annotator.ui.theme import Theme

_TITLE_SHARE = 0.24
_WIDEST_TITLE = 280
_BEFORE_SHARE = 0.46
"""How much of the room stands before the hit: a little less than half, for hits have a width."""
_GAP = 16


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    ink: Ink
    side: Qt.AlignmentFlag


class HitDelegate(QStyledItemDelegate):
    """The hit is told from its context by its weight; its article by the title before it."""

    def __init__(self, theme: Theme, rows: HitRows) -> None:
        super().__init__(rows)
        self._theme = theme
        self._rows = rows

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(320, option.fontMetrics.height() + 10)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit, area = self._rows.hits[index.row()], option.rect.adjusted(MARGIN + 4, 0, -MARGIN, 0)
        muted = self._theme.text if is_selected(option) else self._theme.muted
        width = min(_WIDEST_TITLE, round(area.width() * _TITLE_SHARE))
        painter.save()
        mirror(painter, option.rect, option.direction)
        paint_background(painter, option, self._theme)
        if self._rows.begins_article(index.row()):
            title = QRect(area.left(), area.top(), width, area.height())
            paint_text(painter, title, title_of(hit), Ink(option.font, muted))
        painter.restore()
        painter.save()
        leftwards = option.direction == Qt.LayoutDirection.RightToLeft
        side = (0, -width - _GAP) if leftwards else (width + _GAP, 0)
        _paint_hit(painter, area.adjusted(side[0], 0, side[1], 0), hit, option.font, muted)
        painter.restore()


def _paint_hit(painter: QPainter, area: QRect, hit: Hit, font: QFont, muted: QColor) -> None:
    """Write the hit and, on either side, what of its context there is room for."""
    context = Ink(slanted(font) if hit.span is None else font, muted)
    heavy = QFont(context.font)
    heavy.setWeight(QFont.Weight.Bold)
    palette_text = painter.pen().color()
    leftwards = direction_of(f"{hit.before}{hit.words}{hit.after}") is Direction.RIGHT_TO_LEFT
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight
    )
    space = QFontMetrics(font).horizontalAdvance(" ")
    middle = QFontMetrics(heavy).horizontalAdvance(one_line(hit.words))
    start = area.left() + round(area.width() * _BEFORE_SHARE)
    end = min(area.right(), start + middle)
    words = (hit.after, hit.before) if leftwards else (hit.before, hit.after)
    gaps = [space * (_blank_beside(hit, side)) for side in ((1, 0) if leftwards else (0, 1))]
    left = QRect(area.left(), area.top(), start - gaps[0] - area.left(), area.height())
    right = QRect(end + gaps[1], area.top(), area.right() - end - gaps[1], area.height())
    _write(painter, left, _Piece(one_line(words[0]), context, Qt.AlignmentFlag.AlignRight))
    _write(painter, right, _Piece(one_line(words[1]), context, Qt.AlignmentFlag.AlignLeft))
    place = QRect(start, area.top(), end - start, area.height())
    _write(
        painter,
        place,
        _Piece(one_line(hit.words), Ink(heavy, palette_text), Qt.AlignmentFlag.AlignLeft),
    )


def _blank_beside(hit: Hit, side: int) -> bool:
    return hit.after[:1].isspace() if side else hit.before[-1:].isspace()


def _write(painter: QPainter, area: QRect, piece: _Piece) -> None:
    """Write a piece of a line; what there is no room for is cut off on the far side."""
    flags = piece.side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.setClipRect(area)
    painter.setFont(piece.ink.font)
    painter.setPen(piece.ink.colour)
    painter.drawText(area, int(flags) | int(Qt.TextFlag.TextSingleLine), piece.words)
