"""The strip above the panels that says the next step of the tour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from annotator.ui.announcing import announce
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.panels.ink import blend

_TINT = 0.16


class TourStrip(QWidget):
    """One line, or two where it is narrow; the keyboard stays in the text."""

    left = Signal()  # the user wants no more of it

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Tour")
        self._count = QuietLabel()
        self._count.setWordWrap(False)
        self._words = PlainLabel()
        self._words.setFont(bold(self._words.font(), 1.1))
        self._leave = QPushButton()
        self._leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(14)
        row.addWidget(self._count)
        row.addWidget(self._words, 1)
        row.addWidget(self._leave)

    def show_step(self, number: int, steps: int, words: str, leave: str) -> None:
        """Say a step, aloud too; beyond the last one nothing is counted any more."""
        self._count.say(f"Step {number} of {steps}" if number <= steps else "Done")
        self._words.say(words)
        self._leave.setText(leave)
        announce(self._words, f"{self._count.text()}. {words}")

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self.palette()
        page = palette.color(QPalette.ColorRole.Base)
        accent = palette.color(QPalette.ColorRole.Accent)
        painter = QPainter(self)
        painter.fillRect(self.rect(), blend(page, accent, _TINT))
        painter.fillRect(0, self.height() - 1, self.width(), 1, accent)
