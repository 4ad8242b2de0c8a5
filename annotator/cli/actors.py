"""The verb for the registry of actors: who there is, under which names, in which roles."""

import argparse
from collections.abc import Callable, Sequence

from annotator.cli import documents
from annotator.cli.checking import looked_over
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import actor_named, opened, refused
from annotator.domain.actors import Actor, ActorType, Affiliation
from annotator.domain.name_search import NameSearch
from annotator.editing import actor_merging, registry
from annotator.editing.actor_exchange import (
    Fate,
    compared,
    counts,
    export_actors,
    import_actors,
    read_table,
)
from annotator.editing.actors import ActorChoice, NewActor
from annotator.editing.near_actors import near_names
from annotator.editing.project import Project
from annotator.editing.registry import Details, Role
from annotator.errors import ExitCode, NotFound


def act(chosen: argparse.Namespace) -> int:
    """Take the step that was chosen."""
    with opened(chosen) as project:
        return _STEPS[chosen.step](project, chosen)


def tell(actor: Actor, chosen: argparse.Namespace) -> int:
    """Answer with one actor as it stands."""
    if chosen.json:
        print_json(documents.actor(actor))
    else:
        print_actors([actor])
    return ExitCode.DONE


def print_actors(actors: Sequence[Actor]) -> None:
    """Print a line for each actor."""
    for one in actors:
        print_line(one.id, f"{one.type:12}", f"{one.statements:4}", one.name)


def the_actor(project: Project, words: str) -> Actor:
    """Return the one actor that words name."""
    return registry.actor_of(project, actor_named(project, words).id)


def _list(project: Project, chosen: argparse.Namespace) -> int:
    listed = project.read.actors()
    if chosen.like:
        found = NameSearch(listed).find(chosen.like, limit=len(listed))
        listed = [one.actor for one in found]
    if chosen.type:
        listed = [one for one in listed if one.type == chosen.type]
    if chosen.unused:
        listed = [one for one in listed if _is_unused(project, one)]
    if chosen.json:
        print_json([documents.actor(one) for one in listed])
    else:
        print_actors(listed)
    return ExitCode.DONE


def _is_unused(project: Project, actor: Actor) -> bool:
    read = project.read.registry
    return not actor.statements and not read.uses(actor.id) and not read.members(actor.id)


def _show(project: Project, chosen: argparse.Namespace) -> int:
    actor = the_actor(project, chosen.actor)
    people = project.read.registry.people_in(actor.id)
    if chosen.json:
        print_json(documents.actor(actor) | {"people": [documents.member(one) for one in people]})
        return ExitCode.DONE
    print_line(actor.name)
    for head, value in (
        ("id", actor.id),
        ("type", actor.type),
        ("short name", actor.short_name),
        ("native name", actor.native_name),
        ("country", actor.country),
        ("note", actor.note),
        ("statements", actor.statements),
    ):
        if value != "":
            print_line(f"  {head:12}", value)
    for name in actor.other_names:
        print_line(f"  {'other name':12}", name)
    for number, held in enumerate(actor.affiliations, start=1):
        print_line(f"  {f'role {number}':12}", held.title, held.period)
    for one in people:
        print_line(f"  {'in it':12}", one.actor.name, one.held.role, one.held.period)
    return ExitCode.DONE


def _where(project: Project, chosen: argparse.Namespace) -> int:
    uses = project.read.registry.uses(the_actor(project, chosen.actor).id)
    if chosen.json:
        print_json([documents.actor_use(use) for use in uses])
        return ExitCode.DONE
    for use in uses:
        print_line(use.annotation, f"{use.capacity:8}", f"{use.kind:10}", use.title, use.words)
    return ExitCode.DONE


def _add(project: Project, chosen: argparse.Namespace) -> int:
    new = NewActor(
        name=chosen.name,
        type=ActorType(chosen.type or ActorType.PERSON),
        short_name=chosen.short or "",
        native_name=chosen.native or "",
        aliases=tuple(chosen.alias),
    )
    more = Details(country=chosen.country, note=chosen.note)
    return tell(registry.add_actor(project, new, more), chosen)


def _rename(project: Project, chosen: argparse.Namespace) -> int:
    actor = the_actor(project, chosen.actor)
    return tell(registry.rename(project, actor, chosen.name, keep_former=chosen.keep), chosen)


def _set(project: Project, chosen: argparse.Namespace) -> int:
    details = Details(
        type=ActorType(chosen.type) if chosen.type else None,
        short_name=chosen.short,
        native_name=chosen.native,
        country=chosen.country,
        note=chosen.note,
    )
    if details == Details():
        raise refused("There is nothing to set.", "Give one of the options “--help” lists.")
    return tell(registry.change(project, the_actor(project, chosen.actor), details), chosen)


