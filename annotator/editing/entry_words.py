"""Tells in words what entries of the journal did, and what a thing was after each of them."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby

from annotator.domain import telling
from annotator.domain.history import EntryTold, Thing, Touched, Turn, Version
from annotator.domain.telling import Naming, Row, Rows, differences
from annotator.editing.project import Project
from annotator.store.journal import Image
from annotator.store.record_reading import LAST
from annotator.store.replay import Replay

FEW = 20
"""So many of the things an entry touched are told of one by one."""

Line = tuple[str, str, bool, bool]
"""Table and subject of a row, and whether it was made or removed."""

STATEMENT_TABLES = frozenset({
    "annotation",
    "annotation_part",
    "annotation_co_actor",
    "annotation_target",
    "annotation_via",
    "annotation_topic",
})
_WHOLE = {
    **dict.fromkeys(STATEMENT_TABLES, Thing.STATEMENT),
    **dict.fromkeys(("article", "article_version"), Thing.ARTICLE),
    **dict.fromkeys(("actor", "actor_alias", "affiliation"), Thing.ACTOR),
}
"""Things of several rows, known by the subject of each of them."""

_SINGLE = {
    "annotation_set": Thing.WORK,
    "dismissal": Thing.DISMISSAL,
    "comment": Thing.COMMENT,
    "topic": Thing.TOPIC,
    "briefing_record": Thing.BRIEFING,
    "setting": Thing.OTHER,
}
"""Things of one row; what stands in no table named here is a part of something else."""

_OF_ARTICLES = frozenset({"article", "article_version", "annotation_set", "dismissal", "comment"})

_MAIN = {Thing.STATEMENT: "annotation", Thing.ARTICLE: "article", Thing.ACTOR: "actor"}

_TOLD: dict[Thing, Callable[[Rows, Naming], dict[str, str]]] = {
    Thing.STATEMENT: telling.told_statement,
    Thing.ARTICLE: telling.told_article,
    Thing.ACTOR: telling.told_actor,
    Thing.WORK: telling.told_work,
    Thing.DISMISSAL: telling.told_dismissal,
    Thing.COMMENT: telling.told_comment,
    Thing.TOPIC: telling.told_topic,
    Thing.BRIEFING: telling.told_briefing,
    Thing.OTHER: lambda _rows, _name: {},
}
_TITLED = {
    Thing.STATEMENT: telling.WORDS,
    Thing.ARTICLE: "Title",
    Thing.ACTOR: "Name",
    Thing.DISMISSAL: telling.WORDS,
    Thing.COMMENT: "Text",
    Thing.TOPIC: "Name",
    Thing.BRIEFING: "File",
}


def articles_in(lines: Iterable[Line]) -> list[str]:
    """Return the ids of the articles of which an entry wrote rows, in order."""
    return [subject for table, subject, _, _ in lines if table in _OF_ARTICLES]


def count_things(lines: Iterable[Line]) -> int:
    """Return how many things an entry touched."""
    return sum(_turns(lines).values())


def tell(project: Project, sequence: int) -> EntryTold:
    """Return what an entry did to how many things, and what changed in the first of them."""
    record = project.read.record
    lines = record.touched_by(sequence)
    whole = _whole(lines)[:FEW]
    histories = record.images_of([subject for _, subject in whole], sequence)
    singles = [] if len(whole) == FEW else record.images(sequence, 20 * FEW)
    name = namer(project, [image for found in histories.values() for _, image in found], singles)
    first = [_touched(thing, one, histories[one], sequence, name) for thing, one in whole]
    first += [_single(image, name) for image in singles if image.table in _SINGLE]
    return EntryTold(
        counts=dict(_turns(lines)),
        first=tuple(first[:FEW]),
        annotation=next((one for thing, one in whole if thing is Thing.STATEMENT), None),
        is_deletion=record.takes_away(sequence),
    )


def versions(project: Project, subject: str, undone: Collection[int] = ()) -> list[Version]:
    """Return a thing as each entry that touched it left it, the newest first."""
    images = project.read.record.images_of([subject], LAST).get(subject, [])
    entries = project.read.record.entries(dict.fromkeys(one[0] for one in images), undone)
    by_sequence = {entry.sequence: entry for entry in entries}
    name = namer(project, [image for _, image in images], [])
    thing = next((_WHOLE[one.table] for _, one in images if one.table in _WHOLE), Thing.OTHER)
    replay, before, told = Replay(), dict[str, str](), list[Version]()
    for sequence, group in groupby(images, key=lambda one: one[0]):
        replay.take([image for _, image in group])
        held = _held(thing, replay, name)
        told.append(Version(by_sequence[sequence], differences(before, held), held))
        before = held
    return told[::-1]


def namer(project: Project, images: Iterable[Image], others: Iterable[Image]) -> Naming:
    """Return what gives the names of the actors and topics that images speak of by their ids."""
    wanted: set[str] = set()
    for image in (*images, *others):
        for told in (image.before, image.after):
            row = json.loads(told) if told else {}
            wanted |= {
                str(row[column])
                for column in ("actor_id", "organisation_id", "merged_into_id")
                if row.get(column)
            }
    known = project.read.record.names(wanted) | dict(project.read.topics())
    return lambda of: known.get(of, "somebody no longer known")


def _turns(lines: Iterable[Line]) -> Counter[tuple[Thing, Turn]]:
    found: dict[tuple[Thing, str], Turn] = {}
    counts: Counter[tuple[Thing, Turn]] = Counter()
    for table, subject, made, removed in lines:
        turn = Turn.ADDED if made else Turn.DELETED if removed else Turn.CHANGED
        if (thing := _WHOLE.get(table)) is not None:
            mine = turn if table == _MAIN[thing] else Turn.CHANGED
            if mine is not Turn.CHANGED or (thing, subject) not in found:
                found[thing, subject] = mine
        elif (single := _SINGLE.get(table)) is not None:
            counts[single, turn] += 1
    for (thing, _), turn in found.items():
        counts[thing, turn] += 1
    return counts


def _whole(lines: Iterable[Line]) -> list[tuple[Thing, str]]:
    """Return the things of several rows that an entry touched, in the order it did so."""
    return list(dict.fromkeys((_WHOLE[line[0]], line[1]) for line in lines if line[0] in _WHOLE))


def _touched(
    thing: Thing, subject: str, history: Sequence[tuple[int, Image]], sequence: int, name: Naming
) -> Touched:
    replay = Replay()
    replay.take([image for at, image in history if at < sequence])
    before = _held(thing, replay, name)
    replay.take([image for at, image in history if at == sequence])
    after = _held(thing, replay, name)
    return _as_touched(thing, subject, before, after)


def _single(image: Image, name: Naming) -> Touched:
    thing = _SINGLE[image.table]
    rows = [json.loads(told) if told else {} for told in (image.before, image.after)]
    before, after = (_TOLD[thing]({image.table: [row]} if row else {}, name) for row in rows)
    of = str((rows[1] or rows[0]).get("id", ""))
    return _as_touched(thing, of, before, after)


def _as_touched(
    thing: Thing, subject: str, before: Mapping[str, str], after: Mapping[str, str]
) -> Touched:
    titled = _TITLED.get(thing, "")
    title = after.get(titled) or before.get(titled) or ""
    turn = Turn.CHANGED if before and after else Turn.ADDED if after else Turn.DELETED
    return Touched(thing, subject, turn, title, differences(before, after))


def _held(thing: Thing, replay: Replay, name: Naming) -> dict[str, str]:
    tables = [table for table, of in _WHOLE.items() if of is thing]
    rows: dict[str, list[Row]] = {}
    for table in tables:
        found = replay.rows_of(table)
        rows[table] = [found[key] for key in sorted(found)]
    if not rows.get(_MAIN.get(thing, "")):
        return {}
    return _TOLD[thing](rows, name)
