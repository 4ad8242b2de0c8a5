"""The colours and patterns the window is drawn in, read from the theme files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Template
from typing import Any

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from annotator import resources
from annotator.domain.codebook import Kind

LIGHT = "light"
DARK = "dark"
HIGH_CONTRAST = "high-contrast"

_ROUND = (LIGHT, DARK, HIGH_CONTRAST)


class Underline(StrEnum):
    """How the words of a kind are underlined."""

    NONE = "none"
    SOLID = "solid"
    DASHED = "dashed"
    WAVY = "wavy"


class MarginLine(StrEnum):
    """How a kind's line in the margin is drawn."""

    SOLID = "solid"
    DOTTED = "dotted"
    DASHED = "dashed"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How one kind is told from the others; no two rely on colour alone."""

    fill: QColor
    strong: QColor
    """The fill of the statement in focus."""
    line: QColor
    letter: str
    underline: Underline
    margin: MarginLine


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that is coloured."""

    name: str
    page: QColor
    text: QColor
    panel: QColor
    button: QColor
    border: QColor
    accent: QColor
    muted: QColor
    selection: QColor
    selection_text: QColor
    focus_ring: QColor
    danger: QColor
    saved: QColor
    kinds: Mapping[Kind, KindStyle]


def names() -> tuple[str, ...]:
    """Return the names of the themes there are, in the order of the round."""
    return _ROUND


def after(name: str) -> str:
    """Return the name of the theme that comes next in the round."""
    return _ROUND[(_ROUND.index(name) + 1) % len(_ROUND)]


@cache
def load(name: str) -> Theme:
    """Read a theme."""
    table = tomllib.loads(resources.read_text(f"themes/{name}.toml"))
    colours = {key: QColor(value) for key, value in table["window"].items()}
    kinds = {kind: _kind_style(table["kinds"][kind.value]) for kind in Kind}
    return Theme(name=name, kinds=kinds, **{key: colours[key] for key in _WINDOW})


_WINDOW = tuple(key for key in Theme.__dataclass_fields__ if key not in {"name", "kinds"})


def _kind_style(row: Mapping[str, Any]) -> KindStyle:
    return KindStyle(
        fill=QColor(row["fill"]),
        strong=QColor(row["strong"]),
        line=QColor(row["line"]),
        letter=row["letter"],
        underline=Underline(row["underline"]),
        margin=MarginLine(row["margin"]),
    )


def dress(application: QApplication, theme: Theme) -> None:
    """Have every window of the program drawn in a theme."""
    frames = _FRAMES.substitute(border=theme.border.name(), ring=theme.focus_ring.name())
    wanted = frames if theme.name == HIGH_CONTRAST else ""
    is_other = application.styleSheet() != wanted
    if is_other:
        application.setStyleSheet(wanted)
    application.setPalette(palette(theme))
    if is_other:
        # Qt gives each widget back the colours it had before there was a sheet, or keeps them.
        for widget in application.allWidgets():
            widget.setPalette(QPalette())


_FRAMES = Template("""
QLineEdit, QPlainTextEdit { border: 1px solid $border; border-radius: 3px; padding: 2px; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: $ring; }
QMenu, QToolTip { border: 1px solid $border; }
QSplitter::handle { background: $border; }
RowList, PickerPanel QListView { selection-background-color: transparent; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; }
""")
"""Fusion sets things off by a frame a little darker, and nothing is darker than black."""


def palette(theme: Theme) -> QPalette:
    """Return the theme as Qt's palette.

    A selection looks the same whether or not its pane has the focus: the words an actor is being
    picked for stay marked.
    """
    colours = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.panel),
        (role.WindowText, theme.text),
        (role.Base, theme.page),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.text),
        (role.Button, theme.button),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.danger),
        (role.ToolTipBase, theme.panel),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.selection_text),
        (role.Accent, theme.accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.page),
        (role.Midlight, theme.page),
        (role.Mid, theme.border),
        (role.Dark, theme.border),
    ):
        colours.setColor(which, colour)
    for which in (role.Text, role.WindowText, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, which, theme.muted)
    return colours
