"""Connections to a project file, with the settings that make what is acknowledged durable."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

APPLICATION_ID = 0x50414E4E
"""“PANN”: marks a file as a project of this program."""

WRITE = "annotator_write"
"""The execution option of a connection that is going to write."""

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
)


def _address(path: Path, *, read_only: bool) -> str:
    address = path.resolve().as_uri() + ("?mode=ro" if read_only else "?mode=rw")
    # Without a -wal file nobody is writing, and only then may SQLite skip its locks: a project
    # in a read-only folder cannot be read at all otherwise.
    if read_only and not path.with_name(path.name + "-wal").exists():
        address += "&immutable=1"
    return address


def connect(path: Path, *, read_only: bool, wait_ms: int) -> sqlite3.Connection:
    """Open an existing project file; `wait_ms` is how long to wait for another writer."""
    connection = sqlite3.connect(
        _address(path, read_only=read_only),
        uri=True,
        isolation_level=None,
        timeout=wait_ms / 1000,
        check_same_thread=False,
    )
    for setting in _SETTINGS:
        connection.execute(setting)
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        # NORMAL loses acknowledged work in a power cut; FULL costs 0.2 ms a commit.
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def engine_for(path: Path, *, read_only: bool, wait_ms: int) -> Engine:
    """Return an engine that begins each transaction itself, IMMEDIATE where it will write."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, read_only=read_only, wait_ms=wait_ms),
        # Without a file in the address SQLAlchemy would give each thread one shared connection.
        poolclass=QueuePool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # The driver's own BEGIN comes too late: a rolled-back upgrade would leave its tables behind,
    # and two processes that read before they write would both be refused.
    writes = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
