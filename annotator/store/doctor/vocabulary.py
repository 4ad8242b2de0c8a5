"""The rule on closed lists: no column holds a value that its list does not have."""

import sqlite3
from collections.abc import Mapping
from functools import cache

from sqlalchemy import CheckConstraint

from annotator.domain.codebook import Kind
from annotator.domain.fields import Field, choices, subtypes
from annotator.store.doctor.findings import Problem, Said, rows_of, subject_in
from annotator.store.queries import type_of
from annotator.store.schema import Base


def vocabulary(connection: sqlite3.Connection) -> Said:
    """Look for values outside their closed lists."""
    for name, conditions in _closed_lists().items():
        yield from _outside(connection, name, conditions)
    yield from _open_columns(connection)


@cache
def _closed_lists() -> dict[str, dict[str, str]]:
    """Return by table and column the condition that its closed list makes."""
    found: dict[str, dict[str, str]] = {}
    for name, table in Base.metadata.tables.items():
        for constraint in sorted(table.constraints, key=lambda one: str(one.name)):
            if isinstance(constraint, CheckConstraint):
                _, _, column = str(constraint.name).rpartition(f"ck_{name}_")
                if column.endswith("_vocabulary"):
                    condition = str(constraint.sqltext)
                    found.setdefault(name, {})[column.removesuffix("_vocabulary")] = condition
    return found


def _outside(connection: sqlite3.Connection, name: str, conditions: Mapping[str, str]) -> Said:
    listed = ", ".join(conditions)
    # Few combinations occur: SQLite finds them faster than it tries each row by each list.
    combined = f"WITH some AS MATERIALIZED (SELECT DISTINCT {listed} FROM {name})"  # noqa: S608
    right = " AND ".join(f"({condition})" for condition in conditions.values())
    any_odd = f"{combined} SELECT 1 FROM some WHERE ({right}) IS NOT 1"  # noqa: S608
    if connection.execute(any_odd).fetchone() is None:
        return
    for column, condition in conditions.items():
        odd = f"SELECT *, {column} FROM {name} WHERE ({condition}) IS NOT 1"  # noqa: S608
        for row in rows_of(connection, odd):
            yield _odd(name, row, column)


def _odd(name: str, row: dict[str, object], column: str) -> Problem:
    key = str(row.get("id") or row.get("annotation_id") or row.get("sequence"))
    detail = f"{column} is “{row[column]}”, which is none of its values"
    return Problem("vocabulary", key, detail, subject_in(type_of[name], row))


def _open_columns(connection: sqlite3.Connection) -> Said:
    """Check the columns of statements whose lists the tables do not know."""
    columns = ("also", "subtype", "reliability", "credibility")
    listed = ", ".join(columns)
    for values in connection.execute(f"SELECT DISTINCT {listed} FROM annotation").fetchall():  # noqa: S608
        for column, value in zip(columns, values, strict=True):
            if not _may_be(column, str(value)):
                odd = f"SELECT * FROM annotation WHERE {column} = ?"  # noqa: S608
                for row in rows_of(connection, odd, value):
                    yield _odd("annotation", row, column)


def _may_be(column: str, value: str) -> bool:
    if not value:
        return True
    match column:
        case "also":
            return all(kind in {one.value for one in Kind} for kind in value.split(","))
        case "subtype":
            return value in {option.value for option in subtypes(Kind)}
        case _:
            return value in {option.value for option in choices(Field(column))}
