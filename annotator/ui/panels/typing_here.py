"""Lets a control keep the letters that are typed in it, which elsewhere are commands."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_OTHERS = frozenset({
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
})
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TypingHere(QObject):
    """Keeps letters, Enter, Delete and Escape for the widgets it watches."""

    def watch(self, *widgets: QWidget) -> None:
        """Watch widgets, for as long as they live."""
        for widget in widgets:
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt asks the control first; only what it does not accept here becomes a command.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & _COMMANDS
            typed = event.text().isprintable() and event.text() != ""
            if not held and (typed or event.key() in _OTHERS):
                event.accept()
        return super().eventFilter(watched, event)
