"""The rules on the file itself, which SQLite checks: its pages, indexes and references."""

import sqlite3

from annotator.store.doctor.findings import Problem, Said

_ENOUGH = 100
"""SQLite stops its check after so many faults."""


def sound_pages(connection: sqlite3.Connection) -> Said:
    """Read every page, every index entry and every constraint."""
    for (said,) in connection.execute(f"PRAGMA integrity_check({_ENOUGH})"):
        if said != "ok":
            yield Problem("integrity", "", str(said))


def references(connection: sqlite3.Connection) -> Said:
    """Look for rows that refer to rows that are gone."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("reference", f"{table} {row}", f"refers to a row of {parent} that is gone")
