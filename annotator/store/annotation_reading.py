"""Queries for annotations: whole ones, and the little of each that the article view paints."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, exists, literal, select

from annotator.domain.actors import ActorRef
from annotator.domain.annotation import Annotation, Details, Mark, Part, Relay, Target
from annotator.domain.codebook import (
    ActorState,
    Certainty,
    Form,
    Kind,
    Modality,
    Origin,
    RelayKind,
    Stance,
    TargetFunction,
    Verification,
)
from annotator.domain.review import SetState
from annotator.domain.spans import TextSpan
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter, narrowed
from annotator.store.faults import Unsound
from annotator.store.prepared import fetch
from annotator.store.queries import CHUNK, AnyRow, AnySelect, newest_of

_Made = TypeVar("_Made")
_NO_KINDS: frozenset[Kind] = frozenset()


@cache
def kinds_of(column: str) -> frozenset[Kind]:
    """Return the kinds stored in a column, joined by commas."""
    return frozenset(map(Kind, column.split(","))) if column else _NO_KINDS


def kinds_column(kinds: Iterable[Kind]) -> str:
    """Return kinds as they are stored: in printing order, joined by commas."""
    chosen = set(kinds)
    return ",".join(kind for kind in Kind if kind in chosen)


def marks(connection: Connection, article: str) -> list[Mark]:
    """Return what is painted of an article's annotations, in text order."""
    one, part = schema.Annotation, schema.Part
    statement = (
        select(part.start, part.end, one.id, one.kind, one.also, one.flagged)
        .join(part, part.annotation_id == one.id)
        .where(one.article_id == article, one.version_id == newest_of(literal(article)))
    )
    found: dict[str, Mark] = {}
    # Sorting here is cheaper than having the database sort by ids it has in no such order.
    rows: list[tuple[Any, ...]] = sorted(map(tuple, connection.execute(statement).all()))
    for start, end, mark, kind, also, flagged in rows:
        former = found.get(mark)
        spans = (*former.spans, TextSpan(start, end)) if former else (TextSpan(start, end),)
        found[mark] = Mark(mark, _KIND[kind], _also(also), spans, flagged)
    return list(found.values())


_KIND = {kind.value: kind for kind in Kind}
_also = cache(kinds_of)


def annotations(connection: Connection, chosen: AnnotationFilter) -> list[Annotation]:
    """Return the annotations chosen, in the order of articles and text."""
    found = [one for few in _in_chunks(chosen) for one in _placed(connection, few)]
    return [annotation for _, annotation in sorted(found, key=lambda one: one[0])]


_Place = tuple[int, int, int, int, str]


def _in_chunks(chosen: AnnotationFilter) -> Iterator[AnnotationFilter]:
    if chosen.ids is None:
        yield chosen
        return
    ids = sorted(chosen.ids)
    for begin in range(0, len(ids), CHUNK):
        yield replace(chosen, ids=frozenset(ids[begin : begin + CHUNK]))


def _placed(
    connection: Connection, chosen: AnnotationFilter
) -> Iterator[tuple[_Place, Annotation]]:
    heads = fetch(connection, *narrowed(_heads, chosen))
    if not heads:
        return
    parts = _gather(connection, _parts, chosen, lambda row: Part(TextSpan(row[1], row[2]), row[3]))
    rest = {
        model: _gather(connection, listing, chosen, make)
        for model, (listing, make) in _HANGING.items()
        if any(getattr(row, model.__tablename__) for row in heads)
    }
    for row in heads:
        if not parts[row.id]:
            raise Unsound(f"Annotation {row.id} has no part.")
        one = _whole(row, parts[row.id], {model: of[row.id] for model, of in rest.items()})
        yield (row.article_place, one.start, one.end, row.sequence, one.id), one


def _heads() -> AnySelect:
    one, actor, sets, coder, article = (
        schema.Annotation,
        schema.Actor,
        schema.AnnotationSet,
        schema.Coder,
        schema.Article,
    )
    return (
        select(
            one.__table__,
            actor.name.label("actor_name"),
            sets.state,
            coder.name.label("coder"),
            article.place.label("article_place"),
            (one.version_id != newest_of(article.id)).label("is_waiting"),
            # Most statements have none of these: to know it here saves asking for each.
            *(
                exists().where(model.annotation_id == one.id).label(model.__tablename__)
                for model in _HANGING
            ),
        )
        .select_from(one)
        .join(sets, sets.id == one.set_id)
        .join(coder, coder.id == sets.coder_id)
        .join(article, article.id == one.article_id)
        .outerjoin(actor, actor.id == one.actor_id)
    )


