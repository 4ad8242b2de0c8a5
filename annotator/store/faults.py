"""Turns what SQLite says of a project file into a sentence a user can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from annotator import disk
from annotator.errors import (
    AnnotatorError,
    CannotWrite,
    DamagedProject,
    LockedProject,
    ReadOnlyProject,
    UserError,
)
from annotator.store import holding
from annotator.store.writers import writer_of


class Unsound(AnnotatorError):
    """What a project file holds breaks a rule that every write of ours keeps."""


_SAVED = "Everything shown as saved is kept."
_NOT_DONE = "Only this last action was not done."


def _locked(path: Path, _doing: str) -> UserError:
    holder = holding.holder_of(path)
    is_other = holder is not None and not holding.is_here(holder)
    # A window that works is not always the one that is writing, but most often.
    who = holding.seen(holder) if holder is not None and is_other else writer_of(path)
    return LockedProject(
        f"Another program is writing to “{path.name}”{f': {who}' if who else ''}.",
        kept=f"{_SAVED} {_NOT_DONE}",
        todo="Try again in a moment, or close the other program.",
    )


def _full(path: Path, doing: str) -> UserError:
    return _out_of_room(path, doing, errno.ENOSPC)


def _out_of_room(path: Path, doing: str, code: int) -> UserError:
    done = f"“{doing}” could not be saved in" if doing else "There was no room for"
    return CannotWrite(
        f"{done} “{path.name}”: {disk.refusal(OSError(code, ''), path).why}.",
        kept=f"{_SAVED} {_NOT_DONE}",
        todo="Make room on that disk, but not in the project: what is taken out of it needs room "
        "as well. Then do it again.",
    )


def _unreached(path: Path, doing: str) -> UserError:
    """Find out what SQLite does not say: whether the file, its disk or the room on it is gone."""
    if is_out_of_reach(path):
        return out_of_reach(path)
    code = disk.trial(path)
    if disk.is_full(code):
        return _out_of_room(path, doing, code)
    if code in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return _read_only(path, doing)
    return CannotWrite(
        f"The disk reported a fault while “{path.name}” was read or written.",
        kept=f"{_SAVED} {_NOT_DONE}",
        todo="Do it again. If that fails, copy the project to another disk, and work there.",
    )


def _not_reached(path: Path, doing: str, fault: OSError) -> UserError:
    if is_out_of_reach(path):
        return out_of_reach(path)
    if disk.is_full(fault.errno or 0):
        return _out_of_room(path, doing, fault.errno or 0)
    return CannotWrite(
        f"“{path.name}” could not be reached: {disk.refusal(fault, path).why}.",
        kept=f"{_SAVED} {_NOT_DONE}",
        todo="Do it again. If that fails, ask whether you may read and write in its folder.",
    )


def is_out_of_reach(path: Path) -> bool:
    """Tell whether a file is not where it was, or its disk does not answer."""
    try:
        path.stat()
    except OSError:
        return True
    return False


def out_of_reach(path: Path) -> CannotWrite:
    """Return the error for a project that is no longer where it was."""
    try:
        where = "" if path.parent.is_dir() else f", and neither is its folder “{path.parent}”"
    except OSError:
        where = ": its drive does not answer"
    return CannotWrite(
        f"“{path.name}” is no longer in its place{where}.",
        kept="What was saved is in that file. Only this last action was not done.",
        todo="Plug the drive in again, or bring the file back to its place, and do it again.",
    )


def not_made(path: Path, fault: Exception) -> CannotWrite:
    """Return the error for a new project that could not be written."""
    if not isinstance(fault, OSError):
        orig = getattr(fault, "orig", fault)
        is_full = getattr(orig, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
        fault = OSError(errno.ENOSPC if is_full else disk.trial(path), "")
    refused = disk.refusal(fault, path)
    return CannotWrite(
        f"The project “{path.name}” could not be made in “{path.parent}”: {refused.why}.",
        kept="Nothing was written.",
        todo="Choose a folder that exists, may be written to and has room.",
    )


def _read_only(path: Path, _doing: str) -> UserError:
    return ReadOnlyProject(
        f"“{path.name}” may be read but not changed.",
        kept=f"{_SAVED} {_NOT_DONE}",
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


def _damaged(path: Path, _doing: str) -> UserError:
    return damaged(path)


_BY_CODE = {
    sqlite3.SQLITE_BUSY: _locked,
    sqlite3.SQLITE_LOCKED: _locked,
    sqlite3.SQLITE_PROTOCOL: _locked,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_IOERR: _unreached,
    sqlite3.SQLITE_CANTOPEN: _unreached,
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _damaged,
}


def _known(fault: BaseException, path: Path, doing: str) -> UserError | None:
    extended = getattr(fault, "sqlite_errorcode", None)
    if extended is None:
        # The driver itself gave up: on text that is no UTF-8, which we never wrote.
        return damaged(path) if isinstance(fault, sqlite3.OperationalError) else None
    say = _BY_CODE.get(extended & 0xFF)
    return say(path, doing) if say else None


@contextmanager
def told_plainly(path: Path, doing: str = "") -> Iterator[None]:
    """Raise the UserError that fits when a file fails us for a reason outside the program.

    `doing` is what the user wanted, as undo would call it.
    """
    try:
        yield
    except (Unsound, UnicodeDecodeError) as fault:
        raise damaged(path) from fault
    except DBAPIError as fault:
        known = _known(fault.orig, path, doing) if fault.orig is not None else None
        if known is None:
            raise
        raise known from fault
    except OSError as fault:
        raise _not_reached(path, doing, fault) from fault
    except sqlite3.Error as fault:
        known = _known(fault, path, doing)
        if known is None:
            raise
        raise known from fault
