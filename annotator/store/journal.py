"""The journal: each edit's rows as they were before and after, chained by hashes."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby

from sqlalchemy import Connection, bindparam, func, insert, select

from annotator.store.faults import Unsound
from annotator.store.prepared import fetch, write
from annotator.store.queries import table_of
from annotator.store.schema import JournalEntry, JournalRow

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class Image:
    """A row before and after an edit: JSON of its columns, "" where it did not exist.

    An altered row's images hold its key and the columns that changed. Revisions are in no image:
    taking something back is an edit too, and gives the row a revision of its own.
    """

    table: str
    subject: str
    before: str
    after: str

    def reversed(self) -> "Image":
        """Return the image of taking the edit back."""
        return Image(self.table, self.subject, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry without its images."""

    sequence: int
    deed: str
    label: str
    coder_id: str
    at: str
    reverts: int | None
    undo_head: int | None
    redo_head: int | None
    below: int | None
    chain: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Under which sequence number, by whom and when (UTC) something is being done."""

    sequence: int
    coder: str
    at: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What kind of entry is to be written, and how it moves the heads of undo and redo."""

    deed: str
    label: str
    reverts: int | None = None
    undo_head: int | None = None
    redo_head: int | None = None
    below: int | None = None
    stands: bool = False
    """Whether undo and redo pass the entry over, as what left the project cannot be called back."""


# Building a statement costs more than running it, and each key press runs all of these.
ENTRIES = select(*(getattr(JournalEntry, name) for name in Entry.__dataclass_fields__))
"""All entries; a row of it is an `Entry` in the same order of columns."""
_NEWEST = ENTRIES.order_by(JournalEntry.sequence.desc()).limit(1)
_NEWEST_SEQUENCE = select(func.max(JournalEntry.sequence))
_AT = ENTRIES.where(JournalEntry.sequence == bindparam("wanted"))
_SINCE = ENTRIES.where(JournalEntry.sequence > bindparam("wanted")).order_by(JournalEntry.sequence)
_IMAGES = (
    select(JournalRow.table_name, JournalRow.subject_id, JournalRow.before, JournalRow.after)
    .where(JournalRow.sequence == bindparam("wanted"))
    .order_by(JournalRow.ordinal)
)
_ALL_IMAGES = select(
    JournalRow.sequence,
    JournalRow.table_name,
    JournalRow.subject_id,
    JournalRow.before,
    JournalRow.after,
).order_by(JournalRow.sequence, JournalRow.ordinal)
_ADD_ENTRY = insert(table_of(JournalEntry))
_ADD_ROWS = insert(table_of(JournalRow))


def encode_row(values: Mapping[str, object]) -> str:
    """Return a row's columns as JSON, always in the same order."""
    return _encode(values)


def newest(connection: Connection) -> Entry | None:
    """Return the last entry, or None in a fresh project."""
    found = fetch(connection, _NEWEST, {})
    return Entry(*found[0]) if found else None


def newest_sequence(connection: Connection) -> int:
    """Return the sequence number of the last entry, 0 in a fresh project."""
    return fetch(connection, _NEWEST_SEQUENCE, {})[0][0] or 0


def entry_at(connection: Connection, sequence: int) -> Entry:
    """Return the entry of that sequence number.

    Raises
    ------
    Unsound
        There is none.

    """
    found = fetch(connection, _AT, {"wanted": sequence})
    if not found:
        raise Unsound(f"Journal entry {sequence} is missing.")
    return Entry(*found[0])


def images_of(connection: Connection, sequence: int) -> list[Image]:
    """Return an entry's images in the order in which its rows were written."""
    return [Image(*row) for row in fetch(connection, _IMAGES, {"wanted": sequence})]


def everything(connection: Connection) -> Iterator[tuple[Entry, list[Image]]]:
    """Yield all entries from the first one on, each with its images."""
    rows = iter(groupby(connection.execute(_ALL_IMAGES), key=lambda row: row.sequence))
    of, batch = next(rows, (None, ()))
    for row in connection.execute(ENTRIES.order_by(JournalEntry.sequence)):
        entry, images = Entry(*row), []
        if of == entry.sequence:
            images = [Image(*line[1:]) for line in batch]
            of, batch = next(rows, (None, ()))
        yield entry, images


def since(connection: Connection, sequence: int) -> list[Entry]:
    """Return the entries behind that sequence number, in their order."""
    return [Entry(*row) for row in fetch(connection, _SINCE, {"wanted": sequence})]


def images_of_all(connection: Connection, sequences: Iterable[int]) -> Iterator[Image]:
    """Yield the images of several entries."""
    for sequence in sequences:
        yield from images_of(connection, sequence)


def whole_entry(connection: Connection, sequence: int) -> tuple[Entry, list[Image]]:
    """Return the entry of that sequence number with its images.

    Raises
    ------
    Unsound
        It is not as it was written.

    """
    entry, images = entry_at(connection, sequence), images_of(connection, sequence)
    former = entry_at(connection, sequence - 1).chain if sequence > 1 else ""
    if link(former, entry, images) != entry.chain:
        raise Unsound(f"Journal entry {sequence} was altered after it was written.")
    return entry, images


def link(former: str, entry: Entry, images: Sequence[Image]) -> str:
    """Return what the chain of an entry must be: a hash over the former one, it and its images."""
    head = [getattr(entry, name) for name in Entry.__dataclass_fields__ if name != "chain"]
    lines = (f"\x1e{one.table}\x1f{one.subject}\x1f{one.before}\x1f{one.after}" for one in images)
    return seal(former, head, "".join(lines).encode())


def seal(former: str, head: Sequence[object], images: bytes) -> str:
    """Return the same of an entry's columns but its chain, and of its images in one piece."""
    # In a damaged file the former chain may be no text at all.
    digest = hashlib.sha256(str(former).encode())
    digest.update(_encode(head).encode())
    digest.update(images)
    return digest.hexdigest()


def edit_deed(label: str, last: Entry | None) -> Deed:
    """Return the deed of an ordinary edit: it can be undone, and nothing can be redone."""
    return Deed("edit", label, below=last.undo_head if last else None)


def standing_deed(label: str, last: Entry | None) -> Deed:
    """Return the deed of something that is put on record, and that undo and redo pass over."""
    heads = (last.undo_head, last.redo_head) if last else (None, None)
    return Deed("edit", label, undo_head=heads[0], redo_head=heads[1], stands=True)


def append(
    connection: Connection, deed: Deed, images: Sequence[Image], last: Entry | None, stamp: Stamp
) -> Entry:
    """Write the entry of `stamp` after `last`, with its images, and return it.

    An undo is what the next redo takes back; an edit or a redo is what the next undo takes back.
    """
    undoes = deed.deed == "undo"
    entry = Entry(
        stamp.sequence,
        deed.deed,
        deed.label,
        stamp.coder,
        stamp.at,
        deed.reverts,
        deed.undo_head if undoes or deed.stands else stamp.sequence,
        stamp.sequence if undoes else deed.redo_head,
        deed.below,
        chain="",
    )
    entry = replace(entry, chain=link(last.chain if last else "", entry, images))
    write(connection, _ADD_ENTRY, [asdict(entry)])
    write(
        connection,
        _ADD_ROWS,
        [
            {
                "sequence": stamp.sequence,
                "ordinal": ordinal,
                "table_name": image.table,
                "subject_id": image.subject,
                "before": image.before,
                "after": image.after,
            }
            for ordinal, image in enumerate(images)
        ],
    )
    return entry
