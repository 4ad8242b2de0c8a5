"""Says what the history shows, on one line of a list or in the field below it."""

from collections.abc import Iterable

from annotator.domain.counting import counted
from annotator.domain.history import EntryTold, HistoryRow, Thing, Touched, Turn, Version
from annotator.domain.telling import FieldChange
from annotator.editing.changes_since import StatementChange
from annotator.ui.dialogs.dates import local_time
from annotator.ui.panels.plain import isolated, one_line

_DEEDS = {"undo": "Undo", "redo": "Redo"}
_MANY = {Thing.WORK: "works on an article", Thing.DISMISSAL: "dismissed passages"}


def cells(row: HistoryRow) -> tuple[str, ...]:
    """Return what a step says in each column."""
    entry = row.entry
    things = f"{row.things:,}" if row.things else ""
    at, done, place = (_as_one(told) for told in (local_time(entry.at), step(row), where(row)))
    return at, one_line(entry.coder), things, done, place


def step(row: HistoryRow) -> str:
    """Return what was done."""
    label = isolated(row.entry.label)
    if row.entry.deed in _DEEDS:
        label = f"{_DEEDS[row.entry.deed]}: {label}"
    return f"{label} – undone" if row.entry.undone else label


def where(row: HistoryRow) -> str:
    """Return in which article it was done, and in which of its paragraphs."""
    if row.where is None:
        return ""
    told = isolated(row.where.title or "untitled")
    if row.where.paragraph:
        return f"{told}, ¶\u00a0{row.where.paragraph}"
    if row.where.others:
        return f"{told} and {counted(row.where.others, 'other', 'others')}"
    return told


def told(found: EntryTold) -> str:
    """Return what an entry did, thing by thing."""
    lines: list[str] = []
    total = sum(found.counts.values())
    if total > len(found.first) or total > 1:
        lines.append(f"{_counts(found)}.")
    if total > len(found.first) > 0:
        lines.append(f"The first {len(found.first)} of them:")
    for one in found.first:
        lines += ["", *_thing(one)] if lines else _thing(one)
    return "\n".join(lines) or "Nothing that has fields was touched."


def version(one: Version) -> str:
    """Return what an entry changed in a statement, and all that the statement held then."""
    lines = [*_changes(one.changes)] or ["Nothing that is shown changed."]
    if one.held:
        lines += ["", "As it was then:", *(f"    {_field(*field)}" for field in one.held.items())]
    else:
        lines += ["", "From then on it was no longer in the project."]
    return "\n".join(lines)


def net_cells(one: StatementChange) -> tuple[str, ...]:
    """Return what a net change says in each column."""
    how = ", ".join(one.aspects) or one.turn
    actor, words = isolated(one.actor), isolated(one.words)
    return how, one.kind, actor, isolated(one.title or "untitled"), words


def net(one: StatementChange) -> str:
    """Return what is not as it was in a statement."""
    if one.changes:
        return "\n".join([*_changes(one.changes), "", _field("Words now", one.words)])
    head = f"{one.turn.capitalize()}: {one.kind} by {isolated(one.actor)}"
    return "\n".join([head, _field("Words", one.words)])


def _as_one(line: str) -> str:
    """Return a line that reads in its own direction, also in a window that runs leftwards."""
    return f"\u2068{line}\u2069" if line else ""


def _counts(found: EntryTold) -> str:
    return ", ".join(
        f"{counted(number, thing, _MANY.get(thing, f'{thing}s'))} {turn}"
        for (thing, turn), number in found.counts.items()
    )


def _thing(one: Touched) -> list[str]:
    title = f": {isolated(one.title)}" if one.title else ""
    head = f"{one.thing.capitalize()} {one.turn}{title}"
    return [head, *_changes(one.changes if one.turn is not Turn.DELETED else _lost(one.changes))]


def _lost(changes: Iterable[FieldChange]) -> list[FieldChange]:
    return [FieldChange(one.field, "", one.before) for one in changes]


def _changes(changes: Iterable[FieldChange]) -> list[str]:
    return [f"    {_change(one)}" for one in changes]


def _change(one: FieldChange) -> str:
    if not one.before:
        return _field(one.field, one.after)
    after = isolated(one.after) if one.after else "nothing"
    return f"{one.field}: {isolated(one.before)} → {after}"


def _field(name: str, value: str) -> str:
    return f"{name}: {isolated(value)}"
