"""Notices what others write to an open project, by the journal that every edit leaves."""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from annotator.domain.changes import Changes
from annotator.store import journal
from annotator.store.faults import told_plainly
from annotator.store.journal import Entry
from annotator.store.rescuing import logs_of
from annotator.store.schema import Coder
from annotator.store.unit import changes_of

_WRITTEN_HERE: set[str] = set()
"""The chains of the entries this process wrote, through whichever hold on whichever file.

A chain is like no other, so an entry that failed to be committed hides nobody else's.
"""


def know_for_ours(entry: Entry) -> None:
    """Know an entry that is about to be committed for one of our own."""
    _WRITTEN_HERE.add(entry.chain)


@dataclass(frozen=True, slots=True)
class News:
    """What others did since the last look: the ids they touched, and their names.

    `changes` is None where the edits seen before are no longer in the project, as after a backup
    was put back: then everything may be another.
    """

    changes: Changes | None
    coders: tuple[str, ...] = ()


class Follower:
    """Looks, when asked, whether anybody else has changed the project since it looked last.

    One connection is kept for it: what it costs to ask that one is a hundredth of a millisecond.
    """

    def __init__(
        self,
        path: Path,
        connect: Callable[[], sqlite3.Connection],
        snapshot: Callable[[], AbstractContextManager[Connection]],
        let_go: Callable[[], None] | None,
    ) -> None:
        """Take how to connect, how to read, and how to let go of connections that may be frozen.

        The last is None where every connection sees what others write.
        """
        self._path = path
        self._connect = connect
        self._snapshot = snapshot
        self._let_go = let_go
        self._stamp = self._stamp_now()
        self._kept = connect()
        self._version = self._version_now()
        self.logs = logs_of(path)
        """What belonged to the project beside it when the connection was made."""
        with snapshot() as connection:
            self._seen = journal.newest(connection)
        self._ours: Entry | None = None
        """The last edit made through the file that is followed, since the last look."""
        self._is_due = False
        self.lock = threading.RLock()
        """Held by whoever uses the connection in another thread than that of the window."""

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection that is kept: it reads the file whatever becomes of its name."""
        return self._kept

    def close(self) -> None:
        """Let go of the connection that was kept, once nobody uses it any more."""
        with self.lock:
            self._kept.close()

    def take_in(self, entry: Entry) -> None:
        """Know an edit that was committed through the file that is followed."""
        self._ours = entry

    def news(self) -> News | None:
        """Return what others did since the last look, or None for nothing."""
        with told_plainly(self._path):
            self._is_due = self._is_touched() or self._is_due
        if not self._is_due:
            return None
        with self._snapshot() as connection:
            news, self._seen = _since(connection, self._seen, self._ours)
        self._is_due, self._ours = False, None
        return news

    def _is_touched(self) -> bool:
        if self._let_go is not None and (stamp := self._stamp_now()) != self._stamp:
            # Without locks and without a log SQLite takes the file for one that never changes.
            self._stamp = stamp
            self._let_go()
            self._kept.close()
            self._kept = self._connect()
            self._version = self._version_now()
            self.logs = logs_of(self._path)
            return True
        version = self._version_now()
        changed = version != self._version
        self._version = version
        return changed

    def _version_now(self) -> int:
        with closing(self._kept.execute("PRAGMA data_version")) as answer:
            return int(answer.fetchone()[0])

    def _stamp_now(self) -> tuple[tuple[int, int] | None, ...]:
        log = self._path.with_name(self._path.name + "-wal")
        return tuple(map(_state, (self._path, log)))


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _since(
    connection: Connection, seen: Entry | None, ours: Entry | None
) -> tuple[News | None, Entry | None]:
    """Return what others did after an entry, and the newest entry there is."""
    entries = journal.since(connection, seen.sequence - 1 if seen else 0)
    if any(one is not None and one not in entries for one in (seen, ours)):
        return News(None), entries[-1] if entries else journal.newest(connection)
    del entries[: 1 if seen else 0]
    newest = entries[-1] if entries else seen
    theirs = [one for one in entries if one.chain not in _WRITTEN_HERE]
    return (_told(connection, theirs) if theirs else None), newest


def _told(connection: Connection, entries: Sequence[Entry]) -> News:
    images = journal.images_of_all(connection, [one.sequence for one in entries])
    wanted = dict.fromkeys(one.coder_id for one in entries)
    rows = connection.execute(select(Coder.id, Coder.name).where(Coder.id.in_(wanted)))
    names = {row[0]: row[1] for row in rows}
    changes = changes_of(images, entries[-1].label, entries[-1].sequence, None)
    return News(changes, tuple(names[one] for one in wanted if one in names))
