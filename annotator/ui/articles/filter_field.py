"""The field above the list of articles in which words to filter by are typed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from annotator.ui.panels.ink import MARGIN

_OWN = {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FilterField(QLineEdit):
    """Says, beside what is typed, when its user has done with it."""

    accepted = Signal()  # Enter: open the first article listed
    left = Signal()  # Down: go on in the list
    given_up = Signal()  # Esc: list all articles again

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(MARGIN, 0, MARGIN, 8)
        self.setPlaceholderText("Title, outlet, date, state")
        self.setAccessibleName("Filter articles")
        self.setAccessibleDescription(
            "Lists only articles with these words in title, outlet, date, language or state. "
            "Enter opens the first, Down goes to the list, Escape lists all again."
        )
        self.hide()

    @override
    def event(self, event: QEvent) -> bool:
        # Else Escape, which goes to the text from anywhere, would not come here.
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.given_up.emit()
            case Qt.Key.Key_Down:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.accepted.emit()
            case _:
                super().keyPressEvent(event)
