"""Says a sentence aloud to those who use a screen reader."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(shown: QWidget, sentence: str) -> None:
    """Say what a widget shows, though the keyboard is elsewhere.

    Where it is hidden, as the status line is in focus mode, its window says it: screen readers
    pass over what comes from something hidden.
    """
    speaker = shown if shown.isVisible() else shown.window()
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaker, sentence))
