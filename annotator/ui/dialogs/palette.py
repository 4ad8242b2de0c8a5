"""Lists every command with its keys, narrowed down by what is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.counting import counted
from annotator.ui.command_search import find_commands, plain_name
from annotator.ui.dialogs.palette_rows import Entry, PaletteDelegate, PaletteRows
from annotator.ui.dialogs.plain_label import QuietLabel
from annotator.ui.keyboard import pressed
from annotator.ui.panels.row_list import RowList
from annotator.ui.theme import Theme

__all__ = ["Entry", "PaletteDialog"]

_WIDTH = 620
_HEIGHT = 460
_BELOW_TOP = 70
_PAGE = 8
_HELD = Qt.KeyboardModifier
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class PaletteDialog(QDialog):
    """The keyboard stays in the field; Enter takes the marked command, Esc none."""

    def __init__(
        self,
        entries: Sequence[Entry],
        recent: Sequence[str],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        own_keys: Sequence[str] = (),
    ) -> None:
        """Take the names of the commands used last, and the keys that close the list again."""
        super().__init__(parent)
        self.own_keys = tuple(own_keys)
        self.chosen = ""
        """The name of the command to do, once the dialog is closed; "" for none."""
        self._entries = {entry.command.name: entry for entry in entries}
        self._recent = tuple(recent)
        self.setWindowTitle("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = PaletteRows()
        self.view = _list_of(self._rows, theme)
        self.view.clicked.connect(lambda index: self._take(index.row()))
        self.field = _Field(self)
        self._told = QuietLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._told)
        self._search("")
        self.field.textChanged.connect(self._search)
        self._place()

    def step(self, by: int) -> None:
        """Mark another command, as far up or down as there are any."""
        count, row = self._rows.rowCount(), self.view.selected_row()
        if count and row is not None:
            self._mark(max(0, min(count - 1, row + by)))

    def take(self) -> None:
        """Choose the marked command, or say why it cannot be done."""
        row = self.view.selected_row()
        if row is not None:
            self._take(row)

    def _take(self, row: int) -> None:
        entry = self._rows.entry(row)
        if entry.refusal:
            self._mark(row)
            return
        self.chosen = entry.command.name
        self.accept()

    def _search(self, typed: str) -> None:
        commands = [entry.command for entry in self._entries.values()]
        found = find_commands(commands, typed, self._recent)
        self._rows.show([self._entries[command.name] for command in found])
        if found:
            self._mark(0)
        else:
            self._tell("No command is called that. Esc goes back.")

    def _mark(self, row: int) -> None:
        self.view.select_row(row)
        entry = self._rows.entry(row)
        name = plain_name(entry.command.text)
        if entry.refusal:
            self._tell(f"{name} {entry.refusal}.")
        else:
            count = counted(self._rows.rowCount(), "command", "commands")
            self._tell(f"{count}. Enter does “{name}”, Esc goes back.")

    def _tell(self, sentence: str) -> None:
        self._told.say(sentence)
        # The field has the keyboard, so what it would do is spoken with it.
        self.field.setAccessibleDescription(self._spoken() or sentence)

    def _spoken(self) -> str:
        row = self.view.selected_row() if self._rows.rowCount() else None
        return "" if row is None else self._rows.entry(row).spoken

    def _place(self) -> None:
        """Hang below the upper edge of the window, where the text it is used on shows beneath."""
        parent = self.parentWidget()
        if parent is None:
            self.resize(_WIDTH, _HEIGHT)
            return
        window = parent.window().geometry()
        self.resize(min(_WIDTH, window.width()), min(_HEIGHT, window.height() - _BELOW_TOP))
        left = window.left() + (window.width() - self.width()) // 2
        self.move(left, window.top() + _BELOW_TOP)


class _Field(QLineEdit):
    """Hands the keys that move in the list on to it."""

    def __init__(self, dialog: PaletteDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.setPlaceholderText("Type what to do: words, their beginnings, or initials")
        self.setAccessibleName("Find a command")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not _types(event) and pressed(event) in self._dialog.own_keys:
            self._dialog.reject()
        elif key in _STEPS:
            self._dialog.step(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._dialog.take()
        else:
            super().keyPressEvent(event)


def _types(event: QKeyEvent) -> bool:
    """Tell whether a key writes something, whatever else it may be for."""
    held = event.modifiers() & (_HELD.ControlModifier | _HELD.AltModifier | _HELD.MetaModifier)
    return bool(event.text()) and event.text().isprintable() and not held


def _list_of(rows: PaletteRows, theme: Theme) -> RowList:
    view = RowList()
    rows.setParent(view)
    view.setModel(rows)
    view.setItemDelegate(PaletteDelegate(theme, rows))
    # What is selected is drawn by the delegate, over the page.
    unmarked = QPalette(view.palette())
    unmarked.setColor(QPalette.ColorRole.Highlight, theme.page)
    view.setPalette(unmarked)
    view.setFrameShape(QFrame.Shape.StyledPanel)
    view.setAccessibleName("Commands")
    # The keyboard stays in the field above.
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.fit_rows()
    return view
