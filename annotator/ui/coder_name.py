"""Remembers under which name the person at this computer codes."""

from annotator.ui import kept

_NAME = "coder"


def recall() -> str | None:
    """Return the name chosen, or None: the name of the account is used."""
    name = kept.read(_NAME)
    return name if isinstance(name, str) and name.strip() else None


def remember(name: str) -> None:
    """Keep a name for every project opened from now on."""
    kept.write(_NAME, name)
