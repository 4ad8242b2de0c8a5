"""The rules on the journal: its chain is whole, and every row is as it says."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from annotator.store import journal
from annotator.store.doctor.findings import Advice, Problem, Said, Subject, subject_in
from annotator.store.doctor.mirror import Mirror, RawImage
from annotator.store.journal import Entry, Image
from annotator.store.replay import Deviation, Replay

_ENTRIES = f"SELECT {', '.join(Entry.__dataclass_fields__)} FROM journal_entry ORDER BY sequence"  # noqa: S608  our names
_IMAGES = "SELECT sequence, ordinal, table_name, subject_id, before, after FROM journal_row"


class History:
    """The whole journal, read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read it; the connection gives texts as bytes meanwhile."""
        self._connection = connection
        self._entries = [Entry(*row) for row in connection.execute(_ENTRIES)]
        rows = _images(connection)
        self._images = {number: list(group) for number, group in groupby(rows, itemgetter(0))}

    @property
    def is_whole(self) -> bool:
        """Tell whether no entry is missing and each is as it was written."""
        return not any(True for _ in self.faults())

    def said(self, latest: str) -> Said:
        """Check the chain, then the rows; `latest` is the moment after which nothing can be."""
        faults = list(self.faults())
        yield from faults
        yield from self._times(latest)
        if not faults:
            # A journal that is damaged itself says nothing of the rows.
            for one in self.deviations():
                yield Problem("row", one.name, one.how, _subject_of(one))

    def faults(self) -> Iterator[Problem]:
        """Return what is wrong with the chain of entries."""
        chain, expected = "", 1
        for entry in self._entries:
            name = str(entry.sequence)
            if entry.sequence != expected:
                yield Problem("journal", name, f"entry {expected} is missing before it")
            if self._seal(chain, entry) != entry.chain:
                yield Problem("journal", name, "the entry was altered after it was written")
            chain, expected = entry.chain, entry.sequence + 1
        strays = self._images.keys() - {entry.sequence for entry in self._entries}
        for number in sorted(strays):
            yield Problem("journal", str(number), "rows are recorded of an entry that is gone")

    def _seal(self, former: str, entry: Entry) -> str:
        images = self._images.get(entry.sequence, ())
        head = [getattr(entry, name) for name in Entry.__dataclass_fields__ if name != "chain"]
        told = b"".join([b"\x1e" + b"\x1f".join(one[2:]) for one in images])
        return journal.seal(former, head, told)

    def _times(self, latest: str) -> Said:
        former = ""
        for entry in self._entries:
            if entry.at < former:
                detail = f"the journal entry was made at {entry.at}, before the one before it"
                yield Advice(Problem("time", str(entry.sequence), detail))
            if entry.at > latest:
                detail = f"the journal entry is in the future: {entry.at}"
                yield Advice(Problem("time", str(entry.sequence), detail))
            former = entry.at

    def deviations(self) -> Iterator[Deviation]:
        """Return the rows that are not as a whole journal says."""
        connection = self._connection
        mirror = Mirror()
        for images in self._images.values():
            mirror.take(images)
        former, connection.text_factory = connection.text_factory, bytes
        try:
            unproven = set(mirror.unproven(connection))
        finally:
            connection.text_factory = former
        if not unproven:
            return
        replay = Replay()
        for images in self._images.values():
            closely = [one[2:] for one in images if one[2].decode() in unproven]
            replay.take([Image(*map(bytes.decode, one)) for one in closely])
        yield from replay.deviations(connection, unproven)


def _images(connection: sqlite3.Connection) -> list[RawImage]:
    former, connection.text_factory = connection.text_factory, bytes
    try:
        # As they lie in the file, which is the order wanted: to look each up takes a while.
        rows: list[RawImage] = connection.execute(f"{_IMAGES} NOT INDEXED").fetchall()
        try:
            rows.sort()
        except TypeError:
            # On a damaged page a text may stand where a number should: SQLite sorts that, too.
            rows = connection.execute(f"{_IMAGES} ORDER BY sequence, ordinal").fetchall()
    finally:
        connection.text_factory = former
    return rows


def _subject_of(one: Deviation) -> Subject:
    return subject_in(one.model, {**(one.found or {}), **(one.recorded or {})})
