"""Use cases on several actors: two that are one are merged, one that is two is split."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.domain.actors import Actor, ActorRef, Capacity
from annotator.editing.actors import ActorChoice, resolve
from annotator.editing.project import Edit, Project
from annotator.editing.registry import actor_of, add_names
from annotator.editing.statement_rows import refuse_double, require_open
from annotator.errors import NotFound, RuleBroken
from annotator.store import schema
from annotator.store.registry_reading import APART, HANGING

_Row = dict[str, Any]


def merge(
    project: Project, merged: Sequence[Actor], into: Actor, initiator: object | None = None
) -> Actor:
    """Make actors one: every statement, target, via and role goes to `into`, and so do all names.

    Statements of approved sets are changed too: who is meant stays the same, and both spellings
    go everywhere or the merge would be no merge. The history of each statement tells it.

    Raises
    ------
    RuleBroken
        There is nothing to merge, or an actor is to be merged into itself.

    """
    if not merged or into.id in {one.id for one in merged}:
        raise _refused("An actor cannot be merged into itself.", "Choose two different actors.")
    what = merged[0].name if len(merged) == 1 else f"{len(merged)} actors"
    with project.edit(f"Merge {what} into {into.name}", initiator) as edit:
        seen = {one.id: one.revision for one in (*merged, into)}
        edit.unit.require_unchanged(schema.Actor, seen)
        for one in merged:
            _move(edit, edit.read.registry.named_in(one.id), one.id, into.id)
            _hand_over_roles(edit, one, into)
        add_names(
            edit,
            into.id,
            [name for one in merged for name in _names_now(edit, one) if name != into.name],
        )
        _hand_over_details(edit, merged, into)
        edit.unit.change_many(schema.Actor, {one.id: {"merged_into_id": into.id} for one in merged})
    return actor_of(project, into.id)


def split(
    project: Project,
    actor: Actor,
    statements: Collection[str],
    to: ActorChoice,
    initiator: object | None = None,
) -> ActorRef:
    """Give chosen statements of an actor to another one, entered if new, whatever it is in them.

    Unlike a merge it codes the statements anew: approved ones refuse it, and what was handed in
    is in coding again.

    Raises
    ------
    NotFound
        One of the statements does not name the actor.
    RuleBroken
        A statement is approved, or no other actor is chosen.

    """
    with project.edit(f"Split {actor.name}", initiator) as edit:
        chosen = frozenset(statements)
        named = edit.read.registry.named_in(actor.id)
        named = {place: [one for one in ids if one in chosen] for place, ids in named.items()}
        _require_all(actor, chosen, named)
        sets = {one: require_open(edit, [one]) for one in sorted(chosen)}
        ref = resolve(edit, to)
        if ref is None or ref.id == actor.id:
            raise _refused("The statements need another actor.", "Choose whose they are.")
        many = "1 statement" if len(chosen) == 1 else f"{len(chosen):,} statements"
        edit.call_it(f"Move {many} from {actor.name} to {ref.name}")
        _move(edit, named, actor.id, ref.id)
        for annotation, set_id in sets.items():
            refuse_double(edit, annotation, set_id)
    return ref


def tell_apart(project: Project, one: Actor, other: Actor, initiator: object | None = None) -> None:
    """Remember that two actors are not the same, so that they are no longer offered as one."""
    if one.id == other.id:
        raise _refused("Every actor is the same as itself.", "Choose two different actors.")
    first, second = sorted((one.id, other.id))
    if frozenset((first, second)) in project.read.registry.apart():
        return
    with project.edit(f"Tell {one.name} from {other.name}", initiator) as edit:
        edit.unit.add(schema.Setting(key=f"{APART}{first} {second}", value=""))


def _names_now(edit: Edit, actor: Actor) -> Sequence[str]:
    """Return an actor's names with those that others added since the user saw it."""
    further = (row["name"] for row in edit.read.registry.names(actor.id))
    return replace(actor, aliases=tuple(further)).names


