"""What all queries share: types of rows whose columns are not spelled out, and a model's table."""

import sqlite3
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, ScalarSelect, Select, Table, func, select
from sqlalchemy.orm import InstrumentedAttribute

from annotator.errors import Bug
from annotator.store.schema import Article, ArticleVersion, Base

AnySelect = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]

CHUNK = 500
"""How many values one statement is given at most: SQLite counts its parameters."""

type_of: dict[str, type[Base]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}
"""The model of each table, by the table's name."""


_VERSION = ArticleVersion.__table__.alias("newest_version")


def is_newest() -> ColumnElement[bool]:
    """Return the condition that a version is the newest of its article, both of them joined."""
    newest = select(func.max(ArticleVersion.number)).where(ArticleVersion.article_id == Article.id)
    return ArticleVersion.number == newest.correlate(Article).scalar_subquery()


def newest_of(article: ColumnElement[str] | InstrumentedAttribute[str]) -> ScalarSelect[str]:
    """Return the id of the newest version of an article, by the column or value of its id."""
    newest = select(_VERSION.c.id).where(_VERSION.c.article_id == article)
    return newest.order_by(_VERSION.c.number.desc()).limit(1).scalar_subquery()


def table_of(model: type[Base]) -> Table:
    """Return a model's table."""
    table = model.__table__
    if not isinstance(table, Table):
        raise Bug(f"{model.__name__} is not mapped to a table.")
    return table


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection, inside the same transaction."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise Bug("The project is not open through SQLite's driver.")
    return raw
