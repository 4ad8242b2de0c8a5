"""Brings into a project what was done in another copy of it since the two parted."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, insert, select

from annotator.store import engine as engines
from annotator.store import journal, schema
from annotator.store.faults import told_plainly
from annotator.store.queries import table_of, type_of
from annotator.store.replay import UNRECORDED, Replay
from annotator.store.three_way import (
    HANGING,
    Clash,
    Item,
    Plan,
    Row,
    Rows,
    items_of,
    plan_of,
    references_of,
)
from annotator.store.unit import Unit

_HANGING = {model.__tablename__: model for model in HANGING}
_STATEMENT = schema.Annotation.__tablename__
_ARTICLE, _VERSION = schema.Article.__tablename__, schema.ArticleVersion.__tablename__
_CODER, _SETTING = schema.Coder.__tablename__, schema.Setting.__tablename__
_COME_ALONG = frozenset({_VERSION, schema.AnnotationSet.__tablename__, _SETTING})
_PER_CODER = (schema.AnnotationSet.__tablename__, schema.Assignment.__tablename__)


@dataclass(frozen=True, slots=True)
class Refused:
    """A item of the other copy that cannot be brought in: what it names is not there."""

    item: Item
    missing: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did."""

    plan: Plan
    refused: tuple[Refused, ...]
    names: dict[str, str]
    """What actors and topics of either copy are called, by id."""
    clashing: dict[Item, Row]
    """The whole of each item that has a clash: as it is here, or there where it is gone here."""

    def counts(self) -> tuple[int, int, int]:
        """Return how much is new, changed and withdrawn; a new article counts once."""
        new = sum(item.table not in _COME_ALONG for item in self.plan.added)
        return new, len(self.plan.altered), len(self.plan.removed)


def merge(unit: Unit, other: Path, preferred: frozenset[tuple[str, str]]) -> Merged:
    """Do in this project, in the unit's transaction, what was done in another copy of it.

    What both changed stays as it is here, unless its (id, field) is among the `preferred`. Two
    copies may have brought in the same article, or begun a set of the same coder there: these are
    taken for one.
    """
    here = unit.connection
    engine = engines.engine_for(other, read_only=True, wait_ms=2_000)
    try:
        with told_plainly(other), engine.connect() as there:
            base, mine, theirs = _base(here, there), _stored(here), _stored(there)
            renamed, strangers = _same_coders(here, there)
            renamed |= _same_by_content(base, mine, theirs, renamed)
            former, present = items_of(base), items_of(mine)
            others = items_of(_renamed(theirs, renamed))
            plan = plan_of(former, present, others, preferred)
            known = _outside(here) | _contents(there) | {(_CODER, one["id"]) for one in strangers}
            refused = _leave_out_what_lacks_something(plan, present, known)
            _keep_what_is_named(plan, present)
            _number_anew(plan, present)
            if strangers and (plan.added or plan.altered):
                here.execute(insert(table_of(schema.Coder)), strangers)
            _apply(plan, unit, there, present)
    finally:
        engine.dispose()
    either = others | present
    clashing = {one.item: either[one.item] for one in plan.clashes}
    return Merged(plan, tuple(refused), _names(theirs) | _names(mine), clashing)


# The three states


def _base(here: Connection, there: Connection) -> Rows:
    """Return the rows as they were when the two parted."""
    replay = Replay()
    for (entry, images), (other, _) in zip(
        journal.everything(here), journal.everything(there), strict=False
    ):
        if entry.chain != other.chain:
            break
        replay.take(images)
    return {table: dict(replay.rows_of(table)) for table in _merged_tables()}


def _stored(connection: Connection) -> Rows:
    rows: Rows = {}
    for name in _merged_tables():
        table = table_of(type_of[name])
        keys = [column.name for column in table.primary_key]
        columns = [column for column in table.columns if column.name != "revision"]
        found = (row._asdict() for row in connection.execute(select(*columns)))
        rows[name] = {tuple(row[key] for key in keys): row for row in found}
    return rows


def _names(rows: Rows) -> dict[str, str]:
    actors, topics = schema.Actor.__tablename__, schema.Topic.__tablename__
    return {
        row["id"]: row[column]
        for table, column in ((actors, "name"), (topics, "label"))
        for row in rows[table].values()
    }


def _merged_tables() -> list[str]:
    return [name for name in type_of if name not in UNRECORDED]


