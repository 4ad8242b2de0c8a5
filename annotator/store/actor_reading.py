"""Queries for actors: the registry, look-up by name, and who was given words last."""

from collections import defaultdict
from functools import cache

from sqlalchemy import Connection, bindparam, func, select, union
from sqlalchemy.orm import aliased

from annotator.domain.actors import Actor, ActorRef, ActorType, Affiliation
from annotator.store import schema
from annotator.store.prepared import fetch
from annotator.store.queries import AnySelect


def actors(connection: Connection, only: str | None = None) -> list[Actor]:
    """Return all actors by name, or the one of that id, with aliases, roles and counts."""
    alone, values = only is not None, {"actor": only}
    counts = {row[0]: row[1] for row in fetch(connection, _counting(alone=alone), values)}
    aliases: dict[str, list[str]] = defaultdict(list)
    for actor, name in fetch(connection, _aliases(alone=alone), values):
        aliases[actor].append(name)
    roles: dict[str, list[Affiliation]] = defaultdict(list)
    for row in fetch(connection, _affiliations(alone=alone), values):
        of = ActorRef(row.of_id, row.of_name) if row.of_id else None
        held = Affiliation(of, row.role, row.since or None, row.until or None, row.held_id)
        roles[row.actor_id].append(held)
    return [
        Actor(
            row.id,
            row.name,
            ActorType(row.type),
            row.short_name,
            row.native_name,
            aliases=tuple(aliases[row.id]),
            affiliations=tuple(roles[row.id]),
            statements=counts.get(row.id, 0),
            country=row.country,
            note=row.note,
            revision=row.revision,
        )
        for row in fetch(connection, _listing(alone=alone), values)
    ]


def known(connection: Connection, actor: str) -> ActorRef | None:
    """Return the actor of that id as annotations refer to it."""
    found = fetch(connection, _OF_ID, {"actor": actor})
    return ActorRef(*found[0]) if found else None


def named(connection: Connection, folded: str) -> list[ActorRef]:
    """Return the actors one of whose names folds to `folded`."""
    return [ActorRef(*row) for row in fetch(connection, _named(), {"folded": folded})]


def like(connection: Connection, folded: str) -> list[str]:
    """Return the ids of the actors one of whose names holds the folded words."""
    one, alias = schema.Actor, schema.Alias
    # Not the short and native names: each of them is an alias, too.
    by_name = select(one.id).where(one.folded.contains(folded, autoescape=True))
    by_alias = select(alias.actor_id).where(alias.folded.contains(folded, autoescape=True))
    return [str(row[0]) for row in connection.execute(union(by_name, by_alias))]


def recent(connection: Connection, coder: str, limit: int) -> list[ActorRef]:
    """Return the actors a coder gave words to last, the last one first, each once."""
    values = {"coder": coder, "limit": limit}
    return [ActorRef(*row) for row in fetch(connection, _recent(), values)]


# Building a statement costs more than running it, and a key press runs several.


@cache
def _listing(*, alone: bool) -> AnySelect:
    one = schema.Actor
    columns = (one.name, one.type, one.short_name, one.native_name, one.country, one.note)
    listing = select(one.id, *columns, one.revision).where(one.merged_into_id.is_(None))
    listing = listing.order_by(one.folded, one.id)
    return listing.where(one.id == bindparam("actor")) if alone else listing


@cache
def _counting(*, alone: bool) -> AnySelect:
    actor = schema.Annotation.actor_id
    counting = select(actor, func.count()).where(actor.is_not(None)).group_by(actor)
    return counting.where(actor == bindparam("actor")) if alone else counting


@cache
def _aliases(*, alone: bool) -> AnySelect:
    alias = schema.Alias
    found = select(alias.actor_id, alias.name).order_by(alias.actor_id, alias.ordinal)
    return found.where(alias.actor_id == bindparam("actor")) if alone else found


@cache
def _affiliations(*, alone: bool) -> AnySelect:
    held, organisation = schema.Affiliation, aliased(schema.Actor)
    of = (organisation.id.label("of_id"), organisation.name.label("of_name"))
    found = (
        select(held.actor_id, *of, held.role, held.since, held.until, held.id.label("held_id"))
        .outerjoin(organisation, organisation.id == held.organisation_id)
        .order_by(held.actor_id, held.since, held.id)
    )
    return found.where(held.actor_id == bindparam("actor")) if alone else found


_OF_ID = select(schema.Actor.id, schema.Actor.name).where(
    schema.Actor.id == bindparam("actor"), schema.Actor.merged_into_id.is_(None)
)


@cache
def _named() -> AnySelect:
    one, alias = schema.Actor, schema.Alias
    by_name = select(one.id).where(one.folded == bindparam("folded"))
    by_alias = select(alias.actor_id).where(alias.folded == bindparam("folded"))
    return (
        select(one.id, one.name)
        .where(one.id.in_(union(by_name, by_alias)), one.merged_into_id.is_(None))
        .order_by(one.name, one.id)
    )


@cache
def _recent() -> AnySelect:
    statement, sets, actor = schema.Annotation, schema.AnnotationSet, schema.Actor
    of_coder = select(sets.id).where(
        sets.id == statement.set_id, sets.coder_id == bindparam("coder")
    )
    # Walks back along the index of choices, and only so far: a key press costs the same in a
    # project of any size.
    newest = (
        select(statement.actor_id, statement.actor_chosen)
        .where(statement.actor_chosen > 0, statement.actor_id.is_not(None), of_coder.exists())
        .order_by(statement.actor_chosen.desc())
        .limit(200)
        .subquery()
    )
    return (
        select(actor.id, actor.name)
        .join(newest, newest.c.actor_id == actor.id)
        .group_by(actor.id, actor.name)
        .order_by(func.max(newest.c.actor_chosen).desc(), actor.name)
        .limit(bindparam("limit"))
    )
