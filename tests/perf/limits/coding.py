"""The limits of coding: one row committed durably and one tint painted more, less or otherwise."""

import sqlite3
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from limits.tinted_text import Tint, opened, text_with_tints
from measuring import Cost, tell
from painting import Painted

_TABLE = "CREATE TABLE mark (id INTEGER PRIMARY KEY, start INT, end INT, kind INT)"


class BareMarks:
    """One SQLite table and the tints over a text, changed one row at a time."""

    def __init__(self, path: Path, size: int, count: int) -> None:
        self._window, self.view = opened()
        self.text, tints = text_with_tints(size, count)
        self.view.show_article(self.text, tints)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute(_TABLE)
        rows = [(number, *tint) for number, tint in enumerate(tints)]
        self._database.executemany("INSERT INTO mark VALUES (?, ?, ?, ?)", rows)

    def _commit(self, statement: str, *values: int) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        self._database.execute(statement, values)
        self._database.execute("COMMIT")

    def add(self, row: int, tint: Tint) -> None:
        self._commit("INSERT INTO mark VALUES (?, ?, ?, ?)", row, *tint)
        self.view.add(tint)

    def rekind(self, row: int, tint: Tint, other: Tint) -> None:
        self._commit("UPDATE mark SET kind = ? WHERE id = ?", other[2], row)
        self.view.replace(tint, other)

    def delete(self, row: int, tint: Tint) -> None:
        self._commit("DELETE FROM mark WHERE id = ?", row)
        self.view.replace(tint, None)


def main(size: int, count: int, *, repeats: int) -> None:
    costs: dict[str, list[Cost]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        bare = BareMarks(Path(folder) / "bare.db", size, count)
        painted = Painted(bare.view)
        for number in range(repeats):
            row, start = 1_000_000 + number, 300 + 61 * number
            tint, other = (start, start + 90, 0), (start, start + 90, 1)
            for act, deed in (
                ("add", lambda: bare.add(row, tint)),  # noqa: B023 - run at once
                ("re-kind", lambda: bare.rekind(row, tint, other)),  # noqa: B023
                ("delete", lambda: bare.delete(row, other)),  # noqa: B023
                ("undo", lambda: bare.add(row, other)),  # noqa: B023
            ):
                costs[act].append(painted.cost_of(deed))
    tell(costs)


main(int(sys.argv[1]), int(sys.argv[2]), repeats=int(sys.argv[3]))
