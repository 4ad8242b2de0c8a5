"""The commands that choose the theme, one by one or in a round."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from annotator.ui import chosen_theme
from annotator.ui import theme as themes
from annotator.ui.menus import Deeds
from annotator.ui.theme import Theme

NEXT = "view.theme"


class Theming(QObject):
    """Holds the theme in use and keeps it for the next start."""

    chosen = Signal(object)  # Theme

    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme

    def deeds(self) -> Deeds:
        """Return what each command of the themes does, by the command's name."""
        each = {command_of(name): partial(self._use, name) for name in themes.names()}
        return {NEXT: self._go_on, **each}

    def _go_on(self) -> None:
        self._use(themes.after(self.theme.name))

    def _use(self, name: str) -> None:
        self.theme = themes.load(name)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            themes.dress(application, self.theme)
        chosen_theme.remember(self.theme)
        self.chosen.emit(self.theme)


def command_of(name: str) -> str:
    """Return the name of the command that chooses a theme."""
    return f"theme.{name}"
