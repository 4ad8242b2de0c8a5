"""Bringing an older project up to date: a backup first, each step whole or not at all."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from annotator.errors import Bug, CannotWrite, ReadOnlyProject
from annotator.store import engine as engines
from annotator.store import upgrades
from annotator.store.check import check
from annotator.store.project_file import ProjectFile
from annotator.store.recognition import recognise


@pytest.fixture(autouse=True)
def _no_steps_yet(monkeypatch):
    """Take today's project for one of the first version: the steps are those of each test."""
    monkeypatch.setattr(upgrades, "STEPS", [])


@pytest.fixture
def old_project(project_path, enter):
    file = ProjectFile.open(project_path)
    enter(file, "Varland")
    file.close()
    return project_path


def rename(connection):
    connection.execute("UPDATE project SET name = name || ' (upgraded)'")


def rebuild(connection):
    """Build a table anew to which others refer, as SQLite needs it for most changes."""
    connection.execute("CREATE TABLE built AS SELECT * FROM coder")
    connection.execute("DROP TABLE coder")
    connection.execute("ALTER TABLE built RENAME TO coder")
    connection.execute("CREATE UNIQUE INDEX ix_coder_id ON coder (id)")


def asked(path, question):
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(question).fetchone()[0]


def test_a_step_is_run_once_after_a_backup_of_the_old_project(old_project, monkeypatch):
    monkeypatch.setattr(upgrades, "STEPS", [rename])
    for _ in range(2):
        file = ProjectFile.open(old_project)
        assert file.read.project_name() == "Talks (upgraded)"
        file.close()
    (backup,) = (old_project.parent / "backups").iterdir()
    assert asked(backup, "SELECT name FROM project") == "Talks"
    assert asked(backup, "SELECT name FROM actor") == "Varland"
    assert asked(backup, "PRAGMA user_version") == 1
    assert asked(backup, "PRAGMA journal_mode") == "delete"


def test_a_table_that_others_refer_to_can_be_built_anew(old_project, monkeypatch):
    monkeypatch.setattr(upgrades, "STEPS", [rebuild])
    file = ProjectFile.open(old_project)
    assert file.read.history()[0].coder == "Ada"
    file.close()
    assert asked(old_project, "SELECT count(*) FROM coder") == 1


def test_a_step_that_fails_leaves_the_project_as_the_former_step_left_it(old_project, monkeypatch):
    def fail(connection):
        connection.execute("CREATE TABLE half (done)")
        raise ZeroDivisionError

    monkeypatch.setattr(upgrades, "STEPS", [rename, fail])
    with pytest.raises(ZeroDivisionError):
        ProjectFile.open(old_project)
    assert asked(old_project, "PRAGMA user_version") == 2
    assert asked(old_project, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0


def test_a_step_that_leaves_a_row_without_its_parent_is_taken_back(old_project, monkeypatch):
    monkeypatch.setattr(upgrades, "STEPS", [lambda one: one.execute("DELETE FROM coder")])
    with pytest.raises(Bug, match="journal_entry"):
        ProjectFile.open(old_project)
    assert asked(old_project, "PRAGMA user_version") == 1
    monkeypatch.setattr(upgrades, "STEPS", [])
    assert check(old_project).ok


KILLED = """
import os, sys
from pathlib import Path
from annotator.store import upgrades
from annotator.store.project_file import ProjectFile

def rename(connection):
    connection.execute("UPDATE project SET name = name || ' (upgraded)'")

def die(connection):
    connection.execute("CREATE TABLE half (done)")
    os.kill(os.getpid(), 9)

upgrades.STEPS[:] = [rename, die]
ProjectFile.open(Path(sys.argv[1]))
"""


def test_a_kill_between_two_steps_leaves_a_whole_project_that_goes_on(old_project, monkeypatch):
    told = subprocess.run(
        [sys.executable, "-c", KILLED, old_project],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert told.returncode == -9, told.stderr
    assert asked(old_project, "PRAGMA user_version") == 2
    assert asked(old_project, "PRAGMA integrity_check") == "ok"
    monkeypatch.setattr(upgrades, "STEPS", [rename, rename])
    file = ProjectFile.open(old_project)
    assert file.read.project_name() == "Talks (upgraded) (upgraded)"
    file.close()
    versions = {
        asked(one, "PRAGMA user_version") for one in (old_project.parent / "backups").iterdir()
    }
    assert versions == {1, 2}


def test_a_step_another_window_took_in_the_meantime_is_not_taken_again(old_project, monkeypatch):
    monkeypatch.setattr(upgrades, "STEPS", [rename])
    seen = recognise(old_project)
    for _ in range(2):
        upgrades.upgrade(old_project, seen)
    assert asked(old_project, "SELECT name FROM project") == "Talks (upgraded)"


def test_an_up_to_date_project_gets_no_backup(old_project):
    ProjectFile.open(old_project).close()
    assert recognise(old_project) == upgrades.newest_version()
    assert not (old_project.parent / "backups").exists()


def test_an_older_project_that_may_not_be_changed_is_refused(old_project, monkeypatch, digest):
    monkeypatch.setattr(upgrades, "STEPS", [rename])
    monkeypatch.setattr(engines.os, "access", lambda _path, mode: mode != os.W_OK)
    before = digest(old_project)
    with pytest.raises(ReadOnlyProject, match="older version"):
        ProjectFile.open(old_project)
    with pytest.raises(ReadOnlyProject, match="older version"):
        check(old_project)
    assert digest(old_project) == before


def test_without_room_for_the_backup_nothing_is_upgraded(old_project, monkeypatch, digest):
    monkeypatch.setattr(upgrades, "STEPS", [rename])
    (old_project.parent / "backups").write_text("a file where the folder should be")
    before = digest(old_project)
    with pytest.raises(CannotWrite, match="backup"):
        ProjectFile.open(old_project)
    assert digest(old_project) == before
