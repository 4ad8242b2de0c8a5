"""A project file: made, opened, read, and written one whole user action at a time."""

import os
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, insert
from sqlalchemy.exc import DBAPIError, IntegrityError

import annotator
from annotator import paths
from annotator.domain.changes import Changes
from annotator.domain.holder import Holder
from annotator.drafts import draft_beside, drop
from annotator.errors import Bug, ReadOnlyProject, RuleBroken, UserError
from annotator.store import engine as engines
from annotator.store import faults, journal, network, recognition, search_index, undo, upgrades
from annotator.store.backup import into_one_file, settle
from annotator.store.clock import now
from annotator.store.doctor.index import words_index
from annotator.store.doctor.vocabulary import vocabulary
from annotator.store.faults import Unsound, told_plainly
from annotator.store.following import Follower, know_for_ours
from annotator.store.holding import told
from annotator.store.journal import Deed, Stamp
from annotator.store.place import Place, has_other_name, two_names
from annotator.store.queries import driver_of
from annotator.store.reading import Reader
from annotator.store.rescuing import clear_away, is_whole_at, write_copy
from annotator.store.schema import Base, CodebookVersion, Project
from annotator.store.searching import Searcher
from annotator.store.turns import turn
from annotator.store.unit import Unit, sign

WAIT_MS = 2000
"""How long an edit waits for another program that is writing."""

