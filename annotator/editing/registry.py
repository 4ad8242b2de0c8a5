"""Use cases on one actor: what it is, which names it goes by, which roles it held."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.actors import Actor, ActorType, Affiliation
from annotator.domain.days import are_in_order, is_day
from annotator.domain.text import canonical, fold
from annotator.editing.actors import ActorChoice, NewActor, clean_name, enter, one_line, resolve
from annotator.editing.project import Edit, Project, new_id
from annotator.errors import NotFound, RuleBroken
from annotator.store import schema
from annotator.store.unit import stale


@dataclass(frozen=True, slots=True)
class Details:
    """What is recorded of an actor beside its names and roles; None leaves a thing as it is."""

    type: ActorType | None = None
    short_name: str | None = None
    native_name: str | None = None
    country: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role as somebody gives it; days are ISO dates, months or years, "" where unknown."""

    role: str = ""
    organisation: ActorChoice | None = None
    since: str = ""
    until: str = ""


def actor_of(project: Project, actor: str) -> Actor:
    """Return an actor as it stands.

    Raises
    ------
    NotFound
        It is not in the registry, or no longer.

    """
    found = project.read.actors(actor)
    if not found:
        raise NotFound(
            "That actor is no longer in the registry.",
            kept="Everything else is as it was.",
            todo="Undo brings back what was deleted or merged.",
        )
    return found[0]


def add_actor(
    project: Project,
    new: NewActor,
    details: Details | None = None,
    initiator: object | None = None,
) -> Actor:
    """Enter an actor in the registry; nobody else may have its main name."""
    name = clean_name(new.name)
    with project.edit(f"Add actor {name}", initiator) as edit:
        _refuse_taken(edit, name)
        ref = enter(
            edit,
            NewActor(
                name=name,
                type=new.type,
                short_name=one_line(new.short_name),
                native_name=one_line(new.native_name),
                aliases=tuple(map(one_line, new.aliases)),
            ),
        )
        if details is not None:
            edit.unit.change(schema.Actor, ref.id, _columns(details))
    return actor_of(project, ref.id)


def rename(
    project: Project,
    actor: Actor,
    name: str,
    *,
    keep_former: bool = False,
    initiator: object | None = None,
) -> Actor:
    """Give an actor another main name; its former one may be kept as a further name."""
    clean = clean_name(name)
    with project.edit(f"Rename {actor.name} to {clean}", initiator) as edit:
        _refuse_taken(edit, clean, besides=actor.id)
        _set(edit, actor, {"name": clean, "folded": fold(clean)})
        if keep_former:
            add_names(edit, actor.id, [actor.name])
    return actor_of(project, actor.id)


def change(
    project: Project, actor: Actor, details: Details, initiator: object | None = None
) -> Actor:
    """Set what is given of type, short and native name, country and note, in one step."""
    columns = _columns(details)
    with project.edit(_label(actor, columns), initiator) as edit:
        _set(edit, actor, columns)
        _keep_found(edit, actor, columns)
    return actor_of(project, actor.id)


def add_alias(project: Project, actor: Actor, name: str, initiator: object | None = None) -> Actor:
    """Add another name, in any script, by which the actor is found."""
    clean = clean_name(name)
    if clean in actor.names:
        raise _refused(f"{actor.name} goes by “{clean}” already.", "Give another name.")
    with project.edit(f"Add name {clean} to {actor.name}", initiator) as edit:
        add_names(edit, actor.id, [clean])
    return actor_of(project, actor.id)


def rename_alias(
    project: Project, actor: Actor, former: str, name: str, initiator: object | None = None
) -> Actor:
    """Write one of the actor's other names in another way."""
    clean = clean_name(name)
    _require_alias(actor, former)
    if clean in set(actor.names) - {former}:
        raise _refused(f"{actor.name} goes by “{clean}” already.", "Remove the name instead.")
    with project.edit(f"Change name {former} to {clean}", initiator) as edit:
        _write_name(edit, actor.id, former, clean)
        _set(edit, actor, _standing_for(actor, former, clean))
    return actor_of(project, actor.id)


def remove_alias(
    project: Project, actor: Actor, name: str, initiator: object | None = None
) -> Actor:
    """Take one of the actor's other names away."""
    _require_alias(actor, name)
    with project.edit(f"Remove name {name} from {actor.name}", initiator) as edit:
        _take_name(edit, actor.id, name)
        _set(edit, actor, _standing_for(actor, name, ""))
    return actor_of(project, actor.id)


