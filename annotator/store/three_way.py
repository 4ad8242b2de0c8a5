"""What two copies of a project each did since they parted, item by item and field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.store.queries import table_of, type_of
from annotator.store.schema import (
    Annotation,
    AnnotationTopic,
    Base,
    BriefingRecord,
    CoActor,
    MergeRecord,
    Part,
    Relay,
    Target,
)

Row = dict[str, Any]
Rows = dict[str, dict[tuple[Any, ...], Row]]
"""All rows of a project, by table and key."""

HANGING: tuple[type[Base], ...] = (Part, CoActor, Target, Relay, AnnotationTopic)
"""What belongs to a statement: each kind of these is one field of it."""

_HANGING = {model.__tablename__: model for model in HANGING}
_STATEMENT = Annotation.__tablename__
_NOT_MERGED = frozenset({MergeRecord.__tablename__, BriefingRecord.__tablename__})
"""What tells of one copy only."""

INCIDENTAL = frozenset({"updated", "sequence", "place", "number", "actor_chosen", "added"})
"""Columns that follow from when and where something was done: no difference by themselves."""

_TOGETHER: Mapping[str, Mapping[str, str]] = {
    _STATEMENT: {
        **dict.fromkeys(("actor_state", "actor_id", "descriptor"), "actor"),
        **dict.fromkeys(("kind", "also"), "kind"),
        **dict.fromkeys(
            (Part.__tablename__, "form", "form_is_corrected", "version_id", "article_id"), "words"
        ),
        **dict.fromkeys(("date_said", "date_said_precision"), "date_said"),
        CoActor.__tablename__: "joint actors",
        Target.__tablename__: "targets",
        Relay.__tablename__: "via",
        AnnotationTopic.__tablename__: "topics",
    }
}
"""Columns that make sense only together are one field, merged as one."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is merged as one: a row, or a statement with all that hangs on it."""

    table: str
    key: tuple[Any, ...]

    @property
    def id(self) -> str:
        """Return its id as people see it."""
        return "/".join(map(str, self.key))


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both copies changed, each in its own way; `field` "" for the whole item."""

    item: Item
    field: str
    base: Row | None
    mine: Row | None
    theirs: Row | None


@dataclass(slots=True)
class Plan:
    """What is to be done to the one copy so that it holds what the other has done, too."""

    added: dict[Item, Row] = field(default_factory=dict)
    altered: dict[Item, Row] = field(default_factory=dict)
    removed: list[Item] = field(default_factory=list)
    unchanged: int = 0
    """How many items the other changed that are here already as it has them."""
    clashes: list[Clash] = field(default_factory=list)


def items_of(rows: Rows) -> dict[Item, Row]:
    """Return what is merged as one; a statement's row holds what hangs on it, by table."""
    found: dict[Item, Row] = {}
    for table, known in rows.items():
        if table in _HANGING or table in _NOT_MERGED:
            continue
        for key, row in known.items():
            more: Row = dict.fromkeys(_HANGING, ()) if table == _STATEMENT else {}
            found[Item(table, key)] = row | more
    for table in _HANGING:
        for key, row in sorted(rows.get(table, {}).items()):
            owner = found.get(Item(_STATEMENT, key[:1]))
            if owner is not None:
                owner[table] = (*owner[table], row)
    return found


def plan_of(
    base: Mapping[Item, Row],
    mine: Mapping[Item, Row],
    theirs: Mapping[Item, Row],
    preferred: frozenset[tuple[str, str]] = frozenset(),
) -> Plan:
    """Compare three states, and say what the others' work is that mine lacks.

    What both changed is a clash and stays as it is in mine, unless its id and field are among
    those where theirs is `preferred`.
    """
    plan = Plan()
    for item in dict.fromkeys((*base, *theirs)):
        before, here, there = base.get(item), mine.get(item), theirs.get(item)
        if _alike(before, there):
            continue
        if _alike(here, there):
            plan.unchanged += 1
        elif here is None and before is None and there is not None:
            plan.added[item] = there
        elif there is None and _alike(before, here):
            plan.removed.append(item)
        elif here is None or there is None:
            _settle_whole(plan, Clash(item, "", before, here, there), preferred)
        else:
            _merge_fields(plan, Clash(item, "", before or {}, here, there), preferred)
    return plan


def _settle_whole(plan: Plan, clash: Clash, preferred: frozenset[tuple[str, str]]) -> None:
    if (clash.item.id, "") not in preferred:
        plan.clashes.append(clash)
    elif clash.theirs is None:
        plan.removed.append(clash.item)
    else:
        plan.added[clash.item] = clash.theirs


def _merge_fields(plan: Plan, both: Clash, preferred: frozenset[tuple[str, str]]) -> None:
    item, before, here, there = both.item, both.base or {}, both.mine or {}, both.theirs or {}
    taken: Row = {}
    for name, columns in fields_of(item.table, there):
        was, is_here, is_there = (_part(row, columns) for row in (before, here, there))
        if is_there in (was, is_here):
            continue
        if is_here == was or (item.id, name) in preferred:
            taken |= is_there
        else:
            plan.clashes.append(Clash(item, name, was or None, is_here, is_there))
    if taken:
        plan.altered[item] = taken


def fields_of(table: str, row: Row) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the fields of a row that are merged, each with the columns it consists of."""
    together = _TOGETHER.get(table, {})
    grouped: dict[str, list[str]] = {}
    for column in row:
        if column not in INCIDENTAL:
            grouped.setdefault(together.get(column, column), []).append(column)
    for name, columns in grouped.items():
        yield name, tuple(columns)


def _part(row: Row, columns: Sequence[str]) -> Row:
    return {name: row[name] for name in columns if name in row}


def _alike(one: Row | None, other: Row | None) -> bool:
    if one is None or other is None:
        return one is other
    return _without_incidentals(one) == _without_incidentals(other)


def _without_incidentals(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in INCIDENTAL}


def references_of(item: Item, row: Row) -> Iterator[tuple[str, str]]:
    """Yield the rows of other tables that a item names: the table and the id."""
    yield from _named_by(type_of[item.table], row)
    for table, model in _HANGING.items():
        for one in row.get(table, ()):
            yield from _named_by(model, one)


def _named_by(model: type[Base], row: Row) -> Iterator[tuple[str, str]]:
    for column in table_of(model).columns:
        for key in column.foreign_keys:
            value = row.get(column.name)
            if value is not None:
                yield key.column.table.name, value
