"""A unit: the rows one user action writes, all of them or none, with their journal images."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from annotator.domain.changes import Changes
from annotator.errors import Bug, StaleEdit
from annotator.store.annotation_reading import newest_codebook
from annotator.store.journal import Image, encode_row
from annotator.store.reading import Reader
from annotator.store.schema import Annotation, Base, Coder, OriginalBytes, VersionText

type_of: dict[str, type[Base]] = {
    mapper.local_table.name: mapper.class_  # type: ignore[attr-defined]
    for mapper in Base.registry.mappers
}
"""The model of each table, by the table's name."""


def table_of(model: type[Base]) -> Table:
    """Return a model's table."""
    table = model.__table__
    if not isinstance(table, Table):
        raise Bug(f"{model.__name__} is not mapped to a table.")
    return table


def _key_of(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    return {column.name: values[column.name] for column in table.primary_key}


def _subject_of(model: type[Base], values: Mapping[str, Any]) -> str:
    return str(values[model.subject[1]]) if model.subject else ""


class Unit:
    """Writes rows inside one open transaction and remembers each as it was and as it became."""

    def __init__(self, connection: Connection, at: str) -> None:
        self._connection = connection
        self.at = at
        """The moment every row of this unit is stamped with."""
        self.read = Reader.inside(connection)
        self.images: list[Image] = []

    def codebook_version(self) -> str:
        """Return the id of the codebook version new annotations are made under."""
        return newest_codebook(self._connection)

    def add(self, *rows: Base) -> None:
        """Insert rows; neighbours of one table go in together."""
        for model, group in groupby(rows, key=type):
            columns = [column.key for column in table_of(model).columns]
            self.add_many(model, [{name: getattr(row, name) for name in columns} for row in group])

    def add_many(self, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows that name every column of the model."""
        if not rows:
            return
        table = table_of(model)
        self._connection.execute(insert(table), list(rows))
        self.images.extend(
            Image(table.name, _subject_of(model, row), "", encode_row(dict(row))) for row in rows
        )

    def change(
        self,
        model: type[Base],
        row_id: str,
        values: Mapping[str, Any],
        *,
        revision: int | None = None,
    ) -> bool:
        """Set columns of one row; return False when they held these values already.

        Raises
        ------
        StaleEdit
            The row is gone, or is no longer at the `revision` the user saw.

        """
        table = table_of(model)
        found = self._connection.execute(select(table).where(table.c.id == row_id)).first()
        if found is None or (revision is not None and found.revision != revision):
            raise StaleEdit(
                "What you are changing was changed or deleted in the meantime.",
                kept="Nothing was overwritten.",
                todo="Look at it as it is now, and make the change again if it still applies.",
            )
        old = found._asdict()
        altered = {name: value for name, value in values.items() if old[name] != value}
        if not altered:
            return False
        self._set(table, {"id": row_id}, altered)
        before = {"id": row_id} | {name: old[name] for name in altered}
        self.images.append(
            Image(
                table.name,
                _subject_of(model, old),
                encode_row(before),
                encode_row({"id": row_id} | altered),
            )
        )
        return True

    def remove(self, model: type[Base], **where: object) -> None:
        """Delete all rows whose columns hold the given values."""
        table = table_of(model)
        chosen = and_(*(table.c[name] == value for name, value in where.items()))
        found = self._connection.execute(select(table).where(chosen)).all()
        if not found:
            return
        self._connection.execute(delete(table).where(chosen))
        for row in found:
            values = row._asdict()
            self.images.append(
                Image(table.name, _subject_of(model, values), encode_row(values), "")
            )

    def keep_content(self, texts: Mapping[str, str], originals: Mapping[str, bytes]) -> None:
        """Store texts and original bytes under their sha256 where they are not yet stored.

        They are outside the journal: an undone import leaves them, so that redo finds them.
        """
        self._keep(VersionText, "text", texts)
        packed = {key: zlib.compress(data, level=1) for key, data in originals.items()}
        self._keep(OriginalBytes, "compressed", packed)

    def keep_coder(self, coder: str, name: str) -> None:
        """Enter a coder who is not yet known.

        Outside the journal too: undoing somebody's work does not undo that they were here.
        """
        row = {"id": coder, "name": name, "role": "analyst", "added": self.at}
        self._connection.execute(insert(table_of(Coder)).prefix_with("OR IGNORE"), row)

    def _keep(self, model: type[Base], column: str, content: Mapping[str, object]) -> None:
        if content:
            rows = [{"sha256": key, column: value} for key, value in content.items()]
            self._connection.execute(insert(table_of(model)).prefix_with("OR IGNORE"), rows)

    def apply(self, images: Iterable[Image]) -> None:
        """Bring rows from each image's state before to its state after."""
        for (name, verb), group in groupby(images, key=lambda image: (image.table, _verb(image))):
            table, batch = table_of(type_of[name]), list(group)
            match verb:
                case "insert":
                    rows = [json.loads(image.after) for image in batch]
                    self._connection.execute(insert(table), rows)
                case "delete":
                    for image in batch:
                        self._drop(table, json.loads(image.before))
                case _:
                    for image in batch:
                        after = json.loads(image.after)
                        key = _key_of(table, after)
                        self._set(table, key, {k: v for k, v in after.items() if k not in key})
            self.images.extend(batch)

    def _drop(self, table: Table, values: Mapping[str, Any]) -> None:
        key = _key_of(table, values)
        self._connection.execute(
            delete(table).where(and_(*(table.c[name] == value for name, value in key.items())))
        )

    def _set(self, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        # The revision stays out of the images: undo is a new edit and must raise it too.
        raised = {"revision": table.c.revision + 1} if "revision" in table.c else {}
        self._connection.execute(
            update(table)
            .where(and_(*(table.c[name] == value for name, value in key.items())))
            .values(**values, **raised)
        )

    def changes(self, label: str, sequence: int, initiator: object | None) -> Changes:
        """Return which articles, annotations and actors this unit touched."""
        touched: dict[str, set[str]] = {"article": set(), "annotation": set(), "actor": set()}
        for image in self.images:
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


def _verb(image: Image) -> str:
    if not image.before:
        return "insert"
    return "update" if image.after else "delete"
