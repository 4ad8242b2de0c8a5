"""A -wal file that belongs to another state of the project is refused, and one of ours is not."""

import hashlib
import shutil
import sqlite3
from contextlib import closing

import pytest

from annotator.domain.draft import Draft, Line, Original, Role
from annotator.editing import backups
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.errors import DamagedProject
from annotator.store import ladder


def bring(project: Project, *names: str) -> None:
    for name in names:
        lines = tuple(Line(f"Somebody said {name} in line {n}.", Role.BODY) for n in range(40))
        bring_in(project, [("", Draft(lines, Original(name.encode(), name)))])


def log_of(path):
    return path.with_name(path.name + "-wal")


@pytest.fixture
def snap(tmp_path):
    """Copy a project with its log while it is open, as a power cut or a sync client finds them."""

    def copy(path, name, *parts):
        target = tmp_path / name
        target.mkdir()
        for part in parts or (path, log_of(path)):
            shutil.copy(part, target / part.name)
        return target / path.name

    return copy


@pytest.fixture
def states(tmp_path, snap):
    """Three moments of one project: the log empty, with two edits, and after it was closed."""
    path = tmp_path / "talks.annproj"
    project = Project.create(path, "Ada")
    bring(project, "one")
    project.close()
    project = Project.open(path, "Ada")
    bring(project, "two", "three")
    early = snap(path, "early")
    bring(project, "four", "five", "six")
    late = snap(path, "late")
    project.close()
    closed = snap(path, "closed", path)
    return early, late, closed


def articles(path):
    project = Project.open(path)
    try:
        return len(project.read.articles())
    finally:
        project.close()


def refused(path):
    before = {one.name: hashlib.sha256(one.read_bytes()).digest() for one in (path, log_of(path))}
    with pytest.raises(DamagedProject) as told:
        Project.open(path)
    after = {one.name: hashlib.sha256(one.read_bytes()).digest() for one in (path, log_of(path))}
    assert after == before
    assert "belongs to another state of the project" in told.value.happened
    assert told.value.kept
    assert "move “talks.annproj-wal” to another folder" in told.value.todo


def test_a_log_that_belongs_to_the_project_is_taken_in(states):
    early, late, _closed = states
    assert (articles(early), articles(late)) == (3, 6)


def test_a_log_of_an_older_state_is_refused_beside_a_newer_project(states):
    early, _late, closed = states
    shutil.copy(log_of(early), log_of(closed))
    refused(closed)


def test_without_that_log_the_newer_project_opens_whole(states):
    early, _late, closed = states
    shutil.copy(log_of(early), log_of(closed))
    log_of(closed).unlink()
    assert articles(closed) == 6


def test_a_log_of_another_copy_is_refused(states, tmp_path, snap):
    early, _late, closed = states
    other = Project.open(closed, "Ben")
    bring(other, "seven", "eight", "nine", "ten", "eleven", "twelve")
    theirs = snap(closed, "theirs")
    other.close()
    mine = Project.open(early, "Ada")
    bring(mine, "thirteen")
    mine.close()
    shutil.copy(log_of(theirs), log_of(early))
    refused(early)


def test_a_log_of_another_project_is_refused(states, tmp_path, snap):
    _early, _late, closed = states
    path = tmp_path / "elsewhere" / "talks.annproj"
    path.parent.mkdir()
    other = Project.create(path, "Ben")
    bring(other, "a", "b")
    shutil.copy(log_of(path), log_of(closed))
    other.close()
    refused(closed)


def test_a_project_somebody_else_has_open_is_no_such_case(tmp_path):
    path = tmp_path / "talks.annproj"
    project = Project.create(path, "Ada")
    for n in range(12):
        bring(project, f"n{n}")
        other = Project.open(path, "Ben")
        assert len(other.read.articles()) == n + 1
        other.close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(PASSIVE)")
    assert articles(path) == 12
    project.close()


def test_a_backup_that_was_just_put_back_is_not_taken_for_another_state(tmp_path):
    path = tmp_path / "talks.annproj"
    project = Project.create(path, "Ada")
    bring(project, "one")
    kept = backups.take(path, "by hand")
    bring(project, "two", "three")
    project.close()
    reader = Project.open(path)
    with reader.file._snapshot() as reading:
        # Who reads keeps the log from being moved into the file.
        reading.exec_driver_sql("SELECT count(*) FROM article").scalar()
        ladder.put_back(kept.path, path)
        assert log_of(path).stat().st_size
        assert articles(path) == 1
    reader.close()
