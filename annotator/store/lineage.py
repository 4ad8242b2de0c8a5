"""Tells from two files of one project how far they went the same way, and what each has since."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotator.store.engine import glance
from annotator.store.faults import told_plainly

_WAIT_MS = 10_000
_ENTRIES = (
    "SELECT journal_entry.sequence, journal_entry.chain, coder.name FROM journal_entry"
    " LEFT JOIN coder ON coder.id = journal_entry.coder_id ORDER BY journal_entry.sequence"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Which project a file holds, and where its journal stands; 0 and "" before its first entry.

    The chain is a hash over all entries so far: where it is equal, so is all that was ever done.
    """

    project: str
    sequence: int
    chain: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one file has that the other has not: how many entries, and whose, the most first."""

    entries: int
    by: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """Two files of one project: the last entry both have, and what each has after it."""

    common: int
    here: Side
    there: Side


def standing_of(path: Path) -> Standing:
    """Return where the project at `path` stands; see `told_plainly` for the errors."""
    with told_plainly(path), closing(glance(path, wait_ms=_WAIT_MS)) as connection:
        return _standing(connection)


def holds(path: Path, standing: Standing) -> bool:
    """Tell whether all that was done up to a standing was done in the project at `path` too."""
    with told_plainly(path), closing(glance(path, wait_ms=_WAIT_MS)) as connection:
        if _standing(connection).project != standing.project:
            return False
        found = connection.execute(
            "SELECT chain FROM journal_entry WHERE sequence = ?", (standing.sequence,)
        ).fetchone()
        return (found[0] if found else "") == standing.chain


def compare(here: Path, there: Path) -> Parting | None:
    """Tell where two files parted; None where they do not hold the same project."""
    sides = []
    for path in (here, there):
        with told_plainly(path), closing(glance(path, wait_ms=_WAIT_MS)) as connection:
            sides.append((_standing(connection).project, connection.execute(_ENTRIES).fetchall()))
    (one, mine), (other, theirs) = sides
    if one != other:
        return None
    chains = {row[0]: row[1] for row in mine}
    common = max((row[0] for row in theirs if chains.get(row[0]) == row[1]), default=0)
    return Parting(common, _after(mine, common), _after(theirs, common))


def _after(rows: list[tuple[int, str, str | None]], common: int) -> Side:
    by = Counter(row[2] or "" for row in rows if row[0] > common)
    return Side(by.total(), tuple(by.most_common()))


def _standing(connection: sqlite3.Connection) -> Standing:
    # One statement each, of a file that may be an older version: these tables are as they were.
    (project,) = connection.execute("SELECT id FROM project").fetchone()
    newest = connection.execute(
        "SELECT sequence, chain FROM journal_entry ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return Standing(str(project), *(newest or (0, "")))
