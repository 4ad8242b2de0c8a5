"""Lays out the rows of keys in columns under the names of the menus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.ui.dialogs.key_cap import cap_size, paint_cap, small
from annotator.ui.dialogs.key_row import KeyRow
from annotator.ui.dialogs.plain_label import PlainLabel, bold

_GAP = 4


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What can be done by keys that stay as they are."""

    words: str
    keys: tuple[str, ...]


_IN_PICKER: Final = (
    _Fixed("The last actor", ("Enter",)),
    _Fixed("A recent actor, or a name printed nearby", ("1 – 9",)),
    _Fixed("Search by name", ("letters",)),
    _Fixed("Unattributed", ("0",)),
    _Fixed("New actor from the selection", ("Ctrl+Enter",)),
    _Fixed("Leave it open", ("Esc",)),
)


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under one heading; `rows` are those of its lines that can be changed."""

    widget: QWidget
    rows: Sequence[KeyRow]
    lines: int


def columns(blocks: Iterable[Block], count: int) -> tuple[QWidget, list[list[KeyRow]]]:
    """Lay out blocks in order, each in the column that is the shortest so far.

    Returns the widget that holds all, and the rows of each column from top to bottom.
    """
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 10, 0)
    row.setSpacing(28)
    layouts = [QVBoxLayout() for _ in range(count)]
    placed: list[list[KeyRow]] = [[] for _ in range(count)]
    heights = [0] * count
    for block in blocks:
        shortest = heights.index(min(heights))
        layouts[shortest].addWidget(block.widget)
        placed[shortest].extend(block.rows)
        heights[shortest] += block.lines + 2
    for layout in layouts:
        layout.setSpacing(10)
        layout.addStretch(1)
        row.addLayout(layout, 1)
    return page, placed


def picker_keys() -> Block:
    """Return the keys of the actor picker, which stay as they are."""
    group = QWidget()
    grid = QGridLayout(group)
    # In line with the rows above, which have room for a new key at their end.
    grid.setContentsMargins(4, 0, 28, 0)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    grid.addWidget(_heading("While an actor is chosen"), 0, 0, 1, 2)
    for place, deed in enumerate(_IN_PICKER, 1):
        words = PlainLabel(deed.words)
        words.setWordWrap(False)
        words.setAccessibleName(f"{deed.words}: {' or '.join(deed.keys)}")
        grid.addWidget(words, place, 0)
        grid.addWidget(_Caps(deed.keys), place, 1, Qt.AlignmentFlag.AlignRight)
    return Block(group, (), len(_IN_PICKER))


def group(title: str, rows: Sequence[KeyRow]) -> Block:
    """Return rows under a heading."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    heading = _heading(title)
    heading.setContentsMargins(4, 0, 0, 2)
    column.addWidget(heading)
    for row in rows:
        column.addWidget(row)
    return Block(widget, rows, len(rows))


def _heading(title: str) -> PlainLabel:
    heading = PlainLabel(title)
    heading.setFont(bold(heading.font()))
    return heading


class _Caps(QWidget):
    """The keys of one row; what they are is spoken with the words beside them."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self._keys = keys
        self.setFont(small(self.font()))
        sizes = [cap_size(key, self.font()) for key in keys]
        width = sum(size.width() for size in sizes) + _GAP * (len(sizes) - 1)
        self.setFixedSize(QSize(width, sizes[0].height()))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        left = 0
        for key in self._keys:
            size = cap_size(key, self.font())
            paint_cap(painter, QRect(QPoint(left, 0), size), key, self.palette())
            left += size.width() + _GAP
