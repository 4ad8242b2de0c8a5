"""Draws a line of the list of articles: the head of a group, or an article in two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from annotator.domain.article import ArticleRow
from annotator.domain.review import SetState
from annotator.ui.articles.groups import Head
from annotator.ui.articles.model import ArticleModel, origin, title
from annotator.ui.panels.ink import MARGIN, Ink, mirror, paint_text, strong
from annotator.ui.panels.two_lines import TwoLineDelegate, TwoLines
from annotator.ui.theme import Theme

_GAP = 8
_TEXT_FORM = "\ufe0e"
"""Asks for the plain form of a sign that some systems would show as a coloured picture."""
_RING = "∘"
"""Stands for gaps, as the ring in the margin of the text does."""
_LINES = "≡"
"""Stands for the articles that carry one story: the same lines, several times."""


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


class ArticleDelegate(TwoLineDelegate):
    """Two lines an article, its state told by a shape under the head of its group."""

    def __init__(self, theme: Theme, model: ArticleModel) -> None:
        super().__init__(model)
        self.theme = theme
        self._model = model

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = self._model.row(index.row())
        if isinstance(entry, Head):
            painter.save()
            mirror(painter, option.rect, option.direction)
            self._paint_head(painter, entry, option.rect, QFont(option.font))
            painter.restore()
        else:
            super().paint(painter, option, index)

    @override
    def paint_lines(self, painter: QPainter, lines: TwoLines, row: int) -> None:
        article = self._model.article_at(row)
        if article is None:
            return
        plain = Ink(lines.font, lines.muted)
        upper, lower = lines.upper, lines.lower
        if article.annotations:
            width = paint_text(painter, upper, f"{article.annotations:,}", plain, right=True)
            upper = upper.adjusted(0, 0, -width - _GAP, 0)
        paint_text(painter, upper, title(article), Ink(strong(lines.font), self.theme.text))
        ink = Ink(lines.font, state_colour(article.state, self.theme, lines.muted))
        width = paint_text(painter, lower, SHAPES[article.state], ink, right=True)
        lower = lower.adjusted(0, 0, -width - _GAP, 0)
        gaps = self._gaps(article)
        if gaps:
            width = paint_text(painter, lower, gaps, plain, right=True)
            lower = lower.adjusted(0, 0, -width - _GAP, 0)
        carriers = self._model.families.size_of(article)
        if carriers:
            told = f"{_LINES}\u202f{carriers:,}"
            width = paint_text(painter, lower, told, plain, right=True)
            lower = lower.adjusted(0, 0, -width - _GAP, 0)
        paint_text(painter, lower, origin(article), plain)

    def _gaps(self, article: ArticleRow) -> str:
        gaps = self._model.progress.gaps_of(article.id)
        return f"{_RING}\u202f{gaps:,}" if gaps else ""

    def _paint_head(self, painter: QPainter, head: Head, area: QRect, font: QFont) -> None:
        painter.fillRect(area, self.theme.panel)
        line = area.adjusted(MARGIN + 4, 0, -MARGIN - 4, 0)
        width = paint_text(
            painter, line, f"{head.articles:,}", Ink(font, self.theme.muted), right=True
        )
        line = line.adjusted(0, 0, -width - _GAP, 0)
        paint_text(painter, line, head.name, Ink(strong(font), self.theme.muted))


def state_colour(state: SetState, theme: Theme, otherwise: QColor) -> QColor:
    """Return the colour of a state: only what calls for work, or is accepted, stands out."""
    if state is SetState.RETURNED:
        return theme.danger
    if state in {SetState.APPROVED, SetState.IN_BRIEFING}:
        return theme.saved
    return otherwise
