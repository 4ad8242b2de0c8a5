"""What keeps a project from being changed where it lies."""

import os
from enum import StrEnum
from pathlib import Path

from annotator.store.place import has_other_name


class Obstacle(StrEnum):
    """Why a project opens for reading only, when nobody else works on it."""

    MEDIUM = "medium"
    """What it lies on cannot be written to by anybody."""
    FOLDER = "folder"
    """The person at work may not write to its folder, which holds what is not yet in the file."""
    FILE = "file"
    """They may not write to the file."""
    LINK = "link"
    """It has a second name on its disk; see `store.place.two_names`."""


def obstacle_of(path: Path) -> Obstacle | None:
    """Return what keeps the project at `path` from being changed, None for nothing."""
    real = path.resolve()
    if _is_on_read_only_medium(real):
        return Obstacle.MEDIUM
    if not os.access(real.parent, os.W_OK):
        return Obstacle.FOLDER
    if not os.access(real, os.W_OK):
        return Obstacle.FILE
    return Obstacle.LINK if has_other_name(real) else None


def _is_on_read_only_medium(path: Path) -> bool:
    if not hasattr(os, "statvfs"):
        return False
    try:
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError:
        return False
