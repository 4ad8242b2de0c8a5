"""Brings a closed file to another folder byte for byte, and makes sure that it arrived there.

SQLite takes no part in it, since it may not write on a network folder; the file gets its name only
when it was read back.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from annotator import disk
from annotator.drafts import draft_beside, drop
from annotator.errors import CannotWrite
from annotator.store.backup import back_up, settle
from annotator.store.whereabouts import is_on_network

_PIECE = 1 << 20


def deliver(source: Path, unfinished: Path) -> None:
    """Copy a file that nobody writes to, flush it to the disk and read it back.

    Raises
    ------
    OSError
        There is no room, the folder may not be written to, or what arrived is not what was sent.

    """
    sent = hashlib.sha256()
    with source.open("rb") as taken, unfinished.open("xb") as given:
        while piece := taken.read(_PIECE):
            sent.update(piece)
            given.write(piece)
        given.flush()
        os.fsync(given.fileno())
        if hasattr(os, "posix_fadvise"):
            # What is read back shall come from where it was sent to, and not from memory.
            os.posix_fadvise(given.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    with unfinished.open("rb") as arrived:
        if hashlib.file_digest(arrived, "sha256").digest() != sent.digest():
            raise OSError(f"“{unfinished.name}” did not arrive as it was sent.")


def keep(path: Path, copy: Path) -> None:
    """Copy a file that nobody writes to under a new name, whole or not at all."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    unfinished = draft_beside(copy)
    try:
        deliver(path, unfinished)
        settle(unfinished, copy)
    finally:
        drop(unfinished)


def place(unfinished: Path, target: Path) -> None:
    """Give a delivered file its name where nothing has that name yet.

    Raises
    ------
    FileExistsError
        Something has it.

    """
    try:
        os.link(unfinished, target)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system has second names; whoever has the mark is alone here.
        if os.path.lexists(target):
            raise FileExistsError(f"“{target.name}” is there already.") from None
        settle(unfinished, target)
    else:
        # Two names of one file are not made one by renaming it.
        drop(unfinished)


def back_up_anywhere(path: Path, target: Path, *, odd_values: bool = False) -> None:
    """Copy a project as `back_up` does, also to a network folder, where SQLite does not write.

    Raises
    ------
    CannotWrite
        The folder cannot be written to.
    DamagedProject
        The copy fails its integrity check.

    """
    if not is_on_network(target):
        back_up(path, target, odd_values=odd_values)
        return
    try:
        with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
            copy = Path(folder) / "copy"
            back_up(path, copy, odd_values=odd_values)
            keep(copy, target)
    except OSError as fault:
        raise refused(target, fault) from fault


def refused(target: Path, fault: OSError) -> CannotWrite:
    """Return the error for a file that could not be brought to its place."""
    said = disk.refusal(fault, target)
    return CannotWrite(
        f"“{target.name}” could not be written in “{target.parent}”: {said.why}.",
        kept="Whatever was there before is as it was.",
        todo=said.todo,
    )
