"""A project file: made, opened, read, and written one whole user action at a time."""

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, insert

import annotator
from annotator.domain.changes import Changes
from annotator.errors import CannotWrite, ReadOnlyProject, RuleBroken
from annotator.store import engine as engines
from annotator.store import journal, recognition, undo, upgrades
from annotator.store.backup import settle
from annotator.store.clock import now
from annotator.store.faults import told_plainly
from annotator.store.journal import Deed
from annotator.store.reading import Reader
from annotator.store.schema import Base, CodebookVersion, Project
from annotator.store.unit import Unit

WAIT_MS = 2000
"""How long an edit waits for another program that is writing."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """The coding rules a new project begins with."""

    label: str
    content: str


class ProjectFile:
    """An open project file."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self.read = Reader(self._snapshot)

    @classmethod
    def open(cls, path: Path) -> "ProjectFile":
        """Open an existing project, brought up to date after a backup where it is older.

        A project that may not be written to, or whose folder may not, opens for reading.
        """
        version = recognition.recognise(path)
        read_only = not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK))
        if not read_only:
            upgrades.upgrade(path, version)
        engine = engines.engine_for(path, read_only=read_only, wait_ms=WAIT_MS)
        return cls(path, engine, read_only=read_only)

    @classmethod
    def create(cls, path: Path, name: str, codebook: Codebook) -> "ProjectFile":
        """Make a new project; the file appears only when it is whole."""
        if path.exists():
            raise RuleBroken(
                f"“{path.name}” is there already.",
                kept="It was not touched.",
                todo="Open it, or choose another name for the new project.",
            )
        unfinished = path.with_name(f"{path.name}.{uuid.uuid4().hex}.unfinished")
        try:
            _write_new(unfinished, name, codebook)
            settle(unfinished, path)
        except (OSError, sqlite3.OperationalError) as fault:
            raise CannotWrite(
                f"The project “{path.name}” could not be made in “{path.parent}”.",
                kept="Nothing was written.",
                todo="Choose a folder that exists, may be written to and has room.",
            ) from fault
        finally:
            unfinished.unlink(missing_ok=True)
        return cls.open(path)

    def close(self) -> None:
        """Let go of the file; what was committed is in it."""
        self._engine.dispose()

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        with told_plainly(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise ReadOnlyProject(
                f"“{self.path.name}” is open for reading only.",
                kept="Everything in it is as it was.",
                todo="Copy the project to a folder you may write to, and work on the copy.",
            )
        with told_plainly(self.path), self._engine.connect() as connection:
            connection.execution_options(**{engines.WRITE: True})
            with connection.begin():
                yield connection

    @contextmanager
    def edit(
        self, label: str, coder: str, initiator: object | None = None
    ) -> Iterator["PendingEdit"]:
        """Open one transaction; it is committed, with its journal entry, when the block ends.

        `coder` is the id the entry is signed with. An edit that wrote nothing leaves no entry.
        """
        with self._writing() as connection:
            pending = PendingEdit(Unit(connection, now()), label)
            yield pending
            deed = journal.edit_deed(pending.label, journal.newest(connection))
            pending.changes = _enter(connection, pending.unit, deed, coder, initiator)

    def undo(self, coder: str, initiator: object | None = None) -> Changes | None:
        """Take back the newest edit that stands; None when there is nothing to undo."""
        with self._writing() as connection:
            unit = Unit(connection, now())
            deed = undo.undo(connection, unit)
            return _enter(connection, unit, deed, coder, initiator) if deed else None

    def redo(self, coder: str, initiator: object | None = None) -> Changes | None:
        """Do again what was last undone; None when there is nothing to redo."""
        with self._writing() as connection:
            unit = Unit(connection, now())
            deed = undo.redo(connection, unit)
            return _enter(connection, unit, deed, coder, initiator) if deed else None

    def next_labels(self) -> tuple[str, str]:
        """Return the labels of what undo and redo would do next, "" for nothing."""
        with self._snapshot() as connection:
            return undo.next_labels(connection)


class PendingEdit:
    """An edit while its transaction is open; `changes` is there once it is committed."""

    def __init__(self, unit: Unit, label: str) -> None:
        self.unit = unit
        self.label = label
        """What undo will call it; may be made more precise before the edit ends."""
        self.changes: Changes | None = None


def _enter(
    connection: Connection, unit: Unit, deed: Deed, coder: str, initiator: object | None
) -> Changes | None:
    if not unit.images:
        return None
    sequence = journal.append(connection, deed, unit.images, coder=coder, at=unit.at)
    return unit.changes(deed.label, sequence, initiator)


def _write_new(path: Path, name: str, codebook: Codebook) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {engines.APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {upgrades.newest_version()}")
        raw.execute("PRAGMA journal_mode = WAL")
    engine = engines.engine_for(path, read_only=False, wait_ms=WAIT_MS)
    made_by = f"press-annotator {annotator.__version__}"
    with (
        engine.connect().execution_options(**{engines.WRITE: True}) as connection,
        connection.begin(),
    ):
        Base.metadata.create_all(connection)
        project = {"id": str(uuid.uuid4()), "name": name, "made_by": made_by, "added": now()}
        connection.execute(insert(Project), project)
        rules = {
            "id": str(uuid.uuid4()),
            "label": codebook.label,
            "content": codebook.content,
            "added": now(),
        }
        connection.execute(insert(CodebookVersion), rules)
    engine.dispose()
