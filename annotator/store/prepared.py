"""Statements built by SQLAlchemy once and run by the driver itself: a key press runs a dozen.

SQLAlchemy takes many times as long over a statement it knows as SQLite takes to run it.
"""

import json
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, ScalarSelect, bindparam, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import UpdateBase

from annotator.store.queries import AnySelect, driver_of

_DIALECT = sqlite.dialect(paramstyle="named")
_KEPT = 512
"""How many statements are kept as SQLite takes them; the program has fewer."""

Making = Callable[[Sequence[Any]], Any]
"""Makes a row with the columns' names of the values of one."""


def among(name: str) -> ScalarSelect[Any]:
    """Return the values of the list given by that name, for a column to be `in_`.

    One parameter whatever the list's length, so that the statement stays one that is known.
    """
    value = func.json_each(bindparam(name)).table_valued("value").c.value
    return select(value).scalar_subquery()


def fetch(connection: Connection, statement: AnySelect, values: Mapping[str, Any]) -> list[Any]:
    """Return the rows a statement finds, named tuples, as of the connection's one moment.

    The statement must be one that is kept, and its lists be given by `among`.
    """
    sql, constants, make = _reading(statement)
    given = constants | {
        name: json.dumps(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
    return list(map(make, _begun(connection).execute(sql, given).fetchall()))


def write(
    connection: Connection, statement: UpdateBase, values: Sequence[Mapping[str, Any]]
) -> None:
    """Run a statement that writes, and that is kept, once for each row of values.

    A row names every column, or all that the statement sets.
    """
    _begun(connection).executemany(_writing(statement), values)


def _begun(connection: Connection) -> sqlite3.Connection:
    """Return the driver's connection, its transaction begun as SQLAlchemy would have done."""
    if not connection.in_transaction():
        connection.begin()
    return driver_of(connection)


@lru_cache(_KEPT)
def _reading(statement: AnySelect) -> tuple[str, dict[str, Any], Making]:
    compiled = statement.compile(dialect=_DIALECT)
    columns = statement.selected_columns
    names = list(columns.keys())
    row = namedtuple("row", names, rename=True)  # type: ignore[misc]  # noqa: PYI024 - each differs
    convert = [
        (place, processor)
        for place, column in enumerate(columns)
        if (processor := column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None))
    ]
    make = row._make

    def converted(found: Sequence[Any]) -> Any:  # noqa: ANN401 - a row of that statement
        values = list(found)
        for place, processor in convert:
            values[place] = processor(values[place])
        return make(values)

    return str(compiled), compiled.params, converted if convert else make


@lru_cache(_KEPT)
def _writing(statement: UpdateBase) -> str:
    return str(statement.compile(dialect=_DIALECT))