def add_role(project: Project, actor: Actor, role: Role, initiator: object | None = None) -> Actor:
    """Record a role the actor held, and when."""
    with project.edit(f"Add role to {actor.name}", initiator) as edit:
        write_role(edit, actor.id, role)
    return actor_of(project, actor.id)


def change_role(
    project: Project,
    actor: Actor,
    held: Affiliation,
    role: Role,
    initiator: object | None = None,
) -> Actor:
    """Set a role the actor held, with its organisation and days, in place of what it was."""
    with project.edit(f"Change role of {actor.name}", initiator) as edit:
        _require_role(edit, actor, held)
        edit.unit.change(schema.Affiliation, held.id, _role_columns(edit, actor.id, role))
    return actor_of(project, actor.id)


def remove_role(
    project: Project, actor: Actor, held: Affiliation, initiator: object | None = None
) -> Actor:
    """Take a role the actor held away."""
    with project.edit(f"Remove role of {actor.name}", initiator) as edit:
        _require_role(edit, actor, held)
        edit.unit.remove(schema.Affiliation, "id", [held.id])
    return actor_of(project, actor.id)


def delete_actor(project: Project, actor: Actor, initiator: object | None = None) -> None:
    """Take an actor nobody refers to out of the registry, with all that was merged into it.

    Raises
    ------
    RuleBroken
        A statement names it, or somebody holds a role in it.

    """
    with project.edit(f"Delete actor {actor.name}", initiator) as edit:
        edit.unit.require_unchanged(schema.Actor, {actor.id: actor.revision})
        registry = edit.read.registry
        named = {one for found in registry.named_in(actor.id).values() for one in found}
        if named:
            many = "1 statement names" if len(named) == 1 else f"{len(named):,} statements name"
            raise _refused(
                f"{many} {actor.name}.", "Merge it into another actor, or change them first."
            )
        if registry.members(actor.id):
            raise _refused(
                f"{actor.name} is the organisation of somebody's role.",
                "Merge it into another organisation, or change the role first.",
            )
        gone = [*registry.merged_into(actor.id), actor.id]
        for model in (schema.Alias, schema.Affiliation):
            edit.unit.remove(model, "actor_id", gone)
        for one in gone:
            edit.unit.remove(schema.Actor, "id", [one])


def write_role(edit: Edit, actor: str, role: Role) -> None:
    """Record a role of the actor of that id, as a part of a larger edit."""
    row = {"id": new_id(), "actor_id": actor, **_role_columns(edit, actor, role)}
    edit.unit.add_many(schema.Affiliation, [row])


def write_details(edit: Edit, actor: Actor, details: Details, name: str) -> None:
    """Set what is given of an actor and its main name, as a part of a larger edit."""
    columns = _columns(details)
    if name != actor.name:
        columns |= {"name": name, "folded": fold(name)}
    _set(edit, actor, columns)
    _keep_found(edit, actor, columns)


def _keep_found(edit: Edit, actor: Actor, columns: Mapping[str, str]) -> None:
    """Let an actor be found by the short and native names it has now, and not by former ones."""
    own = {name: columns.get(name, getattr(actor, name)) for name in _LOOKED_UP}
    for name in {actor.short_name, actor.native_name} - {*own.values()}:
        _take_name(edit, actor.id, name)
    main = columns.get("name", actor.name)
    add_names(edit, actor.id, [name for name in own.values() if name != main])


def add_names(edit: Edit, actor: str, names: list[str]) -> None:
    """Let an actor be found by further names, those it has already aside."""
    rows = edit.read.registry.names(actor)
    known = {row["name"] for row in rows}
    place = max((row["ordinal"] for row in rows), default=-1) + 1
    new = [name for name in dict.fromkeys(names) if name and name not in known]
    edit.unit.add(
        *(
            schema.Alias(
                id=new_id(), actor_id=actor, ordinal=place + n, name=name, folded=fold(name)
            )
            for n, name in enumerate(new)
        )
    )


def _take_name(edit: Edit, actor: str, name: str) -> None:
    rows = [row["id"] for row in edit.read.registry.names(actor) if row["name"] == name]
    edit.unit.remove(schema.Alias, "id", rows)


