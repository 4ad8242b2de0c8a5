"""The rule for projects on a network folder: SQLite reads there, and never writes.

Its locks are not reliable on a network, and WAL needs memory that all who have the file open
share (sqlite.org/wal.html, “disadvantages”; sqlite.org/howtocorrupt.html, section 2.1).
"""

from pathlib import Path

from annotator.errors import LockedProject, ReadOnlyProject
from annotator.store.whereabouts import Place, is_on_network, where_is

_LEFT = ("-wal", "-journal")
"""How the names of files end that hold a part of what is in a project."""


def refuse_there(path: Path) -> None:
    """Refuse to change a project that lies on a network folder.

    Raises
    ------
    ReadOnlyProject
        It does.

    """
    found = where_is(path)
    if found.place is Place.NETWORK:
        raise ReadOnlyProject(
            f"“{path.name}” lies on a network folder ({found.name}), where projects are for "
            "reading only.",
            kept="It is as it was.",
            todo="Work on a local copy and publish that when you are done: in the menu File, or by "
            "“annotator borrow” and “annotator publish”.",
        )


def refuse_new(path: Path) -> None:
    """Refuse to make a project on a network folder.

    Raises
    ------
    ReadOnlyProject
        `path` lies on one.

    """
    found = where_is(path)
    if found.place is Place.NETWORK:
        raise ReadOnlyProject(
            f"“{path.name}” would lie on a network folder ({found.name}), where no project can be "
            "worked on.",
            kept="Nothing was made.",
            todo="Make it on this computer, then publish it there: in the menu File, or by "
            "“annotator publish”.",
        )


def left_beside(path: Path) -> list[Path]:
    """Return the files beside a project that hold changes which are not in it yet."""
    real = path.resolve()
    beside = [real.with_name(real.name + end) for end in _LEFT]
    return [one for one in beside if one.exists() and one.stat().st_size > 0]


def require_readable(path: Path) -> None:
    """Refuse a project on a network folder that cannot be read there; see `require_whole`."""
    if is_on_network(path):
        # Without locks only a whole file can be read.
        require_whole(path)


def require_whole(path: Path) -> None:
    """Refuse a shared project whose file alone is not all of it.

    Raises
    ------
    LockedProject
        Somebody has it open for writing, or had when their program ended.

    """
    if left := left_beside(path):
        raise LockedProject(
            f"“{path.name}” is not whole: a part of it is still in “{left[0].name}” beside it.",
            kept="Both files were left as they are.",
            todo="Have it closed wherever it is open. If that file stays, copy both to this "
            "computer, open the project there, and publish it under a new name.",
        )