def _move(edit: Edit, named: Mapping[Capacity, Sequence[str]], former: str, actor: str) -> None:
    """Put one actor in the place of another wherever `named` says statements name it."""
    spoken = set(named[Capacity.ACTOR])
    touched = sorted({one for ids in named.values() for one in ids})
    speakers = edit.read.registry.speakers(touched)
    speakers |= dict.fromkeys(spoken, actor)
    for capacity, model in HANGING.items():
        affected = set(named[capacity])
        if capacity is Capacity.CO_ACTOR:
            affected |= spoken  # who is the first speaker now is no further one
        rows = edit.read.registry.parties(capacity, sorted(affected))
        after = {
            one: _replaced(found, former, actor, _besides(capacity, speakers[one]))
            for one, found in rows.items()
        }
        changed = [one for one, found in rows.items() if after[one] != found]
        edit.unit.remove(model, "annotation_id", changed)
        edit.unit.add_many(model, [row for one in changed for row in after[one]])
    values = {one: {"updated": edit.unit.at} for one in touched}
    edit.unit.change_many(
        schema.Annotation,
        {one: ({"actor_id": actor} if one in spoken else {}) | values[one] for one in touched},
    )


def _besides(capacity: Capacity, speaker: str | None) -> str | None:
    return speaker if capacity is Capacity.CO_ACTOR else None


def _replaced(rows: Sequence[_Row], former: str, actor: str, besides: str | None) -> list[_Row]:
    """Return the rows with the actor in the place of the former one, no party named twice."""
    new: dict[tuple[object, ...], _Row] = {}
    for row in rows:
        party = actor if row["actor_id"] == former else row["actor_id"]
        if party == besides and party is not None:
            continue
        # A free name of a via, or the function of a target, makes a party of its own.
        same = (party, row.get("name"), row.get("function"))
        new.setdefault(same, {**row, "actor_id": party})
    return [{**row, "ordinal": place} for place, row in enumerate(new.values())]


def _hand_over_roles(edit: Edit, merged: Actor, into: Actor) -> None:
    """Give the roles of one actor to another, and those held in it; none is kept twice."""
    registry = edit.read.registry
    held, members = registry.roles(merged.id), registry.members(merged.id)
    known = {_role_key(row) for row in (*registry.roles(into.id), *registry.members(into.id))}
    moved = {row["id"]: row for row in (*held, *members)}
    edit.unit.remove(schema.Affiliation, "id", moved)
    for row in moved.values():
        for column in ("actor_id", "organisation_id"):
            if row[column] == merged.id:
                row[column] = into.id
        if row["organisation_id"] == row["actor_id"]:
            row["organisation_id"] = None
        nothing = not row["role"] and row["organisation_id"] is None
        if nothing or _role_key(row) in known:
            continue
        known.add(_role_key(row))
        edit.unit.add_many(schema.Affiliation, [row])


def _role_key(row: _Row) -> tuple[object, ...]:
    return tuple(row[name] for name in ("actor_id", "organisation_id", "role", "since", "until"))


def _hand_over_details(edit: Edit, merged: Sequence[Actor], into: Actor) -> None:
    """Fill in what the remaining actor lacks; no note is lost."""
    values: dict[str, str] = {}
    for column in ("short_name", "native_name", "country"):
        known = [getattr(one, column) for one in (into, *merged)]
        values[column] = next((value for value in known if value), "")
    notes = dict.fromkeys(one.note for one in (into, *merged) if one.note)
    values["note"] = "\n".join(notes)
    edit.unit.change(schema.Actor, into.id, values)


def _require_all(
    actor: Actor, chosen: Collection[str], named: Mapping[Capacity, Sequence[str]]
) -> None:
    if not chosen:
        raise _refused("No statement was chosen.", "Choose those that are another actor's.")
    missing = set(chosen) - {one for ids in named.values() for one in ids}
    if missing:
        raise NotFound(
            f"The statement {min(missing)} does not name {actor.name}.",
            kept="Nothing was changed.",
            todo="Look at where the actor is used, and choose among those statements.",
        )


def _refused(happened: str, todo: str) -> RuleBroken:
    return RuleBroken(happened, kept="Nothing was changed.", todo=todo)
