"""Connections to a project file, with the settings that make what is acknowledged durable."""

import os
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from annotator.domain.text import fold
from annotator.store import network
from annotator.store.queries import driver_of
from annotator.store.whereabouts import is_on_network

FOLDED = "annotator_folded"
"""The SQL function that folds a text (domain.text.fold), on every connection to a project."""

APPLICATION_ID = 0x50414E4E
"""“PANN”: marks a file as a project of this program."""

Require = Callable[[], None]
"""Raises where a file is not the one that is meant."""

WRITE = "annotator_write"
"""The execution option of a connection that is going to write."""

_SAFE = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
)
_WRITES = "BEGIN IMMEDIATE"
_PAUSES = (0.001, 0.01)
"""Seconds from one try to write to the next: at first, and at last."""
_DURABLE = (
    "PRAGMA journal_mode = WAL",
    # NORMAL loses acknowledged work in a power cut; FULL costs 0.2 ms a commit.
    "PRAGMA synchronous = FULL",
)


def may_write(path: Path) -> bool:
    """Tell whether a project file can be changed: SQLite needs its folder, and locks that hold."""
    real = path.resolve()
    may = os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)
    return may and not is_on_network(real)


def _nothing() -> None:
    """Require nothing."""


def connect(
    path: Path, *, read_only: bool, wait_ms: int, require: Require = _nothing
) -> sqlite3.Connection:
    """Open an existing project file; `wait_ms` is how long to wait for another writer.

    `require` is called before anything is read, and raises where it is another file than it was.
    """
    if not read_only:
        network.refuse_there(path)
        return _opened(path, "mode=rw", (*_SAFE, *_DURABLE), wait_ms, require)
    if may_write(path) and not _has_log(path):
        # As a writer that never writes: only so do SQLite's locks hold without leaving files.
        return _opened(path, "mode=rw", (*_SAFE, "PRAGMA query_only = ON"), wait_ms, require)
    return _looked_into(path, wait_ms, require)


def glance(path: Path, *, wait_ms: int, alone: bool = False) -> sqlite3.Connection:
    """Open a file, whatever it is, without leaving a trace on it or in its folder.

    `alone` reads it as if no -wal file lay beside it.
    """
    return _looked_into(path, wait_ms, alone=alone)


def _looked_into(
    path: Path, wait_ms: int, require: Require = _nothing, *, alone: bool = False
) -> sqlite3.Connection:
    # Without a -wal file nobody is writing, and only then may SQLite skip its locks: a project
    # in a read-only folder cannot be read at all otherwise, nor one on a network without locks.
    mode = "mode=ro" if _has_log(path) and not alone else "mode=ro&immutable=1"
    return _opened(path, mode, _SAFE, wait_ms, require)


def _has_log(path: Path) -> bool:
    real = path.resolve()
    return real.with_name(real.name + "-wal").exists()


def _opened(
    path: Path, mode: str, settings: tuple[str, ...], wait_ms: int, require: Require
) -> sqlite3.Connection:
    require()
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        isolation_level=None,
        timeout=wait_ms / 1000,
        check_same_thread=False,
    )
    try:
        # Opened, but not read yet, and no file of its own has been made or joined.
        require()
        for setting in settings:
            connection.execute(setting)
        connection.create_function(FOLDED, 1, lambda text: fold(str(text)), deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def engine_for(path: Path, *, read_only: bool, wait_ms: int, require: Require = _nothing) -> Engine:
    """Return an engine that begins each transaction itself, IMMEDIATE where it will write."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, read_only=read_only, wait_ms=wait_ms, require=require),
        # Without a file in the address SQLAlchemy would give each thread one shared connection.
        poolclass=QueuePool,
        # What a fault says may go into a report that is passed on: the articles' words must not.
        hide_parameters=True,
    )
    event.listen(engine, "begin", partial(_begin, wait_ms=wait_ms))
    return engine


def _begin(connection: Connection, *, wait_ms: int) -> None:
    # The driver's own BEGIN comes too late: a rolled-back upgrade would leave its tables behind,
    # and two processes that read before they write would both be refused.
    if connection.get_execution_options().get(WRITE, False):
        _begin_to_write(connection, wait_ms)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_to_write(connection: Connection, wait_ms: int) -> None:
    """Begin as soon as nobody else writes, and give up when so much time has passed.

    SQLite adds up the pauses that it asks for, and each lasts longer where much is going on: it
    gave up after 230 ms instead of 150 on two busy processors.
    """
    driver = driver_of(connection)
    end, pause = time.monotonic() + wait_ms / 1000, _PAUSES[0]
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while (left := end - time.monotonic()) > 0:
            try:
                driver.execute(_WRITES)
            except sqlite3.OperationalError as fault:
                if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    break
            else:
                return
            time.sleep(min(pause, left))
            pause = min(2 * pause, _PAUSES[1])
        connection.exec_driver_sql(_WRITES)
    finally:
        driver.execute(f"PRAGMA busy_timeout = {wait_ms}")
