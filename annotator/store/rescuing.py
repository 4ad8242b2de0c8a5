"""Saves what an open project held when its file was renamed, moved, deleted or replaced.

A connection goes on reading the file it opened, whatever becomes of the name, together with the
-wal file it opened. Nothing else may be joined with either: no new connection is made under the
old name, and no -wal file of ours is left there for another file to be read with
(sqlite.org/howtocorrupt.html, sections 1.4 and 2.4).
"""

import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from annotator import disk
from annotator.drafts import draft_beside, drop
from annotator.errors import CannotWrite
from annotator.store.backup import settle
from annotator.store.engine import glance
from annotator.store.faults import damaged
from annotator.store.place import Identity, Place, identity

_NEWEST = "SELECT sequence, chain FROM journal_entry ORDER BY sequence DESC LIMIT 1"
_AT = "SELECT chain FROM journal_entry WHERE sequence = ?"
_ENDS = ("-wal", "-shm")
_WAIT_MS = 200
_RESCUED = re.compile(r" rescued \d{4}-\d\d-\d\d \d\d\.\d\d( \(\d+\))?$")
"""What a rescued copy has behind its name, so that a copy of that one has it but once."""

Logs = dict[Path, Identity]
"""The files beside a project that belong to it while it is open, and which they were."""


def logs_of(path: Path) -> Logs:
    """Return what lies beside an open project and belongs to it."""
    beside = (path.with_name(path.name + end) for end in _ENDS)
    return {one: found for one in beside if (found := identity(one)) is not None}


def write_copy(kept: sqlite3.Connection, place: Place, folders: Sequence[Path]) -> Path:
    """Write all that a connection sees to a new file, checked, in the first folder that takes it.

    Raises
    ------
    CannotWrite
        None of the folders does.
    DamagedProject
        What the connection sees does not fit together.

    """
    at = datetime.now().astimezone()
    name = f"{_RESCUED.sub('', place.path.stem)} rescued {at:%Y-%m-%d %H.%M}"
    faults: list[Exception] = []
    for folder in folders:
        try:
            target = _reserved(folder, name, place.path)
        except OSError as fault:
            faults.append(fault)
            continue
        try:
            _copy(kept, place, target)
        except (OSError, sqlite3.OperationalError) as fault:
            drop(target)
            faults.append(fault)
        except BaseException:
            drop(target)
            raise
        else:
            return target
    raise CannotWrite(
        f"It could not be rescued: {_why(faults[-1], folders[-1])}.",
        kept="Everything saved is still there as long as this window is open.",
        todo="Make room on the disk, or plug the drive in again, and try again.",
    )


def _why(fault: Exception, folder: Path) -> str:
    if isinstance(fault, OSError):
        return disk.refusal(fault, folder / "copy").why
    return "it can no longer be read, or there is no room for a copy"


def _reserved(folder: Path, name: str, lost: Path) -> Path:
    """Take a name nobody has taken, the lost file neither, so that nothing is ever overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        target = folder / f"{name}{f' ({number})' if number > 1 else ''}{lost.suffix}"
        with suppress(FileExistsError):
            if target != lost:
                target.open("xb").close()
                return target
        number += 1


def _copy(kept: sqlite3.Connection, place: Place, target: Path) -> None:
    unfinished = draft_beside(target)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            kept.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            sound = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            whole = copy.execute(_NEWEST).fetchone() == kept.execute(_NEWEST).fetchone()
        if not (sound and whole):
            raise damaged(place.path)
        settle(unfinished, target)
    finally:
        drop(unfinished)


def is_whole_at(found: Path, kept: sqlite3.Connection, place: Place, logs: Logs) -> bool:
    """See to it that a file found under another name holds all that was saved, if that can be."""
    there = logs_of(found)
    if set(there.values()) == set(logs.values()):
        return True
    if there:
        return False  # somebody has gone on with it under its other name
    try:
        with closing(glance(found, wait_ms=_WAIT_MS)) as alone:
            newest = alone.execute(_NEWEST).fetchone() or (0, "")
        known = kept.execute(_AT, newest[:1]).fetchone() or ("",)
        if newest == kept.execute(_NEWEST).fetchone() and not _are_there(logs):
            return True  # another window has put all into it
    except sqlite3.Error:
        return False
    return known == newest[1:] and _write_back(kept, place, logs)


def _write_back(kept: sqlite3.Connection, place: Place, logs: Logs) -> bool:
    """Put all that is in the -wal file into the project file, wherever that is now, and end both.

    Not where anything bears the old name, for then SQLite would take away the -wal file of that
    one; nor where anybody has the project file open too, under whatever name.
    """
    if os.path.lexists(place.path) or not logs or not _are_there(logs):
        return False
    with suppress(sqlite3.Error):
        kept.execute(f"PRAGMA busy_timeout = {_WAIT_MS}")
        # This takes a lock on the file itself, which nobody else may hold any on, puts all into
        # it, and removes the -wal file; only then it finds that the file has been moved.
        kept.execute("PRAGMA journal_mode = DELETE").fetchone()
    return not any(path.exists() for path in logs)


def clear_away(logs: Logs) -> None:
    """Remove the -wal file of a project that is no longer beside it, and what belongs to it."""
    for path, was in logs.items():
        if identity(path) == was:
            with suppress(OSError):
                path.unlink()


def _are_there(logs: Logs) -> bool:
    return all(identity(path) == was for path, was in logs.items())
