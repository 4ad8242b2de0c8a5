"""The menus of the window, made from the table of commands."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from annotator.ui.actions import COMMANDS, Command, Menu, Needs
from annotator.ui.icons import Symbol, icon
from annotator.ui.keyboard import Keyboard
from annotator.ui.theme import Theme

Deeds = Mapping[str, Callable[[], object]]
"""What each command does, by the command's name."""

_PICTURES = {
    "file.new": Symbol.NEW,
    "file.open": Symbol.OPEN,
    "file.sample": Symbol.SAMPLE,
    "file.paste": Symbol.PASTE,
    "file.import": Symbol.IMPORT,
    "file.import_folder": Symbol.IMPORT_FOLDER,
    "file.brief": Symbol.BRIEFING,
    "file.check": Symbol.CHECK,
    "file.history": Symbol.HISTORY,
    "edit.undo": Symbol.UNDO,
    "edit.redo": Symbol.REDO,
    "edit.copy": Symbol.COPY,
    "statement.actor": Symbol.ACTOR,
    "statement.flag": Symbol.FLAG,
    "statement.delete": Symbol.DELETE,
    "view.theme": Symbol.THEME,
    "help.keys": Symbol.KEYS,
    "help.about": Symbol.ABOUT,
}


class Menus(QObject):
    """Shows every command with its keys, and greys out what cannot be done at the moment."""

    def __init__(
        self, text: QWidget, deeds: Deeds, theme: Theme, keyboard: Keyboard, window: QMainWindow
    ) -> None:
        """Take the article's text for the commands whose keys count only there."""
        super().__init__(window)
        self._text = text
        self._theme = theme
        self._keyboard = keyboard
        self._drawn: set[Menu] = set()
        self._there: frozenset[Needs] = frozenset()
        self._may_edit = True
        self._actions: dict[str, QAction] = {}
        self._submenus: dict[tuple[Menu, str], QMenu] = {}
        menus = {menu: window.menuBar().addMenu(menu.value) for menu in Menu}
        for menu, shown in menus.items():
            shown.aboutToShow.connect(partial(self._draw_icons, menu))
        for command in COMMANDS:
            self._add(command, menus[command.menu], deeds[command.name])
        self._bind()
        keyboard.rebound.connect(self._bind)

    def action(self, name: str) -> QAction:
        """Return the action of a command."""
        return self._actions[name]

    def allow(self, there: frozenset[Needs], *, may_edit: bool) -> None:
        """Enable the commands that need no more than what is there."""
        self._there, self._may_edit = there, may_edit
        for command in COMMANDS:
            allowed = command.needs in there and (may_edit or not command.edits)
            self._actions[command.name].setEnabled(allowed)

    def refusal(self, name: str) -> str:
        """Return why a command cannot be done now, "" when it can."""
        action = self._actions[name]
        if action.isEnabled():
            return ""
        command = next(one for one in COMMANDS if one.name == name)
        if command.needs not in self._there:
            return f"needs {command.needs}"
        if command.edits and not self._may_edit:
            return "needs a project that is not read-only"
        return "cannot be done now"

    def name_undo(self, undo: str, redo: str) -> None:
        """Say in the menu what undo and redo would do, "" for nothing."""
        for name, word, label in (("edit.undo", "&Undo", undo), ("edit.redo", "&Redo", redo)):
            told = label.replace("&", "&&")
            self._actions[name].setText(f"{word} “{told}”" if label else word)

    def tick(self, name: str, on: bool) -> None:
        """Show beside a switch whether it is on."""
        self._actions[name].setChecked(on)

    def set_theme(self, theme: Theme) -> None:
        """Draw the pictures beside the commands in the colours of another theme."""
        self._theme = theme
        self._drawn.clear()

    def _draw_icons(self, menu: Menu) -> None:
        # Only once a menu is to be seen: the icon font would keep every start waiting.
        if menu in self._drawn:
            return
        self._drawn.add(menu)
        for command in COMMANDS:
            if command.menu is menu and command.name in _PICTURES:
                picture = icon(_PICTURES[command.name], self._theme)
                self._actions[command.name].setIcon(picture)

    def _add(self, command: Command, menu: QMenu, deed: Callable[[], object]) -> None:
        if command.submenu:
            menu = self._submenu(command, menu)
        elif command.begins_group:
            menu.addSeparator()
        action = QAction(command.text, self)
        action.setObjectName(command.name)
        action.setCheckable(command.is_switch)
        action.triggered.connect(partial(_do, deed))
        if command.in_text:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._text.addAction(action)
        menu.addAction(action)
        self._actions[command.name] = action

    def _submenu(self, command: Command, menu: QMenu) -> QMenu:
        """Return the menu within a menu, made with the first of its commands."""
        place = command.menu, command.submenu
        if place not in self._submenus:
            if command.begins_group:
                menu.addSeparator()
            self._submenus[place] = menu.addMenu(command.submenu)
        return self._submenus[place]

    def _bind(self) -> None:
        keymap = self._keyboard.keymap
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(keys) for keys in keymap.keys_of(name)])


def _do(deed: Callable[[], object], _checked: bool = False) -> None:
    deed()
