"""The journal: each edit's rows as they were before and after, chained by hashes."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from annotator.store.schema import JournalEntry, JournalRow

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class Image:
    """A row before and after an edit: JSON of its columns, "" where it did not exist.

    An altered row's images hold its key and the columns that changed.
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
    reverts: int | None
    undo_head: int | None
    redo_head: int | None
    below: int | None
    chain: str


_ENTRY_COLUMNS = (
    JournalEntry.sequence,
    JournalEntry.deed,
    JournalEntry.label,
    JournalEntry.reverts,
    JournalEntry.undo_head,
    JournalEntry.redo_head,
    JournalEntry.below,
    JournalEntry.chain,
)


def encode_row(values: dict[str, object]) -> str:
    """Return a row's columns as JSON, always in the same order."""
    return _encode(values)


def newest(connection: Connection) -> Entry | None:
    """Return the last entry, or None in a fresh project."""
    statement = select(*_ENTRY_COLUMNS).order_by(JournalEntry.sequence.desc()).limit(1)
    row = connection.execute(statement).first()
    return Entry(*row) if row else None


def entry_at(connection: Connection, sequence: int) -> Entry:
    """Return the entry of that sequence number."""
    statement = select(*_ENTRY_COLUMNS).where(JournalEntry.sequence == sequence)
    return Entry(*connection.execute(statement).one())


def images_of(connection: Connection, sequence: int) -> list[Image]:
    """Return an entry's images in the order in which its rows were written."""
    statement = (
        select(JournalRow.table_name, JournalRow.subject_id, JournalRow.before, JournalRow.after)
        .where(JournalRow.sequence == sequence)
        .order_by(JournalRow.ordinal)
    )
    return [Image(*row) for row in connection.execute(statement)]


def link(former: str, head: Sequence[object], images: Sequence[Image]) -> str:
    """Return the chain hash of an entry: sha256 over the former one, its head and its images."""
    digest = hashlib.sha256(former.encode())
    digest.update(_encode(list(head)).encode())
    for image in images:
        digest.update(
            f"{image.table}\x1f{image.subject}\x1f{image.before}\x1f{image.after}".encode()
        )
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Deed:
    """What kind of entry is to be written, and how it moves the heads of undo and redo."""

    deed: str
    label: str
    reverts: int | None = None
    undo_head: int | None = None
    redo_head: int | None = None
    below: int | None = None


def edit_deed(label: str, last: Entry | None) -> Deed:
    """Return the deed of an ordinary edit: it can be undone, and nothing can be redone."""
    return Deed("edit", label, below=last.undo_head if last else None)


def append(
    connection: Connection, deed: Deed, images: Sequence[Image], *, coder: str | None, at: str
) -> int:
    """Write one entry with its images and return its sequence number.

    A deed without an `undo_head` of its own that is no undo becomes the head itself.
    """
    last = newest(connection)
    sequence = last.sequence + 1 if last else 1
    undo_head = deed.undo_head if deed.deed == "undo" else sequence
    redo_head = sequence if deed.deed == "undo" else deed.redo_head
    head = (sequence, deed.deed, deed.label, coder, at, deed.reverts)
    chain = link(last.chain if last else "", head, images)
    connection.execute(
        insert(JournalEntry),
        {
            "sequence": sequence,
            "deed": deed.deed,
            "label": deed.label,
            "coder_id": coder,
            "at": at,
            "reverts": deed.reverts,
            "undo_head": undo_head,
            "redo_head": redo_head,
            "below": deed.below,
            "chain": chain,
        },
    )
    connection.execute(
        insert(JournalRow),
        [
            {
                "sequence": sequence,
                "ordinal": ordinal,
                "table_name": image.table,
                "subject_id": image.subject,
                "before": image.before,
                "after": image.after,
            }
            for ordinal, image in enumerate(images)
        ],
    )
    return sequence
