"""Sets the article as its reader likes it, and remembers how: size, typeface, length of lines."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import partial

from PySide6.QtCore import QObject

from annotator.ui import fonts, kept
from annotator.ui.article.page import DEFAULT_POINTS, LEAST_ZOOM, MOST_ZOOM
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import Desk
from annotator.ui.menus import Deeds

Tick = Callable[[str, bool], None]
"""Shows beside a command, by its name, whether it is on."""

_NAME = "reading"


class Lines(IntEnum):
    """How many characters a line holds, about; more than 80 are hard to read (WCAG 1.4.8)."""

    NARROW = 55
    MEDIUM = 70
    WIDE = 80


class Face(StrEnum):
    """What the article is set in."""

    SANS = "sans"
    SERIF = "serif"


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a reader may choose."""

    zoom: int = 100
    """Per cent."""
    lines: Lines = Lines.MEDIUM
    face: Face = Face.SANS


class Reading(QObject):
    """The commands that set the article otherwise."""

    def __init__(self, desk: Desk, view: ArticleView) -> None:
        """Set a view, which shows no article yet, as it was left."""
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._setting = recall()
        self._tick: Tick = nowhere
        view.set_zoom(self._setting.zoom)
        view.set_line_length(self._setting.lines)
        if self._setting.face is Face.SERIF:
            self._set_face()
        view.zoomed.connect(self._take_zoom)

    def deeds(self) -> Deeds:
        """Return what each command does, by the command's name."""
        return {
            "view.larger": partial(self._view.zoom_by, 1),
            "view.smaller": partial(self._view.zoom_by, -1),
            "view.normal": partial(self._view.zoom_by, 0),
            **{_lines_name(lines): partial(self._set_lines, lines) for lines in Lines},
            **{_face_name(face): partial(self._use_face, face) for face in Face},
        }

    def show_in(self, tick: Tick) -> None:
        """Show from now on in the menus what is chosen."""
        self._tick = tick
        self._tell()

    def _take_zoom(self, percent: int) -> None:
        self._keep(replace(self._setting, zoom=percent))
        self._desk.said.emit(f"The text is at {percent} % of its usual size.")

    def _set_lines(self, lines: Lines) -> None:
        self._keep(replace(self._setting, lines=lines))
        self._view.set_line_length(lines)
        self._desk.said.emit(f"Lines hold up to {lines.value} characters.")

    def _use_face(self, face: Face) -> None:
        self._keep(replace(self._setting, face=face))
        self._set_face()
        self._desk.said.emit(f"The text is set in a {face.value} typeface.")

    def _set_face(self) -> None:
        font = fonts.serif() if self._setting.face is Face.SERIF else fonts.sans()
        font.setPointSizeF(DEFAULT_POINTS)
        self._view.set_reading_font(font)

    def _keep(self, setting: Setting) -> None:
        if setting != self._setting:
            self._setting = setting
            remember(setting)
        self._tell()

    def _tell(self) -> None:
        for lines in Lines:
            self._tick(_lines_name(lines), lines is self._setting.lines)
        for face in Face:
            self._tick(_face_name(face), face is self._setting.face)


def recall() -> Setting:
    """Return what was chosen last; whatever cannot be read is as at first."""
    found = kept.read(_NAME)
    if not isinstance(found, dict):
        return Setting()
    zoom, lines, face = (found.get(name) for name in ("zoom", "lines", "face"))
    usual = Setting()
    return Setting(
        zoom=zoom if isinstance(zoom, int) and LEAST_ZOOM <= zoom <= MOST_ZOOM else usual.zoom,
        lines=next((one for one in Lines if _word(one) == lines), usual.lines),
        face=next((one for one in Face if one.value == face), usual.face),
    )


def remember(setting: Setting) -> None:
    """Keep what was chosen for the next start."""
    told = {"zoom": setting.zoom, "lines": _word(setting.lines), "face": setting.face.value}
    kept.write(_NAME, told)


def _word(lines: Lines) -> str:
    return lines.name.lower()


def _lines_name(lines: Lines) -> str:
    return f"lines.{_word(lines)}"


def _face_name(face: Face) -> str:
    return f"face.{face.value}"


def nowhere(_name: str, _on: bool) -> None:
    """Show nothing: there are no menus yet."""
