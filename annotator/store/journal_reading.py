"""What the journal is asked beside undo: its entries, and the images of what they wrote."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select

from annotator.domain.history import HistoryEntry
from annotator.domain.history_index import TAKING_AWAY, Line
from annotator.store import journal, schema
from annotator.store.journal import Image
from annotator.store.queries import CHUNK, AnyRow, AnySelect
from annotator.store.statement_reader import Opener

Row = dict[str, Any]

_TOLD = 500
"""After so many entries it is told how many are verified."""

_ENTRY, _LINE = schema.JournalEntry, schema.JournalRow

REMOVABLE = ("article", "annotation", "actor", "dismissal")
"""The tables whose rows are things that people miss when they are gone."""

_MAY_TAKE_AWAY = or_(
    _ENTRY.deed != "edit", *(_ENTRY.label.startswith(word) for word in TAKING_AWAY)
)
_TAKES_AWAY = or_(
    and_(_LINE.after == "", _LINE.table_name.in_(REMOVABLE)),
    and_(
        _LINE.table_name == "actor",
        _LINE.before.contains('"merged_into_id":null'),
        _LINE.after.contains('"merged_into_id":"'),
    ),
)

_LINES = (
    "SELECT sequence, deed, label, coder_id, at, reverts FROM journal_entry"
    " WHERE sequence > ? ORDER BY sequence"
)
_DELETIONS = (
    select(_LINE.sequence, _LINE.table_name, _LINE.subject_id, _LINE.before, _LINE.after)
    .join(_ENTRY, _ENTRY.sequence == _LINE.sequence)
    .where(_ENTRY.sequence > bindparam("after"), _MAY_TAKE_AWAY, _TAKES_AWAY)
    .order_by(_LINE.sequence, _LINE.ordinal)
)
_IMAGES = select(_LINE.table_name, _LINE.subject_id, _LINE.before, _LINE.after)
_OF_SUBJECTS = (
    _IMAGES
    .add_columns(_LINE.sequence)
    .where(_LINE.subject_id.in_(bindparam("wanted", expanding=True)))
    .where(_LINE.sequence <= bindparam("until"))
    .order_by(_LINE.sequence, _LINE.ordinal)
)
_SINCE = (
    _IMAGES
    .where(_LINE.sequence > bindparam("since"))
    .order_by(_LINE.sequence.desc(), _LINE.ordinal.desc())
    .execution_options(yield_per=1000)
)
_GONE_ROW = (
    _IMAGES
    .add_columns(_LINE.sequence)
    .where(_LINE.subject_id == bindparam("subject"), _LINE.table_name == bindparam("table"))
    .where(_LINE.after == "")
    .order_by(_LINE.sequence.desc(), _LINE.ordinal.desc())
)
_HEAD = (
    _IMAGES
    .where(_LINE.sequence == bindparam("wanted"))
    .order_by(_LINE.ordinal)
    .limit(bindparam("most"))
)
_TOUCHED = (
    select(_LINE.table_name, _LINE.subject_id, _LINE.before == "", _LINE.after == "")
    .where(_LINE.sequence == bindparam("wanted"))
    .order_by(_LINE.ordinal)
)
_FIRST_AT = select(func.min(_ENTRY.sequence)).where(_ENTRY.at >= bindparam("moment"))


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that an entry deleted, or an actor that it merged: then `after` says into which."""

    sequence: int
    table: str
    subject: str
    before: str
    after: str

    @property
    def row(self) -> Row:
        """Return the row as it was."""
        found: Row = json.loads(self.before)
        return found


