"""Turns what SQLite says of a project file into a sentence a user can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from annotator.errors import (
    AnnotatorError,
    CannotWrite,
    DamagedProject,
    LockedProject,
    ReadOnlyProject,
    UserError,
)


class Unsound(AnnotatorError):
    """What a project file holds breaks a rule that every write of ours keeps."""


_SAVED = "Everything shown as saved is kept."


def _locked(path: Path) -> UserError:
    return LockedProject(
        f"Another program is writing to “{path.name}”.",
        kept=f"{_SAVED} Only this last action was not done.",
        todo="Try again in a moment, or close the other program.",
    )


def _full(path: Path) -> UserError:
    return CannotWrite(
        f"“{path.name}” could not be reached, or its disk is full.",
        kept=f"{_SAVED} Only this last action was not done.",
        todo="Make room on the disk, or bring the file back to its place, and repeat the action.",
    )


def _read_only(path: Path) -> UserError:
    return ReadOnlyProject(
        f"“{path.name}” may be read but not changed.",
        kept=f"{_SAVED} Only this last action was not done.",
        todo="Copy the project to a folder you may write to, and work on the copy.",
    )


def damaged(path: Path) -> DamagedProject:
    """Return the error for a project whose content cannot be trusted."""
    return DamagedProject(
        f"“{path.name}” is damaged: parts of it cannot be read.",
        kept="The file was left exactly as it is.",
        todo="Put the newest backup back: it lies in the folder “backups” beside the project.",
        path=path,
    )


_BY_CODE = {
    sqlite3.SQLITE_BUSY: _locked,
    sqlite3.SQLITE_LOCKED: _locked,
    sqlite3.SQLITE_PROTOCOL: _locked,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_IOERR: _full,
    sqlite3.SQLITE_CANTOPEN: _full,
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
}


def _known(fault: BaseException, path: Path) -> UserError | None:
    extended = getattr(fault, "sqlite_errorcode", None)
    if extended is None:
        # The driver itself gave up: on text that is no UTF-8, which we never wrote.
        return damaged(path) if isinstance(fault, sqlite3.OperationalError) else None
    say = _BY_CODE.get(extended & 0xFF)
    return say(path) if say else None


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Raise the UserError that fits when a file fails us for a reason outside the program."""
    try:
        yield
    except (Unsound, UnicodeDecodeError) as fault:
        raise damaged(path) from fault
    except DBAPIError as fault:
        known = _known(fault.orig, path) if fault.orig is not None else None
        if known is None:
            raise
        raise known from fault
    except sqlite3.Error as fault:
        known = _known(fault, path)
        if known is None:
            raise
        raise known from fault
