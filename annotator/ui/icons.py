"""The pictures on buttons and menus, drawn from an icon font in the colours of the theme."""

import os
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QIcon

from annotator.ui.theme import Theme

_PREFIX = "fa6s"


class Symbol(StrEnum):
    """What a picture stands for; the value is its name in the icon font."""

    NEW = "fa6s.file-circle-plus"
    OPEN = "fa6s.folder-open"
    SAMPLE = "fa6s.book-open"
    PASTE = "fa6s.paste"
    IMPORT = "fa6s.file-import"
    IMPORT_FOLDER = "fa6s.folder-plus"
    BRIEFING = "fa6s.file-word"
    CHECK = "fa6s.stethoscope"
    HISTORY = "fa6s.clock-rotate-left"
    UNDO = "fa6s.rotate-left"
    REDO = "fa6s.rotate-right"
    COPY = "fa6s.copy"
    SEARCH = "fa6s.magnifying-glass"
    ACTOR = "fa6s.user"
    FLAG = "fa6s.flag"
    DELETE = "fa6s.trash"
    THEME = "fa6s.circle-half-stroke"
    KEYS = "fa6s.keyboard"
    ABOUT = "fa6s.circle-info"


def icon(symbol: Symbol, theme: Theme) -> QIcon:
    """Return a symbol's picture; the first call takes long, so not before the first paint."""
    picture: QIcon = _font().icon(
        symbol.value, color=theme.text, color_disabled=theme.muted, color_active=theme.accent
    )
    return picture


@cache
def _font() -> Any:  # noqa: ANN401 - the library says nothing of its types
    """Load the one icon font that is used; the library by itself loads all of its twelve."""
    # It takes any Qt it finds, and there may be another one beside ours.
    os.environ.setdefault("QT_API", "pyside6")
    import qtawesome

    folder = Path(qtawesome.__file__).with_name("fonts")
    face = next(folder.glob("fontawesome6-solid-*.ttf")).name
    names = next(folder.glob("fontawesome6-solid-*.json")).name
    return qtawesome.IconicFont((_PREFIX, face, names, str(folder)))
