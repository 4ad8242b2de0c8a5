"""Draws a line of a draft: a chip with its role, and the first two printed lines of its text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotator.domain.article import Direction
from annotator.domain.draft import Role
from annotator.domain.text import direction_of
from annotator.ui.dialogs.draft_lines import DraftLines
from annotator.ui.dialogs.key_cap import small
from annotator.ui.dialogs.plain_label import bold
from annotator.ui.dialogs.roles import WORDS
from annotator.ui.panels.ink import blend, is_selected, mirror, upright, write
from annotator.ui.panels.plain import one_line

_MARGIN = 14
_GAP = 14
_ABOVE = 7
_BAR = 3.0
_ROUND = 5.0
_LEFT_OUT = frozenset({Role.DISCLAIMER, Role.DROP})
_ELLIPSIS = "…"

_Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Draws the rows of `DraftLines`, all of the same height."""

    def __init__(self, lines: DraftLines) -> None:
        super().__init__(lines)
        self._lines = lines

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, 2 * QFontMetrics(option.font).lineSpacing() + 2 * _ABOVE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = self._lines.line(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror(painter, option.rect, option.direction)
        _paint_ground(painter, option)
        area = option.rect.adjusted(_MARGIN, _ABOVE, -_MARGIN, -_ABOVE)
        chip = QRect(area)
        chip.setWidth(_chip_width(option.font))
        _paint_chip(painter, chip, line.role, option)
        area.setLeft(chip.right() + _GAP)
        left_out = line.role in _LEFT_OUT
        painter.setPen(_colour(option, _MUTED if left_out else QPalette.ColorRole.Text))
        painter.setFont(_font_for(line.role, option.font))
        with upright(painter, area):
            _paint_two_lines(painter, QRectF(area), one_line(line.text))
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    base, accent = _colour(option, QPalette.ColorRole.Base), _colour(option, _ACCENT)
    painter.fillRect(option.rect, base)
    if is_selected(option):
        area = QRectF(option.rect).adjusted(4, 1, -4, -1)
        painter.setBrush(blend(base, accent, 0.14))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(accent, 1.5) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, _ROUND, _ROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        bar = QRectF(area.left(), area.top() + 6, _BAR, area.height() - 12)
        painter.drawRoundedRect(bar, 1.5, 1.5)


def _paint_chip(painter: QPainter, area: QRect, role: Role, option: QStyleOptionViewItem) -> None:
    font = small(option.font)
    height = QFontMetrics(font).height() + 8
    chip = QRectF(area.left(), area.center().y() - height / 2 + 1, area.width(), height)
    base, accent = _colour(option, QPalette.ColorRole.Base), _colour(option, _ACCENT)
    muted, border = _colour(option, _MUTED), _colour(option, QPalette.ColorRole.Mid)
    painter.setFont(font)
    if role in _LEFT_OUT:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(border, 1, Qt.PenStyle.DashLine))
        ink = muted
    elif role is Role.BODY:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(border, 1))
        ink = _colour(option, QPalette.ColorRole.Text)
    else:
        painter.setBrush(blend(base, accent, 0.22))
        painter.setPen(QPen(blend(base, accent, 0.6), 1))
        ink = _colour(option, QPalette.ColorRole.Text)
    painter.drawRoundedRect(chip, height / 2, height / 2)
    painter.setPen(ink)
    write(painter, chip, Qt.AlignmentFlag.AlignCenter, WORDS[role])


def _paint_two_lines(painter: QPainter, area: QRectF, text: str) -> None:
    """Write up to two lines, with an ellipsis where there would be more, in the text's direction.

    Nothing is measured but these lines: Qt counts in other units than code points.
    """
    metrics = QFontMetrics(painter.font())
    right_to_left = direction_of(text) is Direction.RIGHT_TO_LEFT
    room = metrics.horizontalAdvance(_ELLIPSIS) + 2
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(_option(right_to_left=right_to_left))
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(area.width())
    second = layout.createLine()
    if second.isValid():
        second.setLineWidth(area.width() - room)
        second.setPosition(QPointF(room if right_to_left else 0, first.height()))
    there_is_more = second.isValid() and layout.createLine().isValid()
    layout.endLayout()
    height = first.height() + (second.height() if second.isValid() else 0)
    corner = QPointF(area.left(), area.center().y() - height / 2)
    for line in (first, second) if second.isValid() else (first,):
        line.draw(painter, corner)
    if there_is_more:
        words = second.naturalTextRect().translated(corner)
        x = words.left() - room if right_to_left else words.right() + 1
        painter.drawText(QPointF(x, words.top() + second.ascent()), _ELLIPSIS)


def _option(*, right_to_left: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = Qt.LayoutDirection
    option.setTextDirection(layout.RightToLeft if right_to_left else layout.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side)
    return option


def _font_for(role: Role, font: QFont) -> QFont:
    if role is Role.HEADLINE:
        return bold(font)
    written = QFont(font)
    written.setStrikeOut(role is Role.DROP)
    return written


def _chip_width(font: QFont) -> int:
    metrics = QFontMetrics(small(font))
    return max(map(metrics.horizontalAdvance, WORDS.values())) + 22


def _colour(option: QStyleOptionViewItem, role: QPalette.ColorRole) -> QColor:
    return option.palette.color(QPalette.ColorGroup.Active, role)


_ACCENT = QPalette.ColorRole.Accent
_MUTED = QPalette.ColorRole.PlaceholderText
