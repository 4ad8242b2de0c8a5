"""Names the files that are being written, and removes those of programs that died over it."""

import os
import platform
import re
import uuid
import zlib
from contextlib import suppress
from pathlib import Path

_HERE = f"{zlib.crc32(platform.node().encode()):08x}"
"""This computer, as a draft tells it: in a shared folder others write, too."""

_FORM = re.compile(rf"\.annotator-{_HERE}-(\d{{1,10}})-[0-9a-f]{{32}}\.unfinished(-\w+)?")

_COMPANIONS = ("", "-journal", "-wal", "-shm")
"""The ends of the names of what SQLite keeps beside a file."""


def draft_beside(place: Path) -> Path:
    """Return a free name for a file that is to take the place of another, or be a new one.

    What programs that were killed left in the folder is removed on the way.
    """
    sweep(place.parent)
    name = f".annotator-{_HERE}-{os.getpid()}-{uuid.uuid4().hex}.unfinished"
    return place.with_name(name)


def sweep(folder: Path) -> None:
    """Remove the drafts of a folder whose programs ran on this computer and are gone."""
    with suppress(OSError), os.scandir(folder) as found:
        names = [one.name for one in found if one.name.startswith(".annotator-")]
        for name in names:
            draft = _FORM.fullmatch(name)
            if draft and not _is_running(int(draft[1])):
                with suppress(OSError):
                    (folder / name).unlink(missing_ok=True)


def drop(draft: Path) -> None:
    """Remove a draft nobody waits for; one that cannot be removed does not matter."""
    for end in _COMPANIONS:
        with suppress(OSError):
            draft.with_name(draft.name + end).unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return True
    if os.name != "posix":
        # Asking would end the process there; but a file that is open cannot be removed either.
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
