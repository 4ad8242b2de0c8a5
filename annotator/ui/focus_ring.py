"""A ring around the control that has the keyboard, where the style shows none or hardly one."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTreeWidget,
    QWidget,
)
from typing_extensions import override

from annotator.ui.choice import Choice
from annotator.ui.dialogs.plain_label import PlainLabel

_WIDTH = 2
_OUTSIDE = 2
_ROUND = 5.0

_RINGED = (
    QAbstractButton,
    QComboBox,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTreeWidget,
    PlainLabel,
)
"""Fusion draws the default button like the one in focus, and a scroll area or label like any, an
empty list, a box of choices, tabs and a text that is only read, too."""

_OWN_RING = (Choice,)


class FocusRing(QObject):
    """Follows the keyboard from control to control, in every window of the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ring: _Ring | None = None
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None
        if isinstance(now, _RINGED) and not isinstance(now, _OWN_RING):
            self._ring = _Ring(now)
            self._ring.destroyed.connect(self._forget)

    def _forget(self, ring: QObject) -> None:
        # A dialog that closes takes its ring with it.
        if ring is self._ring:
            self._ring = None


class _Ring(QWidget):
    """Lies over a window and lets everything through but the ring it paints."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control.window())
        self._control = control
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.installEventFilter(self)
        self._place()
        self.show()

    @override
    def eventFilter(self, control: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(control, event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _WIDTH))
        inside = _WIDTH // 2
        painter.drawRoundedRect(
            self.rect().adjusted(inside, inside, -inside, -inside), _ROUND, _ROUND
        )

    def _place(self) -> None:
        area = self._control.rect().adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
        area.moveTopLeft(self._control.mapTo(self._control.window(), area.topLeft()))
        self.setGeometry(area.intersected(self._control.window().rect()))
        self.raise_()
