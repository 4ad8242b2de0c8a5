"""Undo and redo: the journal's images applied backwards and forwards, as entries of their own."""

from sqlalchemy import Connection

from annotator.store import journal
from annotator.store.edit_reading import EditReader
from annotator.store.journal import Deed
from annotator.store.unit import Unit


def undo(connection: Connection, unit: Unit) -> Deed | None:
    """Take back the newest edit that stands; None when there is nothing to undo."""
    last = unit.last
    if last is None or last.undo_head is None:
        return None
    done, images = journal.whole_entry(connection, last.undo_head)
    unit.apply(image.reversed() for image in reversed(images))
    return Deed(
        "undo", done.label, reverts=done.sequence, undo_head=done.below, below=last.redo_head
    )


def redo(connection: Connection, unit: Unit) -> Deed | None:
    """Do again what was last undone; None when there is nothing to redo."""
    last = unit.last
    if last is None or last.redo_head is None:
        return None
    undone, images = journal.whole_entry(connection, last.redo_head)
    unit.apply(image.reversed() for image in reversed(images))
    return Deed(
        "redo",
        undone.label,
        reverts=undone.sequence,
        redo_head=undone.below,
        below=last.undo_head,
    )


def next_labels(connection: Connection, coder: str = "") -> tuple[str, str]:
    """Return the labels of what undo and redo would do next, "" for nothing; see `told`."""
    last = journal.newest(connection)
    if last is None:
        return "", ""
    undo_label, redo_label = (
        told(connection, head, coder) if head is not None else ""
        for head in (last.undo_head, last.redo_head)
    )
    return undo_label, redo_label


def told(connection: Connection, sequence: int, coder: str) -> str:
    """Return the label of the entry to take back, for the coder of that name.

    Undo takes back the newest edit that stands, whoever made it: of another's it says whose it is.
    """
    entry = journal.entry_at(connection, sequence)
    name = dict(EditReader(connection).coders()).get(entry.coder_id)
    if not coder or name in {coder, None}:
        return entry.label
    return (
        f"{entry.label}, undone by {name}" if entry.deed == "undo" else f"{entry.label} by {name}"
    )
