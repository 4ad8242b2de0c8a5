"""A command with its keys, one of which is marked to be changed or taken away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget
from typing_extensions import override

from annotator.ui.actions import Command
from annotator.ui.command_search import plain_name
from annotator.ui.dialogs.key_cap import cap_size, paint_cap, small
from annotator.ui.keyboard import pressed
from annotator.ui.panels.ink import Ink, mirror, paint_text

_GAP = 4
_BEFORE_KEYS = 14
_PAD = 4
_NEW = "+"
_WAITING = "press a key"


class KeyRow(QPushButton):
    """Left and Right go from key to key and to the place of a new one; Enter changes what is there.

    While it listens every key, whatever else it would do, is handed to whoever asked.
    """

    marked = Signal()  # the row got the keyboard, or another place in it is marked
    removal_wanted = Signal()  # of the key that is marked
    heard = Signal(str)  # the name of a key that was pressed while listening

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command
        self.place = 0
        """Which of the keys is marked; as many as there are for the place of a new one."""
        self._words = plain_name(command.text)
        self._keys: tuple[str, ...] = ()
        self._is_listening = False
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show these keys, as the system writes them."""
        self._keys = tuple(keys)
        self.place = min(self.place, len(keys))
        self.setAccessibleName(f"{self._words}: {' or '.join(keys) or 'no key'}")
        self.updateGeometry()
        self.update()

    def listen(self, *, listens: bool) -> None:
        """Hand on every key from now on, or no more."""
        self._is_listening = listens
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        words, keys = metrics.horizontalAdvance(self._words), self._keys_width()
        new = self._cap(_NEW)
        height = max(metrics.height(), new.height()) + 2
        return QSize(words + _BEFORE_KEYS + keys + _GAP + new.width() + 2 * _PAD, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def event(self, event: QEvent) -> bool:
        # Tab and the shortcuts of the dialog are keys like any other while one is asked for.
        if self._is_listening and isinstance(event, QKeyEvent):
            event.accept()
            if event.type() == QEvent.Type.KeyPress and (key := pressed(event)):
                self.heard.emit(key)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = aside(self, event)
        if step and 0 <= self.place + step <= len(self._keys) and not event.modifiers() & _HELD:
            self._mark(self.place + step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.click()
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.removal_wanted.emit()
        else:
            event.ignore()  # the dialog goes to another row

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.marked.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.place = 0
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = QStyle.visualPos(self.layoutDirection(), self.rect(), event.position().toPoint())
        places = [place for place, area in enumerate(self._areas()) if area.contains(at)]
        self._mark(places[0] if places else 0)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror(painter, self.rect(), self.layoutDirection())
        areas = self._areas()
        painter.setFont(small(self.font()))
        if self._is_listening:
            left = self._paint_waiting(painter, areas)
        else:
            left = areas[0].left()
            self._paint_keys(painter, areas)
        room = self.rect().adjusted(_PAD, 0, 0, 0)
        room.setRight(left - _GAP)
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        paint_text(painter, room, self._words, Ink(self.font(), colour))

    def _mark(self, place: int) -> None:
        self.place = place
        self.update()
        self.marked.emit()

    def _paint_keys(self, painter: QPainter, areas: Sequence[QRect]) -> None:
        caps = [*self._keys, _NEW] if self.hasFocus() else self._keys
        for place, (key, area) in enumerate(zip(caps, areas, strict=False)):
            paint_cap(painter, area, key, self.palette())
            if self.hasFocus() and place == self.place:
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area, _GAP, _GAP)

    def _paint_waiting(self, painter: QPainter, areas: Sequence[QRect]) -> int:
        """Say that a key is waited for, and return where that begins."""
        size = self._cap(_WAITING)
        right = areas[-1].right()
        area = QRect(QPoint(right - size.width(), areas[-1].top()), size)
        paint_cap(painter, area, _WAITING, self.palette())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, _GAP, _GAP)
        return area.left()

    def _areas(self) -> list[QRect]:
        """Return the place of each key and, last, that of a new one, in pixels."""
        sizes = [self._cap(key) for key in (*self._keys, _NEW)]
        left = self.width() - _PAD - sum(size.width() + _GAP for size in sizes) + _GAP
        areas = []
        for size in sizes:
            top = (self.height() - size.height()) // 2
            areas.append(QRect(QPoint(left, top), size))
            left += size.width() + _GAP
        return areas

    def _keys_width(self) -> int:
        return sum(self._cap(key).width() + _GAP for key in self._keys)

    def _cap(self, key: str) -> QSize:
        return cap_size(key, small(self.font()))


def aside(row: QWidget, event: QKeyEvent) -> int:
    """Return 1 for the arrow key that leads on along a row, -1 for the one back, else 0."""
    on = -1 if row.isRightToLeft() else 1
    return {Qt.Key.Key_Left: -on, Qt.Key.Key_Right: on}.get(Qt.Key(event.key()), 0)


_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)
