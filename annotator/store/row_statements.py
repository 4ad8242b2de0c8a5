"""The statements that write rows of any table, or find them to be written, each built once."""

from functools import cache
from typing import Any

from sqlalchemy import Delete, Insert, Update, and_, bindparam, delete, insert, select, update

from annotator.store.prepared import among
from annotator.store.queries import AnySelect, table_of
from annotator.store.schema import Base


# Building a statement costs more than running it, and each key press runs a dozen.
@cache
def insertion(model: type[Base]) -> Insert:
    """Return what inserts whole rows of a table."""
    return insert(table_of(model))


@cache
def chosen(model: type[Base], column: str) -> AnySelect:
    """Return the rows of which `column` holds one of the values `wanted`."""
    table = table_of(model)
    return select(table).where(table.c[column].in_(among("wanted")))


@cache
def content_keys(model: type[Base]) -> AnySelect:
    """Return which of the hashes `wanted` a table of content has."""
    key = table_of(model).c.sha256
    return select(key).where(key.in_(among("wanted")))


def _by_key(model: type[Base]) -> Any:  # noqa: ANN401 - SQLAlchemy's own clause
    keys = table_of(model).primary_key
    return and_(*(column == bindparam(f"key_{column.name}") for column in keys))


@cache
def deletion(model: type[Base]) -> Delete:
    """Return what deletes a row by its key, each column `key_…`."""
    return delete(table_of(model)).where(_by_key(model))


@cache
def alteration(model: type[Base], columns: tuple[str, ...]) -> Update:
    """Return what sets columns of a row by its key, each column of that `key_…`."""
    values: dict[str, Any] = {name: bindparam(name) for name in columns}
    return update(table_of(model)).where(_by_key(model)).values(values)
