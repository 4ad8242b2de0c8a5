"""Where annotations stand: what a list needs to be in order before any row of it is read."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, select

from annotator.domain.annotation import ListOrder, Place
from annotator.domain.codebook import ActorState, Kind
from annotator.domain.review import SetState
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter, narrowed
from annotator.store.prepared import fetch
from annotator.store.queries import AnySelect, newest_of


def places(
    connection: Connection, chosen: AnnotationFilter, order: ListOrder = ListOrder.TEXT
) -> list[Place]:
    """Return where the annotations chosen stand, by what is asked for, then articles and text."""
    return list(map(Place._make, fetch(connection, *narrowed(_ORDERED[order], chosen))))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many annotations have the same kind, actor and state of their set."""

    kind: Kind
    actor: str | None
    actor_state: ActorState
    status: SetState
    count: int


def tally(connection: Connection, chosen: AnnotationFilter) -> list[Tally]:
    """Return how many of the annotations chosen there are of each sort."""
    return [
        Tally(Kind(row[0]), row[1], ActorState(row[2]), SetState(row[3]), row[4])
        for row in fetch(connection, *narrowed(_tally, chosen))
    ]


def _tally() -> AnySelect:
    one, sets = schema.Annotation, schema.AnnotationSet
    sort = (one.kind, one.actor_id, one.actor_state, sets.state)
    return select(*sort, func.count()).join(sets, sets.id == one.set_id).group_by(*sort)


def astray(connection: Connection, article: str, text: str) -> list[str]:
    """Return the ids of an article's annotations whose words are not those of its text."""
    one, part = schema.Annotation, schema.Part
    statement = (
        select(one.id, part.start, part.end, part.exact)
        .join(part, part.annotation_id == one.id)
        .where(one.article_id == article, one.version_id == newest_of(literal(article)))
    )
    found = connection.execute(statement)
    return list(dict.fromkeys(row[0] for row in found if text[row[1] : row[2]] != row[3]))


def _in_text_order() -> AnySelect:
    return _places(literal(""))


def _by_actor() -> AnySelect:
    actor = schema.Actor
    # Those without an actor come last: no name folds to anything behind this.
    rank = func.coalesce(actor.folded, "\U0010fffd").label("rank")
    return _places(rank).outerjoin(actor, actor.id == schema.Annotation.actor_id)


def _by_kind() -> AnySelect:
    ranks = {kind.value: str(place) for place, kind in enumerate(Kind)}
    return _places(case(ranks, value=schema.Annotation.kind, else_="").label("rank"))


def _places(rank: ColumnElement[str]) -> AnySelect:
    one, part, sets, article = (
        schema.Annotation,
        schema.Part,
        schema.AnnotationSet,
        schema.Article,
    )
    return (
        select(rank, article.place, part.start, part.end, one.created, one.id, one.article_id)
        .select_from(one)
        .join(part, and_(part.annotation_id == one.id, part.ordinal == 0))
        .join(sets, sets.id == one.set_id)
        .join(article, article.id == one.article_id)
        .order_by(rank, article.place, part.start, part.end, one.created, one.id)
    )


_ORDERED = {
    ListOrder.TEXT: _in_text_order,
    ListOrder.ACTOR: _by_actor,
    ListOrder.KIND: _by_kind,
}
