"""Asks for the coder's note on a statement."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.annotation import Annotation
from annotator.errors import UserError
from annotator.ui.dialogs.plain_label import AlarmLabel, PlainLabel, QuietLabel, bold
from annotator.ui.panels.plain import isolated


class NoteDialog(QDialog):
    """The statement's words, and under them the note to be written, open until it is kept."""

    def __init__(
        self,
        annotation: Annotation,
        take: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        """Call `take` with the note; a UserError it raises is shown below it."""
        super().__init__(parent)
        self._take = take
        self._alarm = AlarmLabel()
        self.setWindowTitle("Note")
        self.resize(520, 320)
        who = PlainLabel(f"{annotation.kind.capitalize()} by {isolated(annotation.attribution)}")
        who.setFont(bold(who.font()))
        self._text = QPlainTextEdit()
        self._text.setPlainText(annotation.details.note)
        self._text.setAccessibleName("Note")
        self._text.setTabChangesFocus(True)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(who)
        layout.addWidget(QuietLabel(isolated(annotation.quotation)))
        layout.addWidget(self._text, 1)
        layout.addWidget(QuietLabel("Ctrl+Enter keeps the note, Esc leaves it as it was"))
        layout.addWidget(self._alarm)
        layout.addWidget(buttons)
        self._text.setFocus(Qt.FocusReason.PopupFocusReason)

    def note(self) -> str:
        """Return what is written, without white space at its ends."""
        return self._text.toPlainText().strip()

    @override
    def accept(self) -> None:
        try:
            self._take(self.note())
        except UserError as fault:
            self._alarm.tell(fault)
            return
        super().accept()
