"""Goes through the statements that wait for their place in a corrected text, one key for each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.domain.counting import counted
from annotator.editing.correcting import Fated
from annotator.ui.dialogs.fated import FatedList
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold

Deed = Callable[[Sequence[Fated]], bool]
"""Does something with statements; False where it could not be done."""

_KEYS = (
    "A or Enter accepts the words now, S selects others in the text, X deletes the statement, "
    "Ctrl+Enter accepts all that were found."
)


class WaitingDialog(QDialog):
    """Each statement is accepted, deleted, or `by_hand` once the dialog was accepted."""

    def __init__(
        self, rows: Sequence[Fated], accept: Deed, delete: Deed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = list(rows)
        self._accept, self._delete = accept, delete
        self.by_hand: Fated | None = None
        """The statement whose words are to be selected in the text."""
        self.setWindowTitle("Place statements in the corrected text")
        self.resize(940, 560)
        self._head = PlainLabel()
        self._head.setFont(bold(self._head.font()))
        self.list = FatedList(rows)
        self._take = QPushButton("&Accept")
        self._select = QPushButton("&Select the words…")
        self._remove = QPushButton("De&lete")
        self._all = QPushButton("Accept all &found")
        self._later = QPushButton("Later")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(self._head)
        layout.addWidget(self.list, 1)
        layout.addWidget(QuietLabel(_KEYS))
        layout.addLayout(self._buttons())
        self._set_keys()
        self.list.chosen.connect(self._allow)
        self._allow()
        self.list.view.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for button, deed in (
            (self._take, self._accept_one),
            (self._select, self._by_hand),
            (self._remove, self._delete_one),
            (self._all, self._accept_all),
            (self._later, self.reject),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            row.addWidget(button)
        return row

    def _set_keys(self) -> None:
        for keys, deed in (
            (("A", "Alt+1"), self._accept_one),
            (("S", "Alt+2"), self._by_hand),
            (("X", "Del", "Alt+3"), self._delete_one),
            (("Ctrl+Return", "Ctrl+Enter", "Alt+4"), self._accept_all),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(deed)
        for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The list would keep the key to itself.
            shortcut = QShortcut(QKeySequence(enter), self.list.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._accept_one)

    def _accept_one(self) -> None:
        one = self.list.current()
        if one is not None and one.is_placed and self._accept([one]):
            self._drop([one])

    def _accept_all(self) -> None:
        found = [one for one in self._rows if one.is_placed]
        if found and self._accept(found):
            self._drop(found)

    def _delete_one(self) -> None:
        one = self.list.current()
        if one is not None and self._delete([one]):
            self._drop([one])

    def _by_hand(self) -> None:
        self.by_hand = self.list.current()
        if self.by_hand is not None:
            self.accept()

    def _drop(self, done: Sequence[Fated]) -> None:
        gone = {one.annotation.id for one in done}
        self._rows = [one for one in self._rows if one.annotation.id not in gone]
        self.list.show_rows(self._rows)
        self._allow()
        if not self._rows:
            self.accept()

    def _allow(self) -> None:
        one = self.list.current()
        self._head.say(
            f"{counted(len(self._rows), 'statement waits', 'statements wait')} for a place in the"
            " corrected text"
        )
        self._take.setEnabled(one is not None and one.is_placed)
        self._all.setEnabled(any(row.is_placed for row in self._rows))
        self._all.setVisible(len(self._rows) > 1)
