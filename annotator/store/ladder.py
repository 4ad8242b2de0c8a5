"""The backups beside a project: taken, listed, thinned out, and put back in its place."""

import os
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator import disk
from annotator.domain.backup_ladder import Rung, to_keep
from annotator.drafts import drop
from annotator.errors import CannotWrite, DamagedProject, UserError
from annotator.store import backup
from annotator.store.engine import connect, glance
from annotator.store.faults import told_plainly
from annotator.store.sending import back_up_anywhere

_STAMP = "%Y%m%dT%H%M%SZ"
_REASON = re.compile(r"[^\w -]+")
_WAIT_MS = 10_000
_AGAIN = ("", *(f" {number}" for number in range(2, 1_000)))
"""What is added to names that are taken."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in the folder beside its project; `reason` is what it was taken before or after."""

    path: Path
    rung: Rung
    reason: str


def folder_of(path: Path) -> Path:
    """Return the folder in which the backups of a project lie."""
    return path.parent / "backups"


def backups_of(path: Path) -> list[Backup]:
    """Return the backups of the project at `path`, the newest change first."""
    form = re.compile(
        rf"{re.escape(path.stem)} (\d{{8,}}) (\d{{8}}T\d{{6}}Z) (.+){re.escape(path.suffix)}"
    )
    found = []
    with suppress(OSError):
        for file in folder_of(path).iterdir():
            named = form.fullmatch(file.name)
            at = _moment(named[2]) if named else None
            if named and at is not None:
                found.append(Backup(file, Rung(int(named[1]), at), named[3]))
    return sorted(found, key=lambda one: one.rung, reverse=True)


def take(path: Path, reason: str, *, odd_values: bool = False) -> Backup:
    """Make a backup of the project, checked and whole, and let go of those no longer needed.

    `reason` is a few words for the list. `odd_values` lets the project hold values that its tables
    would not take, since they are about to be put right.

    Raises
    ------
    CannotWrite
        The folder of backups cannot be written to.
    DamagedProject
        The project is damaged.

    """
    sequence = newest_change(path)
    at = datetime.now(UTC).replace(microsecond=0)
    words = " ".join(_REASON.sub(" ", reason).split())
    made = Backup(
        _new_name(path, f"{sequence:08} {at:{_STAMP}} {words}"), Rung(sequence, at), words
    )
    back_up_anywhere(path, made.path, odd_values=odd_values)
    thin(path)
    return made


def _new_name(path: Path, told: str) -> Path:
    """Return a name no backup has: restoring makes numbers of changes come up a second time."""
    names = (f"{path.stem} {told}{more}{path.suffix}" for more in _AGAIN)
    return next(one for name in names if not (one := folder_of(path) / name).exists())


def take_if_changed(path: Path, reason: str) -> Backup | None:
    """Make a backup as `take` does; None where one holds every change, or nothing was changed."""
    now = _newest_entry(path)
    there = (one for one in backups_of(path) if one.rung.sequence == now[0])
    if not now[0] or any(_newest_entry_or_none(one.path) == now for one in there):
        return None
    return take(path, reason)


def _free(path: Path) -> Path:
    """Return a name nothing has yet: a clock that was set back must overwrite nothing."""
    number, free = 2, path
    while os.path.lexists(free):
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free


def thin(path: Path) -> None:
    """Remove the backups of a project that the ladder has no rung for."""
    there = backups_of(path)
    kept = to_keep(one.rung for one in there)
    for one in there:
        if one.rung not in kept:
            backup.drop(one.path)


def newest_change(path: Path) -> int:
    """Return the number of the newest entry in a project's journal, 0 for none."""
    return _newest_entry(path)[0]


def _newest_entry(path: Path) -> tuple[int, str]:
    """Return number and chain: after a restore a number comes up again for another change."""
    newest = "SELECT sequence, chain FROM journal_entry ORDER BY sequence DESC LIMIT 1"
    with told_plainly(path), closing(glance(path, wait_ms=_WAIT_MS)) as connection:
        found = connection.execute(newest).fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "")


def _newest_entry_or_none(backup: Path) -> tuple[int, str] | None:
    try:
        return _newest_entry(backup)
    except UserError:
        return None


def put_back(source: Path, path: Path) -> None:
    """Make the project at `path` what the backup `source` is, in one transaction.

    Whoever has the project open sees the content change; nobody sees half of it.

    Raises
    ------
    LockedProject
        Another program is writing to it.
    CannotWrite
        There is no room for it.

    """
    with (
        told_plainly(path),
        closing(glance(source, wait_ms=_WAIT_MS)) as kept,
        closing(connect(path, read_only=False, wait_ms=_WAIT_MS)) as live,
    ):
        # The backup interface waits for no lock of the target: ask for it first.
        live.execute("BEGIN IMMEDIATE")
        live.execute("ROLLBACK")
        kept.backup(live)
        # Into the file itself at once: a log that takes it back looks like one that is not its own.
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def take_place(source: Path, path: Path) -> Path:
    """Put a backup in the place of a damaged project, and return the new name of the damaged one.

    There is no moment without a file at `path`, where the file system has second names.

    Raises
    ------
    CannotWrite
        The disk does not take it; the damaged project is where it was.

    """
    at = datetime.now(UTC)
    aside = _free(path.with_name(f"{path.stem} damaged {at:{_STAMP}}{path.suffix}"))
    moved: list[tuple[Path, Path]] = []
    try:
        backup.back_up(source, path, at_last=lambda: _set_aside(path, aside, moved))
    except BaseException:
        _bring_back(moved)
        raise
    return aside


def _set_aside(path: Path, aside: Path, moved: list[tuple[Path, Path]]) -> None:
    """Give a damaged project another name, with the files that belong to it; tell what `moved`."""
    try:
        linked = _link(path, aside)
        if linked:
            moved.append((path, aside))
        for end in ("-wal", "-shm", "-journal", *([] if linked else [""])):
            part = path.with_name(path.name + end)
            if part.exists():
                moved.append((part, _move(part, aside.with_name(aside.name + end))))
    except OSError as fault:
        refused = disk.refusal(fault, path)
        raise CannotWrite(
            f"The damaged project “{path.name}” could not be set aside: {refused.why}.",
            kept="What is in it is as it was, and so are its backups.",
            todo="Close whatever has it open, then try again.",
        ) from fault


def _bring_back(moved: list[tuple[Path, Path]]) -> None:
    """Give all that was set aside its name again; what the disk refuses stays as it is, whole."""
    with suppress(OSError):
        for was, now in reversed(moved):
            if was.exists() and was.samefile(now):
                drop(now)  # a second name of it, with nothing beside it any more
            else:
                _move(now, was)


def _move(part: Path, to: Path) -> Path:
    return part.replace(to)


def _link(path: Path, aside: Path) -> bool:
    """Give a file a second name, where the file system has such a thing."""
    try:
        os.link(path, aside)
    except (OSError, NotImplementedError):
        return False
    return True


def is_sound(path: Path) -> bool:
    """Tell whether the pages of a file can all be read and fit together."""
    try:
        with told_plainly(path), closing(glance(path, wait_ms=_WAIT_MS)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except (DamagedProject, UserError, sqlite3.Error):
        return False


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
