"""Says a sentence aloud to those who use a screen reader."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(shown: QObject, sentence: str) -> None:
    """Say what a widget shows, though the keyboard is elsewhere."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(shown, sentence))
