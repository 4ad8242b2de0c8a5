"""Brings the program's own fonts, so that an article looks the same on every machine."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from annotator import resources

FAMILIES = ("Noto Sans", "Noto Naskh Arabic", "Noto Sans Hebrew")
"""What the window is written in: the first that has a character draws it."""


def load_fonts(app: QApplication) -> list[str]:
    """Load the fonts, make them the default, and return the families there are now.

    Icons come from fonts too: loaded before these, they would become the default.
    """
    loaded: set[str] = set()
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        loaded.update(QFontDatabase.applicationFontFamilies(number))
    ours = [family for family in FAMILIES if family in loaded]
    if ours:
        font = app.font()
        font.setFamilies(ours)
        app.setFont(font)
    return ours
