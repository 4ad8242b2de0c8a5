"""Queries for actors: the registry, look-up by name, and who was given words last."""

from collections import defaultdict

from sqlalchemy import Connection, func, select, union
from sqlalchemy.orm import aliased

from annotator.domain.actors import Actor, ActorRef, ActorType, Affiliation
from annotator.store import schema


def actors(connection: Connection, only: str | None = None) -> list[Actor]:
    """Return all actors by name, or the one of that id, with aliases, roles and counts."""
    one, statements = schema.Actor, schema.Annotation
    counting = select(statements.actor_id, func.count()).where(statements.actor_id.is_not(None))
    listing = select(one.id, one.name, one.type, one.short_name, one.native_name)
    listing = listing.where(one.merged_into_id.is_(None)).order_by(one.folded, one.id)
    if only is not None:
        counting = counting.where(statements.actor_id == only)
        listing = listing.where(one.id == only)
    counts = {row[0]: row[1] for row in connection.execute(counting.group_by(statements.actor_id))}
    aliases = _aliases(connection, only)
    roles = _affiliations(connection, only)
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
        )
        for row in connection.execute(listing)
    ]


def _aliases(connection: Connection, only: str | None) -> dict[str, list[str]]:
    alias = schema.Alias
    statement = select(alias.actor_id, alias.name).order_by(alias.actor_id, alias.ordinal)
    if only is not None:
        statement = statement.where(alias.actor_id == only)
    found: dict[str, list[str]] = defaultdict(list)
    for actor, name in connection.execute(statement):
        found[actor].append(name)
    return found


def _affiliations(connection: Connection, only: str | None) -> dict[str, list[Affiliation]]:
    held, organisation = schema.Affiliation, aliased(schema.Actor)
    statement = (
        select(held.actor_id, organisation.id, organisation.name, held.role, held.since, held.until)
        .outerjoin(organisation, organisation.id == held.organisation_id)
        .order_by(held.actor_id, held.since, held.id)
    )
    if only is not None:
        statement = statement.where(held.actor_id == only)
    found: dict[str, list[Affiliation]] = defaultdict(list)
    for actor, of_id, of_name, role, since, until in connection.execute(statement):
        of = ActorRef(of_id, of_name) if of_id else None
        found[actor].append(Affiliation(of, role, since or None, until or None))
    return found


def named(connection: Connection, folded: str) -> list[ActorRef]:
    """Return the actors one of whose names folds to `folded`."""
    one, alias = schema.Actor, schema.Alias
    by_name = select(one.id).where(one.folded == folded)
    by_alias = select(alias.actor_id).where(alias.folded == folded)
    statement = (
        select(one.id, one.name)
        .where(one.id.in_(union(by_name, by_alias)), one.merged_into_id.is_(None))
        .order_by(one.name, one.id)
    )
    return [ActorRef(*row) for row in connection.execute(statement)]


def recent(connection: Connection, coder: str, limit: int) -> list[ActorRef]:
    """Return the actors a coder gave words to last, the last one first, each once."""
    statement, sets, actor = schema.Annotation, schema.AnnotationSet, schema.Actor
    # Only a coder's newest statements count: the look-back keeps the cost of a key press flat.
    newest = (
        select(statement.actor_id, statement.updated)
        .join(sets, sets.id == statement.set_id)
        .where(sets.coder_id == coder, statement.actor_id.is_not(None))
        .order_by(statement.updated.desc())
        .limit(200)
        .subquery()
    )
    last = func.max(newest.c.updated)
    chosen = (
        select(actor.id, actor.name)
        .join(newest, newest.c.actor_id == actor.id)
        .group_by(actor.id)
        .order_by(last.desc())
        .limit(limit)
    )
    return [ActorRef(*row) for row in connection.execute(chosen)]
