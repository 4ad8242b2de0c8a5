"""The command that finds any command by its name and does it where the keyboard was."""

from __future__ import annotations  # a type named here is loaded on first use

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui import kept
from annotator.ui.actions import COMMANDS
from annotator.ui.keyboard import Keyboard
from annotator.ui.menus import Menus
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.dialogs.palette import PaletteDialog

OWN_NAME = "help.palette"

_NAME = "recent commands"
_MOST = 8


class Palette(QObject):
    """Opens the list of commands, gives the keyboard back, and then does what was chosen."""

    def __init__(self, window: QWidget, theme: Theme, keyboard: Keyboard) -> None:
        super().__init__(window)
        self._window = window
        self._keyboard = keyboard
        self._theme = theme
        self._menus: Menus | None = None
        self._focus: QWidget | None = None

    def serve(self, menus: Menus) -> None:
        """Take the menus whose commands are listed: they are made after all deeds are known."""
        self._menus = menus

    def set_theme(self, theme: Theme) -> None:
        """List the commands in another theme from the next time on."""
        self._theme = theme

    def open(self) -> None:
        """List all commands, those used last first."""
        from annotator.ui.dialogs.palette import Entry, PaletteDialog  # noqa: PLC0415 - first use

        if self._menus is None:
            return
        menus, keyboard = self._menus, self._keyboard
        entries = [
            Entry(command, keyboard.keys_of(command.name), menus.refusal(command.name))
            for command in COMMANDS
            if command.name != OWN_NAME
        ]
        self._focus = QApplication.focusWidget()
        own_keys = keyboard.keymap.keys_of(OWN_NAME)
        dialog = PaletteDialog(entries, recent(), self._theme, self._window, own_keys=own_keys)
        dialog.finished.connect(lambda: self._close(dialog))
        dialog.open()

    def _close(self, dialog: PaletteDialog) -> None:
        self._window.window().activateWindow()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None
        if dialog.chosen and self._menus is not None:
            remember(dialog.chosen)
            # Once the list is gone: a command may open a dialog of its own and wait for it.
            QTimer.singleShot(0, self._menus.action(dialog.chosen).trigger)


def recent() -> list[str]:
    """Return the names of the commands that were chosen last, the latest first."""
    found = kept.read(_NAME)
    known = {command.name for command in COMMANDS}
    names = found if isinstance(found, list) else []
    there = [name for name in names if isinstance(name, str) and name in known]
    return list(dict.fromkeys(there))[:_MOST]


def remember(name: str) -> None:
    """Put a command at the head of those chosen last."""
    others = [one for one in recent() if one != name]
    kept.write(_NAME, [name, *others][:_MOST])
