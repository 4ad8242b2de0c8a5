"""What the record of edits in a damaged file says its rows are, as far as it is there."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from annotator.store import journal
from annotator.store.journal import Entry, Image
from annotator.store.replay import UNRECORDED, Replay
from annotator.store.salvage.shapes import TABLES, Key, Row, key_of

Kept = dict[str, dict[Key, tuple[Row, bool]]]
"""Rows by table and key, each with whether a second copy bears it out."""


class Record:
    """The entries of the journal that were found, played as far as they go."""

    def __init__(self, tables: Mapping[str, list[Row]]) -> None:
        """Take the rows that were carved out, by table."""
        entries = {row["sequence"]: row for row in tables.get("journal_entry", ())}
        self._entries = {
            sequence: Entry(**{name: row[name] for name in Entry.__dataclass_fields__})
            for sequence, row in entries.items()
        }
        self._images: dict[int, list[Image]] = defaultdict(list)
        lines = {(row["sequence"], row["ordinal"]): row for row in tables.get("journal_row", ())}
        for sequence, ordinal in sorted(lines):
            row = lines[sequence, ordinal]
            image = Image(row["table_name"], row["subject_id"], row["before"], row["after"])
            self._images[sequence].append(image)
        self._replay = Replay()
        self._removed: set[tuple[str, Key]] = set()
        self.is_whole = self._play()
        """Whether no entry is missing, and each is as it was written."""

    def _play(self) -> bool:
        chain, whole = "", bool(self._entries)
        for sequence in range(1, max([*self._images, *self._entries], default=0) + 1):
            entry, images = self._entries.get(sequence), self._images[sequence]
            if entry is None or journal.link(chain, entry, images) != entry.chain:
                whole = False
            chain = entry.chain if entry else ""
            for image in images:
                self._take(image)
        return whole

    def _take(self, image: Image) -> None:
        try:
            self._replay.take([image])
            values = json.loads(image.after or image.before)
            place = image.table, key_of(TABLES[image.table], values)
        except (ValueError, LookupError, TypeError):
            return  # a line that is damaged itself
        (self._removed.discard if image.after else self._removed.add)(place)

    def rows(self, tables: Mapping[str, list[Row]]) -> Kept:
        """Return which rows the project held, out of those that were carved and the record's own.

        Of several versions of a row the one that the record has counts, or else the newest. A row
        that the record does not have, though it is whole, is left from something deleted.
        """
        kept: Kept = {}
        for name in TABLES:
            kept[name] = dict(self._carved(name, tables.get(name, ())))
            for key, row in self._recorded(name):
                kept[name].setdefault(key, (row, self.is_whole))
        return kept

    def _carved(
        self, name: str, rows: list[Row] | tuple[()]
    ) -> Iterator[tuple[Key, tuple[Row, bool]]]:
        best: dict[Key, tuple[Row, bool]] = {}
        recorded = self._replay.rows_of(name)
        for row in rows:
            key = key_of(TABLES[name], row)
            told = recorded.get(key)
            true = told is not None and all(row.get(at) == value for at, value in told.items())
            gone = (name, key) in self._removed or (self.is_whole and not true)
            if gone and name not in UNRECORDED:
                continue
            if key not in best or (true, _age(row)) > (best[key][1], _age(best[key][0])):
                best[key] = row, true
        yield from best.items()

    def _recorded(self, name: str) -> Iterator[tuple[Key, Row]]:
        """Yield the rows of which the record has every column."""
        table = TABLES[name]
        columns = {column.name for column in table.columns}
        for key, row in self._replay.rows_of(name).items():
            whole = {"revision": 0, **row} if "revision" in columns else row
            if whole.keys() == columns:
                yield key, whole


def _age(row: Row) -> int:
    return int(row.get("revision", 0))
