"""Which file an open project is, whatever becomes of its name."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

from annotator.errors import CannotWrite, ReadOnlyProject, UserError
from annotator.store import faults

Identity = tuple[int, int]
"""The device and the number of a file on it, which stay when the file gets another name."""


_OPENED = Path("/proc/self/fd")
"""Where Linux lists the files a process has open, under the names they have now (man 5 proc)."""


def identity(path: Path) -> Identity | None:
    """Return which file bears a name, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def has_other_name(path: Path) -> bool:
    """Tell whether a file has a second name on its disk, a hard link."""
    try:
        return path.stat().st_nlink > 1
    except OSError:
        return False


def two_names(path: Path) -> ReadOnlyProject:
    """Return the error for a project that must not be written to, since it has two names.

    SQLite names the -wal file after the project: under each name there would be one of its own,
    and what is saved under one would be missing, or be torn, under the other
    (sqlite.org/howtocorrupt.html, section 2.5).
    """
    return ReadOnlyProject(
        f"“{path.name}” has a second name on this disk, a hard link: it is open for reading only.",
        kept="Everything in it is as it was.",
        todo="Delete the other name, or copy the project and work on the copy; then open it again.",
    )


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Place:
    """The file that an open project is, and the folder it was opened in."""

    path: Path
    file: Identity | None
    folder: Identity | None

    @classmethod
    def of(cls, path: Path) -> "Place":
        """Return where the project at `path` is, and hold it until it is let go.

        Raises
        ------
        CannotWrite
            This program has another file open that was there under the same name: who meant that
            one must not find themselves in this one.

        """
        place = cls(path, identity(path), identity(path.parent))
        for other in tuple(_HELD):
            if other.path == path and other.file != place.file:
                raise other.lost()
        _HELD.add(place)
        return place

    def let_go(self) -> None:
        """Have the name free for whatever file is there now."""
        _HELD.discard(self)

    @property
    def holds(self) -> bool:
        """Tell whether the file still is where it was opened."""
        return identity(self.path) == self.file

    @property
    def is_replaced(self) -> bool:
        """Tell whether something else bears the name now."""
        return os.path.lexists(self.path) and not self.holds

    @property
    def is_out_of_reach(self) -> bool:
        """Tell whether the whole folder is gone, with its drive perhaps."""
        return faults.is_out_of_reach(self.path.parent)

    def require(self) -> None:
        """Refuse to go on where the file is not: what is written to it would be lost.

        Raises
        ------
        CannotWrite
            It was deleted, moved or replaced.

        """
        if not self.holds:
            raise self.lost()

    def lost(self) -> UserError:
        """Return the error for a file that is no longer in its place."""
        if self.is_out_of_reach:
            return faults.out_of_reach(self.path)
        return CannotWrite(
            f"“{self.path}” was deleted, moved or replaced while it was open.",
            kept="What was saved is in that file. Only this last action was not done.",
            todo="Put the file back where it was, or close the project and open it anew.",
        )

    def found_again(self) -> Path | None:
        """Return where the file is now if it, or its folder, was given another name in its place.

        A file that was moved further, to the bin perhaps, was not meant to be worked on there.
        """
        if identity(self.path.parent) == self.folder:
            return next((one for one in _within(self.path.parent) if self._is(one)), None)
        for folder in _within(self.path.parent.parent):
            there = folder / self.path.name
            if identity(folder) == self.folder and self._is(there):
                return there
        return None

    def moved_to(self) -> Path | None:
        """Return where the file is now, anywhere, as long as it is open, if this system tells."""
        for opened in _within(_OPENED):
            if identity(opened) == self.file:
                with suppress(OSError):
                    # Of a deleted file the name is given with a remark, so it is not found.
                    return there if self._is(there := opened.readlink()) else None
        return None

    def _is(self, path: Path) -> bool:
        return not path.is_symlink() and identity(path) == self.file


def _within(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.iterdir()


_HELD: WeakSet[Place] = WeakSet()
