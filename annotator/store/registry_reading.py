"""Everything the registry of actors is asked beside who there is: where and how each is used."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, bindparam, func, literal, select, union_all

from annotator.domain.actors import ActorRef, ActorUse, Affiliation, Capacity, Member
from annotator.domain.codebook import Kind
from annotator.store import schema
from annotator.store.queries import CHUNK, AnySelect, table_of

Opener = Callable[[], AbstractContextManager[Connection]]
Row = dict[str, Any]

HANGING: dict[Capacity, type[schema.CoActor | schema.Target | schema.Relay]] = {
    Capacity.CO_ACTOR: schema.CoActor,
    Capacity.TARGET: schema.Target,
    Capacity.VIA: schema.Relay,
}
"""The tables in which a statement names parties beside the one whose words it is."""

APART = "differ "
"""How the keys begin under which the project keeps that two actors are not the same."""

_FIRST_WORDS = 200


class RegistryReader:
    """Reads what the registry needs to know; each call sees one moment."""

    def __init__(self, opener: Opener) -> None:
        self._open = opener

    def beginning(self, letters: str) -> list[ActorRef]:
        """Return the actors whose id begins with these letters."""
        one = schema.Actor
        begins = one.id.startswith(letters, autoescape=True)
        listed = select(one.id, one.name).where(begins, one.merged_into_id.is_(None))
        with self._open() as connection:
            return [ActorRef(*row) for row in connection.execute(listed.order_by(one.id))]

    def uses(self, actor: str) -> list[ActorUse]:
        """Return the statements that name an actor, in the order of articles and text."""
        with self._open() as connection:
            rows = connection.execute(_USES, {"actor": actor})
            return [
                ActorUse(
                    row.id,
                    Capacity(row.capacity),
                    Kind(row.kind),
                    row.article_id,
                    row.title,
                    row.words,
                    row.descriptor,
                )
                for row in rows
            ]

    def naming(self, actors: Iterable[str], article: str) -> frozenset[str]:
        """Return the ids of an article's statements that name one of the actors."""
        found: set[str] = set()
        with self._open() as connection:
            for few in _chunks(actors):
                rows = connection.execute(_NAMING, {"actors": few, "article": article})
                found.update(row[0] for row in rows)
        return frozenset(found)

    def named_in(self, actor: str) -> dict[Capacity, list[str]]:
        """Return the ids of the statements that name an actor, by the capacity it has in them."""
        found: dict[Capacity, list[str]] = {capacity: [] for capacity in Capacity}
        with self._open() as connection:
            for capacity, annotation in connection.execute(_NAMED_IN, {"actor": actor}):
                found[Capacity(capacity)].append(annotation)
        return found

    def parties(self, capacity: Capacity, annotations: Iterable[str]) -> dict[str, list[Row]]:
        """Return the whole rows by which statements name parties in a capacity, in order."""
        found: dict[str, list[Row]] = defaultdict(list)
        with self._open() as connection:
            for few in _chunks(annotations):
                rows = connection.execute(_parties(capacity), {"annotations": few})
                for row in rows:
                    found[row.annotation_id].append(row._asdict())
        return found

    def speakers(self, annotations: Iterable[str]) -> dict[str, str | None]:
        """Return whose words each statement is, by the statement's id."""
        found: dict[str, str | None] = {}
        with self._open() as connection:
            for few in _chunks(annotations):
                rows = connection.execute(_SPEAKERS, {"annotations": few})
                found |= {str(row[0]): row[1] for row in rows}
        return found

    def counts(self) -> dict[str, int]:
        """Return how many statements are the words of each actor who has any."""
        with self._open() as connection:
            return {str(row[0]): row[1] for row in connection.execute(_COUNTS)}

    def names(self, actor: str) -> list[Row]:
        """Return the whole rows of an actor's other names, in order."""
        with self._open() as connection:
            return [row._asdict() for row in connection.execute(_NAMES, {"actor": actor})]

    def roles(self, actor: str) -> list[Row]:
        """Return the whole rows of the roles an actor held."""
        with self._open() as connection:
            return [row._asdict() for row in connection.execute(_ROLES, {"actor": actor})]

    def members(self, actor: str) -> list[Row]:
        """Return the whole rows of the roles that are held in an actor, as an organisation."""
        with self._open() as connection:
            return [row._asdict() for row in connection.execute(_MEMBERS, {"actor": actor})]

    def people_in(self, actor: str) -> list[Member]:
        """Return who holds or held a role in an actor, as an organisation, by name and time."""
        with self._open() as connection:
            rows = connection.execute(_PEOPLE, {"actor": actor}).all()
        return [
            Member(
                ActorRef(row.actor_id, row.name),
                Affiliation(None, row.role, row.since or None, row.until or None, row.id),
            )
            for row in rows
        ]

    def merged_into(self, actor: str) -> list[str]:
        """Return the ids of all that were merged into an actor, the last merged first."""
        with self._open() as connection:
            direct = [row[0] for row in connection.execute(_MERGED, {"actor": actor})]
        return [one for child in direct for one in (*self.merged_into(child), child)]

    def merged(self) -> dict[str, str]:
        """Return into which actor each one was merged that is no longer there, by its id."""
        with self._open() as connection:
            return {str(row[0]): str(row[1]) for row in connection.execute(_ALL_MERGED)}

    def apart(self) -> frozenset[frozenset[str]]:
        """Return the pairs of actors of whom somebody said that they are not the same."""
        with self._open() as connection:
            keys = [str(row[0]) for row in connection.execute(_APART)]
        return frozenset(frozenset(key.removeprefix(APART).split()) for key in keys)


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(values)
    for begin in range(0, len(wanted), CHUNK):
        yield wanted[begin : begin + CHUNK]


