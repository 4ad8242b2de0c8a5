"""Draws a statement in the list: paragraph, kind, who to whom, and its first words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import ActorState
from annotator.ui.annotations.model import AnnotationModel, also, excerpt, targets
from annotator.ui.kind_chip import paint_chip
from annotator.ui.panels.ink import (
    MARGIN,
    Ink,
    is_selected,
    paint_background,
    paint_text,
    slanted,
    strong,
)
from annotator.ui.panels.plain import isolated
from annotator.ui.theme import Theme

_FLAG = "⚑"
_ARROW = " → "
_GAP = 8
_ACTOR_SHARE = 0.6
"""So much of the line the actor keeps when actor and targets do not both fit."""


class AnnotationDelegate(QStyledItemDelegate):
    """Two lines a statement; every colour comes from the theme."""

    def __init__(self, theme: Theme, model: AnnotationModel) -> None:
        super().__init__(model)
        self._theme = theme
        self._model = model

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
        annotation = self._model.annotation(index.row())
        painter.save()
        paint_background(painter, option, self._theme)
        line = option.fontMetrics.height() + 2
        area = option.rect.adjusted(MARGIN + 4, 6, -MARGIN - 4, -6)
        upper = QRect(area.left(), area.top(), area.width(), line)
        lower = upper.translated(0, line)
        text, muted = self._theme.text, self._theme.muted
        if is_selected(option):
            muted = text
        left = self._paint_number(painter, upper, annotation, option, muted)
        self._paint_kinds(painter, upper, left, annotation, option.font)
        left += line + _GAP
        upper.setLeft(left)
        lower.setLeft(left)
        if annotation.flagged:
            width = paint_text(
                painter, upper, _FLAG, Ink(option.font, self._theme.danger), right=True
            )
            upper.setRight(upper.right() - width - _GAP)
        self._paint_names(painter, upper, annotation, option.font, muted)
        paint_text(painter, lower, isolated(excerpt(annotation)), Ink(option.font, muted))
        painter.restore()

    def _paint_number(
        self,
        painter: QPainter,
        line: QRect,
        annotation: Annotation,
        option: QStyleOptionViewItem,
        colour: QColor,
    ) -> int:
        """Write the paragraph's number, and return where the next column begins."""
        widest = max(99, self._model.last_paragraph())
        width = option.fontMetrics.horizontalAdvance("0" * len(str(widest)))
        column = QRect(line.left(), line.top(), width, line.height())
        number = str(self._model.paragraph(annotation))
        paint_text(painter, column, number, Ink(option.font, colour), right=True)
        return line.left() + width + _GAP

    def _paint_kinds(
        self, painter: QPainter, line: QRect, left: int, annotation: Annotation, font: QFont
    ) -> None:
        side = line.height()
        styles = self._theme.kinds
        place = QRect(left, line.top(), side, side)
        paint_chip(painter, place, annotation.kind, self._theme, strong(font))
        secondary = "".join(styles[kind].letter for kind in also(annotation))
        if secondary:
            below = QRect(left - _GAP // 2, line.bottom() + 1, side + _GAP, side)
            painter.setFont(font)
            painter.setPen(self._theme.text)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"+{secondary}")

    def _paint_names(
        self, painter: QPainter, line: QRect, annotation: Annotation, font: QFont, muted: QColor
    ) -> None:
        given = annotation.actor_state is ActorState.GIVEN
        actor_font = strong(font) if given else slanted(font)
        aimed = targets(annotation)
        room, metrics = QRect(line), QFontMetrics(font)
        arrow = metrics.horizontalAdvance(_ARROW)
        if aimed:
            wanted = arrow + metrics.horizontalAdvance(aimed)
            least = round(line.width() * _ACTOR_SHARE)
            room.setWidth(max(least, line.width() - wanted))
        colour = self._theme.text if given else muted
        used = paint_text(painter, room, isolated(annotation.attribution), Ink(actor_font, colour))
        if aimed:
            rest = line.adjusted(used, 0, 0, 0)
            paint_text(painter, rest, _ARROW, Ink(font, muted))
            rest.setLeft(rest.left() + arrow)
            paint_text(painter, rest, aimed, Ink(font, self._theme.text))
