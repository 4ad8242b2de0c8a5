"""The commands that choose how the statements of an article are marked."""

from functools import partial

from PySide6.QtCore import QObject

from annotator.ui import kept
from annotator.ui.article.painter import Tint
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import Desk
from annotator.ui.menus import Deeds
from annotator.ui.reading import Tick

_MAP = "view.map"

_NAME = "marking"

_SAID = {
    Tint.FULL: "Statements are in full colour.",
    Tint.SOFT: "Statements are in soft colour.",
    Tint.NONE: "Statements are underlined only.",
}


class Marking(QObject):
    """Holds what was chosen and keeps it for the next start."""

    def __init__(self, desk: Desk, view: ArticleView) -> None:
        """Mark the statements of a view, which shows no article yet, as was chosen last."""
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._tick: Tick | None = None
        self._has_map, self._tint = _recall()
        view.show_map(self._has_map)
        view.set_tint(self._tint)

    def deeds(self) -> Deeds:
        """Return what each command does, by the command's name."""
        return {
            **{_command_of(tint): partial(self._set_tint, tint) for tint in Tint},
            _MAP: self._turn_map,
        }

    def show_in(self, tick: Tick) -> None:
        """Show from now on in the menus what is chosen."""
        self._tick = tick
        self._tell()

    def _set_tint(self, tint: Tint) -> None:
        self._tint = tint
        self._view.set_tint(tint)
        self._keep()
        self._desk.said.emit(_SAID[tint])

    def _turn_map(self) -> None:
        self._has_map = not self._has_map
        self._view.show_map(self._has_map)
        self._keep()
        no = "" if self._has_map else "not "
        self._desk.said.emit(f"The statements are {no}shown in the scroll bar.")

    def _keep(self) -> None:
        kept.write(_NAME, {"map": self._has_map, "tint": self._tint.value})
        self._tell()

    def _tell(self) -> None:
        if self._tick is not None:
            self._tick(_MAP, self._has_map)
            for tint in Tint:
                self._tick(_command_of(tint), tint is self._tint)


def _recall() -> tuple[bool, Tint]:
    """Return whether there is a map, and the tint; whatever cannot be read is as at first."""
    found = kept.read(_NAME)
    if not isinstance(found, dict):
        return True, Tint.FULL
    tint = next((one for one in Tint if one.value == found.get("tint")), Tint.FULL)
    return found.get("map") is not False, tint


def _command_of(tint: Tint) -> str:
    return f"tint.{tint.value}"