def _hanging_on(model: Any, *columns: Any) -> AnySelect:  # noqa: ANN401 - any of five models
    one, sets = schema.Annotation, schema.AnnotationSet
    return (
        select(model.annotation_id, *columns)
        .join(one, one.id == model.annotation_id)
        .join(sets, sets.id == one.set_id)
        .order_by(model.annotation_id, model.ordinal)
    )


def _parts() -> AnySelect:
    part = schema.Part
    return _hanging_on(part, part.start, part.end, part.exact)


def _co_actors() -> AnySelect:
    actor, further = schema.Actor, schema.CoActor
    statement = _hanging_on(further, actor.id, actor.name)
    return statement.join(actor, actor.id == further.actor_id)


def _targets() -> AnySelect:
    actor, target = schema.Actor, schema.Target
    statement = _hanging_on(target, actor.id, actor.name, target.function)
    return statement.join(actor, actor.id == target.actor_id)


def _via() -> AnySelect:
    actor, relay = schema.Actor, schema.Relay
    statement = _hanging_on(relay, actor.id, actor.name, relay.name, relay.kind)
    return statement.outerjoin(actor, actor.id == relay.actor_id)


def _topics() -> AnySelect:
    topic, label = schema.Topic, schema.AnnotationTopic
    return _hanging_on(label, topic.label).join(topic, topic.id == label.topic_id)


def _target(row: AnyRow) -> Target:
    return Target(ActorRef(row[1], row[2]), TargetFunction(row[3]))


def _relay(row: AnyRow) -> Relay:
    _, actor, actor_name, name, kind = row
    ref = ActorRef(actor, actor_name) if actor else None
    return Relay(actor_name or name, ref, RelayKind(kind))


_HANGING: dict[type[Any], tuple[Callable[[], AnySelect], Callable[[AnyRow], Any]]] = {
    schema.CoActor: (_co_actors, lambda row: ActorRef(row[1], row[2])),
    schema.Target: (_targets, _target),
    schema.Relay: (_via, _relay),
    schema.AnnotationTopic: (_topics, lambda row: str(row[1])),
}
"""What may hang on an annotation beside its parts: how it is listed, and what a row becomes."""


def _gather(
    connection: Connection,
    listing: Callable[[], AnySelect],
    chosen: AnnotationFilter,
    make: Callable[[AnyRow], _Made],
) -> dict[str, list[_Made]]:
    found: dict[str, list[_Made]] = defaultdict(list)
    for row in fetch(connection, *narrowed(listing, chosen)):
        found[row[0]].append(make(row))
    return found


def _whole(
    row: AnyRow,
    parts: list[Part],
    rest: Mapping[type[Any], list[Any]],
) -> Annotation:
    return Annotation(
        id=row.id,
        article=row.article_id,
        coder=row.coder,
        kind=Kind(row.kind),
        parts=tuple(parts),
        actor_state=ActorState(row.actor_state),
        actor=ActorRef(row.actor_id, row.actor_name) if row.actor_id else None,
        co_actors=tuple(rest.get(schema.CoActor, ())),
        also=kinds_of(row.also),
        form=Form(row.form),
        form_is_corrected=row.form_is_corrected,
        targets=tuple(rest.get(schema.Target, ())),
        via=tuple(rest.get(schema.Relay, ())),
        flagged=row.flagged,
        is_waiting=bool(row.is_waiting),
        status=SetState(row.state),
        origin=Origin(row.origin),
        same_as=row.same_as,
        created=row.created,
        updated=row.updated,
        revision=row.revision,
        details=_details(row, tuple(rest.get(schema.AnnotationTopic, ()))),
    )


def _details(row: AnyRow, topics: tuple[str, ...]) -> Details:
    return Details(
        descriptor=row.descriptor,
        date_said=row.date_said,
        date_said_precision=row.date_said_precision,
        place=row.place,
        topics=topics,
        stance=Stance(row.stance) if row.stance else None,
        subtype=row.subtype,
        modality=Modality(row.modality) if row.modality else None,
        certainty=Certainty(row.certainty) if row.certainty else None,
        reliability=row.reliability,
        credibility=row.credibility,
        verification=Verification(row.verification),
        verification_note=row.verification_note,
        paraphrase=row.paraphrase,
        translation=row.translation,
        note=row.note,
    )


def newest_codebook(connection: Connection) -> str:
    """Return the id of the codebook version new annotations are made under."""
    return str(fetch(connection, _NEWEST_CODEBOOK, {})[0][0])


_NEWEST_CODEBOOK = (
    select(schema.CodebookVersion.id).order_by(schema.CodebookVersion.number.desc()).limit(1)
)
