"""The rules on the file itself, which SQLite checks: its pages, indexes and references."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing

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


class Aside:
    """The check of the pages in a thread of its own: SQLite lets Python go on meanwhile."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Begin, on a connection of its own, which is closed at the end."""
        self._connect = connect
        self._said: list[Problem] = []
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="annotator pages", daemon=True)
        self._thread.start()

    def said(self) -> list[Problem]:
        """Wait for the end and return what was found.

        Raises
        ------
        sqlite3.Error
            The pages cannot be read.

        """
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        return self._said

    def _run(self) -> None:
        try:
            with closing(self._connect()) as connection:
                for rule in (sound_pages, references):
                    self._said.extend(one for one in rule(connection) if isinstance(one, Problem))
        except Exception as fault:  # noqa: BLE001 - raised again in the thread that asks
            self._fault = fault
