"""Lets all who write to a project in one process take turns, so that none is refused for another.

A key would be refused after 100 ms because the window's own index of words is being filled.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

from annotator.errors import LockedProject

_PATIENCE = 2.0
"""Seconds until it is said that something else is being stored."""


@contextmanager
def turn(path: Path, identity: object) -> Iterator[None]:
    """Have one's turn to write to the project at `path` for as long as the block lasts.

    `identity` is equal for all who have the same file open, by whatever name.

    Raises
    ------
    LockedProject
        Something of our own is being stored, and takes long.

    """
    lock = _lock_of(identity)
    if not lock.acquire(timeout=_PATIENCE):
        raise LockedProject(
            f"Something else is still being stored in “{path.name}” by this program.",
            kept="Everything shown as saved is kept. Only this last action was not done.",
            todo="Wait until that is done, then repeat the action.",
        )
    try:
        yield
    finally:
        lock.release()


@cache
def _lock_of(_identity: object) -> Lock:
    return Lock()
