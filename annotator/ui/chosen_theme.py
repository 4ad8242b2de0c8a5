"""Remembers in which theme the window was used last; at first it is what the system is set to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStyleHints

from annotator.ui import kept
from annotator.ui import theme as themes
from annotator.ui.theme import Theme

_NAME = "theme"


def recall() -> Theme:
    """Return the theme chosen last, or else the one nearest to the other windows on the screen."""
    name = kept.read(_NAME)
    if isinstance(name, str) and name in themes.names():
        return themes.load(name)
    return themes.load(_nearest(QGuiApplication.styleHints()))


def remember(theme: Theme) -> None:
    """Keep a theme for the next start."""
    kept.write(_NAME, theme.name)


def _nearest(hints: QStyleHints) -> str:
    # Qt has known of contrast since 6.10; what it returns lives no longer than the hints.
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None:
        wished = accessibility().contrastPreference()
        if wished == Qt.ContrastPreference.HighContrast:
            return themes.HIGH_CONTRAST
    is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
    return themes.DARK if is_dark else themes.LIGHT
