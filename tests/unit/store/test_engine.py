"""What holds on every connection to a project file, and what one writer means for the others."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import OperationalError

from annotator.errors import CannotWrite, LockedProject, ReadOnlyProject
from annotator.store import engine as engines
from annotator.store import schema, upgrades
from annotator.store.check import check
from annotator.store.project_file import Codebook, ProjectFile

SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
}


def test_every_pooled_connection_is_durable_and_strict(file):
    with ExitStack() as held:
        for _ in range(4):
            connection = held.enter_context(file._engine.connect())
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in SETTINGS
            }
            assert found == SETTINGS


def test_the_file_says_whose_it_is_and_of_which_version(file):
    with closing(sqlite3.connect(file.path)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (engines.APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (upgrades.newest_version(),)


def test_every_foreign_key_is_the_first_column_of_an_index(file):
    with closing(sqlite3.connect(file.path)) as raw:
        tables = [
            row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type='table'")
        ]
        bare = [
            (table, column)
            for table in tables
            for _, _, _, column, *_ in raw.execute(f"PRAGMA foreign_key_list({table})")
            if column not in first_columns(raw, table)
        ]
    assert bare == []


def first_columns(raw, table):
    indexes = [row[1] for row in raw.execute(f"PRAGMA index_list({table})")]
    found = {raw.execute(f"PRAGMA index_info({index})").fetchone()[2] for index in indexes}
    # A primary key of one whole number is the row's own number and needs no index.
    return found | {row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[5] == 1}


def test_an_edit_holds_the_file_from_its_beginning(file, monkeypatch):
    monkeypatch.setattr("annotator.store.project_file.WAIT_MS", 50)
    other = ProjectFile.open(file.path)
    with (
        file.edit("Add", "Ada"),
        pytest.raises(LockedProject, match="Something else"),
        other.edit("Add", "Ben"),
    ):
        pass
    other.close()


def test_what_is_not_yet_committed_is_seen_by_nobody_else(file, enter, names):
    other = ProjectFile.open(file.path)
    with suppress(ZeroDivisionError), file.edit("Enter", "Ada") as pending:
        pending.unit.add(schema.Actor(id="a", name="Varland", folded="varland", added=""))
        assert [ref.name for ref in pending.unit.read.actors_named("varland")] == ["Varland"]
        assert names(other) == []
        raise ZeroDivisionError
    assert names(file) == []
    assert file.read.history() == []
    assert file.read.coder_named("Ada") is None
    other.close()


def test_two_people_of_one_name_are_one_coder(file, enter):
    other = ProjectFile.open(file.path)
    enter(file, "Varland")
    enter(other, "Ondria")
    with closing(sqlite3.connect(file.path)) as raw:
        assert raw.execute("SELECT name FROM coder").fetchall() == [("Ada",)]
    other.close()


def test_checking_and_reading_leave_nothing_beside_the_project(project_path):
    check(project_path)
    assert [path.name for path in project_path.parent.iterdir()] == [project_path.name]


def test_a_project_reached_through_a_link_shows_what_is_only_in_its_log(file, enter, tmp_path):
    enter(file, "Varland")
    link = tmp_path / "elsewhere" / "link.annproj"
    link.parent.mkdir()
    link.symlink_to(file.path)
    with closing(engines.glance(link, wait_ms=50)) as raw:
        assert raw.execute("SELECT name FROM actor").fetchall() == [("Varland",)]
    assert check(link).counts["actors"] == 1


@pytest.fixture
def unwritable(monkeypatch):
    """Have the system say that nothing may be written: root may write everywhere."""

    def refuse(path, mode):
        return mode != os.W_OK

    monkeypatch.setattr(engines.os, "access", refuse)


def test_a_project_that_may_not_be_changed_is_read_and_left_as_it_is(
    file, enter, names, unwritable, digest
):
    enter(file, "Varland")
    file.close()
    before = digest(file.path)
    reader = ProjectFile.open(file.path)
    assert reader.read_only
    assert names(reader) == ["Varland"]
    for act in (lambda: enter(reader, "Ondria"), lambda: reader.undo("Ada")):
        with pytest.raises(ReadOnlyProject, match="reading only"):
            act()
    assert check(file.path).ok
    reader.close()
    assert digest(file.path) == before
    assert [path.name for path in file.path.parent.iterdir()] == [file.path.name]


NOBODY = """
import os, sys
from pathlib import Path
from annotator.store.project_file import ProjectFile

ProjectFile.open(Path(sys.argv[1])).close()  # loads what only root may read
os.chmod(os.path.dirname(sys.argv[1]), 0o555)
os.setgid(65534)
os.setuid(65534)
one = ProjectFile.open(Path(sys.argv[1]))
print(one.read_only, one.read.project_name())
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs to give up root")
def test_a_folder_that_is_truly_read_only_is_no_hindrance_to_reading():
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder, "talks.annproj")
        ProjectFile.create(path, "Talks", Codebook("1", "")).close()
        told = subprocess.run(
            [sys.executable, "-c", NOBODY, path],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.stdout == "True Talks\n", told.stderr
        assert [one.name for one in Path(folder).iterdir()] == [path.name]


@pytest.mark.parametrize("loss", ["file", "folder", "replaced"])
def test_an_edit_after_the_file_went_away_is_refused(tmp_path, enter, loss):
    path = tmp_path / "stick" / "talks.annproj"
    path.parent.mkdir()
    file = ProjectFile.create(path, "Talks", Codebook("1", ""))
    enter(file, "Varland")
    if loss == "folder":
        shutil.rmtree(path.parent)
    else:
        path.unlink()
    if loss == "replaced":
        path.write_bytes(b"another")
    said = "neither is its folder" if loss == "folder" else "deleted, moved or replaced"
    with pytest.raises(CannotWrite, match=said):
        enter(file, "Ondria")
    file.close()


def test_a_full_disk_costs_only_the_last_action(file, enter, names, monkeypatch):
    with closing(sqlite3.connect(file.path)) as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
    settings = (*engines._DURABLE, f"PRAGMA max_page_count = {pages + 2}")
    file.close()
    with monkeypatch.context() as patch:
        patch.setattr(engines, "_DURABLE", settings)
        enter(file, "Varland")
        with pytest.raises(CannotWrite, match="disk is full"):
            enter(file, "Ondria" * 20_000)
        assert names(file) == ["Varland"]
        file.close()
    enter(file, "Ondria" * 20_000)
    assert len(names(file)) == 2
    assert check(file.path).ok


def test_who_waits_to_write_gives_up_by_the_clock_however_slow_the_machine_is(file, monkeypatch):
    clock = {"now": 0.0}

    def slowly(seconds):
        clock["now"] += seconds + 0.05  # somebody else had the processor

    monkeypatch.setattr(
        engines, "time", SimpleNamespace(monotonic=lambda: clock["now"], sleep=slowly)
    )
    engine = engines.engine_for(file.path, read_only=False, wait_ms=100)
    with (
        closing(sqlite3.connect(file.path, isolation_level=None)) as other,
        engine.connect() as own,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            own.execution_options(**{engines.WRITE: True}).begin()
        assert clock["now"] < 0.16
        other.execute("ROLLBACK")
        with own.begin():
            assert own.exec_driver_sql("PRAGMA busy_timeout").scalar() == 100
    engine.dispose()
