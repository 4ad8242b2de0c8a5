"""Labels that show text as it is: what looks like markup is never obeyed."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from annotator.errors import RuleBroken, UserError

LONGEST = 4_000
"""No label shows more characters: measuring a book would hold up the window."""


_BY_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_AT_THE_RIGHT = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)


class PlainLabel(QLabel):
    """Plain text over as many lines as it takes."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._stand()
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

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._stand()

    def _stand(self) -> None:
        """Begin at the right in a window that runs leftwards: Qt goes by the words alone."""
        if self.alignment() in {_BY_WORDS, _AT_THE_RIGHT}:
            self.setAlignment(_AT_THE_RIGHT if self.isRightToLeft() else _BY_WORDS)

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

    def tell(self, fault: UserError) -> None:
        """Say what is wrong with what was typed, or why it could not be kept."""
        kept = "" if isinstance(fault, RuleBroken) else f"{fault.kept} "
        self.say(f"{fault.happened} {kept}{fault.todo}")


def bold(font: QFont, larger: float = 1.0) -> QFont:
    """Return a heavier cut of a font, `larger` times as large."""
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    heavier.setPointSizeF(font.pointSizeF() * larger)
    return heavier