class JournalReader:
    """Reads what is on record of every edit; each call sees one moment."""

    def __init__(self, opener: Opener) -> None:
        self._open = opener

    def _rows(self, statement: AnySelect, **values: object) -> Sequence[AnyRow]:
        with self._open() as connection:
            return connection.execute(statement, values).all()

    def newest(self) -> int:
        """Return the sequence number of the last entry, 0 in a fresh project."""
        return self._rows(select(func.max(_ENTRY.sequence)))[0][0] or 0

    def first_at(self, moment: str) -> int | None:
        """Return the first entry at or after a moment, None where there is none."""
        found = self._rows(_FIRST_AT, moment=moment)[0][0]
        return None if found is None else int(found)

    def lines(self, after: int = 0) -> list[Line]:
        """Return what an index of entries needs of those after a sequence number, in order."""
        with self._open() as connection:
            found = connection.exec_driver_sql(_LINES, (after,))
            return [(*line,) for line in found]

    def deletions(self, after: int = 0) -> list[Removed]:
        """Return what later entries than one took out of the project, in order."""
        return [Removed(*row) for row in self._rows(_DELETIONS, after=after)]

    def whole(self, sequence: int) -> list[Image]:
        """Return an entry's images once it is sure that nobody altered them.

        Raises
        ------
        Unsound
            There is no such entry, or it is not as it was written.

        """
        with self._open() as connection:
            return journal.whole_entry(connection, sequence)[1]

    def verify(self, told: Callable[[int, int], bool]) -> tuple[int, int | None]:
        """Return up to which entry the chain holds, and the first one that breaks it, if any.

        `told` is called with how many entries are done and how many there are; once it returns
        False nothing more is read.
        """
        chain, good, there_are = "", 0, self.newest()
        with self._open() as connection:
            for entry, images in journal.everything(connection):
                if entry.sequence != good + 1:
                    return good, good + 1
                if journal.link(chain, entry, images) != entry.chain:
                    return good, entry.sequence
                chain, good = entry.chain, entry.sequence
                if good % _TOLD == 0 and not told(good, there_are):
                    break
        return good, None

    def touching(self, subjects: Iterable[str]) -> set[int]:
        """Return the entries that touched one of the things of these ids."""
        found: set[int] = set()
        touched = select(_LINE.sequence)
        with self._open() as connection:
            for chunk in chunks(sorted(subjects)):
                found.update(
                    connection.execute(touched.where(_LINE.subject_id.in_(chunk))).scalars()
                )
        return found

    def entries(self, sequences: Iterable[int], reverted: Iterable[int] = ()) -> list[HistoryEntry]:
        """Return entries in the order asked for; `reverted` are those that are taken back."""
        coder, taken = schema.Coder, frozenset(reverted)
        written = select(func.count()).where(_LINE.sequence == _ENTRY.sequence)
        statement = select(
            _ENTRY.sequence,
            _ENTRY.deed,
            _ENTRY.label,
            coder.name,
            _ENTRY.at,
            written.correlate(_ENTRY).scalar_subquery(),
        ).join(coder, coder.id == _ENTRY.coder_id)
        wanted = list(sequences)
        found: dict[int, HistoryEntry] = {}
        with self._open() as connection:
            for chunk in chunks(wanted):
                rows = connection.execute(statement.where(_ENTRY.sequence.in_(chunk)))
                for sequence, deed, label, name, at, lines in rows:
                    undone = sequence in taken and deed != "undo"
                    found[sequence] = HistoryEntry(sequence, deed, label, name, at, lines, undone)
        return [found[sequence] for sequence in wanted if sequence in found]

    def touched_by(self, sequence: int) -> list[tuple[str, str, bool, bool]]:
        """Return of each row an entry wrote table, subject, and whether it was made or removed."""
        return [(*row,) for row in self._rows(_TOUCHED, wanted=sequence)]

    def takes_away(self, sequence: int) -> bool:
        """Tell whether an entry took something out of the project that people may miss."""
        taken = select(_LINE.ordinal).where(_LINE.sequence == sequence, _TAKES_AWAY).limit(1)
        return bool(self._rows(taken))

    def images(self, sequence: int, most: int = -1) -> list[Image]:
        """Return an entry's images, or the first of them."""
        return [Image(*row) for row in self._rows(_HEAD, wanted=sequence, most=most)]

    def images_of(self, subjects: Iterable[str], until: int) -> dict[str, list[tuple[int, Image]]]:
        """Return by subject all images up to an entry, each with that entry's number."""
        found: dict[str, list[tuple[int, Image]]] = defaultdict(list)
        with self._open() as connection:
            for chunk in chunks(list(subjects)):
                values = {"wanted": chunk, "until": until}
                for *image, sequence in connection.execute(_OF_SUBJECTS, values):
                    found[image[1]].append((sequence, Image(*image)))
        return found

    def since(self, sequence: int) -> Iterator[Image]:
        """Yield the images of all entries after one, the last written first."""
        with self._open() as connection:
            for row in connection.execute(_SINCE, {"since": sequence}):
                yield Image(*row)

    def gone(self, table: str, subject: str, row_id: str) -> tuple[int, Image] | None:
        """Return the last deletion of a row, with the entry it is in."""
        for *image, sequence in self._rows(_GONE_ROW, subject=subject, table=table):
            if json.loads(image[2]).get("id") == row_id:
                return sequence, Image(*image)
        return None


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield values in as many pieces as statements can take them."""
    for begin in range(0, len(values), CHUNK):
        yield values[begin : begin + CHUNK]
