"""Says why a disk refuses a file, in words a person can act on, and how much room it has left."""

import errno
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

_PIECE = 64 * 1024
"""So many bytes are tried: more than the least that SQLite asks for at a time, 32 kB."""

_UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"))

_LARGEST_ON_FAT = 2**32 - 2**20
"""A file near 4 GB may grow no further on the file system of most memory sticks."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something could not be written, as the end of a sentence, and what to do, as one."""

    why: str
    todo: str


def refusal(fault: OSError, place: Path, needed: int = 0) -> Refusal:
    """Return why a file at `place` could not be written; `needed` bytes, where that is known."""
    code = fault.errno or 0
    if is_full(code):
        why, todo = _FULL[code]
        return Refusal(why + _room_told(place, needed), todo)
    if code in _GONE and not _is_there(place.parent):
        return Refusal(
            "its folder does not exist, or its drive was unplugged",
            "Choose a folder that exists, or plug the drive in again.",
        )
    return Refusal(*_REASONS.get(code, _OTHER))


def is_full(code: int) -> bool:
    """Tell whether an error number means that there is no room for more."""
    return code in _FULL


def trial(beside: Path) -> int:
    """Write a little into a file without a name beside another one: 0, or the error number.

    SQLite says only that writing failed. What it does not say shows when somebody else tries.
    """
    try:
        with tempfile.TemporaryFile(dir=beside.parent) as piece:
            piece.write(bytes(_PIECE))
            piece.flush()
            os.fsync(piece.fileno())
    except OSError as fault:
        return fault.errno or errno.EIO
    return errno.EFBIG if _may_not_grow(beside) else 0


def free_space(place: Path) -> int | None:
    """Return how many bytes are free on the disk of `place`, None where nobody can tell."""
    for folder in (place, *place.parents):
        try:
            return shutil.disk_usage(folder).free
        except OSError:
            continue
    return None


def size_of(path: Path) -> int:
    """Return how many bytes a project takes with its log, 0 where nobody can tell."""
    return sum(map(_length, (path, path.with_name(f"{path.name}-wal"))))


def in_words(count: int) -> str:
    """Return a number of bytes as people say it."""
    for size, name in _UNITS:
        if count >= size:
            return f"{count / size:,.1f} {name}"
    return f"{count // 1000} kB"


def _room_told(place: Path, needed: int) -> str:
    free = free_space(place)
    if free is None:
        return ""
    wanted = f", about {in_words(needed)} needed" if needed > free else ""
    return f" ({in_words(free)} free{wanted})"


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _may_not_grow(path: Path) -> bool:
    # What is in the log comes into the file itself sooner or later.
    return size_of(path) + _PIECE > min(_LARGEST_ON_FAT, _largest_allowed())


def _largest_allowed() -> int:
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return _LARGEST_ON_FAT
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    return _LARGEST_ON_FAT if limit == resource.RLIM_INFINITY else limit


_MAKE_ROOM = "Free some space, or choose another drive."
_FULL = {
    errno.ENOSPC: ("the disk is full", _MAKE_ROOM),
    errno.EDQUOT: ("your share of the disk is full", _MAKE_ROOM),
    errno.EFBIG: ("no larger file is allowed there", "Choose another drive."),
}
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ENOTCONN})
_CLOSED = (
    "the folder takes no new files, or the file is open in another program",
    "Close the file in the other program, or choose another folder.",
)
_NO_FOLDER = ("its folder does not exist", "Choose a folder that exists.")
_UNPLUGGED = ("its drive does not answer", "Plug the drive in again, or choose another one.")
_OTHER = ("the disk reported a fault", "Choose another folder or drive and try again.")
_REASONS = {
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EBUSY: _CLOSED,
    errno.ETXTBSY: _CLOSED,
    errno.EROFS: ("the drive can only be read", "Choose a folder on another drive."),
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.ENODEV: _UNPLUGGED,
    errno.ENXIO: _UNPLUGGED,
    errno.ENOTCONN: _UNPLUGGED,
    errno.EISDIR: ("a folder of that name is in the way", "Choose another name."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name."),
}
