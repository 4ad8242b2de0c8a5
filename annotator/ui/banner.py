"""The strip above every page that says what holds until further notice, and what to do about it."""

from __future__ import annotations  # the rows stand below the strip that holds them

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from annotator.ui.announcing import announce
from annotator.ui.dialogs.plain_label import PlainLabel
from annotator.ui.panels.ink import blend

_TINT = 0.10
_PICTURE = 20
"""How high and wide the picture is, in pixels."""
_BAR = 4
"""How wide the bar at the beginning of a row is, in pixels."""

_PRESSES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Notice:
    """What holds until further notice, in a sentence or two, and what can be done about it."""

    key: str
    """What it is about: a later notice of the same key takes its place."""
    text: str
    deeds: tuple[tuple[str, Callable[[], object]], ...] = ()
    """A button each: what it says, and what it does."""


class Banner(QWidget):
    """Standing notices below one another, the oldest on top; without any, nothing is shown.

    A notice is said aloud when it comes. It never takes the keyboard: F6 goes to its buttons,
    and when they go, the keyboard goes back to where it was before. Each is of the open project:
    with another one the window clears them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Notices")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._shown: dict[str, _Row] = {}
        self._came_from: QWidget | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.hide()
        QApplication.instance().focusChanged.connect(self._remember)  # type: ignore[union-attr]

    def above(self, page: QWidget) -> QWidget:
        """Return a page with the banner above it."""
        both = QWidget()
        layout = QVBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self)
        layout.addWidget(page, 1)
        return both

    def put(self, notice: Notice) -> None:
        """Show a notice in place of the one of the same key, if there is one."""
        row = self._shown.get(notice.key)
        if row is not None and row.notice == notice:
            return
        if row is None:
            row = self._shown[notice.key] = _Row()
            self._rows.addWidget(row)
        had_keyboard = self._has_keyboard()
        is_news = row.show_notice(notice)
        self._settle(had_keyboard)
        self.show()
        if is_news:
            announce(row, notice.text)

    def take_away(self, key: str) -> None:
        """Take a notice away; one that is not there does not matter."""
        row = self._shown.pop(key, None)
        if row is not None:
            self._remove([row])

    def clear(self) -> None:
        """Take all notices away."""
        rows = list(self._shown.values())
        self._shown.clear()
        self._remove(rows)

    def notices(self) -> tuple[Notice, ...]:
        """Return what is shown, from the top."""
        return tuple(row.notice for row in self._shown.values())

    @property
    def takes_keys(self) -> bool:
        """Tell whether there is a button for the keyboard to go to."""
        return any(row.buttons for row in self._shown.values())

    def _remove(self, rows: list[_Row]) -> None:
        had_keyboard = self._has_keyboard()
        for row in rows:
            self._rows.removeWidget(row)
            row.hide()
            # Not at once: it may be one of its own buttons that takes it away.
            row.deleteLater()
        self._settle(had_keyboard)
        self.setVisible(bool(self._shown))

    def _settle(self, had_keyboard: bool) -> None:
        """Lead F6 to the first button, and the keyboard back from one that is gone."""
        first = next((one for row in self._shown.values() for one in row.buttons), None)
        # Without one Qt would keep the last, which is about to go.
        self.setFocusProxy(first)  # type: ignore[arg-type]
        if had_keyboard and not self._has_keyboard():
            target = self._came_from
            if target is not None and isValid(target) and target.isVisible():
                target.setFocus()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        rows = self._shown.values()
        return focus is not None and any(focus in row.buttons for row in rows)

    def _remember(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or before is None or not self.isAncestorOf(now):
            return
        if not self.isAncestorOf(before):
            self._came_from = before


class _Row(QWidget):
    """One notice: a picture, its sentences, its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice("", "")
        self.buttons: list[QPushButton] = []
        self._words = PlainLabel()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(14, 7, 14, 8)
        self._line.setSpacing(12)
        self._line.addWidget(_Picture(), 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._words, 1)

    def show_notice(self, notice: Notice) -> bool:
        """Show another notice, and tell whether it says anything else than the one before."""
        is_news = notice.text != self.notice.text
        labels = [label for label, _deed in notice.deeds]
        if labels != [button.text() for button in self.buttons]:
            self._make_buttons(labels)
        for button in self.buttons:
            button.setAccessibleDescription(notice.text)
        self.notice = notice
        self.setAccessibleName(notice.text)
        self._words.say(notice.text)
        return is_news

    def _make_buttons(self, labels: list[str]) -> None:
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for place, label in enumerate(labels):
            button = _Deed(label)
            # A click leaves the keyboard where it is.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._do, place))
            self._line.addWidget(button)
            self.buttons.append(button)

    def _do(self, place: int, _checked: bool = False) -> None:
        _label, deed = self.notice.deeds[place]
        deed()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        alarm = self.palette().color(QPalette.ColorRole.BrightText)
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground(self.palette()))
        left = self.width() - _BAR if self.isRightToLeft() else 0
        painter.fillRect(left, 0, _BAR, self.height(), alarm)
        painter.fillRect(0, self.height() - 1, self.width(), 1, alarm)


class _Deed(QPushButton):
    """A button whose own keys win over the commands of the text, of which the space bar is one."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in {*_PRESSES, Qt.Key.Key_Space} and not held:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSES:
            self.click()
        else:
            super().keyPressEvent(event)


class _Picture(QWidget):
    """A triangle with an exclamation mark, in the colours of the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_PICTURE, _PICTURE))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.BrightText))
        top, foot, middle = 1.0, _PICTURE - 1.5, _PICTURE / 2
        painter.drawPolygon(
            QPolygonF([QPointF(middle, top), QPointF(_PICTURE - 0.5, foot), QPointF(0.5, foot)])
        )
        painter.setBrush(ground(self.palette()))
        painter.drawRoundedRect(QRectF(middle - 1.1, 7, 2.2, 6.2), 1, 1)
        painter.drawEllipse(QPointF(middle, 15.6), 1.3, 1.3)


def ground(palette: QPalette) -> QColor:
    """Return what the words of a notice stand on."""
    role = QPalette.ColorRole
    return blend(palette.color(role.Base), palette.color(role.BrightText), _TINT)
