"""Statements run by the driver itself give what SQLAlchemy would give."""

import sqlite3

import pytest
from sqlalchemy import create_engine, select

from annotator.store.prepared import among, fetch, write
from annotator.store.row_statements import insertion
from annotator.store.schema import Base, Coder

MANY = 40_000
"""More values than one statement may have parameters (SQLite's limits.html: 32,766)."""


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def coder(number):
    return {"id": f"c{number}", "name": f"Coder {number}", "role": "analyst", "added": ""}


def test_a_row_names_its_columns(connection):
    write(connection, insertion(Coder), [coder(1)])
    (row,) = fetch(connection, select(Coder.name, Coder.id), {})
    assert (row.name, row.id) == ("Coder 1", "c1")
    assert row._asdict() == {"name": "Coder 1", "id": "c1"}


def test_yes_and_no_come_back_as_such(connection):
    write(connection, insertion(Coder), [coder(1), coder(2)])
    statement = select((Coder.id == "c1").label("is_first")).order_by(Coder.id)
    first, second = fetch(connection, statement, {})
    assert (first.is_first, second.is_first) == (True, False)
    assert type(first.is_first) is bool


def test_a_list_may_be_longer_than_a_statement_has_parameters(connection):
    write(connection, insertion(Coder), [coder(number) for number in range(9)])
    statement = select(Coder.id).where(Coder.id.in_(among("wanted"))).order_by(Coder.id)
    wanted = [f"c{number}" for number in range(5, MANY)]
    assert [row.id for row in fetch(connection, statement, {"wanted": wanted})] == [
        "c5",
        "c6",
        "c7",
        "c8",
    ]
    assert fetch(connection, statement, {"wanted": []}) == []


def test_what_was_written_goes_with_its_transaction(connection):
    write(connection, insertion(Coder), [coder(1)])
    connection.rollback()
    assert fetch(connection, select(Coder.id), {}) == []


def test_a_row_that_does_not_fit_is_refused_by_sqlite(connection):
    write(connection, insertion(Coder), [coder(1)])
    with pytest.raises(sqlite3.IntegrityError):
        write(connection, insertion(Coder), [coder(1)])
