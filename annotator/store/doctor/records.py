"""The rules on rows: ids, names, and who refers to whom, in a circle or in another article."""

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from annotator.store.doctor.findings import NOBODY, Problem, Said
from annotator.store.queries import table_of, type_of
from annotator.store.schema import Actor, Alias, Base


def ids(connection: sqlite3.Connection) -> Said:
    """Look for an id that two rows have, be it in two tables."""
    every = {
        name: connection.execute(f"SELECT id FROM {name}").fetchall()  # noqa: S608  names of ours
        for name, model in type_of.items()
        if [column.name for column in table_of(model).primary_key] == ["id"] and name != "document"
    }
    if len(set(chain.from_iterable(every.values()))) == sum(map(len, every.values())):
        return
    known: dict[str, str] = {}
    for name, found in every.items():
        for (row_id,) in found:
            if row_id in known:
                detail = f"rows of {known[row_id]} and {name} have the same id"
                yield Problem("id", row_id, detail)
            known[row_id] = name


def names(connection: sqlite3.Connection) -> Said:
    """Look for actors, other names and coders without a name."""
    for model, column in ((Actor, "id"), (Alias, "actor_id")):
        what = "the actor" if model is Actor else "another name of the actor"
        nameless = f"SELECT {column} FROM {model.__tablename__} WHERE trim(name) = ''"  # noqa: S608
        for (actor,) in connection.execute(nameless):
            yield Problem("name", actor, f"{what} is empty", ("actor", actor))


def circles(connection: sqlite3.Connection) -> Said:
    """Look for rows that come back to themselves when followed, such as merged actors."""
    for table, column in _followed():
        followed = f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608
        into = dict(connection.execute(followed))
        for row in _in_circles(into):
            detail = f"{column} of {table} leads back to where it began"
            subject = ("actor", row) if table == Actor.__tablename__ else NOBODY
            yield Problem("circle", row, detail, subject)


@cache
def _followed() -> tuple[tuple[str, str], ...]:
    """Return each table with a column that refers to the same table."""
    return tuple(
        (name, constraint.column_keys[0])
        for name, table in Base.metadata.tables.items()
        for constraint in sorted(table.foreign_key_constraints, key=lambda one: str(one.name))
        if constraint.referred_table is table
    )


def _in_circles(into: Mapping[str, str]) -> Iterator[str]:
    done: set[str] = set()
    for begin in into:
        path: dict[str, None] = {}
        at: str | None = begin
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = into.get(at)
        if at is not None and at in path:
            listed = list(path)
            yield from listed[listed.index(at) :]
        done.update(path)


def homes(connection: sqlite3.Connection) -> Said:
    """Look for statements whose text or annotation set is that of another article."""
    for table, column in (("article_version", "version_id"), ("annotation_set", "set_id")):
        # An article has few of them, and many statements.
        strayed = (
            f"WITH some AS MATERIALIZED (SELECT DISTINCT article_id, {column} FROM annotation)"  # noqa: S608
            f" SELECT one.id FROM some JOIN {table} AS other ON other.id = some.{column}"
            f" JOIN annotation AS one USING (article_id, {column})"
            " WHERE other.article_id <> some.article_id"
        )
        for (annotation,) in connection.execute(strayed):
            detail = f"its {column} is that of another article"
            yield Problem("article", annotation, detail, ("annotation", annotation))
