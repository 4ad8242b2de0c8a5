"""Tells, without touching it, whether a file is a project this program can open."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.errors import DamagedProject, NotFound, ReadOnlyProject
from annotator.store import faults, network, search_index, upgrades
from annotator.store.engine import APPLICATION_ID, glance
from annotator.store.logs import require_own_log
from annotator.store.schema import Base

_KEPT = "The file was left exactly as it is."


def recognise(path: Path) -> int:
    """Return the schema version of the project at `path`.

    Raises
    ------
    NotFound
        There is no such file.
    DamagedProject
        It is no project, is damaged, or is newer than this program.
    LockedProject
        It lies on a network folder, and a part of it in another file beside it.

    """
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises on names that are too long
        raise NotFound(
            f"There is no project “{path}”.",
            kept="Nothing was made or changed.",
            todo="Check the name, or import an article to make the project.",
        )
    with faults.told_plainly(path):
        if path.is_dir():
            raise _not_ours(path, "is a folder")
        if path.stat().st_size == 0:
            raise _not_ours(path, "is empty")
    if not os.access(path, os.R_OK):
        raise ReadOnlyProject(
            f"“{path.name}” cannot be opened: you have no right to read it.",
            kept=_KEPT,
            todo="Ask for the right to read it, or choose another project.",
        )
    with faults.told_plainly(path):
        network.require_readable(path)
        require_own_log(path)
        try:
            return _version_of(path)
        except sqlite3.DatabaseError as fault:
            code = getattr(fault, "sqlite_errorcode", None)
            if code == sqlite3.SQLITE_NOTADB:
                raise _not_ours(path, "holds something else") from fault
            if code == sqlite3.SQLITE_ERROR:
                # Our questions fit every sound project: its tables cannot even be looked at.
                raise faults.damaged(path) from fault
            raise


def _version_of(path: Path) -> int:
    with closing(glance(path, wait_ms=2000)) as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if mark != APPLICATION_ID:
            raise _not_ours(path, "is a database of another program")
        if version > upgrades.newest_version():
            raise DamagedProject(
                f"“{path.name}” was made by a newer version of this program.",
                kept=_KEPT,
                todo="Install the newer version to open it.",
            )
        _require_no_code(path, connection)
        if version == upgrades.newest_version():
            _require_our_tables(path, connection)
    return int(version)


def _require_no_code(path: Path, connection: sqlite3.Connection) -> None:
    # A foreign trigger or view would run on our own reads and writes, and a virtual table (it has
    # no page of its own) on being looked at: such a file is not opened.
    code = (
        "SELECT 1 FROM sqlite_schema WHERE type NOT IN ('table', 'index')"
        " OR (rootpage = 0 AND sql IS NOT ?)"
    )
    if connection.execute(code, (search_index.CREATE,)).fetchone():
        raise faults.damaged(path)


def _require_our_tables(path: Path, connection: sqlite3.Connection) -> None:
    found = set(
        connection.execute(
            "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
            " WHERE t.type = 'table'"
        )
    )
    tables = Base.metadata.tables
    ours = {(name, column.name) for name in tables for column in tables[name].columns}
    indexed = {(name, column) for name, has in search_index.TABLES.items() for column in has}
    if found != ours | indexed:
        raise faults.damaged(path)


def outdated(path: Path) -> ReadOnlyProject:
    """Return the error for an older project where it may not be brought up to date."""
    return ReadOnlyProject(
        f"“{path.name}” was made by an older version of this program.",
        kept=_KEPT,
        todo="Open it, or a copy in a folder you may write to: that brings it up to date.",
    )


def _not_ours(path: Path, what: str) -> DamagedProject:
    return DamagedProject(
        f"“{path.name}” is not a project of this program: it {what}.",
        kept=_KEPT,
        todo="Choose a project file; articles are brought in with Import.",
        path=path,
    )
