"""Undo and redo: the journal's images applied backwards and forwards, as entries of their own."""

from sqlalchemy import Connection

from annotator.store import journal
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


def next_labels(connection: Connection) -> tuple[str, str]:
    """Return the labels of what undo and redo would do next, "" for nothing."""
    last = journal.newest(connection)
    if last is None:
        return "", ""
    heads = (last.undo_head, last.redo_head)
    undo_label, redo_label = (
        journal.entry_at(connection, head).label if head is not None else "" for head in heads
    )
    return undo_label, redo_label
