"""Draws what sort of party an actor is, as a word in a frame."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from annotator.domain.actors import ActorType
from annotator.ui.panels.ink import blend, write
from annotator.ui.theme import Theme

_AROUND = 6
_ROUND = 4


def paint_type(painter: QPainter, line: QRect, kind: ActorType, theme: Theme, font: QFont) -> int:
    """Draw the chip of a type at the left of a line, and return its width in pixels."""
    width = QFontMetrics(font).horizontalAdvance(kind.value) + 2 * _AROUND
    area = QRect(line.left(), line.top(), width, line.height()).adjusted(0, 0, 0, -1)
    painter.setPen(QPen(theme.border, 1))
    painter.setBrush(blend(theme.page, theme.accent, 0.08))
    painter.drawRoundedRect(area, _ROUND, _ROUND)
    painter.setFont(font)
    painter.setPen(theme.text)
    write(painter, area, Qt.AlignmentFlag.AlignCenter, kind.value)
    return width
