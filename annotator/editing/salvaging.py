"""The use case of getting out of a damaged project what it still holds."""

from collections.abc import Iterator
from pathlib import Path

from annotator.store import salvage as store
from annotator.store.salvage import Salvaged

__all__ = ["Salvaged", "lines_of", "salvage"]

_COUNTED = {"article": "articles", "annotation": "annotations", "actor": "actors"}


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Make a new project at `target` of what `damaged` still holds; see `store.salvage`.

    The damaged file is only read.
    """
    return store.salvage(damaged, target, f"Salvage from {damaged.name}")


def lines_of(found: Salvaged) -> Iterator[str]:
    """Yield what was salvaged, in sentences."""
    told = ", ".join(f"{found.rebuilt.get(name, 0):,} {words}" for name, words in _COUNTED.items())
    yield f"Salvaged: {told}."
    unverified = len(found.unverified.get("annotation", ()))
    if unverified:
        yield f"Of {unverified:,} annotations there was no second copy to compare: look them over."
    if found.stand_ins:
        yield f"{len(found.stand_ins):,} names or original files are lost, with others in place."
    if found.left_out:
        yield f"{len(found.left_out):,} rows were left out, since what they belong to is lost."
    if not found.history_is_whole:
        yield "The history of edits could not be saved: a new one begins."
