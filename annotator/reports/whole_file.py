"""Replaces a file only by a whole one: what was there stays until the new bytes are on disk."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator import disk
from annotator.drafts import draft_beside, drop
from annotator.errors import CannotWrite


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the target's place when the block ends without an error.

    A link keeps its place and what it points to is replaced; a file there keeps its permissions.

    Raises
    ------
    CannotWrite
        The folder or the disk does not take the file. The target is as it was.

    """
    place = Path(os.path.realpath(target))
    draft = draft_beside(place)
    try:
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            shutil.copymode(place, draft)
        draft.replace(place)
    except OSError as fault:
        drop(draft)  # before it is told what is free
        raise _refusal(target, fault) from fault
    finally:
        drop(draft)


def _refusal(target: Path, fault: OSError) -> CannotWrite:
    exists = os.path.isfile(target)  # noqa: PTH113 - raises nothing, whatever the path is
    refused = disk.refusal(fault, target)
    return CannotWrite(
        f"“{target.name}” could not be written: {refused.why}.",
        kept="The file that was there before is unchanged." if exists else "No file was written.",
        todo=refused.todo,
    )
