"""Shows every key there is, menu by menu, and those of the actor picker."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.ui.actions import Command, Menu
from annotator.ui.dialogs.key_cap import cap_size, paint_cap, small
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold

_COLUMN = 380
"""About how wide a column of keys is, in pixels."""

_MOST_COLUMNS = 3
_TALLEST = 800
_GAP = 4


@dataclass(frozen=True, slots=True)
class _Deed:
    """What can be done and the keys that do it, any one of them."""

    words: str
    keys: tuple[str, ...]


_IN_PICKER: Final = (
    _Deed("The last actor", ("Enter",)),
    _Deed("A recent actor, or a name printed nearby", ("1 – 9",)),
    _Deed("Search by name", ("letters",)),
    _Deed("Unattributed", ("0",)),
    _Deed("New actor from the selection", ("Ctrl+Enter",)),
    _Deed("Leave it open", ("Esc",)),
)


class KeysDialog(QDialog):
    """Closed by Esc, or by the key that opened it."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        groups = [*_by_menu(commands), ("While an actor is chosen", _IN_PICKER)]
        room = parent.window().width() if parent else _MOST_COLUMNS * _COLUMN
        count = max(1, min(_MOST_COLUMNS, room // _COLUMN))
        keys = _columns(groups, count)
        self._area = _scrolling(keys)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(QuietLabel("Esc or ? closes this. Every action is also in the menus."), 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        self._fit(keys.sizeHint(), parent.window().height() if parent else _TALLEST)
        self._area.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Which key makes a question mark depends on the keyboard, so the text counts.
        if event.text() == "?":
            self.reject()
        else:
            super().keyPressEvent(event)

    def _fit(self, keys: QSize, tallest: int) -> None:
        """Make the dialog large enough for all keys, and no taller than the window below it."""
        self._area.setMinimumWidth(keys.width() + self._area.verticalScrollBar().sizeHint().width())
        wanted = self.sizeHint()
        height = wanted.height() - self._area.sizeHint().height() + keys.height()
        self.resize(wanted.width(), min(tallest, height))


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


_Group = tuple[str, Sequence[_Deed]]


def _by_menu(commands: Iterable[Command]) -> list[_Group]:
    groups: dict[Menu, list[_Deed]] = {}
    for command in commands:
        if command.keys:
            deed = _Deed(_plain(command.text), tuple(map(_native, command.keys)))
            groups.setdefault(command.menu, []).append(deed)
    return [(_plain(menu.value), deeds) for menu, deeds in groups.items()]


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _columns(groups: Iterable[_Group], count: int) -> QWidget:
    """Lay out the groups in order, each in the column that is the shortest so far."""
    all_of_them = QWidget()
    row = QHBoxLayout(all_of_them)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(36)
    columns = [QVBoxLayout() for _ in range(count)]
    heights = [0] * count
    for title, deeds in groups:
        shortest = heights.index(min(heights))
        columns[shortest].addWidget(_group(title, deeds))
        heights[shortest] += len(deeds) + 2
    for column in columns:
        column.setSpacing(14)
        column.addStretch(1)
        row.addLayout(column, 1)
    return all_of_them


def _group(title: str, deeds: Iterable[_Deed]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(3)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(0, 1)
    heading = PlainLabel(title)
    heading.setFont(bold(heading.font()))
    heading.setContentsMargins(0, 0, 0, 3)
    grid.addWidget(heading, 0, 0, 1, 2)
    for place, deed in enumerate(deeds, 1):
        words = PlainLabel(deed.words)
        words.setWordWrap(False)
        words.setAccessibleName(f"{deed.words}: {' or '.join(deed.keys)}")
        grid.addWidget(words, place, 0)
        grid.addWidget(_Caps(deed.keys), place, 1, Qt.AlignmentFlag.AlignRight)
    return group


def _scrolling(words: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("All keys")
    area.setWidget(words)
    return area
