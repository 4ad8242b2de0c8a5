"""The commands that choose how the statements of an article are marked."""

from PySide6.QtCore import QObject

from annotator.ui import kept
from annotator.ui.article.view import ArticleView
from annotator.ui.menus import Deeds
from annotator.ui.reading import Tick

_MAP = "view.map"

_NAME = "marking"


class Marking(QObject):
    """Holds what was chosen and keeps it for the next start."""

    def __init__(self, view: ArticleView) -> None:
        """Mark the statements of a view, which shows no article yet, as was chosen last."""
        super().__init__(view)
        self._view = view
        found = kept.read(_NAME)
        self._has_map = not (isinstance(found, dict) and found.get("map") is False)
        self._tick: Tick | None = None
        view.show_map(self._has_map)

    def deeds(self) -> Deeds:
        """Return what each command does, by the command's name."""
        return {_MAP: self._turn_map}

    def show_in(self, tick: Tick) -> None:
        """Show from now on in the menus what is chosen."""
        self._tick = tick
        self._tell()

    def _turn_map(self) -> None:
        self._has_map = not self._has_map
        kept.write(_NAME, {"map": self._has_map})
        self._view.show_map(self._has_map)
        self._tell()

    def _tell(self) -> None:
        if self._tick is not None:
            self._tick(_MAP, self._has_map)
