"""The rows of the command palette: what they hold and how they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotator.ui import theme as themes
from annotator.ui.actions import Command
from annotator.ui.command_search import plain_name
from annotator.ui.dialogs.key_cap import cap_size, paint_cap, small
from annotator.ui.panels.ink import MARGIN, Ink, mirror, paint_background, paint_text
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_GAP = 6
_ABOVE = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A command with its keys as the system writes them; `refusal` is why it cannot be done."""

    command: Command
    keys: tuple[str, ...]
    refusal: str

    @property
    def spoken(self) -> str:
        """Return the whole row in words."""
        name, menu = plain_name(self.command.text), plain_name(self.command.menu.value)
        keys = f", {' or '.join(self.keys)}" if self.keys else ""
        refusal = f", {self.refusal}" if self.refusal else ""
        return f"{name}, menu {menu}{keys}{refusal}"


class PaletteRows(QAbstractListModel):
    """The commands that were found, the likeliest first."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """List these commands and no others."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return the command in a row."""
        return self._entries[row]

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_name(entry.command.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return None


class PaletteDelegate(QStyledItemDelegate):
    """The command and its menu at the left; at the right its keys, or why it cannot be done."""

    def __init__(self, theme: Theme, rows: PaletteRows) -> None:
        super().__init__(rows)
        self._theme = theme
        self._palette = themes.palette(theme)
        self._rows = rows

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, QFontMetrics(option.font).height() + 2 * _ABOVE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._rows.entry(index.row())
        painter.save()
        mirror(painter, option.rect, option.direction)
        paint_background(painter, option, self._theme)
        area = option.rect.adjusted(MARGIN + 4, 0, -MARGIN - 4, 0)
        quiet = Ink(option.font, self._theme.muted)
        taken = self._paint_keys(painter, area, entry.keys, small(option.font))
        if entry.refusal:
            taken += _GAP + paint_text(
                painter, area.adjusted(0, 0, -taken - _GAP, 0), entry.refusal, quiet, right=True
            )
        area.setRight(area.right() - taken - 2 * _GAP)
        name = quiet if entry.refusal else Ink(option.font, self._theme.text)
        used = paint_text(painter, area, plain_name(entry.command.text), name)
        area.setLeft(area.left() + used + 2 * _GAP)
        paint_text(painter, area, plain_name(entry.command.menu.value), quiet)
        painter.restore()

    def _paint_keys(self, painter: QPainter, area: QRect, keys: Sequence[str], font: QFont) -> int:
        """Draw the keys from the right edge on and return the width they take."""
        painter.setFont(font)
        right = area.right()
        for key in reversed(keys):
            size = cap_size(key, font)
            top = area.center().y() - size.height() // 2
            paint_cap(painter, QRect(QPoint(right - size.width(), top), size), key, self._palette)
            right -= size.width() + _GAP
        return area.right() - right
