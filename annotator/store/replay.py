"""What every row must be: the journal's images played from the first edit to the last."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from annotator.store.journal import Image
from annotator.store.queries import table_of, type_of
from annotator.store.schema import Base

Row = dict[str, Any]
Key = tuple[Any, ...]

UNRECORDED = frozenset({
    # A new project has these, and whoever edits for the first time signs.
    *("project", "codebook_version", "coder"),
    # These the journal does not tell of: they are checked by hashes of their own.
    *("journal_entry", "journal_row", "version_text", "original_bytes", "document"),
})
"""Tables that hold rows no edit wrote."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A row that is not as the journal has it; None where one of the two has no such row."""

    model: type[Base]
    key: Key
    recorded: Row | None
    found: Row | None

    @property
    def name(self) -> str:
        """Return table and key."""
        return f"{self.model.__tablename__} {'/'.join(map(str, self.key))}"

    @property
    def how(self) -> str:
        """Say in what way the two differ."""
        if self.found is None:
            return "a row that was stored is gone"
        if self.recorded is None:
            return "a row is there that no edit stored"
        columns = [name for name, value in self.recorded.items() if self.found[name] != value]
        return f"{', '.join(columns)} changed outside any edit"


class Replay:
    """The rows as the images taken in so far make them."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[Key, Row]] = {}
        self._keys = {
            name: tuple(column.name for column in table_of(model).primary_key)
            for name, model in type_of.items()
        }

    def take(self, images: Sequence[Image]) -> None:
        """Play one entry's images."""
        told = ",".join(image.after or image.before for image in images)
        # One document instead of thousands is read in a third of the time.
        for image, values in zip(images, json.loads(f"[{told}]"), strict=True):
            rows = self._rows.setdefault(image.table, {})
            key = tuple(values[name] for name in self._keys[image.table])
            if not image.after:
                rows.pop(key, None)
            elif image.before:
                rows.setdefault(key, {}).update(values)
            else:
                rows[key] = values

    def rows_of(self, table: str) -> dict[Key, Row]:
        """Return the rows of a table by key, each with the columns that the images have."""
        return self._rows.get(table, {})

    def deviations(
        self, connection: sqlite3.Connection, tables: Collection[str]
    ) -> Iterator[Deviation]:
        """Compare with the tables; columns that no image has, such as revisions, may be anything.

        A column added by an upgrade is in no image of an earlier edit either.
        """
        for name, model in type_of.items():
            if name not in tables:
                continue
            recorded = dict(self._rows.get(name, {}))
            if name in UNRECORDED and not recorded:
                continue
            columns = [column.name for column in table_of(model).columns]
            compared = [column for column in columns if column != "revision"]
            wanted_of = itemgetter(*compared)
            places = [compared.index(column) for column in self._keys[name]]
            for found in connection.execute(_everything_in(name, compared)):
                wanted = recorded.pop(tuple(found[place] for place in places), None)
                if wanted and len(wanted) == len(compared) and wanted_of(wanted) == found:
                    continue
                row = dict(zip(compared, found, strict=True))
                deviation = _deviation(model, self._keys[name], wanted, row)
                if deviation is not None:
                    yield deviation
            for key, wanted in recorded.items():
                yield Deviation(model, key, wanted, None)


def _deviation(
    model: type[Base], keys: tuple[str, ...], recorded: Row | None, found: Row
) -> Deviation | None:
    """Compare a row with what is recorded of it, column by column."""
    key = tuple(found[name] for name in keys)
    if recorded is None:
        return None if model.__tablename__ in UNRECORDED else Deviation(model, key, None, found)
    if all(found[name] == value for name, value in recorded.items()):
        return None
    return Deviation(model, key, recorded, found)


def _everything_in(table: str, columns: Sequence[str]) -> str:
    listed = ", ".join(f'"{column}"' for column in columns)
    return f"SELECT {listed} FROM {table}"  # noqa: S608  names of our own tables