def _alias(project: Project, chosen: argparse.Namespace) -> int:
    actor = the_actor(project, chosen.actor)
    if chosen.add is not None:
        return tell(registry.add_alias(project, actor, chosen.add), chosen)
    if chosen.remove is not None:
        return tell(registry.remove_alias(project, actor, chosen.remove), chosen)
    return tell(registry.rename_alias(project, actor, *chosen.change), chosen)


def _role(project: Project, chosen: argparse.Namespace) -> int:
    actor = the_actor(project, chosen.actor)
    if chosen.remove is not None:
        return tell(registry.remove_role(project, actor, _held(actor, chosen.remove)), chosen)
    if chosen.change is not None:
        held = _held(actor, chosen.change)
        return tell(registry.change_role(project, actor, held, _given(chosen, held)), chosen)
    return tell(registry.add_role(project, actor, _given(chosen, None)), chosen)


def _held(actor: Actor, number: int) -> Affiliation:
    if number > len(actor.affiliations):
        raise NotFound(
            f"{actor.name} has {counted(len(actor.affiliations), 'role')}, so there is no role "
            f"{number}.",
            kept="Nothing was changed.",
            todo="“annotator actor PROJECT show NAME” numbers the roles.",
        )
    return actor.affiliations[number - 1]


def _given(chosen: argparse.Namespace, held: Affiliation | None) -> Role:
    """Return the role the options describe; what they leave out is as it was held."""
    body = held.organisation if held else None
    organisation = ActorChoice.known(body.id) if body else None
    if chosen.organisation is not None:
        organisation = None
        if chosen.organisation:
            organisation = ActorChoice.named(chosen.organisation, ActorType.ORGANISATION)
    return Role(
        role=(held.role if held else "") if chosen.role is None else chosen.role,
        organisation=organisation,
        since=((held.since if held else "") or "") if chosen.since is None else chosen.since,
        until=((held.until if held else "") or "") if chosen.until is None else chosen.until,
    )


def _merge(project: Project, chosen: argparse.Namespace) -> int:
    merged = {one.id: one for one in (the_actor(project, name) for name in chosen.actors)}
    into = the_actor(project, chosen.into)
    with looked_over(chosen.project):
        one = actor_merging.merge(project, list(merged.values()), into)
    return tell(one, chosen)


def _near(project: Project, chosen: argparse.Namespace) -> int:
    actor = the_actor(project, chosen.actor) if chosen.actor else None
    names = near_names(project)
    found = names.to(actor.id) if actor else names.pairs()
    if chosen.json:
        print_json([documents.near(one) for one in found])
        return ExitCode.DONE
    for one in found:
        print_line(f"{one.score:3.0f}", " = ".join(one.names), one.first.id, one.second.id)
    if not found:
        say("No two actors have names that are alike.")
    return ExitCode.DONE


def _differ(project: Project, chosen: argparse.Namespace) -> int:
    one, other = the_actor(project, chosen.actor), the_actor(project, chosen.other)
    actor_merging.tell_apart(project, one, other)
    return tell(one, chosen)


def _split(project: Project, chosen: argparse.Namespace) -> int:
    actor = the_actor(project, chosen.actor)
    to = ActorChoice.named(chosen.to, ActorType(chosen.type))
    ref = actor_merging.split(project, actor, chosen.statements, to)
    return tell(registry.actor_of(project, ref.id), chosen)


def _delete(project: Project, chosen: argparse.Namespace) -> int:
    actor = the_actor(project, chosen.actor)
    registry.delete_actor(project, actor)
    if chosen.json:
        print_json(documents.actor(actor))
    else:
        say(f"“{actor.name}” is out of the registry.")
    return ExitCode.DONE


def _export(project: Project, chosen: argparse.Namespace) -> int:
    written = export_actors(project, chosen.out)
    if chosen.json:
        print_json({"path": str(chosen.out), "actors": written})
    else:
        print_line(f"{chosen.out}: {counted(written, 'actor')}")
    return ExitCode.DONE


def _import(project: Project, chosen: argparse.Namespace) -> int:
    rows = read_table(chosen.file)
    steps = compared(project.read, rows) if chosen.preview else import_actors(project, rows)
    fates = counts(steps)
    if chosen.json:
        print_json(documents.actor_import(steps, fates))
    else:
        for step in steps:
            if step.fate is not Fate.UNCHANGED:
                print_line(f"{step.row.line:6}", f"{step.fate:9}", step.name, step.told)
    say(", ".join(f"{number:,} {fate}" for fate, number in fates.items()) + ".")
    return ExitCode.IN_PART if fates[Fate.REFUSED] else ExitCode.DONE


_STEPS: dict[str, Callable[[Project, argparse.Namespace], int]] = {
    "list": _list,
    "show": _show,
    "where": _where,
    "add": _add,
    "rename": _rename,
    "set": _set,
    "alias": _alias,
    "role": _role,
    "merge": _merge,
    "near": _near,
    "differ": _differ,
    "split": _split,
    "export": _export,
    "import": _import,
    "delete": _delete,
}