def _by_capacity() -> Iterator[tuple[Capacity, Any, Any]]:
    """Yield each capacity with the column of the statement and that of the actor."""
    yield Capacity.ACTOR, schema.Annotation.id, schema.Annotation.actor_id
    for capacity, model in HANGING.items():
        yield capacity, model.annotation_id, model.actor_id


def _named_in() -> Any:  # noqa: ANN401 - SQLAlchemy's own union
    return union_all(
        *(
            select(literal(capacity.value).label("capacity"), annotation.label("annotation"))
            .where(actor == bindparam("actor"))
            .distinct()
            for capacity, annotation, actor in _by_capacity()
        )
    )


def _uses() -> AnySelect:
    one, article, part = schema.Annotation, schema.Article, schema.Part
    named = _named_in().subquery()
    words = func.substr(part.exact, 1, _FIRST_WORDS).label("words")
    return (
        select(
            one.id, named.c.capacity, one.kind, one.article_id, article.title, words, one.descriptor
        )
        .join(named, named.c.annotation == one.id)
        .join(article, article.id == one.article_id)
        .join(part, part.annotation_id == one.id)
        .where(part.ordinal == 0)
        .order_by(article.place, part.start, one.id, named.c.capacity)
    )


def _naming() -> Any:  # noqa: ANN401 - SQLAlchemy's own union
    one = schema.Annotation
    return union_all(
        *(
            select(one.id)
            .where(
                annotation == one.id,
                actor.in_(bindparam("actors", expanding=True)),
                one.article_id == bindparam("article"),
            )
            .distinct()
            for _, annotation, actor in _by_capacity()
        )
    )


def _parties(capacity: Capacity) -> AnySelect:
    table = table_of(HANGING[capacity])
    wanted = table.c.annotation_id.in_(bindparam("annotations", expanding=True))
    return select(table).where(wanted).order_by(table.c.annotation_id, table.c.ordinal)


_USES = _uses()
_NAMING = _naming()
_NAMED_IN = _named_in()
_SPEAKERS = select(schema.Annotation.id, schema.Annotation.actor_id).where(
    schema.Annotation.id.in_(bindparam("annotations", expanding=True))
)
_COUNTS = (
    select(schema.Annotation.actor_id, func.count())
    .where(schema.Annotation.actor_id.is_not(None))
    .group_by(schema.Annotation.actor_id)
)
_NAMES = (
    select(table_of(schema.Alias))
    .where(schema.Alias.actor_id == bindparam("actor"))
    .order_by(schema.Alias.ordinal, schema.Alias.id)
)
_ROLES = select(table_of(schema.Affiliation)).where(
    schema.Affiliation.actor_id == bindparam("actor")
)
_MEMBERS = select(table_of(schema.Affiliation)).where(
    schema.Affiliation.organisation_id == bindparam("actor")
)
_PEOPLE = (
    select(table_of(schema.Affiliation), schema.Actor.name)
    .join(schema.Actor, schema.Actor.id == schema.Affiliation.actor_id)
    .where(schema.Affiliation.organisation_id == bindparam("actor"))
    .order_by(schema.Actor.folded, schema.Affiliation.since, schema.Affiliation.id)
)
_MERGED = select(schema.Actor.id).where(schema.Actor.merged_into_id == bindparam("actor"))
_ALL_MERGED = select(schema.Actor.id, schema.Actor.merged_into_id).where(
    schema.Actor.merged_into_id.is_not(None)
)
_APART = select(schema.Setting.key).where(schema.Setting.key.startswith(APART))
