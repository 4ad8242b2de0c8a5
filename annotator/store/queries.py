"""What all queries share: types of rows whose columns are not spelled out, and a model's table."""

from typing import Any

from sqlalchemy import Row, Select, Table

from annotator.errors import Bug
from annotator.store.schema import Base

AnySelect = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]

CHUNK = 500
"""How many values one statement is given at most: SQLite counts its parameters."""


def table_of(model: type[Base]) -> Table:
    """Return a model's table."""
    table = model.__table__
    if not isinstance(table, Table):
        raise Bug(f"{model.__name__} is not mapped to a table.")
    return table
