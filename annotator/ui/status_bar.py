"""The bar at the foot of the window: whatever happens last has its room there first."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStatusBar
from typing_extensions import override

from annotator.ui.panels.plain import elided

HINT_FROM = 1_000
"""In a narrower window, in pixels, no keys are named."""

_WIDEST = 16_777_215
"""Qt's own limit of a widget's width."""


class StatusBar(QStatusBar):
    """What was said last, then the keys, then who is at work on what."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.said = _Yielding("What happened last")
        self.hint = _label("Keys")
        self.who = _label("Project and coder")
        self.addWidget(self.said, 1)
        self.addPermanentWidget(self.hint)
        self.addPermanentWidget(self.who)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not hidden: whether there is a text to name the keys for is for others to say.
        self.hint.setMaximumWidth(_WIDEST if self.width() >= HINT_FROM else 0)


class _Yielding(QLabel):
    """One line that is cut where there is no room for it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        _be_plain(self, name)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        fitting = elided(self.text(), self.fontMetrics(), self.width())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        side = right if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), int(side | Qt.AlignmentFlag.AlignVCenter), fitting)


def _label(name: str) -> QLabel:
    label = QLabel()
    _be_plain(label, name)
    return label


def _be_plain(label: QLabel, name: str) -> None:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
