"""Proves quickly that tables hold what the journal says, by the texts of the images themselves.

A row is written to the journal as JSON with its columns in order of their names, and SQLite writes
the same JSON of the row as it stands: where the two texts are equal, so is every column.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Boolean

from annotator.store.queries import table_of, type_of
from annotator.store.replay import UNRECORDED
from annotator.store.schema import Base

RawImage = tuple[int, int, bytes, bytes, bytes, bytes]
"""Sequence number, ordinal, and as UTF-8 table, subject, before and after."""

_NEXT = b',"'
"""What is between two columns, and nowhere else: in a text a quotation mark has a backslash."""
_BETWEEN = b"\x1e"
_ROWS = 200
"""So many rows are compared as one text: what is longer than the processor's cache is slower."""
_BELOW_ALL = -1e19
"""Less than any number that SQLite gives to a row."""


class Mirror:
    """The rows of all tables as the images taken in so far make them, each as its JSON."""

    def __init__(self) -> None:
        self._tables = {name.encode(): _Rows(model) for name, model in type_of.items()}

    def take(self, images: Iterable[RawImage]) -> None:
        """Play images of a journal whose chain is whole."""
        tables = self._tables
        for _, _, table, subject, before, after in images:
            rows = tables[table]
            key = subject if rows.by_subject else rows.key_in(after or before)
            if not before:
                rows.known[key] = after
            elif after:
                rows.altered.setdefault(key, []).append(after)
            else:
                rows.known.pop(key, None)
                rows.altered.pop(key, None)

    def unproven(self, connection: sqlite3.Connection) -> list[str]:
        """Return the tables whose rows differ, or may differ: those have to be looked at closely.

        Of a connection that gives texts as bytes.
        """
        return [name.decode() for name, rows in self._tables.items() if not rows.are_in(connection)]


class _Rows:
    """The rows of one table."""

    def __init__(self, model: type[Base]) -> None:
        table = table_of(model)
        keys = [column.name for column in table.primary_key]
        self.known: dict[bytes, bytes] = {}
        self.altered: dict[bytes, list[bytes]] = {}
        """What images have of columns that changed since, the latest last."""
        self.by_subject = model.subject is not None and keys == [model.subject[1]] == ["id"]
        self._by_id = keys == ["id"]
        self._may_hold_more = model.__tablename__ in UNRECORDED
        columns = sorted(column.name for column in table.columns if column.name != "revision")
        self._places = {name.encode(): place for place, name in enumerate(columns)}
        self._every = _as_json(model, columns)
        self._in_pieces = (
            "SELECT count(*), max(number), group_concat(told, x'1E') FROM"  # noqa: S608  our names
            f" ({self._every} WHERE rowid > ? ORDER BY rowid LIMIT {_ROWS})"
        )

    def key_in(self, row: bytes) -> bytes:
        """Return what tells a row from the others of its table: its id, or all of it."""
        if not self._by_id:
            return row
        # A quotation mark within a text has a backslash before it, so this is no text.
        start = row.index(b'"id":"') + 6
        return row[start : row.index(b'"', start)]

    def are_in(self, connection: sqlite3.Connection) -> bool:
        """Tell whether the table holds these rows, each as it is here, and no others."""
        if self._may_hold_more and not self.known and not self.altered:
            return True
        if not self.altered.keys() <= self.known.keys():
            return False
        try:
            return self._are_in_order(connection) or self._are_all_in(connection)
        except sqlite3.OperationalError:
            # A value that JSON cannot hold, which was never stored; or a SQLite without JSON.
            return False

    def _are_in_order(self, connection: sqlite3.Connection) -> bool:
        """Tell whether the table holds these rows alone, in the order in which they were made.

        That is so unless rows were written in another way; a few long texts are compared soonest.
        """
        wanted, after, count = self._as_they_are(), _BELOW_ALL, 1
        while count:
            count, last, told = connection.execute(self._in_pieces, (after,)).fetchone()
            if (told or b"") != _BETWEEN.join(islice(wanted, count)):
                return False
            after = last
        return next(wanted, None) is None

    def _are_all_in(self, connection: sqlite3.Connection) -> bool:
        found = {row for _, row in connection.execute(self._every)}
        wanted = set(self._as_they_are())
        return wanted <= found if self._may_hold_more else wanted == found

    def _as_they_are(self) -> Iterator[bytes]:
        """Yield the rows with the columns that changed, and nothing for one that is not clear."""
        altered = self.altered
        for key, row in self.known.items():
            yield self._changed(row, altered[key]) if key in altered else row

    def _changed(self, row: bytes, images: Iterable[bytes]) -> bytes:
        columns, places = row[2:-1].split(_NEXT), self._places
        if len(columns) != len(places):
            return b""
        for image in images:
            for column in image[2:-1].split(_NEXT):
                place = places.get(column[: column.find(b'":')])
                if place is None:
                    return b""
                columns[place] = column
        return b'{"' + _NEXT.join(columns) + b"}"


def _as_json(model: type[Base], columns: list[str]) -> str:
    table = table_of(model)
    listed = ", ".join(
        f"'{name}', {_as_value(name, is_bool=isinstance(table.c[name].type, Boolean))}"
        for name in columns
    )
    return f"SELECT rowid AS number, json_object({listed}) AS told FROM {table.name}"  # noqa: S608


def _as_value(column: str, *, is_bool: bool) -> str:
    if not is_bool:
        return f'"{column}"'
    yes_or_no = "WHEN 1 THEN json('true') WHEN 0 THEN json('false')"
    return f'CASE "{column}" {yes_or_no} ELSE "{column}" END'
