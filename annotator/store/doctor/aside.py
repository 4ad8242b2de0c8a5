"""Has rules looked at in a thread of their own, while the one that asks looks at others."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing

from annotator.store.doctor.findings import Advice, Problem, Said


class Aside:
    """Rules that SQLite does nearly all the work of, in a thread: Python goes on meanwhile."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        rules: Callable[[sqlite3.Connection], Said],
    ) -> None:
        """Begin, on a connection of its own, which is closed at the end."""
        self._connect, self._rules = connect, rules
        self._said: list[Problem | Advice] = []
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="annotator rules", daemon=True)
        self._thread.start()

    def said(self) -> Said:
        """Wait for the end and yield what the rules said.

        Raises
        ------
        sqlite3.Error
            The pages cannot be read.

        """
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        yield from self._said

    def _run(self) -> None:
        try:
            with closing(self._connect()) as connection:
                self._said.extend(self._rules(connection))
        except Exception as fault:  # noqa: BLE001 - raised again in the thread that asks
            self._fault = fault
