"""Proves quickly that tables hold what the journal says, by the texts of the images themselves.

A row is written to the journal as JSON with its columns in order of their names, and SQLite writes
the same JSON of the row as it stands: where the two texts are equal, so is every column.
"""

import json
import sqlite3
from collections.abc import Iterable
from itertools import pairwise

from sqlalchemy import Boolean

from annotator.store.journal import encode_value
from annotator.store.queries import table_of, type_of
from annotator.store.replay import UNRECORDED
from annotator.store.schema import Base

RawImage = tuple[int, bytes, bytes, bytes, bytes]
"""Sequence number, table, subject, before and after, as UTF-8."""


class Mirror:
    """The rows of all tables as the images taken in so far make them, each as its JSON."""

    def __init__(self) -> None:
        self._tables = {name.encode(): _Rows(model) for name, model in type_of.items()}

    def take(self, images: Iterable[RawImage]) -> None:
        """Play images of a journal whose chain is whole."""
        tables = self._tables
        for _, table, subject, before, after in images:
            rows = tables[table]
            if not before:
                rows.known[subject if rows.by_subject else rows.key_in(after)] = after
            elif after:
                rows.alter(subject, after)
            else:
                rows.known.pop(subject if rows.by_subject else rows.key_in(before), None)

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
        self.by_subject = model.subject is not None and keys == [model.subject[1]] == ["id"]
        self._by_id = keys == ["id"]
        self._may_hold_more = model.__tablename__ in UNRECORDED
        columns = sorted(column.name for column in table.columns if column.name != "revision")
        self._query = _as_json(model, columns)
        marks = [f'"{name}":'.encode() for name in columns]
        self._places = dict(zip(columns, pairwise([*marks, b""]), strict=True))
        self._is_lost = False

    def key_in(self, row: bytes) -> bytes:
        """Return what tells a row from the others of its table: its id, or all of it."""
        if not self._by_id:
            return row
        # A quotation mark within a text has a backslash before it, so this is no text.
        start = row.index(b'"id":"') + 6
        return row[start : row.index(b'"', start)]

    def alter(self, subject: bytes, after: bytes) -> None:
        """Put the columns that an image has in the place of those that a row had."""
        key = subject if self.by_subject else self.key_in(after) if self._by_id else b""
        row = self.known.get(key, b"")
        for column, value in json.loads(after).items():
            row = self._with(row, column, encode_value(value).encode())
        if row:
            self.known[key] = row
        else:
            self._is_lost = True

    def _with(self, row: bytes, column: str, value: bytes) -> bytes:
        mark, next_mark = self._places.get(column, (b"", b""))
        begin = _after(row, mark)
        if not mark or begin < 0:
            return b""
        end = row.find(b"," + next_mark, begin) if next_mark else len(row) - 1
        return b"" if end < 0 else row[:begin] + value + row[end:]

    def are_in(self, connection: sqlite3.Connection) -> bool:
        """Tell whether the table holds these rows, each as it is here, and no others."""
        if self._may_hold_more and not self.known and not self._is_lost:
            return True
        try:
            found = {row for (row,) in connection.execute(self._query)}
        except sqlite3.OperationalError:
            # A value that JSON cannot hold, which was never stored; or a SQLite without JSON.
            return False
        wanted = set(self.known.values())
        return not self._is_lost and (wanted <= found if self._may_hold_more else wanted == found)


def _after(row: bytes, mark: bytes) -> int:
    """Return where the value of a column begins, -1 for nowhere."""
    if row.startswith(mark, 1):
        return 1 + len(mark)
    # Within a text every quotation mark has a backslash before it, never a comma.
    place = row.find(b"," + mark)
    return place + 1 + len(mark) if place >= 0 else -1


def _as_json(model: type[Base], columns: list[str]) -> str:
    table = table_of(model)
    listed = ", ".join(
        f"'{name}', {_as_value(name, is_bool=isinstance(table.c[name].type, Boolean))}"
        for name in columns
    )
    return f"SELECT CAST(json_object({listed}) AS BLOB) FROM {table.name}"  # noqa: S608  our names


def _as_value(column: str, *, is_bool: bool) -> str:
    if not is_bool:
        return f'"{column}"'
    yes_or_no = "WHEN 1 THEN json('true') WHEN 0 THEN json('false')"
    return f'CASE "{column}" {yes_or_no} ELSE "{column}" END'
