"""Each way in which SQLite can fail for a reason outside the program, as a person hears of it."""

import errno
import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from annotator.errors import (
    CannotWrite,
    DamagedProject,
    ExitCode,
    LockedProject,
    ReadOnlyProject,
    UserError,
)
from annotator.store.faults import Unsound, told_plainly


def failing(code):
    fault = sqlite3.OperationalError("said by SQLite")
    fault.sqlite_errorcode = code
    return fault


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        (sqlite3.SQLITE_BUSY, LockedProject),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LockedProject),
        (sqlite3.SQLITE_LOCKED, LockedProject),
        (sqlite3.SQLITE_PROTOCOL, LockedProject),
        (sqlite3.SQLITE_FULL, CannotWrite),
        (sqlite3.SQLITE_IOERR_WRITE, CannotWrite),
        (sqlite3.SQLITE_IOERR_FSYNC, CannotWrite),
        (sqlite3.SQLITE_CANTOPEN, CannotWrite),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnlyProject),
        (sqlite3.SQLITE_PERM, ReadOnlyProject),
        (sqlite3.SQLITE_CORRUPT, DamagedProject),
        (sqlite3.SQLITE_NOTADB, DamagedProject),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_each_failure_is_told_in_three_sentences(tmp_path, code, meant, wrapped):
    fault = failing(code)
    with pytest.raises(meant) as told, told_plainly(tmp_path / "talks.annproj"):
        raise OperationalError("UPDATE", {}, fault) if wrapped else fault
    assert "talks.annproj" in told.value.happened
    for sentence in (told.value.happened, told.value.kept, told.value.todo):
        assert sentence.endswith(".")


@pytest.fixture
def there(tmp_path):
    """A file that SQLite fails on."""
    path = tmp_path / "talks.annproj"
    path.write_bytes(bytes(4096))
    return path


def told_of(path, code=sqlite3.SQLITE_IOERR_WRITE):
    with pytest.raises(UserError) as told, told_plainly(path, "Add claim"):
        raise failing(code)
    return told.value


def test_a_full_disk_is_told_with_the_room_left_on_it(there, monkeypatch):
    monkeypatch.setattr("annotator.disk.free_space", lambda _place: 12_288)
    told = told_of(there, sqlite3.SQLITE_FULL)
    assert told.happened == (
        "“Add claim” could not be saved in “talks.annproj”: the disk is full (12 kB free)."
    )
    assert told.kept == "Everything shown as saved is kept. Only this last action was not done."
    assert told.todo.startswith("Make room on that disk, but not in the project")


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "the disk is full ("),
        (errno.EDQUOT, "your share of the disk is full ("),
        (errno.EFBIG, "no larger file is allowed there ("),
    ],
)
def test_what_sqlite_calls_a_fault_of_the_disk_is_told_as_no_room(there, monkeypatch, code, why):
    monkeypatch.setattr("annotator.disk.trial", lambda _beside: code)
    assert why in told_of(there).happened
    assert told_of(there).happened.endswith(" free).")


def test_a_file_in_a_folder_that_went_away_is_told_as_out_of_reach(tmp_path):
    told = told_of(tmp_path / "stick" / "talks.annproj")
    assert "neither is its folder" in told.happened
    assert told.todo.startswith("Plug the drive in again")


def test_a_fault_of_a_disk_that_has_room_is_told_as_one(there):
    assert "The disk reported a fault" in told_of(there, sqlite3.SQLITE_IOERR_FSYNC).happened


def test_a_disk_that_became_read_only_is_told_as_one(there, monkeypatch):
    monkeypatch.setattr("annotator.disk.trial", lambda _beside: errno.EROFS)
    assert "may be read but not changed" in told_of(there).happened


@pytest.mark.parametrize(
    "fault",
    [
        sqlite3.OperationalError("Could not decode to UTF-8 column"),
        UnicodeDecodeError("utf-8", b"\xa6", 0, 1, "invalid start byte"),
        Unsound("a rule is broken"),
    ],
)
def test_content_that_we_never_wrote_means_a_damaged_file(tmp_path, fault):
    with pytest.raises(DamagedProject, match="damaged"), told_plainly(tmp_path / "talks.annproj"):
        raise fault


@pytest.mark.parametrize(
    "fault",
    [
        failing(sqlite3.SQLITE_ERROR),
        OperationalError("SELECT", {}, failing(sqlite3.SQLITE_ERROR)),
        sqlite3.ProgrammingError("a mistake of ours"),
        ZeroDivisionError(),
    ],
)
def test_a_mistake_of_ours_is_not_blamed_on_the_file(tmp_path, fault):
    with pytest.raises(type(fault)), told_plainly(tmp_path / "talks.annproj"):
        raise fault


def test_a_locked_or_damaged_project_has_its_own_exit_code():
    for meant in (LockedProject, DamagedProject, ReadOnlyProject):
        assert issubclass(meant, UserError)
        assert meant.exit_code is ExitCode.DAMAGED_OR_LOCKED
