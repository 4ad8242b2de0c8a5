"""Tells somebody whose keyboard has no Latin letters, once, which keys do what letters would."""

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.domain.codebook import Kind
from annotator.domain.key_names import works_on_every_keyboard
from annotator.ui import kept
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard, native

_NAME = "told of keys for other scripts"
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class OtherScript(QObject):
    """Watches for letters that are no command because they are of another script."""

    def __init__(self, desk: Desk, keyboard: Keyboard, *panes: QWidget) -> None:
        """Watch the panes in which letters are commands."""
        super().__init__(desk)
        self._desk = desk
        self._keyboard = keyboard
        self._panes = panes
        if kept.read(_NAME) is not True:
            for pane in panes:
                pane.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What the user has made the key of a command never comes as far as here.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & _HELD
            if plain and is_of_another_script(event.text()):
                self._tell()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        for pane in self._panes:
            pane.removeEventFilter(self)
        kept.write(_NAME, True)
        ways = (
            *((f"annotate.{kind}", kind.value) for kind in Kind),
            ("select.next_sentence", "sentence"),
            ("help.keys", "all keys"),
        )
        told = (f"{way} {what}" for name, what in ways if (way := self._way_to(name)))
        self._desk.said.emit(f"No Latin letters: {', '.join(told)}.")

    def _way_to(self, name: str) -> str:
        """Return the first key of a command that such a keyboard has, "" for none."""
        keys = filter(works_on_every_keyboard, self._keyboard.keymap.keys_of(name))
        return native(next(keys, ""))


def is_of_another_script(text: str) -> bool:
    """Tell whether a key has typed a letter that is not Latin."""
    return text.isalpha() and not unicodedata.name(text[0], "LATIN").startswith("LATIN")
