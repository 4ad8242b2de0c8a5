"""Writes a project as a former version of the program left it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.store.engine import APPLICATION_ID

_OLD = Path(__file__).parents[1] / "oldfiles"


def write_old_project(path: Path) -> Path:
    """Write one as version 1 of the tables had it, with articles and statements."""
    with closing(sqlite3.connect(path)) as raw:
        for name in ("schema-1.sql", "content-1.sql"):
            raw.executescript((_OLD / name).read_text(encoding="utf-8"))
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        raw.commit()
    return path
