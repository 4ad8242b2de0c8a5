"""Draws a key of the keyboard, as it stands beside what it does."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen

from annotator.ui.panels.ink import write

_AROUND = 7
_ABOVE = 3
_ROUND = 4.0


def small(font: QFont) -> QFont:
    """Return the font that keys are written in."""
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * 0.85)
    return smaller


def cap_size(key: str, font: QFont) -> QSize:
    """Return how much room a key takes, in pixels; no key is narrower than it is high."""
    metrics = QFontMetrics(font)
    height = metrics.height() + 2 * _ABOVE
    return QSize(max(height, metrics.horizontalAdvance(key) + 2 * _AROUND), height)


def paint_cap(painter: QPainter, area: QRect, key: str, palette: QPalette) -> None:
    """Paint a key in the painter's font."""
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    write(painter, area, Qt.AlignmentFlag.AlignCenter, key)
