"""The rules on days and times: periods that end before they begin, and what lies in the future."""

import sqlite3
from datetime import UTC, datetime, timedelta
from functools import cache

from annotator.domain.days import are_in_order, is_day
from annotator.store.doctor.findings import Advice, Problem, Said, Subject, rows_of, subject_in
from annotator.store.queries import table_of, type_of
from annotator.store.schema import Annotation, Article

_AHEAD = timedelta(minutes=10)
"""How far the clock of another computer may be ahead without being worth a word."""
_SIZE = len("2026-03-01T08:00:00.000Z")
_OUTSIDE = frozenset({"journal_entry", "journal_row"})


def periods(connection: sqlite3.Connection) -> Said:
    """Look for roles that end before they begin."""
    for actor, since, until in connection.execute("SELECT actor_id, since, until FROM affiliation"):
        if since and until and not are_in_order(since, until):
            detail = f"a role begins in {since} and ends in {until}"
            yield Problem("period", actor, detail, ("actor", actor))
        for day in (since, until):
            if day and not is_day(day):
                yield Problem("period", actor, f"“{day}” is no day", ("actor", actor))


def latest_moment() -> str:
    """Return the moment after which nothing can have been done, as times are stored."""
    latest = datetime.now(UTC) + _AHEAD
    return latest.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def times(connection: sqlite3.Connection, latest: str) -> Said:
    """Look for times in the future, and for what are no times at all."""
    for name, columns in _moments().items():
        tests = " OR ".join(
            f"NOT ({column} <= ? AND length({column}) = {_SIZE})" for column in columns
        )
        odd = f"SELECT * FROM {name} WHERE {tests}"  # noqa: S608  names of our own tables
        for row in rows_of(connection, odd, *[latest] * len(columns)):
            yield from _odd_times(name, row, columns, latest)
    yield from _days(connection, latest[:10])


@cache
def _moments() -> dict[str, tuple[str, ...]]:
    """Return by table the columns that hold a moment."""
    found = {}
    for name, model in type_of.items():
        columns = tuple(
            column.name
            for column in table_of(model).columns
            if getattr(column.type, "length", 0) == _MOMENT
        )
        if columns and name not in _OUTSIDE:
            found[name] = columns
    return found


_MOMENT = 32
"""The length of the column of a moment: no other column has it."""


def _odd_times(name: str, row: dict[str, object], columns: tuple[str, ...], latest: str) -> Said:
    key = str(row.get("id") or row.get("annotation_id"))
    subject = subject_in(type_of[name], row)
    for column in columns:
        value = str(row[column])
        if not _is_time(value):
            yield Problem("time", key, f"{column} is “{value}”, which is no time", subject)
        elif value > latest:
            detail = f"{column} of {name} is in the future: {value}"
            yield Advice(Problem("time", key, detail, subject))


def _is_time(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == _SIZE and value.endswith("Z")


def _days(connection: sqlite3.Connection, today: str) -> Said:
    """Look for articles printed, and statements made, after the day that is latest on Earth."""
    tomorrow = (datetime.fromisoformat(today) + timedelta(days=1)).date().isoformat()
    for model, column in ((Article, "date_published"), (Annotation, "date_said")):
        sort = model.__tablename__
        later = f"SELECT id, {column} FROM {sort} WHERE {column} > ?"  # noqa: S608
        for row_id, day in connection.execute(later, (tomorrow,)):
            subject: Subject = (sort, row_id)
            detail = f"{column} is in the future: {day}"
            yield Advice(Problem("time", row_id, detail, subject))


def said_days(connection: sqlite3.Connection) -> Said:
    """Look for statements said on what is no day: they are sorted as if undated."""
    for row_id, day in connection.execute(
        "SELECT id, date_said FROM annotation WHERE date_said <> ''"
    ):
        if not is_day(day):
            detail = f"date_said is “{day}”, which is no day"
            yield Advice(Problem("time", row_id, detail, ("annotation", row_id)))