_MISFITS = (Bug, IntegrityError, sqlite3.IntegrityError, ValueError, TypeError, LookupError)
"""What is raised by a row or a value that does not fit."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """The coding rules a new project begins with."""

    label: str
    content: str


class ProjectFile:
    """An open project file."""

    def __init__(
        self, place: Place, engine: Engine, *, read_only: bool, holder: Holder | None = None
    ) -> None:
        self.place = place
        self.read_only = read_only
        self.holder = holder
        """Who works on it elsewhere, so that here it is only read."""
        self._engine = engine
        self._follower: Follower | None = None
        self.read = Reader(self._snapshot)
        self.search = Searcher(self._snapshot)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        wait_ms: int = WAIT_MS,
        holder: Holder | None = None,
        to_read: bool = False,
    ) -> "ProjectFile":
        """Open an existing project, brought up to date after a backup where it is older.

        A project that may not be written to, or whose folder may not, opens for reading, and so
        does one that has a `holder`, and any `to_read`. An edit waits `wait_ms` for another program
        that is writing.
        """
        version = recognition.recognise(path)
        path = path.resolve()
        to_read = to_read or holder is not None or has_other_name(path)
        read_only = to_read or not engines.may_write(path)
        if version < upgrades.newest_version():
            if read_only:
                raise recognition.outdated(path)
            upgrades.upgrade(path, version)
            recognition.recognise(path)
        place = Place.of(path)
        engine = _engine_at(place, read_only=read_only, wait_ms=wait_ms)
        file = cls(place, engine, read_only=read_only, holder=holder)
        try:
            # A copy or a new project is put into WAL mode by its first connection: fail now or
            # never.
            with file._snapshot():
                return file
        except BaseException:
            file._let_go()
            raise

    @classmethod
    def create(cls, path: Path, name: str, codebook: Codebook) -> "ProjectFile":
        """Make a new project; the file appears only when it is whole, and on no network folder."""
        with new_project(path, name, codebook):
            pass
        return cls.open(path)

    @property
    def path(self) -> Path:
        """Return where the file is, or was when it was opened."""
        return self.place.path

    def close(self) -> None:
        """Let go of the file; what was committed is in it."""
        if self.is_lost and not self.read_only:
            with suppress(UserError):
                self.read_from(self.found_whole() or self.rescue())
        self._let_go()

    def _let_go(self) -> None:
        self._engine.dispose()
        if self._follower is not None:
            self._follower.close()
            self._follower = None
        self.place.let_go()

    @property
    def is_lost(self) -> bool:
        """Tell whether a file that is followed is no longer where it was opened."""
        return self._follower is not None and not self.place.holds

    def found_whole(self) -> Path | None:
        """Return where the lost file is if it was only renamed, with all that was saved in it."""
        found, follower = self.place.found_again(), self.follower()
        if found is None:
            return None
        with follower.lock:
            self._engine.dispose()
            is_whole = is_whole_at(found, follower.connection, self.place, follower.logs)
        return found if is_whole else None

    def rescue(self) -> Path:
        """Write all that a lost file holds to a new one beside it, and return that.

        Where its folder is gone or takes nothing, it goes to the user's own folder.

        Raises
        ------
        CannotWrite
            Neither of the two takes it.
        DamagedProject
            What can still be read of the file does not fit together.

        """
        beside, follower = self.place.path.parent, self.follower()
        folders = [beside] if beside.is_dir() else []
        with follower.lock:
            return write_copy(follower.connection, self.place, [*folders, paths.data_dir()])

    def read_from(self, path: Path) -> None:
        """Read what the lost file held at another place from now on, and change nothing there."""
        place, follower = Place.of(path), self.follower()
        with follower.lock:
            self._engine.dispose()
            if (moved_to := self.place.moved_to()) is not None:
                # Who looks for it there, and not at the copy, finds all in it as well.
                is_whole_at(moved_to, follower.connection, self.place, follower.logs)
            self._let_go()
            if not self.place.holds:
                clear_away(follower.logs)
        self.place, self.read_only, self.holder = place, True, None
        self._engine = _engine_at(place, read_only=True)

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        with told_plainly(self.path), self._blamed(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, coder: str, doing: str) -> Iterator[tuple[Connection, Unit]]:
        with self._transaction(doing) as connection:
            last, at = journal.newest(connection), now()
            stamp = Stamp(last.sequence + 1 if last else 1, sign(connection, coder, at), at)
            unit = Unit(connection, last, stamp)
            yield connection, unit
        if self._follower is not None and unit.entry is not None:
            self._follower.take_in(unit.entry)

    @contextmanager
    def _transaction(self, doing: str = "") -> Iterator[Connection]:
        if self.holder is not None:
            raise told(self.path, self.holder)
        if self.read_only:
            network.refuse_there(self.path)
            if has_other_name(self.path):
                raise two_names(self.path)
            raise ReadOnlyProject(
                f"“{self.path.name}” is open for reading only.",
                kept="Everything in it is as it was.",
                todo="Copy the project to a folder you may write to, and work on the copy.",
            )
        with (
            turn(self.path, self.place.file),
            told_plainly(self.path, doing),
            self._blamed(),
            self._engine.connect() as connection,
        ):
            connection.execution_options(**{engines.WRITE: True})
            with connection.begin():
                # SQLite goes on writing into a file that was deleted or replaced.
                self.place.require()
                if has_other_name(self.path):
                    raise two_names(self.path)
                yield connection

    @contextmanager
    def _blamed(self) -> Iterator[None]:
        """Find out whether a row or a value that does not fit is the file's fault or ours."""
        try:
            yield
        except _MISFITS as fault:
            with self._engine.connect() as connection:
                lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                said = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
                odd = any(True for _ in vocabulary(driver_of(connection)))
            if lost or odd or said != "ok":
                raise Unsound("What is stored does not fit, since it is damaged.") from fault
            raise

    @contextmanager
    def edit(
        self, label: str, coder: str, initiator: object | None = None
    ) -> Iterator["PendingEdit"]:
        """Open one transaction; it is committed, with its journal entry, when the block ends.

        `coder` is the name the entry is signed with. An edit that wrote nothing leaves no entry.
        """
        with self._writing(coder, label) as (connection, unit):
            pending = PendingEdit(unit, label)
            yield pending
            made = journal.standing_deed if pending.stands else journal.edit_deed
            deed = made(pending.label, unit.last)
            pending.changes = _enter(connection, unit, deed, initiator)

    def undo(self, coder: str, initiator: object | None = None) -> Changes | None:
        """Take back the newest edit that stands; None when there is nothing to undo."""
        with self._writing(coder, "Undo") as (connection, unit):
            return _take_back(connection, unit, undo.undo(connection, unit), coder, initiator)

    def redo(self, coder: str, initiator: object | None = None) -> Changes | None:
        """Do again what was last undone; None when there is nothing to redo."""
        with self._writing(coder, "Redo") as (connection, unit):
            return _take_back(connection, unit, undo.redo(connection, unit), coder, initiator)

    def index(self, articles: Sequence[str]) -> int:
        """Have words found in the first of these articles, and return in how many of them.

        No edit: the index says nothing that the articles do not, and is in no journal. `articles`
        are those that `search.waiting` named, in its order.
        """
        with self._transaction() as connection:
            return search_index.fill(connection, articles)

    def follower(self) -> Follower:
        """Return what notices the edits of others, as long as the file is open."""
        self._follower = self._follower or Follower(
            self.path,
            lambda: engines.connect(
                self.path, read_only=self.read_only, wait_ms=WAIT_MS, require=self.place.require
            ),
            self._snapshot,
            self._engine.dispose if self.read_only else None,
        )
        return self._follower

    def mend_index(self) -> bool:
        """Make the index of words anew where it is not that of the articles; tell whether."""
        with self._transaction() as connection:
            is_off = any(True for _ in words_index(driver_of(connection)))
            if is_off:
                search_index.begin_anew(connection)
        return is_off

    def next_labels(self, coder: str = "") -> tuple[str, str]:
        """Return the labels of what undo and redo would do next, "" for nothing.

        To the coder of that name they say whose edit it is where it is another's.
        """
        with self._snapshot() as connection:
            return undo.next_labels(connection, coder)


