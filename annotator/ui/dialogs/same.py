"""Asks which other statement reports the same utterance."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.domain.annotation import Annotation
from annotator.editing.same import Candidate
from annotator.ui.annotations.model import excerpt
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.panels.plain import isolated

_PAUSE = 150
_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})

Look = Callable[[str], Sequence[Candidate]]
"""Returns what may be the same, by words typed; "" for what is likeliest."""


class SameDialog(QDialog):
    """The statement's words, a line to type others in, and the statements that hold them."""

    def __init__(self, annotation: Annotation, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._found: Sequence[Candidate] = ()
        self.setWindowTitle("Same statement as")
        self.resize(640, 460)
        head = PlainLabel("Which statement reports the same words, said on the same occasion?")
        head.setFont(bold(head.font()))
        self._line = QLineEdit()
        self._line.setPlaceholderText("Type words of the other statement")
        self._line.setAccessibleName("Words of the other statement")
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName("Statements")
        self._list.setUniformItemSizes(True)
        self._none = QuietLabel()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText("Link")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._list.itemActivated.connect(self.accept)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._show)
        self._line.textChanged.connect(self._wait)
        self._lay_out(head, isolated(annotation.quotation), buttons)
        self._show()
        self._line.setFocus()

    def chosen(self) -> str | None:
        """Return the id of the statement chosen."""
        row = self._list.currentRow()
        return self._found[row].annotation.id if 0 <= row < len(self._found) else None

    @override
    def accept(self) -> None:
        if self._pause.isActive():
            self._show()
        if self.chosen() is not None:
            super().accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
        ):
            # The arrows go through the list while one goes on typing.
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self, head: QWidget, words: str, buttons: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(head)
        layout.addWidget(QuietLabel(words))
        layout.addWidget(self._line)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._none)
        layout.addWidget(buttons)

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _show(self) -> None:
        self._pause.stop()
        self._found = self._look(self._line.text())
        self._list.clear()
        for one in self._found:
            self._list.addItem(QListWidgetItem(_in_words(one)))
        if self._found:
            self._list.setCurrentRow(0)
        self._none.say("" if self._found else "No other statement fits: type other words.")
        self._ok.setEnabled(bool(self._found))


def _in_words(one: Candidate) -> str:
    who = isolated(one.annotation.attribution)
    title = isolated(one.title or "untitled")
    words = isolated(excerpt(one.annotation))
    return f"{one.annotation.kind.capitalize()}, {who}: {words} · {title}"
