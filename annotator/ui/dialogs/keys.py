"""Shows every key there is, menu by menu, and lets each be changed where it stands."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.ui.actions import COMMANDS, Menu
from annotator.ui.announcing import announce
from annotator.ui.command_search import plain_name
from annotator.ui.dialogs.key_columns import Block, columns, group, picker_keys
from annotator.ui.dialogs.key_row import KeyRow, aside
from annotator.ui.dialogs.plain_label import PlainLabel
from annotator.ui.keyboard import Keyboard, pressed
from annotator.ui.rebinding import Rebinding

OWN_NAME: Final = "help.keys"

_COLUMN = 380
"""About how wide a column of keys is, in pixels."""

_MOST_COLUMNS = 3
_TALLEST = 800
_PAGE = 10
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_Home: -len(COMMANDS),
    Qt.Key.Key_End: len(COMMANDS),
}


class KeysDialog(QDialog):
    """Closed by Esc, or by the key that opened it; a key that does something leads to its row."""

    def __init__(self, keyboard: Keyboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._keyboard = keyboard
        self._rebinding = Rebinding(keyboard)
        self.rows = {command.name: self._row(KeyRow(command)) for command in COMMANDS}
        self._show_keys()
        room = parent.window().width() if parent else _MOST_COLUMNS * _COLUMN
        count = max(1, min(_MOST_COLUMNS, room // _COLUMN))
        page, self._columns = columns(self._blocks(), count)
        self._order = [row for column in self._columns for row in column]
        self._here = self._order[0]
        self._area = _scrolling(page)
        self._told = PlainLabel()
        self._told.setAccessibleName("What can be done")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 12)
        layout.setSpacing(10)
        layout.addWidget(self._area, 1)
        layout.addLayout(self._foot())
        self._fit(page.sizeHint(), parent.window().height() if parent else _TALLEST)
        keyboard.rebound.connect(self._show_keys)
        self._here.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._keyboard.is_pressed(OWN_NAME, event):
            self.reject()
        elif key in _STEPS:
            self._go_down(_STEPS[key])
        elif step := aside(self, event):
            self._go_aside(step)
        elif (name := pressed(event)) and (one := self._keyboard.keymap.holder(name)):
            self.rows[one.name].setFocus()
        if key == Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def _blocks(self) -> Iterator[Block]:
        """Go through all that is listed; what has no key is there to be given one, and last."""
        keyless = [
            row for row in self.rows.values() if not self._keyboard.keys_of(row.command.name)
        ]
        for menu in Menu:
            rows = [row for row in self.rows.values() if row.command.menu is menu]
            if keyed := [row for row in rows if row not in keyless]:
                yield group(plain_name(menu), keyed)
        yield picker_keys()
        if keyless:
            yield group("Without a key", keyless)

    def _row(self, row: KeyRow) -> KeyRow:
        row.marked.connect(partial(self._arrive, row))
        row.clicked.connect(
            lambda: self._do(row, partial(self._rebinding.ask, row.command, row.place))
        )
        row.removal_wanted.connect(
            lambda: self._do(row, partial(self._rebinding.remove, row.command, row.place))
        )
        row.heard.connect(lambda key: self._do(row, partial(self._rebinding.hear, key)))
        return row

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._told, 1)
        for words, deed in (
            ("&Reset this", lambda: self._rebinding.reset(self._here.command)),
            ("Reset &all", self._rebinding.reset_all),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._do_instead, deed))
            foot.addWidget(button)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        foot.addWidget(buttons)
        return foot

    # What is done to keys

    def _do(self, row: KeyRow, deed: Callable[[], str]) -> None:
        """Do something to a row's keys, and say what came of it or what is to be answered."""
        row.setFocus()
        said = deed()
        row.listen(listens=self._rebinding.is_listening)
        self._tell(said)
        announce(self._told, said)

    def _do_instead(self, deed: Callable[[], str], _checked: bool = False) -> None:
        self._leave()
        self._do(self._here, deed)

    def _show_keys(self) -> None:
        for name, row in self.rows.items():
            row.show_keys(self._keyboard.keys_of(name))

    def _tell(self, sentence: str) -> None:
        self._told.say(sentence)
        self._here.setAccessibleDescription(sentence)

    # Where the keyboard is

    def _arrive(self, row: KeyRow) -> None:
        # Only the row in focus is reached by Tab, so that Tab leads from the rows to the buttons.
        if row is not self._here:
            self._leave()
        self._here.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._here = row
        self._area.ensureWidgetVisible(row, 0, 2 * row.height())
        self._tell(self._rebinding.offer(row.command, row.place))

    def _leave(self) -> None:
        """Wait no longer for a key of the row that had the keyboard."""
        self._rebinding.give_up()
        self._here.listen(listens=False)

    def _go_down(self, by: int) -> None:
        place = self._order.index(self._here) + by
        self._order[max(0, min(len(self._order) - 1, place))].setFocus()

    def _go_aside(self, by: int) -> None:
        """Go to the row beside this one in another column, if there is a column."""
        own = next(n for n, column in enumerate(self._columns) if self._here in column)
        if 0 <= own + by < len(self._columns) and self._columns[own + by]:
            _nearest(self._columns[own + by], self._here).setFocus()

    def _fit(self, keys: QSize, tallest: int) -> None:
        """Make the dialog large enough for all keys, and no taller than the window below it."""
        self._area.setMinimumWidth(keys.width() + self._area.verticalScrollBar().sizeHint().width())
        wanted = self.sizeHint()
        height = wanted.height() - self._area.sizeHint().height() + keys.height()
        self.resize(wanted.width(), min(tallest, height))


def _nearest(column: Sequence[KeyRow], row: KeyRow) -> KeyRow:
    def top(one: KeyRow) -> int:
        return one.mapTo(one.window(), one.rect().topLeft()).y()

    return min(column, key=lambda one: abs(top(one) - top(row)))


class _Area(QScrollArea):
    """Leaves all keys to the rows, which come into sight as they are gone through."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def _scrolling(words: QWidget) -> QScrollArea:
    area = _Area()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName("All keys")
    area.setWidget(words)
    return area