def _write_name(edit: Edit, actor: str, former: str, name: str) -> None:
    rows = [row["id"] for row in edit.read.registry.names(actor) if row["name"] == former]
    if not rows:
        raise stale()
    for row in rows:
        edit.unit.change(schema.Alias, row, {"name": name, "folded": fold(name)})


def _require_role(edit: Edit, actor: Actor, held: Affiliation) -> None:
    """Refuse to go on unless the role is as the user saw it: its rows count no revisions."""
    body = held.organisation.id if held.organisation else None
    seen = (body, held.role, held.since or "", held.until or "")
    now = {row["id"]: row for row in edit.read.registry.roles(actor.id)}.get(held.id, {})
    if tuple(now.get(name) for name in ("organisation_id", "role", "since", "until")) != seen:
        raise stale()


def _set(edit: Edit, actor: Actor, columns: Mapping[str, str]) -> None:
    edit.unit.change(schema.Actor, actor.id, columns, revision=actor.revision)


_LOOKED_UP = ("short_name", "native_name")
"""The names with a column of their own that are among the further names as well."""


def _standing_for(actor: Actor, former: str, name: str) -> dict[str, str]:
    """Return the columns that hold the former name, with the other one in its place."""
    return {column: name for column in _LOOKED_UP if getattr(actor, column) == former}


def _columns(details: Details) -> dict[str, str]:
    given = {
        "type": details.type.value if details.type else None,
        "short_name": details.short_name,
        "native_name": details.native_name,
        "country": details.country,
    }
    columns = {name: one_line(value) for name, value in given.items() if value is not None}
    if len(columns.get("country", "")) > _LONGEST_COUNTRY:
        raise _refused(
            "That is too long for a country.",
            f"Give its name in at most {_LONGEST_COUNTRY} characters, or its code.",
        )
    if details.note is not None:
        columns["note"] = canonical(details.note).text.strip()
    return columns


_LONGEST_COUNTRY = 40


def _label(actor: Actor, columns: Mapping[str, str]) -> str:
    if columns.keys() == {"type"}:
        return f"Make {actor.name} {_ARTICLES[ActorType(columns['type'])]}"
    what = next(iter(columns)).replace("_", " ") if len(columns) == 1 else "details"
    return f"Change {what} of {actor.name}"


_ARTICLES = {
    ActorType.PERSON: "a person",
    ActorType.ORGANISATION: "an organisation",
    ActorType.STATE: "a state",
    ActorType.GROUP: "a group",
    ActorType.UNNAMED: "an unnamed actor",
}


def _role_columns(edit: Edit, actor: str, role: Role) -> dict[str, str | None]:
    organisation = resolve(edit, role.organisation) if role.organisation else None
    words = one_line(role.role)
    since, until = one_line(role.since), one_line(role.until)
    if not words and organisation is None:
        raise _refused("A role needs words or an organisation.", "Say what the actor was.")
    if organisation is not None and organisation.id == actor:
        raise _refused("Nobody holds a role in itself.", "Choose another organisation.")
    for day in (since, until):
        if day and not is_day(day):
            raise _refused(f"“{day}” is no day.", "Write it as 2024-05-31, or 2024-05, or 2024.")
    if since and until and not are_in_order(since, until):
        raise _refused(
            f"The role cannot end in {until} and begin in {since}.", "Change one of them."
        )
    return {
        "organisation_id": organisation.id if organisation else None,
        "role": words,
        "since": since,
        "until": until,
    }


def _refuse_taken(edit: Edit, name: str, besides: str = "") -> None:
    """Refuse a main name that another actor has as its main name: nobody could tell them apart."""
    for ref in edit.read.actors_named(fold(name)):
        if ref.id != besides and fold(ref.name) == fold(name):
            raise _refused(
                f"{ref.name} is in the registry already.",
                "Merge the two, or add to the name what tells them apart, such as the office.",
            )


def _require_alias(actor: Actor, name: str) -> None:
    if name not in actor.aliases:
        raise NotFound(
            f"{actor.name} has no other name “{name}”.",
            kept="Nothing was changed.",
            todo="Give the name as the registry shows it; the main name is changed by renaming.",
        )


def _refused(happened: str, todo: str) -> RuleBroken:
    return RuleBroken(happened, kept="Nothing was changed.", todo=todo)
