"""Numbered steps that bring a project made by an older version up to date, after a backup."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.store import backup
from annotator.store.clock import now
from annotator.store.engine import connect
from annotator.store.faults import told_plainly

Step = Callable[[sqlite3.Connection], None]

STEPS: list[Step] = []
"""The step at place n turns schema version n + 1 into n + 2; a step never changes once released."""


def newest_version() -> int:
    """Return the schema version this program reads and writes."""
    return len(STEPS) + 1


def upgrade(path: Path, version: int) -> Path | None:
    """Run the steps a project of schema `version` lacks; return the backup made before the first.

    Each step and its new version number are one transaction: a crash between two steps leaves a
    whole project of an in-between version.
    """
    if version >= newest_version():
        return None
    stamp = now().replace(":", "").replace(".", "")
    kept = path.parent / "backups" / f"{path.stem} version {version} {stamp}{path.suffix}"
    backup.back_up(path, kept)
    with told_plainly(path), closing(connect(path, read_only=False, wait_ms=2000)) as connection:
        for number in range(version, newest_version()):
            connection.execute("BEGIN IMMEDIATE")
            try:
                STEPS[number - 1](connection)
                connection.execute(f"PRAGMA user_version = {number + 1}")
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
    return kept
