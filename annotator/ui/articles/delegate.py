"""Draws an article in the list: title and count, outlet, date and state."""

from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from annotator.domain.review import SetState
from annotator.ui.articles.model import ArticleModel, origin, title
from annotator.ui.panels.ink import Ink, paint_text, strong
from annotator.ui.panels.two_lines import TwoLineDelegate, TwoLines
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


class ArticleDelegate(TwoLineDelegate):
    """Two lines an article; its state is told by a shape and a word."""

    def __init__(self, theme: Theme, model: ArticleModel) -> None:
        super().__init__(model)
        self.theme = theme
        self._model = model

    @override
    def paint_lines(self, painter: QPainter, lines: TwoLines, row: int) -> None:
        article = self._model.row(row)
        plain = Ink(lines.font, lines.muted)
        upper, lower = lines.upper, lines.lower
        if article.annotations:
            width = paint_text(painter, upper, f"{article.annotations:,}", plain, right=True)
            upper = upper.adjusted(0, 0, -width - _GAP, 0)
        paint_text(painter, upper, title(article), Ink(strong(lines.font), self.theme.text))
        state = f"{SHAPES[article.state]} {article.state.value}"
        ink = Ink(lines.font, state_colour(article.state, self.theme, lines.muted))
        width = paint_text(painter, lower, state, ink, right=True)
        paint_text(painter, lower.adjusted(0, 0, -width - _GAP, 0), origin(article), plain)


def state_colour(state: SetState, theme: Theme, otherwise: QColor) -> QColor:
    """Return the colour of a state: only what calls for work, or is accepted, stands out."""
    if state is SetState.RETURNED:
        return theme.danger
    if state in {SetState.APPROVED, SetState.IN_BRIEFING}:
        return theme.saved
    return otherwise
