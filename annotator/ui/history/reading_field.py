"""A field of plain text that is read and copied, and never written in."""

from PySide6.QtWidgets import QPlainTextEdit


class ReadingField(QPlainTextEdit):
    """Tab leaves it; the arrow keys go through its text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(name)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)

    def say(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setPlainText(text)