# What both copies made, each under an id of its own


def _same_coders(here: Connection, there: Connection) -> tuple[dict[str, str], list[Row]]:
    """Return which of their coders has another id here, by name, and those who are new here."""
    table = table_of(schema.Coder)
    ours = {row.name: row.id for row in here.execute(select(table))}
    theirs = [row._asdict() for row in there.execute(select(table))]
    renamed = {row["id"]: ours[row["name"]] for row in theirs if row["name"] in ours}
    known = set(ours.values()) | set(renamed)
    return (
        {old: new for old, new in renamed.items() if old != new},
        [row for row in theirs if row["id"] not in known],
    )


def _same_by_content(
    base: Rows, mine: Rows, theirs: Rows, renamed: Mapping[str, str]
) -> dict[str, str]:
    same: dict[str, str] = {}
    ours = dict(_new_texts(base, mine))
    for text, (article, version) in _new_texts(base, theirs):
        if text in ours:
            same |= dict(zip((article, version), ours[text], strict=True))
    same |= _same_corrections(base, mine, theirs)
    for table in _PER_CODER:
        whose = {(row["article_id"], row["coder_id"]): row["id"] for row in mine[table].values()}
        for row in theirs[table].values():
            article, coder = row["article_id"], row["coder_id"]
            key = (same.get(article, article), renamed.get(coder, coder))
            if key in whose:
                same[row["id"]] = whose[key]
    return {old: new for old, new in same.items() if old != new}


