"""Remembers in which theme the window was used last."""

from annotator.ui import kept
from annotator.ui import theme as themes
from annotator.ui.theme import Theme

_NAME = "theme"


def recall() -> Theme:
    """Return the theme chosen last, or else the light one."""
    name = kept.read(_NAME)
    return themes.load(name if isinstance(name, str) and name in themes.names() else themes.LIGHT)


def remember(theme: Theme) -> None:
    """Keep a theme for the next start."""
    kept.write(_NAME, theme.name)
