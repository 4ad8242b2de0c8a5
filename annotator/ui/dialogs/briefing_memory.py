"""Remembers for each project what was last filled in for a briefing."""

from dataclasses import asdict, dataclass, fields
from pathlib import Path

from annotator.ui import kept

_NAME = "briefings"
_MOST = 50
"""For how many projects the fields are remembered."""


@dataclass(frozen=True, slots=True)
class BriefingFields:
    """What a person filled in; "" is left empty."""

    title: str = ""
    number: str = ""
    period: str = ""
    prepared_by: str = ""
    cleared_by: str = ""
    distribution: str = ""
    banner: str = ""
    target: str = ""


def recall(project: Path) -> BriefingFields | None:
    """Return what was last filled in for a project, or None for its first briefing."""
    found = _all().get(_key(project))
    if not isinstance(found, dict):
        return None
    names = [field.name for field in fields(BriefingFields)]
    values = {name: found[name] for name in names if isinstance(found.get(name), str)}
    return BriefingFields(**values)


def remember(project: Path, filled_in: BriefingFields) -> None:
    """Keep what was filled in for a project."""
    key = _key(project)
    others = {name: value for name, value in _all().items() if name != key}
    latest = dict(list(others.items())[-(_MOST - 1) :])
    kept.write(_NAME, {**latest, key: asdict(filled_in)})


def _key(project: Path) -> str:
    return str(project.absolute())


def _all() -> dict[str, object]:
    found = kept.read(_NAME)
    return found if isinstance(found, dict) else {}
