"""A unit: the rows one user action writes, all of them or none, with their journal images."""

import json
import secrets
import sqlite3
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from annotator.domain.changes import Changes
from annotator.errors import StaleEdit
from annotator.store.annotation_reading import newest_codebook
from annotator.store.article_reading import last_place
from annotator.store.edit_reading import EditReader
from annotator.store.journal import Entry, Image, Stamp, encode_row
from annotator.store.prepared import fetch, write
from annotator.store.queries import CHUNK, AnyRow, AnySelect, driver_of, table_of, type_of
from annotator.store.row_statements import alteration, chosen, content_keys, deletion, insertion
from annotator.store.schema import Annotation, Base, Coder, OriginalBytes, VersionText

_CHANCE_BITS = 20


def subject_of(model: type[Base], values: Mapping[str, Any]) -> str:
    """Return the id of what a row belongs to, "" where it is no one's."""
    return str(values[model.subject[1]]) if model.subject else ""


def sign(connection: Connection, name: str, at: str) -> str:
    """Return the id of the coder of that name, entered if new.

    Outside the journal: undoing somebody's work does not undo that they were here.
    """
    known = EditReader(connection).coder_named(name)
    if known is not None:
        return known
    coder = str(uuid.uuid4())
    row = {"id": coder, "name": name, "role": "analyst", "added": at}
    write(connection, insertion(Coder), [row])
    return coder