class PendingEdit:
    """An edit while its transaction is open; `changes` is there once it is committed."""

    def __init__(self, unit: Unit, label: str) -> None:
        self.unit = unit
        self.label = label
        """What undo will call it; may be made more precise before the edit ends."""
        self.stands = False
        """Whether undo and redo are to pass it over."""
        self.changes: Changes | None = None


def _enter(
    connection: Connection, unit: Unit, deed: Deed, initiator: object | None
) -> Changes | None:
    if not unit.images:
        return None
    unit.entry = journal.append(connection, deed, unit.images, unit.last, unit.stamp)
    know_for_ours(unit.entry)
    search_index.keep_up(connection, unit.images)
    return unit.changes(deed.label, initiator)


def _engine_at(place: Place, *, read_only: bool, wait_ms: int = WAIT_MS) -> Engine:
    return engines.engine_for(
        place.path, read_only=read_only, wait_ms=wait_ms, require=place.require
    )


def _take_back(
    connection: Connection, unit: Unit, deed: Deed | None, coder: str, initiator: object | None
) -> Changes | None:
    """Write an undo or a redo; the changes say whose edit it took back where it was another's."""
    if deed is None or deed.reverts is None:
        return None
    changes = _enter(connection, unit, deed, initiator)
    return changes and replace(changes, label=undo.told(connection, deed.reverts, coder))


@contextmanager
def new_project(path: Path, name: str, codebook: Codebook) -> Iterator[Path]:
    """Make a new project, under a name nobody looks for; it gets its own when the block ends.

    Raises
    ------
    RuleBroken
        Something of that name is there already.
    CannotWrite
        The folder or the disk does not take it.

    """
    if os.path.lexists(path):
        raise RuleBroken(
            f"“{path.name}” is there already.",
            kept="It was not touched.",
            todo="Open it, or choose another name for the new project.",
        )
    network.refuse_new(path)
    unfinished = draft_beside(path)
    try:
        _write_new(unfinished, name, codebook)
        yield unfinished
        into_one_file(unfinished)
        settle(unfinished, path)
    except (OSError, sqlite3.Error, DBAPIError) as fault:
        raise faults.not_made(path, fault) from fault
    finally:
        drop(unfinished)


def _write_new(path: Path, name: str, codebook: Codebook) -> None:
    # Not in WAL mode: the one file must hold everything when it gets its name.
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(path, isolation_level=None), poolclass=NullPool
    )
    at = now()
    project = {
        "id": str(uuid.uuid4()),
        "name": name,
        "made_by": f"press-annotator {annotator.__version__}",
        "added": at,
    }
    rules = {
        "id": str(uuid.uuid4()),
        "number": 1,
        "label": codebook.label,
        "content": codebook.content,
        "added": at,
    }
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {engines.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {upgrades.newest_version()}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        Base.metadata.create_all(connection)
        connection.exec_driver_sql(search_index.CREATE)
        connection.execute(insert(Project), project)
        connection.execute(insert(CodebookVersion), rules)
        connection.commit()
