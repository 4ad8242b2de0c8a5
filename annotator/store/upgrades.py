"""Numbered steps that bring a project made by an older version up to date, after a backup."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.errors import Bug
from annotator.store import ladder
from annotator.store.engine import connect
from annotator.store.faults import Unsound, told_plainly
from annotator.store.steps import to_2

Step = Callable[[sqlite3.Connection], None]

STEPS: list[Step] = [to_2.step]
"""The step at place n turns schema version n + 1 into n + 2; a step never changes once released."""


def newest_version() -> int:
    """Return the schema version this program reads and writes."""
    return len(STEPS) + 1


def upgrade(path: Path, version: int) -> Path:
    """Run the steps a project of schema `version` lacks; return the backup made before the first.

    Each step and its new version number are one transaction: a crash between two steps leaves a
    whole project of an in-between version.
    """
    kept = ladder.take(path, f"before upgrade from version {version}")
    with told_plainly(path), closing(connect(path, read_only=False, wait_ms=2000)) as connection:
        # A step that builds a table anew drops the old one, to which others still refer.
        connection.execute("PRAGMA foreign_keys = OFF")
        while _take_step(connection):
            pass
    return kept.path


def _take_step(connection: sqlite3.Connection) -> bool:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read under the lock: another window may have taken the step in the meantime.
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < newest_version():
            _run(STEPS[version - 1], connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            _require_references(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return bool(version < newest_version())


def _run(step: Step, connection: sqlite3.Connection) -> None:
    try:
        step(connection)
    except sqlite3.OperationalError as fault:
        # Every step runs on the tables of its version, in tests: here they must be others.
        if fault.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise Unsound("The tables are not those of the version that is named.") from fault
        raise


def _require_references(connection: sqlite3.Connection) -> None:
    lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    if lost:
        raise Bug(f"An upgrade leaves a row of {lost[0]} that refers to a row that is gone.")
