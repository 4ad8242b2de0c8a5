"""Whole, verified copies of a project, made while it may be in use."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from annotator import disk
from annotator.drafts import draft_beside, drop
from annotator.errors import AnnotatorError, CannotWrite
from annotator.store.engine import connect
from annotator.store.faults import damaged, told_plainly

__all__ = ["back_up", "drop", "into_one_file", "settle"]

_ODD_VALUE = ("CHECK constraint failed in ", "NULL value in ")
"""How SQLite's check begins what it says of values, and not of pages."""


class _NoPlace(AnnotatorError):
    """The disk of the copy, and not that of the project, refused it."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


def back_up(
    path: Path,
    target: Path,
    at_last: Callable[[], None] = lambda: None,
    *,
    odd_values: bool = False,
) -> None:
    """Copy the project at `path` to `target`, which appears only when it is whole and checked.

    The copy is in DELETE journal mode, so that it can be read from a read-only medium. `at_last`
    is done when it is finished, just before it gets its name. `odd_values` lets values pass that
    the tables would not take: the pages are whole all the same.

    Raises
    ------
    CannotWrite
        The folder cannot be written to.
    DamagedProject
        The copy fails its integrity check.

    """
    unfinished = draft_beside(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(path, unfinished, odd_values=odd_values)
        at_last()
        settle(unfinished, target)
    except _NoPlace as fault:
        drop(unfinished)  # before it is told what is free
        raise _refused(path, target, fault.reason) from fault
    except OSError as fault:
        drop(unfinished)  # before it is told what is free
        raise _refused(path, target, fault) from fault
    finally:
        drop(unfinished)


def _refused(path: Path, target: Path, fault: OSError) -> CannotWrite:
    refused = disk.refusal(fault, target, needed=disk.size_of(path))
    return CannotWrite(
        f"The backup “{target.name}” could not be written: {refused.why}.",
        kept="The project itself is as it was.",
        todo=f"{refused.todo} Then make the backup again.",
    )


def _copy(path: Path, unfinished: Path, *, odd_values: bool) -> None:
    with (
        told_plainly(path),
        closing(connect(path, read_only=True, wait_ms=2000)) as original,
        closing(sqlite3.connect(unfinished)) as copy,
    ):
        with _blaming_the_copy(unfinished):
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        for (said,) in copy.execute("PRAGMA integrity_check"):
            if said != "ok" and not (odd_values and said.startswith(_ODD_VALUE)):
                raise damaged(path)


@contextmanager
def _blaming_the_copy(unfinished: Path) -> Iterator[None]:
    """Raise what the disk of the copy says when there is no room for it, or it cannot be made."""
    try:
        yield
    except sqlite3.Error as fault:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise _NoPlace(OSError(errno.ENOSPC, "no room for the copy")) from fault
        if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN} and (
            tried := disk.trial(unfinished)
        ):
            raise _NoPlace(OSError(tried, "the copy cannot be written")) from fault
        raise


def into_one_file(path: Path) -> None:
    """Put all that SQLite keeps beside a finished file into it, so that it can be renamed."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")


def settle(unfinished: Path, target: Path) -> None:
    """Give a finished file its name so that a power cut leaves it there, or not at all."""
    with unfinished.open("rb") as written:
        os.fsync(written.fileno())
    unfinished.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
