"""The window itself, shown before anything slow is loaded."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

TITLE = "Annotator"


class Shell(QMainWindow):
    """An empty window of the right size and colour; `app` fills it after its first paint."""

    painted = Signal()  # once, after the first paint
    closing = Signal()  # before the window goes

    def __init__(self) -> None:
        super().__init__()
        self._has_painted = False
        self.setWindowTitle(TITLE)
        self.resize(QSize(1280, 820))
        self.setMinimumSize(QSize(640, 420))
        self.setCentralWidget(QWidget())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            self.painted.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
