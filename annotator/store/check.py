"""Looks for anything in a project that is not as it must be."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from annotator.store import recognition, upgrades
from annotator.store.doctor import pages
from annotator.store.doctor.aside import Aside
from annotator.store.doctor.findings import Findings, Problem, Said, sorted_out
from annotator.store.doctor.rules import (
    connected,
    quick_rules,
    rules_of_python,
    rules_of_sqlite,
    said_by,
)
from annotator.store.faults import told_plainly

__all__ = ["Findings", "Problem", "check", "count_rows", "glance_over"]

_STEPS = 20_000
"""So many steps of SQLite's machine pass between two looks at the clock."""


def check(path: Path) -> Findings:
    """Read the whole project and report every broken rule; nothing is changed.

    Raises
    ------
    UserError
        It is no project, is too damaged to be read, or is of an older version.

    """
    _require_newest(path)
    # The connection that is opened first is closed last: only it may put SQLite's own files away.
    with told_plainly(path), closing(connected(path)) as connection:
        connection.execute("BEGIN")
        counts = _counts(connection)
        aside = Aside(lambda: connected(path), lambda other: said_by(rules_of_sqlite(other)))
        try:
            found = sorted_out(said_by(rules_of_python(path, connection)), counts)
        finally:
            also = sorted_out(aside.said(), counts)
    return Findings((*also.problems, *found.problems), counts, (*also.advice, *found.advice))


def glance_over(path: Path, seconds: float) -> Findings:
    """Look through what is quickest to look through, for so long of the processor at most.

    Raises
    ------
    UserError
        As `check` does.

    """
    _require_newest(path)
    end = time.thread_time() + seconds
    with told_plainly(path), closing(connected(path)) as connection:
        connection.execute("BEGIN")
        counts = _counts(connection)
        connection.set_progress_handler(lambda: int(time.thread_time() > end), _STEPS)
        rules = [*quick_rules(path, connection), lambda: pages.references(connection)]
        return sorted_out(_until_interrupted(said_by(rules)), counts)


def count_rows(path: Path) -> dict[str, int]:
    """Return how much of each thing a project holds, by the names that `check` uses."""
    with told_plainly(path), closing(connected(path)) as connection:
        return _counts(connection)


def _require_newest(path: Path) -> None:
    if recognition.recognise(path) < upgrades.newest_version():
        raise recognition.outdated(path)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = {
        "articles": "article",
        "annotations": "annotation",
        "actors": "actor",
        "journal": "journal_entry",
    }
    return {
        name: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
        for name, table in tables.items()
    }


def _until_interrupted(said: Said) -> Said:
    try:
        yield from said
    except sqlite3.OperationalError as fault:
        if getattr(fault, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT:
            raise
