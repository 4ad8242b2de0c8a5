"""Projects of every schema version ever released still open, and end up as new ones are made."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.editing.checking import check_project
from annotator.editing.project import Project
from annotator.editing.search import Search, fill_index, read_query
from annotator.errors import DamagedProject
from annotator.store import upgrades
from annotator.store.engine import APPLICATION_ID

FOLDER = Path(__file__).parent
SCHEMAS = sorted(FOLDER.glob("schema-*.sql"))


def _version(schema: Path) -> int:
    return int(schema.stem.rpartition("-")[2])


def _tables(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as raw:
        found = raw.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {name: re.sub(r"\s+", " ", sql) for name, sql in found}


def _empty(raw: sqlite3.Connection, schema: Path) -> None:
    raw.executescript(schema.read_text(encoding="utf-8"))
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {_version(schema)}")


def _of_old(schema: Path, path: Path) -> None:
    """Make a project as the program of that version made it."""
    with closing(sqlite3.connect(path)) as raw:
        _empty(raw, schema)
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


@pytest.fixture
def first_project(tmp_path: Path) -> Path:
    """Return a project that a program of the first version left, with articles and statements."""
    path = tmp_path / "first.annproj"
    with closing(sqlite3.connect(path)) as raw:
        _empty(raw, FOLDER / "schema-1.sql")
        raw.executescript((FOLDER / "content-1.sql").read_text(encoding="utf-8"))
    return path


def _content(path: Path) -> dict[str, list[tuple]]:
    with closing(sqlite3.connect(path)) as raw:
        names = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {name: raw.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}  # noqa: S608 - our names


def _version_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("PRAGMA user_version").fetchone()[0]


def test_a_project_of_the_first_version_loses_nothing(first_project):
    before = _content(first_project)
    Project.open(first_project).close()
    after = _content(first_project)
    assert _version_in(first_project) == upgrades.newest_version()
    assert {name: after[name] for name in before} == before
    assert len(before["annotation"]) == 3


def test_what_was_undone_in_the_first_version_can_be_redone_in_this_one(first_project):
    project = Project.open(first_project)
    project.redo()
    words = [part.exact for one in project.read.annotations() for part in one.parts]
    project.close()
    assert "Varland denied that its patrol had fired first." in words
    assert check_project(first_project).ok


def test_words_are_found_in_a_project_of_the_first_version_before_and_after_indexing(first_project):
    project = Project.open(first_project)
    for _ in range(2):
        for words in ("toll figures", "الْمُحادثات"):
            assert len(Search(project, read_query(f'"{words}"')).more()) == 1
        assert fill_index(project)
    assert project.search.waiting() == []
    project.close()
    assert check_project(first_project).ok


def test_the_project_as_it_was_lies_among_the_backups(first_project):
    before = _content(first_project)
    Project.open(first_project).close()
    (backup,) = (first_project.parent / "backups").iterdir()
    assert _version_in(backup) == 1
    assert _content(backup) == before


KILLED = """
import os, sys
from pathlib import Path
from annotator.errors import DamagedProject
from annotator.store import upgrades
from annotator.store.project_file import ProjectFile

(whole,) = upgrades.STEPS

def die(connection):
    whole(connection)
    os.kill(os.getpid(), 9)

upgrades.STEPS[:] = [die]
ProjectFile.open(Path(sys.argv[1]))
"""


def test_an_upgrade_cut_short_leaves_the_old_project_which_opens_later(first_project):
    before = _content(first_project)
    told = subprocess.run(
        [sys.executable, "-c", KILLED, first_project],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert told.returncode == -9, told.stderr
    assert _content(first_project) == before
    assert _version_in(first_project) == 1
    Project.open(first_project).close()
    assert check_project(first_project).ok


def test_an_old_project_with_a_table_in_the_way_is_called_damaged(first_project):
    with closing(sqlite3.connect(first_project)) as raw:
        raw.execute("CREATE TABLE dismissal (hidden)")
    with pytest.raises(DamagedProject, match="damaged"):
        Project.open(first_project)
    assert _version_in(first_project) == 1
