"""The use case of finding the versions of a project that a sync client has put beside it.

How the clients name them: owncloud/client src/common/utility.cpp (also Nextcloud's, “_conflict-” in
older versions), Syncthing's documentation (“.sync-conflict-”); those of Dropbox, pCloud and Seafile
hold the word, in the user's language; OneDrive adds the name of the computer, Google Drive a number
in brackets, iCloud a number, Box an address. A name proves nothing: the journals are compared.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import UserError
from annotator.store.lineage import Parting, Side, Standing, compare, holds, standing_of
from annotator.store.recognition import recognise
from annotator.store.whereabouts import Place, Whereabouts, where_is

__all__ = [
    "ConflictedCopy",
    "Place",
    "Side",
    "Standing",
    "Whereabouts",
    "conflicted_copies",
    "lacks",
    "names_beside",
    "standing_of",
    "told",
    "where_is",
    "who_did",
]

_FORMS = (
    r" \(.*(conflict|conflit|konflikt).*\)",
    r" \(work of .+\)",
    r"\.sync-conflict-\d{8}-\d{6}(-\w+)?",
    r"_conflict-.+",
    r"\.conflict\d*",
    r" \(\d+\)",
    r" \(.+@.+\)",
    r" \d+",
    r"-[^()]+",
)
_FORM = re.compile("|".join(_FORMS))


@dataclass(frozen=True, slots=True)
class ConflictedCopy:
    """Another version of a project, and what each of the two has that the other lacks."""

    path: Path
    parting: Parting


def is_named_so(name: str, path: Path) -> bool:
    """Tell whether a sync client may have given that name to another version of `path`."""
    folded, stem, suffix = name.casefold(), path.stem.casefold(), path.suffix.casefold()
    if not folded.endswith(suffix) or not folded.startswith(stem):
        return False
    return bool(_FORM.fullmatch(folded.removesuffix(suffix)[len(stem) :]))


def names_beside(path: Path) -> list[Path]:
    """Return the files beside a project that may be versions of it by their names."""
    try:
        return sorted(one for one in path.parent.iterdir() if is_named_so(one.name, path))
    except OSError:
        return []


def conflicted_copies(path: Path) -> list[ConflictedCopy]:
    """Return the versions of the project at `path` beside it that hold anything it lacks.

    What cannot be read, or holds another project, is none.

    Raises
    ------
    DamagedProject
        The project itself cannot be read.

    """
    return list(_versions(path))


def _versions(path: Path) -> Iterator[ConflictedCopy]:
    for other in names_beside(path):
        try:
            recognise(other)
            standing_of(other)
        except UserError:
            continue
        parting = compare(path, other)
        if parting is not None and parting.there.entries:
            yield ConflictedCopy(other, parting)


def lacks(path: Path, seen: Standing) -> int:
    """Return how many changes that were once seen a project no longer holds; 0 for none.

    Where it went another way since, all of those up to what was seen may be others: at least one.
    """
    if holds(path, seen):
        return 0
    return max(1, seen.sequence - standing_of(path).sequence)


def who_did(side: Side, quote: Callable[[str], str] = str) -> str:
    """Say how many changes one of two versions has to itself, and whose they are."""
    if not side.entries:
        return "nothing"
    changes = "1 change" if side.entries == 1 else f"{side.entries:,} changes"
    names = [(quote(name or "somebody"), count) for name, count in side.by]
    if len(names) == 1:
        return f"{changes} by {names[0][0]}"
    return f"{changes} ({', '.join(f'{name} {count:,}' for name, count in names)})"


def told(found: ConflictedCopy, quote: Callable[[str], str] = str) -> str:
    """Say what each of two versions has that the other lacks; `quote` is applied to names."""
    here, there = (who_did(one, quote) for one in (found.parting.here, found.parting.there))
    return (
        f"“{quote(found.path.name)}” beside this project is another version of it. It has {there} "
        f"that this one lacks; this one has {here} that it lacks."
    )
