"""Makes sure that the -wal file beside a project belongs to it, before SQLite joins the two.

SQLite takes whatever whole transactions lie there for the newest state. A client that keeps a
folder in sync brings the two files one by one, and may leave the log of an older state, or of
another copy, beside a newer project (sqlite.org/howtocorrupt.html, section 1.4).
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.errors import DamagedProject
from annotator.store.engine import glance
from annotator.store.whereabouts import Place, where_is

_NEWEST = "SELECT sequence, chain FROM journal_entry ORDER BY sequence DESC LIMIT 1"
_WAIT_MS = 2000

_Newest = tuple[int, str]


def require_own_log(path: Path) -> None:
    """Refuse a project beside which the log of another state of it lies.

    Raises
    ------
    DamagedProject
        It does.

    """
    real = path.resolve()
    log = real.with_name(real.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        return
    # In this order: whoever writes to it meanwhile only makes the second newer.
    alone = _newest(real, logged=False)
    both = _newest(real, logged=True)
    is_plain = where_is(real).place is not Place.SYNCED
    if _follows(alone, both, real) and (is_plain or _is_sound(real)):
        return
    # What looks like it may be no other state: half of the log was moved into the file, or a
    # backup was put back, when the program or the power ended. Then all fits together.
    from annotator.store.doctor.rules import is_whole  # noqa: PLC0415 - seldom, and takes a while

    if both is not None and is_whole(real):
        return
    raise DamagedProject(
        f"“{log.name}” beside “{path.name}” belongs to another state of the project: a sync client "
        "or a copy has brought one of the two files without the other.",
        kept="Both files were left exactly as they are.",
        todo="Let the sync client finish, then try again. If that does not help, move "
        f"“{log.name}” to another folder and open the project, or put a backup back.",
    )


def _follows(alone: _Newest | None, both: _Newest | None, path: Path) -> bool:
    if alone is None:
        # Half of it may have been moved from the log into the file when the power failed.
        return True
    if both is None or both[0] < alone[0]:
        return False
    return _chain_at(path, alone[0]) == alone[1]


def _newest(path: Path, *, logged: bool) -> _Newest | None:
    """Return the newest entry, with the log or as if there were none; None if it is unreadable."""
    try:
        with closing(glance(path, wait_ms=_WAIT_MS, alone=not logged)) as connection:
            found = connection.execute(_NEWEST).fetchone()
    except sqlite3.Error:
        return None
    return found or (0, "")


def _chain_at(path: Path, sequence: int) -> str | None:
    if sequence == 0:
        return ""
    with closing(glance(path, wait_ms=_WAIT_MS)) as connection:
        found = connection.execute(
            "SELECT chain FROM journal_entry WHERE sequence = ?", (sequence,)
        ).fetchone()
    return str(found[0]) if found else None


def _is_sound(path: Path) -> bool:
    try:
        with closing(glance(path, wait_ms=_WAIT_MS)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.Error:
        return False
