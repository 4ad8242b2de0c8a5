"""Labels that show text as it is: what looks like markup is never obeyed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel

LONGEST = 4_000
"""No label shows more characters: measuring a book would hold up the window."""


class PlainLabel(QLabel):
    """Plain text over as many lines as it takes."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.say(text)

    def say(self, text: str) -> None:
        """Show a text, and nothing in its place where there is none."""
        self.setText(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
        if not text:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        else:
            # To show a widget without a parent would open a window of its own.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)

    def let_copy(self) -> None:
        """Let the text be selected, by mouse and by keyboard."""
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        # Reached by a click; the Tab key goes from one control to the next.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class QuietLabel(PlainLabel):
    """Plain text of second rank."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class AlarmLabel(PlainLabel):
    """Plain text that says why something cannot be done."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setForegroundRole(QPalette.ColorRole.BrightText)


def bold(font: QFont, larger: float = 1.0) -> QFont:
    """Return a heavier cut of a font, `larger` times as large."""
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    heavier.setPointSizeF(font.pointSizeF() * larger)
    return heavier
