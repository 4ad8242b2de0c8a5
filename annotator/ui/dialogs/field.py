"""Asks what a field of a statement is to hold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.domain.annotation import Annotation
from annotator.domain.fields import LABELS, LONG, Field, checked, value
from annotator.errors import UserError
from annotator.ui.dialogs.plain_label import AlarmLabel, PlainLabel, QuietLabel, bold
from annotator.ui.panels.plain import isolated

_HINTS = {
    Field.DATE_SAID: "As 2024-05-31, 2024-05 or 2024.",
    Field.TOPICS: "Several are set apart by semicolons.",
    Field.DESCRIPTOR: "How the article names the actor, such as “a person briefed on the talks”.",
    Field.PLACE: "Where it was said.",
}


class FieldDialog(QDialog):
    """The statement's words, and under them what the field is to hold, open until it is kept."""

    def __init__(
        self,
        annotation: Annotation,
        field: Field,
        take: Callable[[str], object],
        known: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Call `take` with what was typed; a UserError it raises is shown below it.

        `known` is what is offered to complete what is typed.
        """
        super().__init__(parent)
        self._annotation, self._field, self._take = annotation, field, take
        self.setWindowTitle(LABELS[field])
        self.setMinimumWidth(520)
        head = PlainLabel(
            f"{LABELS[field]} · {annotation.kind} by {isolated(annotation.attribution)}"
        )
        head.setFont(bold(head.font()))
        self._line, self._text = QLineEdit(), QPlainTextEdit()
        self._alarm = AlarmLabel()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(head)
        layout.addWidget(QuietLabel(isolated(annotation.quotation)))
        layout.addWidget(self._editor(known))
        layout.addWidget(QuietLabel(self._hint()))
        layout.addWidget(self._alarm)
        layout.addWidget(self._buttons)

    def typed(self) -> str:
        """Return what is typed, without white space at its ends."""
        text = self._text.toPlainText() if self._field in LONG else self._line.text()
        return text.strip()

    @override
    def accept(self) -> None:
        try:
            checked(self._field, self.typed(), self._annotation)
            self._take(self.typed())
        except UserError as fault:
            self._alarm.tell(fault)
            return
        super().accept()

    def _editor(self, known: Sequence[str]) -> QWidget:
        held, name = value(self._annotation, self._field), LABELS[self._field]
        if self._field in LONG:
            self._text.setPlainText(held)
            self._text.setTabChangesFocus(True)
            self._text.moveCursor(QTextCursor.MoveOperation.End)
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
            editor: QWidget = self._text
        else:
            self._line.setText(held)
            self._line.selectAll()
            if known:
                self._line.setCompleter(_completer(known, self._line))
            editor = self._line
        editor.setAccessibleName(name)
        editor.setFocus(Qt.FocusReason.PopupFocusReason)
        return editor

    def _hint(self) -> str:
        keys = "Ctrl+Enter" if self._field in LONG else "Enter"
        keeps = f"{keys} keeps it, Esc leaves it as it was."
        return " ".join(filter(None, (_HINTS.get(self._field, ""), keeps)))


def _completer(known: Sequence[str], line: QLineEdit) -> QCompleter:
    completer = QCompleter(list(known), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
