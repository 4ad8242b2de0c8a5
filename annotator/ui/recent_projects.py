"""Remembers which projects were open last."""

from pathlib import Path

from annotator.ui import kept

MOST = 10
"""How many projects are remembered."""

_NAME = "recent projects"


def listed() -> list[Path]:
    """Return the projects that were open last, the latest first."""
    found = kept.read(_NAME)
    if not isinstance(found, list):
        return []
    paths = (Path(one) for one in found if isinstance(one, str) and one and "\0" not in one)
    return list(dict.fromkeys(paths))[:MOST]


def remember(path: Path) -> None:
    """Put a project at the head of the list."""
    latest = path.absolute()
    others = [one for one in listed() if one != latest]
    kept.write(_NAME, [str(one) for one in (latest, *others)][:MOST])
