"""The keys that are in force in the window, for whatever shows them or obeys them."""

import re

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.domain.key_names import NoSuchKey, key_name
from annotator.ui import keymap as keymaps
from annotator.ui.actions import Command
from annotator.ui.command_search import plain_name
from annotator.ui.keymap import Keymap, command_named

_MODIFIER = Qt.KeyboardModifier
_MARK = re.compile(r"\{([a-z_.]+)\}")


class Keyboard(QObject):
    """Knows the keys of every command, and tells when the user has changed them."""

    rebound = Signal()  # after keys were changed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        recalled = keymaps.recall()
        self._keymap = recalled.keymap
        self.complaint = recalled.complaint
        """What of the user's own keys could not be read, in a sentence; "" for nothing."""

    @property
    def keymap(self) -> Keymap:
        """Return which keys do what."""
        return self._keymap

    def change(self, keymap: Keymap) -> bool:
        """Put other keys in force, and tell whether they are kept for the next start too."""
        self._keymap = keymap
        is_kept = keymaps.remember(keymap)
        self.rebound.emit()
        return is_kept

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Return the keys of a command as this system writes them."""
        return tuple(map(native, self._keymap.keys_of(name)))

    def is_pressed(self, name: str, event: QKeyEvent) -> bool:
        """Tell whether a key that was pressed is one of a command's."""
        return pressed(event) in self._keymap.keys_of(name)

    def fill(self, sentence: str) -> str:
        """Put the first key of a command in place of its name in braces.

        A command without a key is named by its place in the menus.
        """
        return _MARK.sub(lambda mark: self._way_to(mark[1]), sentence)

    def _way_to(self, name: str) -> str:
        keys = self.keys_of(name)
        return keys[0] if keys else _in_menus(command_named(name))


def pressed(event: QKeyEvent) -> str:
    """Return the name of the key that was pressed, "" while only keys are held down."""
    # Whether a digit came from the keypad makes no difference.
    held = event.modifiers() & ~(_MODIFIER.KeypadModifier | _MODIFIER.GroupSwitchModifier)
    try:
        return key_name(QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString())
    except (NoSuchKey, ValueError):  # ValueError: a key that Qt has no name for
        return ""


def native(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _in_menus(command: Command) -> str:
    return f"“{plain_name(command.menu.value)} → {plain_name(command.text)}”"
