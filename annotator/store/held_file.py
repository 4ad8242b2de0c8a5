"""A file that one process at a time has locked, and that the system frees when that ends."""

from __future__ import annotations  # a class method returns its own class

import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

_TRIES = 4
_PAUSE = 0.012
"""Seconds; somebody who only looks has the file locked for less."""
_MOST = 4_096
"""Bytes that are read of it: it is small."""
_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""What lies there may be somebody's trap: no link is followed, no pipe waited for."""

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """What is locked cannot be read by others, so it lies behind all there is to read."""

    def _lock(handle: int, *, alone: bool) -> bool:
        del alone  # there is no other lock
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int, *, alone: bool) -> bool:
        kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class HeldFile:
    """One that this process has locked."""

    def __init__(self, place: Path, handle: int) -> None:
        self._place = place
        self._handle = handle

    @classmethod
    def take(cls, place: Path) -> HeldFile | None:
        """Lock the file, made where it is not there; None where somebody else has it.

        Raises
        ------
        OSError
            It can be neither made nor locked there.

        """
        tries = 0
        while tries < _TRIES:
            handle, may_write = _opened(place)
            try:
                is_ours = _lock(handle, alone=True)
                if is_ours and may_write and _is_at(place, handle):
                    return cls(place, handle)
                if is_ours and not may_write:
                    # Left over from another user of this computer.
                    place.unlink(missing_ok=True)
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)
            if not is_ours:
                tries += 1
                time.sleep(_PAUSE)
        return None

    def content(self) -> bytes:
        """Return what is written in it."""
        os.lseek(self._handle, 0, os.SEEK_SET)
        return os.read(self._handle, _MOST)

    def write(self, content: bytes) -> None:
        """Write something else into it."""
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.ftruncate(self._handle, 0)
        os.write(self._handle, content)

    def release(self, *, keep: bool = False) -> None:
        """Let others lock it, and remove it unless it is to be kept."""
        steps = [self._close]
        if not keep and self._is_there():
            # While it is locked, where an open file can be removed: somebody else's, made a moment
            # later, would go instead.
            steps.insert(0 if os.name == "posix" else 1, self._remove)
        for step in steps:
            step()

    def _is_there(self) -> bool:
        with suppress(OSError):
            return _is_at(self._place, self._handle)
        return False

    def _close(self) -> None:
        os.close(self._handle)

    def _remove(self) -> None:
        with suppress(OSError):
            self._place.unlink()


def look(place: Path) -> tuple[bool, bytes] | None:
    """Tell whether somebody has the file locked, and what is in it; None where there is none."""
    try:
        handle = os.open(place, os.O_RDONLY | _SAFE)
    except OSError:
        return None
    try:
        content = os.read(handle, _MOST)
        return not _lock(handle, alone=False), content
    except OSError:
        return None
    finally:
        os.close(handle)


def _opened(place: Path) -> tuple[int, bool]:
    """Return a handle on the file, and whether it may be written to."""
    may_write = True
    try:
        handle = os.open(place, os.O_RDWR | os.O_CREAT | _SAFE, 0o666)
    except PermissionError:
        handle, may_write = os.open(place, os.O_RDONLY | _SAFE), False
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(f"“{place}” is no file.")
    return handle, may_write


def _is_at(place: Path, handle: int) -> bool:
    """Tell whether what was opened is still there: whoever had it may have removed it since.

    Raises
    ------
    OSError
        Nobody can tell.

    """
    try:
        return os.path.samestat(place.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
