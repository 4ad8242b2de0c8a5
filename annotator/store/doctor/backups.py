"""The advice on backups: the newest holds what was done, or is not much older."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.store import ladder
from annotator.store.doctor.findings import Advice, Problem, Said

_LATE = timedelta(minutes=30)
"""While somebody works, a backup is made that often."""


def newest_backup(path: Path, connection: sqlite3.Connection) -> Said:
    """Look whether changes that are older than half an hour are in no backup."""
    there = ladder.backups_of(path)
    held = there[0].rung.sequence if there else 0
    late = datetime.now(UTC) - _LATE
    before = late.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    (count,) = connection.execute(
        "SELECT count(*) FROM journal_entry WHERE sequence > ? AND at < ?", (held, before)
    ).fetchone()
    if count:
        many = "1 change" if count == 1 else f"{count:,} changes"
        detail = f"the newest backup lacks {many}" if there else f"there is no backup of {many}"
        yield Advice(Problem("backup", "", detail))
