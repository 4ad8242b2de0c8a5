"""Each way in which SQLite can fail for a reason outside the program, as a person hears of it."""

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
