"""A list model over sorted rows that changes row by row and never resets after loading."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from annotator.ui.panels.sorted_rows import SortedRows

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class RowModel(QAbstractListModel, Generic[Row]):
    """Rows in order; what a row says is worked out when it is shown."""

    def __init__(self, id_of: Callable[[Row], str], key_of: Callable[[Row], Any]) -> None:
        super().__init__()
        self._id_of = id_of
        self._rows: SortedRows[Row] = SortedRows(id_of, key_of)

    def load_rows(self, rows: Iterable[Row]) -> None:
        """Hold these rows and no others."""
        self.beginResetModel()
        self._rows.load(rows)
        self.endResetModel()

    def append(self, rows: Sequence[Row]) -> None:
        """Take in rows, in order among themselves; those behind the last one go in together."""
        if not self._rows.may_follow(rows):
            for row in rows:
                self.put(row)
        elif rows:
            here = len(self._rows)
            self.beginInsertRows(_ROOT, here, here + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def put(self, row: Row) -> None:
        """Take in a row, new or changed, at its place."""
        old, new = self._rows.place_of(self._id_of(row)), self._rows.place_for(row)
        if old is None:
            self.beginInsertRows(_ROOT, new, new)
            self._rows.insert(row)
            self.endInsertRows()
            return
        if new in {old, old + 1}:
            self._replace(old, row)
        else:
            self.beginMoveRows(_ROOT, old, old, _ROOT, new)
            self._replace(old, row)
            self.endMoveRows()
        place = self.index(self._place(row), 0)
        self.dataChanged.emit(place, place)

    def drop(self, row_id: str) -> None:
        """Take out the row of that id, if it is there."""
        place = self._rows.place_of(row_id)
        if place is not None:
            self.beginRemoveRows(_ROOT, place, place)
            self._rows.remove(place)
            self.endRemoveRows()

    def row_of(self, row_id: str) -> int | None:
        """Return the place of the row of that id, or None when it is not there."""
        return self._rows.place_of(row_id)

    def row(self, place: int) -> Row:
        """Return the row at a place."""
        return self._rows[place]

    def id_at(self, place: int) -> str:
        """Return the id of the row at a place."""
        return self._id_of(self._rows[place])

    def __len__(self) -> int:
        return len(self._rows)

    def shown(self, row: Row) -> str:
        """Return what a row says in one line, by which the list is also searched."""
        raise NotImplementedError

    def spoken(self, row: Row) -> str:
        """Return what a screen reader says of a row."""
        raise NotImplementedError

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(self._rows[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(self._rows[index.row()])
        return None

    def _replace(self, old: int, row: Row) -> None:
        self._rows.remove(old)
        self._rows.insert(row)

    def _place(self, row: Row) -> int:
        place = self._rows.place_of(self._id_of(row))
        assert place is not None  # noqa: S101  the row was put in a line above
        return place