class Unit:
    """Writes rows inside one open transaction and remembers each as it was and as it became."""

    def __init__(self, connection: Connection, last: Entry | None, stamp: Stamp) -> None:
        self.connection = connection
        """The open transaction."""
        self.last = last
        """The journal's newest entry as the transaction began."""
        self.stamp = stamp
        self.at = stamp.at
        """The moment every row of this unit is stamped with."""
        self.read = EditReader(connection)
        self.images: list[Image] = []
        self.entry: Entry | None = None
        """The journal entry of this unit, once it is written."""
        self.revision = stamp.sequence << _CHANCE_BITS | secrets.randbits(_CHANCE_BITS)
        """What every row written gets. By number alone a row that somebody saw before a backup was
        put back could not be told from what others wrote after it: numbers come up again."""

    @property
    def driver(self) -> sqlite3.Connection:
        """Return the driver's own connection, inside the transaction."""
        return driver_of(self.connection)

    def next_place(self) -> int:
        """Return the place the next article takes."""
        return last_place(self.connection) + 1

    def codebook_version(self) -> str:
        """Return the id of the codebook version new annotations are made under."""
        return newest_codebook(self.connection)

    def add(self, *rows: Base) -> None:
        """Insert rows; neighbours of one table go in together."""
        for model, group in groupby(rows, key=type):
            self.add_many(model, [_values(row) for row in group])

    def add_many(self, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows that name every column of the model but revision and sequence."""
        if not rows:
            return
        ordered = {"sequence": self.stamp.sequence} if "sequence" in table_of(model).c else {}
        stored = [{**row, **ordered} for row in rows]
        self._insert(model, stored)
        for row in stored:
            row.pop("revision", None)
            self.images.append(
                Image(model.__tablename__, subject_of(model, row), "", encode_row(row))
            )

    def change(
        self,
        model: type[Base],
        row_id: str,
        values: Mapping[str, Any],
        *,
        revision: int | None = None,
        stamp: Mapping[str, Any] = MappingProxyType({}),
    ) -> bool:
        """Set columns of one row; return False when they held these values already.

        `stamp` is set beside them, but is no change by itself.

        Raises
        ------
        StaleEdit
            The row is gone, or is no longer at the `revision` the user saw.

        """
        found = fetch(self.connection, chosen(model, "id"), {"wanted": [row_id]})
        if not found or (revision is not None and found[0].revision != revision):
            raise stale()
        old = found[0]._asdict()
        altered = _altered(old, values)
        if not altered:
            return False
        altered |= stamp
        after = {"id": row_id, **altered}
        self._update(model, [after])
        before = {"id": row_id} | {name: old[name] for name in altered}
        self.images.append(
            Image(
                model.__tablename__,
                subject_of(model, old),
                encode_row(before),
                encode_row(after),
            )
        )
        return True

    def change_many(self, model: type[Base], rows: Mapping[str, Mapping[str, Any]]) -> None:
        """Set columns of many rows, each by id; what a row holds already is no change.

        Raises
        ------
        StaleEdit
            One of the rows is gone.

        """
        found = {row.id: row._asdict() for row in self._found(chosen(model, "id"), rows)}
        if found.keys() != rows.keys():
            raise stale()
        altered = []
        for row_id, values in rows.items():
            old = found[row_id]
            after = _altered(old, values)
            if not after:
                continue
            altered.append({"id": row_id, **after})
            before = {"id": row_id} | {name: old[name] for name in after}
            of = subject_of(model, old)
            self.images.append(
                Image(model.__tablename__, of, encode_row(before), encode_row(altered[-1]))
            )
        self._update(model, altered)

    def require_unchanged(self, model: type[Base], revisions: Mapping[str, int]) -> None:
        """Refuse to go on unless each row, by id, is at the revision the user saw.

        Raises
        ------
        StaleEdit
            One of them is gone, or was written since.

        """
        found = {row.id: row.revision for row in self._found(chosen(model, "id"), revisions)}
        if found != dict(revisions):
            raise stale()

    def remove(self, model: type[Base], column: str, wanted: Iterable[str]) -> None:
        """Delete all rows whose `column` holds one of the values."""
        rows = [row._asdict() for row in self._found(chosen(model, column), wanted)]
        if not rows:
            return
        self._delete(model, rows)
        for row in rows:
            row.pop("revision", None)
            self.images.append(
                Image(model.__tablename__, subject_of(model, row), encode_row(row), "")
            )

    def let_go(self, model: type[Base], column: str, wanted: Iterable[str]) -> None:
        """Empty `column` in all rows where it refers to one of the ids."""
        rows = [row._asdict() for row in self._found(chosen(model, column), wanted)]
        if not rows:
            return
        changed = [{"id": row["id"], column: None} for row in rows]
        self._update(model, changed)
        for row, after in zip(rows, changed, strict=True):
            before = {"id": row["id"], column: row[column]}
            self.images.append(
                Image(
                    model.__tablename__,
                    subject_of(model, row),
                    encode_row(before),
                    encode_row(after),
                )
            )

    def keep_content(self, texts: Mapping[str, str], originals: Mapping[str, bytes]) -> None:
        """Store texts and original bytes under their sha256 where they are not yet stored.

        They are outside the journal: an undone import leaves them, so that redo finds them.
        """
        self._keep(VersionText, "text", texts)
        packed = {key: zlib.compress(data, level=1) for key, data in originals.items()}
        self._keep(OriginalBytes, "compressed", packed)

    def _keep(self, model: type[Base], column: str, content: Mapping[str, object]) -> None:
        known = {row[0] for row in self._found(content_keys(model), content)}
        rows = [{"sha256": key, column: value} for key, value in content.items()]
        if new := [row for row in rows if row["sha256"] not in known]:
            write(self.connection, insertion(model), new)

    def apply(self, images: Iterable[Image]) -> None:
        """Bring rows from each image's state before to its state after."""
        for (name, verb), group in groupby(images, key=lambda image: (image.table, _verb(image))):
            model, batch = type_of[name], list(group)
            match verb:
                case "insert":
                    self._insert(model, [json.loads(image.after) for image in batch])
                case "delete":
                    self._delete(model, [json.loads(image.before) for image in batch])
                case _:
                    self._update(model, [json.loads(image.after) for image in batch])
            self.images.extend(batch)

    def put_right(self, images: Sequence[Image]) -> None:
        """Apply images of rows that are not what they must be, references looked at in the end.

        What the tables would refuse to have back is put right without a word in the journal.
        """
        self.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        before = len(self.images)
        self.apply(images)
        if not self._could_take_back(images):
            del self.images[before:]

    def _could_take_back(self, images: Sequence[Image]) -> bool:
        trial = Unit(self.connection, self.last, self.stamp)
        self.connection.exec_driver_sql("PRAGMA defer_foreign_keys = OFF")
        savepoint = self.connection.begin_nested()
        try:
            trial.apply(image.reversed() for image in reversed(images))
        except sqlite3.IntegrityError:
            return False
        finally:
            savepoint.rollback()
            self.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        return True

    def _found(self, statement: AnySelect, wanted: Iterable[str]) -> Iterator[AnyRow]:
        values = iter(wanted)
        while chunk := list(islice(values, CHUNK)):
            yield from fetch(self.connection, statement, {"wanted": chunk})

    def _insert(self, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
        if "revision" in table_of(model).c:
            rows = [{**row, "revision": self.revision} for row in rows]
        write(self.connection, insertion(model), rows)

    def _delete(self, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
        keys = [
            {f"key_{column.name}": row[column.name] for column in table_of(model).primary_key}
            for row in rows
        ]
        write(self.connection, deletion(model), keys)

    def _update(self, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
        table = table_of(model)
        keys = {column.name for column in table.primary_key}
        stamped = {"revision": self.revision} if "revision" in table.c else {}
        for names, group in groupby(rows, key=tuple):
            columns = (*(name for name in names if name not in keys), *stamped)
            write(
                self.connection,
                alteration(model, columns),
                [
                    {f"key_{name}" if name in keys else name: row[name] for name in names} | stamped
                    for row in group
                ],
            )

    def changes(self, label: str, initiator: object | None) -> Changes:
        """Return which articles, annotations and actors this unit touched."""
        return changes_of(self.images, label, self.stamp.sequence, initiator)


def changes_of(
    images: Iterable[Image], label: str, sequence: int, initiator: object | None
) -> Changes:
    """Return which articles, annotations and actors these images touched."""
    touched: dict[str, set[str]] = {"article": set(), "annotation": set(), "actor": set()}
    for image in images:
        subject = type_of[image.table].subject
        if subject and subject[0] in touched:
            touched[subject[0]].add(image.subject)
        if image.table == Annotation.__tablename__ and not (image.before and image.after):
            touched["article"].add(json.loads(image.before or image.after)["article_id"])
    return Changes(
        label,
        sequence,
        articles=frozenset(touched["article"]),
        annotations=frozenset(touched["annotation"]),
        actors=frozenset(touched["actor"]),
        initiator=initiator,
    )


def _values(row: Base) -> dict[str, Any]:
    """Return what a new row has in each column."""
    # What was given lies in the object itself; to ask the mapper for it takes ten times as long.
    given = vars(row)
    columns = table_of(type(row)).columns.keys()
    return {name: given[name] if name in given else getattr(row, name) for name in columns}


def _altered(old: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values a row does not hold; to say when it was updated is always a change.

    Within a millisecond, or when the clock goes back, the moment may be the one it holds already,
    and what hangs on the row must still not change under a revision somebody has seen.
    """
    return {
        name: value
        for name, value in values.items()
        if old[name] != value or name == Annotation.updated.key
    }


def _verb(image: Image) -> str:
    if not image.before:
        return "insert"
    return "update" if image.after else "delete"


def stale() -> StaleEdit:
    """Return the error for what somebody else has changed or deleted meanwhile."""
    return StaleEdit(
        "What you are changing was changed or deleted in the meantime.",
        kept="Nothing was overwritten.",
        todo="Look at it as it is now, and make the change again if it still applies.",
    )
