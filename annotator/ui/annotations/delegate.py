"""Draws a statement in the list: paragraph, kind, who to whom, and its first words."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from typing_extensions import override

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import ActorState
from annotator.ui.annotations.model import WAITS, AnnotationModel, also, excerpt, speaker, targets
from annotator.ui.kind_chip import paint_chip
from annotator.ui.panels.ink import Ink, is_mirrored, paint_text, slanted, strong, write
from annotator.ui.panels.plain import isolated, turned
from annotator.ui.panels.two_lines import TwoLineDelegate, TwoLines
from annotator.ui.theme import Theme

_FLAG = "⚑"
_SAME = "="
_ARROW = " → "
_GAP = 8
_ACTOR_SHARE = 0.6
"""So much of the line the actor keeps when actor and targets do not both fit."""
_TITLE_SHARE = 0.4
"""No more of the line an article's title takes where the list has several."""


class AnnotationDelegate(TwoLineDelegate):
    """Two lines a statement; every colour comes from the theme."""

    def __init__(self, theme: Theme, model: AnnotationModel) -> None:
        super().__init__(model)
        self.theme = theme
        self._model = model

    @override
    def paint_lines(self, painter: QPainter, lines: TwoLines, row: int) -> None:
        annotation = self._model.annotation(row)
        upper, lower = QRect(lines.upper), QRect(lines.lower)
        side = upper.height()
        plain = Ink(lines.font, lines.muted)
        if annotation is None:
            paint_text(painter, upper, "This statement cannot be read.", plain)
            return
        left = upper.left()
        if not self._model.is_of_many:
            left = self._paint_number(painter, upper, annotation, plain)
        self._paint_kinds(painter, upper, left, annotation, lines.font)
        upper.setLeft(left + side + _GAP)
        lower.setLeft(left + side + _GAP)
        if annotation.flagged:
            flag = Ink(lines.font, self.theme.danger)
            width = paint_text(painter, upper, _FLAG, flag, right=True)
            upper.setRight(upper.right() - width - _GAP)
        if annotation.is_waiting:
            width = paint_text(painter, upper, WAITS, plain, right=True)
            upper.setRight(upper.right() - width - _GAP)
        if annotation.same_as:
            width = paint_text(painter, upper, _SAME, plain, right=True)
            upper.setRight(upper.right() - width - _GAP)
        self._paint_names(painter, upper, annotation, plain)
        if self._model.is_of_many:
            title = f"{isolated(self._model.title(annotation.article))}: "
            room = QRect(lower)
            room.setWidth(round(lower.width() * _TITLE_SHARE))
            lower.setLeft(lower.left() + paint_text(painter, room, title, plain) + _GAP // 2)
        paint_text(painter, lower, isolated(excerpt(annotation)), plain)

    def _paint_number(
        self, painter: QPainter, line: QRect, annotation: Annotation, ink: Ink
    ) -> int:
        """Write the paragraph's number, and return where the next column begins."""
        widest = max(99, self._model.last_paragraph())
        width = QFontMetrics(ink.font).horizontalAdvance("0" * len(str(widest)))
        column = QRect(line.left(), line.top(), width, line.height())
        number = "–" if annotation.is_waiting else str(self._model.paragraph(annotation))
        paint_text(painter, column, number, ink, right=True)
        return line.left() + width + _GAP

    def _paint_kinds(
        self, painter: QPainter, line: QRect, left: int, annotation: Annotation, font: QFont
    ) -> None:
        side = line.height()
        styles = self.theme.kinds
        place = QRect(left, line.top(), side, side)
        paint_chip(painter, place, annotation.kind, self.theme, strong(font))
        secondary = "".join(styles[kind].letter for kind in also(annotation))
        if secondary:
            below = QRect(left - _GAP // 2, line.bottom() + 1, side + _GAP, side)
            painter.setFont(font)
            painter.setPen(self.theme.text)
            write(painter, below, Qt.AlignmentFlag.AlignCenter, f"+{secondary}")

    def _paint_names(
        self, painter: QPainter, line: QRect, annotation: Annotation, ink: Ink
    ) -> None:
        given = annotation.actor_state is ActorState.GIVEN
        actor_font = strong(ink.font) if given else slanted(ink.font)
        aimed = targets(annotation)
        room, metrics = QRect(line), QFontMetrics(ink.font)
        arrow = metrics.horizontalAdvance(_ARROW)
        if aimed:
            wanted = arrow + metrics.horizontalAdvance(aimed)
            least = round(line.width() * _ACTOR_SHARE)
            room.setWidth(max(least, line.width() - wanted))
        colour = self.theme.text if given else ink.colour
        used = paint_text(painter, room, speaker(annotation), Ink(actor_font, colour))
        if aimed:
            rest = line.adjusted(used, 0, 0, 0)
            paint_text(painter, rest, turned(_ARROW) if is_mirrored(painter) else _ARROW, ink)
            rest.setLeft(rest.left() + arrow)
            paint_text(painter, rest, aimed, Ink(ink.font, self.theme.text))
