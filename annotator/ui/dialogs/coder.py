"""Asks under which name somebody codes."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold

_ABOUT = (
    "All you do from now on is kept under this name. What was done before keeps the name it was "
    "done under."
)


class CoderDialog(QDialog):
    """One field with the name that is in use."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Coder")
        self.setMinimumWidth(440)
        question = PlainLabel("Who is coding?")
        question.setFont(bold(question.font(), 1.2))
        self._name = QLineEdit(name)
        self._name.setMaxLength(80)
        self._name.setAccessibleName("Your name")
        self._name.selectAll()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._name.textChanged.connect(lambda: self._ok.setEnabled(bool(self.name())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for part in (question, QuietLabel(_ABOUT), self._name, buttons):
            layout.addWidget(part)
        self._name.setFocus()

    def name(self) -> str:
        """Return the name typed, with single spaces between its words."""
        return " ".join(self._name.text().split())
