"""Draws an article in the list: title and count, outlet, date and state."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotator.domain.article import ArticleRow
from annotator.domain.review import SetState
from annotator.ui.articles.model import ArticleModel, origin, title
from annotator.ui.panels.ink import MARGIN, Ink, is_selected, paint_background, paint_text, strong
from annotator.ui.theme import Theme

_GAP = 8
_TEXT_FORM = "\ufe0e"
"""Asks for the plain form of a sign that some systems would show as a coloured picture."""


SHAPES = {
    SetState.NEW: "○",
    SetState.IN_CODING: "◐",
    SetState.SUBMITTED: "●",
    SetState.NOTHING: "–",
    SetState.RETURNED: f"↩{_TEXT_FORM}",
    SetState.APPROVED: "✓",
    SetState.IN_BRIEFING: "■",
}
"""The sign of each state, so that it is told by more than its colour."""


class ArticleDelegate(QStyledItemDelegate):
    """Two lines an article; its state is told by a shape and a word."""

    def __init__(self, theme: Theme, model: ArticleModel) -> None:
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
        row = self._model.row(index.row())
        painter.save()
        paint_background(painter, option, self._theme)
        line = option.fontMetrics.height() + 2
        area = option.rect.adjusted(MARGIN + 4, 6, -MARGIN - 4, -6)
        upper = QRect(area.left(), area.top(), area.width(), line)
        muted = self._theme.text if is_selected(option) else self._theme.muted
        self._paint_title(painter, upper, row, option, muted)
        self._paint_origin(painter, upper.translated(0, line), row, option, muted)
        painter.restore()

    def _paint_title(
        self,
        painter: QPainter,
        line: QRect,
        row: ArticleRow,
        option: QStyleOptionViewItem,
        muted: QColor,
    ) -> None:
        if row.annotations:
            count = f"{row.annotations:,}"
            width = paint_text(painter, line, count, Ink(option.font, muted), right=True)
            line = line.adjusted(0, 0, -width - _GAP, 0)
        paint_text(painter, line, title(row), Ink(strong(option.font), self._theme.text))

    def _paint_origin(
        self,
        painter: QPainter,
        line: QRect,
        row: ArticleRow,
        option: QStyleOptionViewItem,
        muted: QColor,
    ) -> None:
        state = f"{SHAPES[row.state]} {row.state.value}"
        colour = state_colour(row.state, self._theme, muted)
        width = paint_text(painter, line, state, Ink(option.font, colour), right=True)
        rest = line.adjusted(0, 0, -width - _GAP, 0)
        paint_text(painter, rest, origin(row), Ink(option.font, muted))


def state_colour(state: SetState, theme: Theme, otherwise: QColor) -> QColor:
    """Return the colour of a state: only what calls for work, or is accepted, stands out."""
    if state is SetState.RETURNED:
        return theme.danger
    if state in {SetState.APPROVED, SetState.IN_BRIEFING}:
        return theme.saved
    return otherwise
