"""A read-only table of plain text, quick however many rows it has."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from annotator.ui.panels.ink import blend, is_selected
from annotator.ui.panels.row_list import RowList

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_LOOKED_AT = 200
"""So many rows are measured to find out how wide a column is."""

_WIDEST = 260
_PAD = 10
_BAR = 3
_TINT = 0.14


class PlainTable(QAbstractTableModel, Generic[Row]):
    """What each row says is worked out when it is shown."""

    def __init__(
        self, heads: Sequence[str], rows: Sequence[Row], cells: Callable[[Row], Sequence[str]]
    ) -> None:
        """Take the heads of the columns, the rows, and what a row says in each, on one line."""
        super().__init__()
        self._heads = heads
        self._rows = rows
        self._cells = cells

    def show(self, rows: Sequence[Row]) -> None:
        """List other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> Row:
        """Return the row at a place."""
        return self._rows[place]

    def words(self, place: int) -> list[str]:
        """Return what the row at a place says, column by column."""
        return list(self._cells(self._rows[place]))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self.words(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return words[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # Who goes up and down stays in the first column, and hears the whole row there.
            return words[index.column()] if index.column() else ", ".join(filter(None, words))
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


class _Cells(QStyledItemDelegate):
    """Leaves room around the words, and marks a row as a whole."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, palette = option.rect, option.palette
        if is_selected(option):
            painter.fillRect(area, palette.color(QPalette.ColorRole.Highlight))
            if not index.column() and option.widget and option.widget.hasFocus():
                bar = QRect(area.topLeft(), area.bottomLeft())
                bar.setWidth(_BAR)
                painter.fillRect(bar, palette.color(QPalette.ColorRole.Accent))
        words = QStyleOptionViewItem(option)
        words.rect = area.adjusted(_PAD - _BAR, 0, 0, 0)
        super().paint(painter, words, index)


class _Heads(QHeaderView):
    """The heads of the columns, flat and in line with the words below them."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setStretchLastSection(True)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        palette = self.palette()
        head = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Window))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(_PAD, 0, 0, 0), flags, head)


def table_view(model: PlainTable[Any], name: str, look_at: int = _LOOKED_AT) -> RowList:
    """Return a table with a spoken name; its last column takes the room that is left.

    By the first `look_at` rows it is found out how wide a column is.
    """
    view = RowList()
    view.setHorizontalHeader(_Heads())
    view.setModel(model)
    view.setItemDelegate(_Cells(view))
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.StyledPanel)
    view.setWordWrap(False)
    calm = view.palette()
    base, accent = (calm.color(role) for role in (_BASE, QPalette.ColorRole.Accent))
    calm.setColor(QPalette.ColorRole.Highlight, blend(base, accent, _TINT))
    calm.setColor(QPalette.ColorRole.HighlightedText, calm.color(QPalette.ColorRole.Text))
    view.setPalette(calm)
    height = QFontMetrics(view.font()).height() + 8
    view.verticalHeader().setDefaultSectionSize(height)
    view.horizontalHeader().setFixedHeight(height + 2)
    fit_columns(view, model, look_at)
    view.select_row(0)
    return view


def fit_columns(view: RowList, model: PlainTable[Any], look_at: int = _LOOKED_AT) -> None:
    """Make each column but the last as wide as what the first rows say in it, within bounds."""
    metrics = QFontMetrics(view.font())
    rows = [model.words(place) for place in range(min(look_at, model.rowCount()))]
    for column in range(model.columnCount() - 1):
        head = str(model.headerData(column, Qt.Orientation.Horizontal))
        cells = {head, *(row[column] for row in rows)}
        width = max(map(metrics.horizontalAdvance, cells)) + 2 * _PAD
        view.setColumnWidth(column, min(_WIDEST, width))


_BASE = QPalette.ColorRole.Base
