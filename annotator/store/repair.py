"""Makes rows that changed outside any edit what the journal says they were, after a backup."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, and_, delete, insert, update

from annotator.store import engine as engines
from annotator.store import journal, ladder
from annotator.store.check import Findings, check
from annotator.store.faults import told_plainly
from annotator.store.ladder import Backup
from annotator.store.queries import table_of, type_of
from annotator.store.replay import Deviation, Replay


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: the backup made before it, the rows mended, and what is still wrong."""

    backup: Backup
    mended: tuple[str, ...]
    left: Findings


def repair(path: Path) -> Repaired:
    """Mend what the journal can tell; nothing is done where the journal itself is damaged.

    To take a repair back, restore the backup.

    Raises
    ------
    DamagedProject
        The pages of the file are damaged, so that no whole backup can be made of it.
    CannotWrite
        The backup cannot be written; the project is as it was.

    """
    backup = ladder.take(path, "before repair")
    engine = engines.engine_for(path, read_only=False, wait_ms=10_000)
    try:
        with told_plainly(path), engine.connect() as connection:
            connection.execution_options(**{engines.WRITE: True})
            with connection.begin():
                connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                mended = _mend(connection)
    finally:
        engine.dispose()
    return Repaired(backup, mended, check(path))


def _mend(connection: Connection) -> tuple[str, ...]:
    chain, replay = "", Replay()
    for sequence, (entry, images) in enumerate(journal.everything(connection), start=1):
        if entry.sequence != sequence or journal.link(chain, entry, images) != entry.chain:
            return ()
        chain = entry.chain
        replay.take(images)
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101  the only driver
    found = list(replay.deviations(raw, type_of))
    for one in found:
        _put_right(connection, one)
    return tuple(f"{one.name}: {one.how}" for one in found)


def _put_right(connection: Connection, one: Deviation) -> None:
    table = table_of(one.model)
    this = and_(
        *(column == value for column, value in zip(table.primary_key, one.key, strict=True))
    )
    if one.recorded is None:
        connection.execute(delete(table).where(this))
    elif one.found is None:
        guard = {"revision": 0} if "revision" in table.c else {}
        connection.execute(insert(table), {**guard, **one.recorded})
    else:
        connection.execute(update(table).where(this).values(one.recorded))
