"""The registry of actors as a table in a CSV file (RFC 4180), written and read.

One row tells of one actor; further rows with the same id, or without ids the same name, tell of
further names and roles of it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from annotator.domain.actors import Actor, Affiliation
from annotator.domain.text import fold
from annotator.errors import UnreadableInput
from annotator.exchange.cells import bare, guarded

COLUMNS = {
    "id": "the actor's id; leave it out for new actors",
    "name": "the main name",
    "type": "person, organisation, state, group or unnamed",
    "short_name": "as it is printed after the first time",
    "native_name": "as it is written in the actor's own script",
    "country": "where the actor is from",
    "note": "free text",
    "other_name": "a further name; another row for another one",
    "role": "an office or the like; another row for another one",
    "organisation": "where the role is held",
    "organisation_id": "the id of that actor, if it has one",
    "from": "the first day of the role: 2024-05-31, 2024-05 or 2024",
    "to": "its last day",
}
"""The columns of the table, each with what it holds."""

_OF_ACTOR = ("type", "short_name", "native_name", "country", "note")
_OF_ROLE = ("role", "organisation", "organisation_id", "from", "to")
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role as the table tells it."""

    role: str
    organisation: str
    organisation_id: str
    since: str
    until: str


@dataclass(slots=True)
class ActorRow:
    """All that the table tells of one actor; "" where a cell is empty."""

    line: int
    """The line of the file on which it begins."""
    id: str
    name: str
    fields: dict[str, str] = field(default_factory=dict)
    """Type, short and native name, country and note, as far as they are told."""
    other_names: list[str] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)


def written(actors: Iterable[Actor]) -> bytes:
    """Return the table of actors; equal actors make equal bytes.

    UTF-8 with a byte order mark: without it spreadsheets take it for another encoding.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for actor in actors:
        for row in _rows(actor):
            table.writerow([guarded(row.get(name, "")) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _rows(actor: Actor) -> Iterator[Mapping[str, str]]:
    pairs = zip_longest(actor.other_names, actor.affiliations)
    for place, (name, held) in enumerate(pairs):
        first = _own(actor) if place == 0 else {"id": actor.id, "name": actor.name}
        yield {**first, "other_name": name or "", **(_role(held) if held else {})}
    if not actor.other_names and not actor.affiliations:
        yield _own(actor)


def _own(actor: Actor) -> dict[str, str]:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type.value,
        "short_name": actor.short_name,
        "native_name": actor.native_name,
        "country": actor.country,
        "note": actor.note,
    }


def _role(held: Affiliation) -> dict[str, str]:
    body = held.organisation
    return {
        "role": held.role,
        "organisation": body.name if body else "",
        "organisation_id": body.id if body else "",
        "from": held.since or "",
        "to": held.until or "",
    }


def read(text: str, name: str) -> list[ActorRow]:
    """Return the actors a table tells of, in its order; `name` is what the file is called.

    Cells may be set apart by commas, semicolons or tabs, the columns may stand in any order, and
    only the name is needed.

    Raises
    ------
    UnreadableInput
        It is no such table.

    """
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [_plain(cell) for cell in next(table, [])]
        _require_columns(columns, name)
        return list(_gathered(columns, table))
    except csv.Error as fault:
        raise _refused(name, f"cannot be read as a table at line {table.line_num}") from fault


def _gathered(columns: Sequence[str], table: Iterator[list[str]]) -> Iterable[ActorRow]:
    found: dict[str, ActorRow] = {}
    line = 2
    # The line on which a row begins: a cell may hold several.
    for cells in table:
        row = dict(zip(columns, map(bare, cells), strict=False))
        begun, line = line, _lines_read(table) + 1
        if not any(value.strip() for value in row.values()):
            continue
        key = row.get("id", "").strip() or f" {fold(row.get('name', ''))}"
        actor = found.setdefault(key, ActorRow(begun, row.get("id", "").strip(), row["name"]))
        _take(actor, row)
    return found.values()


def _lines_read(table: Iterator[list[str]]) -> int:
    return int(getattr(table, "line_num", 0))


def _take(actor: ActorRow, row: Mapping[str, str]) -> None:
    for column in _OF_ACTOR:
        if row.get(column, "").strip():
            actor.fields.setdefault(column, row[column])
    other = row.get("other_name", "")
    if other.strip() and other not in actor.other_names:
        actor.other_names.append(other)
    cells = [row.get(column, "") for column in _OF_ROLE]
    if any(cell.strip() for cell in cells):
        actor.roles.append(RoleRow(*cells))


def _plain(head: str) -> str:
    return "_".join(bare(head).strip().strip("\ufeff").casefold().split())


def _require_columns(columns: Sequence[str], name: str) -> None:
    if "name" not in columns:
        raise _refused(name, "has no column “name” in its first line")
    twice = {column for column in columns if column in COLUMNS and columns.count(column) > 1}
    if twice:
        raise _refused(name, f"has two columns “{min(twice)}”")


def _refused(name: str, why: str) -> UnreadableInput:
    return UnreadableInput(
        f"“{name}” {why}.",
        kept="Nothing was brought in.",
        todo=f"Give it a first line with some of these columns: {', '.join(COLUMNS)}.",
    )
