"""Brings the program's own fonts, so that an article looks the same on every machine."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from annotator import resources

SERIF = "Noto Serif"
"""What an article is set in for those who like serifs; other scripts stay in their own fonts."""

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


def sans() -> QFont:
    """Return the font of the window, to set an article in."""
    return QFont(QApplication.font())


def serif() -> QFont:
    """Return the same font with serifs, which are loaded when they are first wanted."""
    font = sans()
    font.setFamilies([*_load_serif(), *font.families()])
    return font


@cache
def _load_serif() -> tuple[str, ...]:
    file = resources.path("fonts/serif/NotoSerif-Regular.ttf")
    number = QFontDatabase.addApplicationFont(str(file))
    return tuple(QFontDatabase.applicationFontFamilies(number))
