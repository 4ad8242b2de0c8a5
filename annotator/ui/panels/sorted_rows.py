"""Rows kept in order and found by id, without going through all of them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


class SortedRows(Generic[Row]):
    """Rows in the order of their keys; no two rows may have the same key or id."""

    def __init__(self, id_of: Callable[[Row], str], key_of: Callable[[Row], Any]) -> None:
        self._id_of = id_of
        self._key_of = key_of
        self._keys: list[Any] = []
        self._rows: list[Row] = []
        self._key_by_id: dict[str, Any] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: int) -> Row:
        return self._rows[place]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def load(self, rows: Iterable[Row]) -> None:
        """Hold these rows and no others; of two with the same id the last one counts."""
        by_id = {self._id_of(row): row for row in rows}
        keyed = sorted(((self._key_of(row), row) for row in by_id.values()), key=_first)
        self._keys = [key for key, _ in keyed]
        self._rows = [row for _, row in keyed]
        self._key_by_id = {self._id_of(row): key for key, row in keyed}

    def place_of(self, row_id: str) -> int | None:
        """Return where the row of that id stands, or None when there is none."""
        key = self._key_by_id.get(row_id)
        return None if key is None else bisect_left(self._keys, key)

    def place_for(self, row: Row) -> int:
        """Return before which of the present rows a row belongs."""
        return bisect_left(self._keys, self._key_of(row))

    def insert(self, row: Row) -> None:
        """Take in a row whose id is not there yet."""
        key = self._key_of(row)
        place = bisect_left(self._keys, key)
        self._keys.insert(place, key)
        self._rows.insert(place, row)
        self._key_by_id[self._id_of(row)] = key

    def may_follow(self, rows: Sequence[Row]) -> bool:
        """Tell whether rows, in order among themselves, are all new and belong behind the last."""
        if any(self._id_of(row) in self._key_by_id for row in rows):
            return False
        return not rows or not self._keys or self._keys[-1] < self._key_of(rows[0])

    def extend(self, rows: Sequence[Row]) -> None:
        """Take in rows that may follow the present ones."""
        keys = [self._key_of(row) for row in rows]
        self._keys.extend(keys)
        self._rows.extend(rows)
        self._key_by_id.update(zip(map(self._id_of, rows), keys, strict=True))

    def remove(self, place: int) -> Row:
        """Take out and return the row that stands there."""
        del self._keys[place]
        row = self._rows.pop(place)
        del self._key_by_id[self._id_of(row)]
        return row


def _first(pair: tuple[Any, Any]) -> Any:  # noqa: ANN401  any sortable key
    return pair[0]