def _new_texts(base: Rows, rows: Rows) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the hash of each text that came in since, with the ids of its article and version."""
    for key, row in rows[_VERSION].items():
        if key not in base[_VERSION] and (row["article_id"],) not in base[_ARTICLE]:
            yield row["text_sha256"], (row["article_id"], row["id"])


def _same_corrections(base: Rows, mine: Rows, theirs: Rows) -> dict[str, str]:
    """Return which of their newer texts of articles came in here, too, each by its id there."""
    here, there = (
        {
            (row["article_id"], row["text_sha256"]): row["id"]
            for key, row in rows[_VERSION].items()
            if key not in base[_VERSION] and (row["article_id"],) in base[_ARTICLE]
        }
        for rows in (mine, theirs)
    )
    return {version: here[key] for key, version in there.items() if key in here}


def _renamed(rows: Rows, ids: Mapping[str, str]) -> Rows:
    if not ids:
        return rows
    return {
        table: {
            tuple(ids.get(part, part) for part in key): {
                name: ids.get(value, value) if isinstance(value, str) else value
                for name, value in row.items()
            }
            for key, row in known.items()
        }
        for table, known in rows.items()
    }


# What must be there for a row to stand


def _outside(connection: Connection) -> set[tuple[str, str]]:
    """Return, by table and key, what rows may name and no edit writes."""
    found = {(_CODER, one) for (one,) in connection.execute(select(schema.Coder.id))}
    return (
        found
        | _contents(connection)
        | {
            (schema.CodebookVersion.__tablename__, one)
            for (one,) in connection.execute(select(schema.CodebookVersion.id))
        }
    )


def _contents(connection: Connection) -> set[tuple[str, str]]:
    return {
        (model.__tablename__, key)
        for model in (schema.VersionText, schema.OriginalBytes)
        for (key,) in connection.execute(select(model.sha256))
    }


def _leave_out_what_lacks_something(
    plan: Plan, mine: Mapping[Item, Row], known: set[tuple[str, str]]
) -> list[Refused]:
    there = known | {(item.table, item.id) for item in (*mine, *plan.added)}
    refused: list[Refused] = []
    is_stable = False
    while not is_stable:
        is_stable = True
        for changes in (plan.added, plan.altered):
            for item, row in list(changes.items()):
                lacking = next((one for one in references_of(item, row) if one not in there), None)
                if lacking is None:
                    continue
                del changes[item]
                refused.append(Refused(item, lacking[0]))
                if changes is plan.added:
                    there.discard((item.table, item.id))
                    is_stable = False
    return refused


def _keep_what_is_named(plan: Plan, mine: Mapping[Item, Row]) -> None:
    """Take nothing away that something else here still needs: that is a clash."""
    is_stable = False
    while plan.removed and not is_stable:
        gone = set(plan.removed)
        after = [(one, row | plan.altered.get(one, {})) for one, row in mine.items()]
        staying = (*(pair for pair in after if pair[0] not in gone), *plan.added.items())
        named = {one for item, row in staying for one in references_of(item, row)}
        kept = [item for item in plan.removed if (item.table, item.id) in named]
        plan.removed = [item for item in plan.removed if item not in kept]
        plan.clashes += [Clash(item, "", mine[item], mine[item], None) for item in kept]
        is_stable = not kept


def _number_anew(plan: Plan, mine: Mapping[Item, Row]) -> None:
    """Have newer texts of an article that came in there follow those that came in here."""
    highest: dict[str, int] = {}
    for item, row in mine.items():
        if item.table == _VERSION:
            highest[row["article_id"]] = max(highest.get(row["article_id"], 0), row["number"])
    theirs = [item for item in plan.added if item.table == _VERSION]
    for item in sorted(theirs, key=lambda one: int(plan.added[one]["number"])):
        row = plan.added[item]
        number = max(row["number"], highest.get(row["article_id"], 0) + 1)
        highest[row["article_id"]] = number
        plan.added[item] = row | {"number": number}


# Doing it


def _apply(plan: Plan, unit: Unit, there: Connection, mine: Mapping[Item, Row]) -> None:
    _bring_contents(plan, unit, there)
    for items in _after_what_they_name(plan.added):
        for table, group in groupby(items, key=lambda one: one.table):
            _add(unit, table, [plan.added[item] for item in group])
    for item, values in plan.altered.items():
        _alter(unit, item, values)
    layers = list(_after_what_they_name({item: mine[item] for item in plan.removed}))
    for items in reversed(layers):
        for table, group in groupby(items, key=lambda one: one.table):
            _remove(unit, table, [item.key[0] for item in group])


def _after_what_they_name(rows: Mapping[Item, Row]) -> Iterator[list[Item]]:
    """Yield items in layers: whatever a item names comes in a layer before it."""
    sorter: TopologicalSorter[Item] = TopologicalSorter()
    for item, row in rows.items():
        named = (Item(table, (key,)) for table, key in references_of(item, row))
        sorter.add(item, *(one for one in named if one in rows and one != item))
    sorter.prepare()
    while sorter.is_active():
        ready = sorter.get_ready()
        yield sorted(ready, key=lambda one: (one.table, rows[one].get("place", 0)))
        sorter.done(*ready)


def _bring_contents(plan: Plan, unit: Unit, there: Connection) -> None:
    new = [row for item, row in plan.added.items() if item.table == _VERSION]
    text, original = schema.VersionText, schema.OriginalBytes
    for row in new:
        words = there.execute(select(text.text).where(text.sha256 == row["text_sha256"])).scalar()
        packed = there.execute(
            select(original.compressed).where(original.sha256 == row["original_sha256"])
        ).scalar()
        if words is not None and packed is not None:
            unit.keep_content(
                {row["text_sha256"]: words}, {row["original_sha256"]: zlib.decompress(packed)}
            )


def _add(unit: Unit, table: str, rows: list[Row]) -> None:
    model = type_of[table]
    if table == _ARTICLE:
        first = unit.next_place()
        rows = [row | {"place": first + number} for number, row in enumerate(rows)]
    if table == _STATEMENT:
        chosen = {"actor_chosen": unit.stamp.sequence}
        unit.add_many(model, [_bare(row) | chosen for row in rows])
        _hang(unit, rows)
    else:
        unit.add_many(model, rows)


def _alter(unit: Unit, item: Item, values: Row) -> None:
    model = type_of[item.table]
    if item.table == _SETTING:
        unit.remove(model, "key", [item.id])
        unit.add_many(model, [values])
        return
    stamp = {"updated": unit.at} if item.table == _STATEMENT else {}
    unit.change(model, item.id, _bare(values), stamp=stamp)
    for table in _HANGING.keys() & values.keys():
        unit.remove(_HANGING[table], "annotation_id", [item.id])
    _hang(unit, [values])


def _remove(unit: Unit, table: str, keys: list[str]) -> None:
    if table == _STATEMENT:
        for model in HANGING:
            unit.remove(model, "annotation_id", keys)
    unit.remove(type_of[table], "key" if table == _SETTING else "id", keys)


def _hang(unit: Unit, rows: Iterable[Row]) -> None:
    for table, model in _HANGING.items():
        unit.add_many(model, [one for row in rows for one in row.get(table, ())])


def _bare(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _HANGING}
