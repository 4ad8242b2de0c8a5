"""Use cases round backups: take one, see what it lacks, put it back in the project's place."""

from dataclasses import dataclass
from pathlib import Path

from annotator.domain.history import HistoryEntry
from annotator.editing.holding import to_replace
from annotator.errors import DamagedProject, NotFound, RuleBroken, UserError
from annotator.store import ladder, lineage, network
from annotator.store.check import count_rows
from annotator.store.ladder import Backup
from annotator.store.project_file import ProjectFile
from annotator.store.recognition import recognise
from annotator.store.sending import back_up_anywhere

__all__ = [
    "Backup",
    "Difference",
    "Restored",
    "backups_of",
    "compare",
    "named",
    "restore",
    "take",
    "take_if_changed",
    "write_copy",
]

backups_of = ladder.backups_of
take = ladder.take
take_if_changed = ladder.take_if_changed


@dataclass(frozen=True, slots=True)
class Difference:
    """What a backup and the project hold, and the edits that only one of them has.

    `now` is None, and no edits are told, where the project itself cannot be read.
    """

    then: dict[str, int]
    now: dict[str, int] | None
    since: tuple[HistoryEntry, ...] = ()
    """Those that only the project has, the newest first."""
    lacking: int = 0
    """How many only the backup has: they were taken back when an older one was put back."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the state lies that a backup took the place of."""

    kept: Path
    """A backup of it, or the damaged file itself."""
    was_damaged: bool


def write_copy(path: Path, target: Path) -> None:
    """Write a whole and checked copy of the project at `path` to a place of the user's choice.

    Raises
    ------
    RuleBroken
        Something of that name is there already.
    CannotWrite
        It cannot be written.

    """
    recognise(path)
    if target.exists():
        raise RuleBroken(
            f"“{target}” is there already.",
            kept="It was not touched.",
            todo="Choose another name for the copy.",
        )
    back_up_anywhere(path, target)


def named(path: Path, words: str) -> Backup:
    """Return the backup of a project that `words` name: its file name, or its newest change.

    Without any words the newest backup is meant.

    Raises
    ------
    NotFound
        There is no such backup.

    """
    there = backups_of(path)
    fitting = [one for one in there if words in {"", one.path.name, str(one.rung.sequence)}]
    if not fitting:
        raise NotFound(
            f"There is no backup “{words}” of “{path.name}”."
            if there
            else f"There is no backup of “{path.name}”.",
            kept="Nothing was changed.",
            todo=f"Look into the folder “{ladder.folder_of(path)}”.",
        )
    return fitting[0]


def compare(path: Path, chosen: Path) -> Difference:
    """Tell what a backup holds beside what the project holds; nothing is changed.

    Raises
    ------
    DamagedProject
        The backup itself cannot be read.

    """
    recognise(chosen)
    then = count_rows(chosen)
    try:
        recognise(path)
        now = count_rows(path)
        # Not by number: after an older backup was put back the same numbers come up again.
        parting = lineage.compare(path, chosen)
        common = parting.common if parting else 0
        lacking = parting.there.entries if parting else ladder.newest_change(chosen)
        return Difference(then, now, _since(path, common), lacking)
    except UserError:
        return Difference(then, None)


def restore(path: Path, chosen: Path) -> Restored:
    """Make the project what a backup of it was, keeping the present state beside it first.

    A damaged project is set aside under another name, never overwritten.

    Raises
    ------
    DamagedProject
        The backup is damaged; the project is as it was.
    CannotWrite
        There is no room, or the folder may not be written to; the project is as it was.
    LockedProject
        Somebody works on it.

    """
    network.refuse_there(path)
    recognise(chosen)
    if not ladder.is_sound(chosen):
        raise DamagedProject(
            f"The backup “{chosen.name}” is damaged.",
            kept="The project is as it was.",
            todo="Choose an older backup.",
        )
    with to_replace(path):
        if not _is_readable(path):
            return Restored(ladder.take_place(chosen, path), was_damaged=True)
        before = take(path, "before restore")
        ladder.put_back(chosen, path)
        return Restored(before.path, was_damaged=False)


def _is_readable(path: Path) -> bool:
    try:
        recognise(path)
    except UserError:
        return False
    return ladder.is_sound(path)


def _since(path: Path, sequence: int) -> tuple[HistoryEntry, ...]:
    file = ProjectFile.open(path, to_read=True)
    try:
        return tuple(entry for entry in file.read.history() if entry.sequence > sequence)
    finally:
        file.close()
