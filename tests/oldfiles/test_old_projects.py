"""Projects of every schema version ever released still open, and end up as new ones are made."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.editing.checking import check_project
from annotator.editing.project import Project
from annotator.store import upgrades
from annotator.store.engine import APPLICATION_ID

SCHEMAS = sorted(Path(__file__).parent.glob("schema-*.sql"))


def _version(schema: Path) -> int:
    return int(schema.stem.rpartition("-")[2])


def _tables(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as raw:
        found = raw.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {name: re.sub(r"\s+", " ", sql) for name, sql in found}


def _of_old(schema: Path, path: Path) -> None:
    """Make a project as the program of that version made it."""
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(schema.read_text(encoding="utf-8"))
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {_version(schema)}")
        at = "2026-11-25T08:00:00.000Z"
        raw.execute(
            "INSERT INTO project (id, name, made_by, added) VALUES ('p', 'Old', 'test', ?)", (at,)
        )
        raw.execute(
            "INSERT INTO codebook_version (id, number, label, content, added)"
            " VALUES ('c', 1, '1', '', ?)",
            (at,),
        )
        raw.commit()


def test_every_schema_version_has_its_old_file():
    assert [_version(schema) for schema in SCHEMAS] == list(range(1, upgrades.newest_version() + 1))


@pytest.mark.parametrize("schema", SCHEMAS, ids=_version)
def test_a_project_of_an_older_version_becomes_one_as_made_today(schema, tmp_path):
    old, new = tmp_path / "old.annproj", tmp_path / "new.annproj"
    _of_old(schema, old)
    Project.open(old).close()
    Project.create(new).close()
    assert _tables(old) == _tables(new)
    assert check_project(old).ok
