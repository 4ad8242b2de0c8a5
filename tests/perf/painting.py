"""Tells when a view has been painted and its pixels handed to the screen."""

import time
from collections.abc import Callable

from measuring import Cost
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

_PATIENCE = 120
_NOTCH = 120


class Painted(QObject):
    """Watches one view, the program's or a limit's, in the same way."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._at: Cost | None = None
        self._is_in = False
        self._window = view.window()
        self._window.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self._is_in = True
        if event.type() != QEvent.Type.UpdateRequest or watched is not self._window:
            return False
        # Paints whatever is due in the whole window and hands it to the screen.
        self._is_in = False
        watched.event(event)
        if self._is_in and self._at is None:
            self._at = Cost.now()
        return True

    def cost_of(self, deed: Callable[[], object]) -> Cost:
        """Do something and return what it cost until the view was painted with it."""
        settle()
        self._at = None
        begun = Cost.now()
        deed()
        while self._at is None:
            QCoreApplication.processEvents()
            if time.perf_counter() - begun.wall > _PATIENCE:
                raise TimeoutError("The view was not painted.")
        return self._at.since(begun)


def turn_wheel(view: QAbstractScrollArea) -> None:
    """Turn the wheel of a mouse over a view by one notch towards the user."""
    area = view.viewport()
    place = QPointF(area.rect().center())
    event = QWheelEvent(
        place,
        QPointF(area.mapToGlobal(area.rect().center())),
        QPoint(),
        QPoint(0, -_NOTCH),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(area, event)


def settle(seconds: float = 0.02) -> None:
    """Let a window come to rest, so that nothing left over is counted with the next act."""
    application = QApplication.instance()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        application.processEvents()
