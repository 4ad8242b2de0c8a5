"""Draws a kind's letter on its colour, the sign by which lists and legend name it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from annotator.domain.codebook import Kind
from annotator.ui.panels.ink import write
from annotator.ui.theme import Theme

_ROUND = 4


def paint_chip(painter: QPainter, place: QRect, kind: Kind, theme: Theme, font: QFont) -> None:
    """Draw the chip of a kind in a place as wide as high."""
    style = theme.kinds[kind]
    area = place.adjusted(1, 0, -1, -2)
    painter.setPen(QPen(style.line, 1))
    painter.setBrush(style.fill)
    painter.drawRoundedRect(area, _ROUND, _ROUND)
    painter.setFont(font)
    painter.setPen(theme.text)
    write(painter, area, Qt.AlignmentFlag.AlignCenter, style.letter)
