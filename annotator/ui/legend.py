"""The legend: which letter and colour stands for which kind."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from annotator.domain.codebook import Kind
from annotator.ui.dialogs.key_cap import small
from annotator.ui.kind_chip import paint_chip
from annotator.ui.panels.ink import MARGIN, Ink, mirror, paint_text, strong
from annotator.ui.theme import Theme

_GAP = 6


class Legend(QWidget):
    """One line with the chip and the name of each kind; where it is narrow, the chips alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Legend: " + ", ".join(Kind))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Draw the legend in another theme."""
        self._theme = theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, self._side() + 2 * _GAP)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror(painter, self.rect(), self.layoutDirection())
        ink, side = Ink(small(self.font()), self._theme.muted), self._side()
        widths = [QFontMetrics(ink.font).horizontalAdvance(kind.value) + 2 for kind in Kind]
        spare = self.width() - 2 * MARGIN - sum(widths) - len(Kind) * (side + _GAP)
        if spare < 0:
            widths = [0] * len(Kind)
            spare = self.width() - 2 * MARGIN - len(Kind) * (side + _GAP)
        left = MARGIN
        for kind, width in zip(Kind, widths, strict=True):
            chip = QRect(left, _GAP, side, side)
            paint_chip(painter, chip, kind, self._theme, strong(ink.font))
            left = chip.right() + _GAP
            paint_text(painter, QRect(left, _GAP, width, side), kind.value, ink)
            left += width + spare // (len(Kind) - 1)

    def _side(self) -> int:
        return QFontMetrics(self.font()).height() + 2
