"""Use cases that take the registry of actors out as a table, and bring one in."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from annotator.domain.actors import Actor, ActorRef, ActorType
from annotator.domain.days import are_in_order, is_day
from annotator.domain.text import canonical, fold
from annotator.editing.actors import ActorChoice, NewActor, enter, one_line
from annotator.editing.project import Edit, Project
from annotator.editing.registry import Details, Role, add_names, write_details, write_role
from annotator.errors import RuleBroken, UnreadableInput, UserError
from annotator.exchange.actor_table import ActorRow, RoleRow, read, written
from annotator.ingest.decoding import decode
from annotator.reports.whole_file import whole_file
from annotator.store.reading import Reader

SUFFIX = ".csv"

_LARGEST = 100 * 1024 * 1024


class Fate(StrEnum):
    """What becomes of an actor that a table tells of."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "left out"


@dataclass(slots=True)
class Step:
    """One actor of a table beside what the registry holds of it; `reason` is why it is refused."""

    row: ActorRow
    actor: Actor | None = None
    name: str = ""
    details: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    reason: str = ""

    @property
    def fate(self) -> Fate:
        """Return what becomes of the actor."""
        if self.reason:
            return Fate.REFUSED
        if self.actor is None:
            return Fate.NEW
        renamed = self.name != self.actor.name
        is_same = not (renamed or self.details or self.names or self.roles)
        return Fate.UNCHANGED if is_same else Fate.CHANGED

    @property
    def told(self) -> str:
        """Return in words what is changed, or why it is left out."""
        if self.reason:
            return self.reason
        name = f"renamed to {self.name}" if self.actor and self.name != self.actor.name else ""
        names = f"{len(self.names)} more names" if len(self.names) > 1 else ""
        names = "1 more name" if len(self.names) == 1 else names
        roles = f"{len(self.roles)} more roles" if len(self.roles) > 1 else ""
        roles = "1 more role" if len(self.roles) == 1 else roles
        fields = [one.replace("_", " ") for one in self.details] if self.actor else []
        return ", ".join(filter(None, [name, *fields, names, roles]))


def export_actors(project: Project, target: Path) -> int:
    """Write the registry as a table and return how many actors it has."""
    actors = project.read.actors()
    with whole_file(target) as file:
        file.write(written(actors))
    return len(actors)


def read_table(path: Path) -> list[ActorRow]:
    """Read a table of actors.

    Raises
    ------
    UnreadableInput
        The file cannot be read, or is no such table.

    """
    try:
        if path.stat().st_size > _LARGEST:
            raise _unreadable(path, "is too large for a table of actors")
        data = path.read_bytes()
    except OSError as fault:
        raise _unreadable(path, f"cannot be read: {fault.strerror}") from fault
    return read(decode(data, path.name).text, path.name)


def compared(reader: Reader, rows: Sequence[ActorRow]) -> list[Step]:
    """Return what an import of these rows would do, without doing it.

    Actors are known again by their ids, and without one by their names. What the table does not
    tell of, or leaves empty, stays as it is: an import takes nothing away.
    """
    registry = _Registry(reader)
    return [registry.step(row) for row in rows]


def import_actors(
    project: Project, rows: Sequence[ActorRow], initiator: object | None = None
) -> list[Step]:
    """Bring in a table as one step that can be undone, and return what was done."""
    with project.edit("Import actors", initiator) as edit:
        steps = compared(edit.read, rows)
        wanted = [step for step in steps if step.fate in {Fate.NEW, Fate.CHANGED}]
        if wanted:
            count = "1 actor" if len(wanted) == 1 else f"{len(wanted):,} actors"
            edit.call_it(f"Import {count}")
        refs = [_store(edit, step) for step in wanted]
        # Only now: an organisation may stand below those who hold roles in it.
        for step, ref in zip(wanted, refs, strict=True):
            for role in step.roles:
                write_role(edit, ref.id, _role(edit, role))
    return steps


def counts(steps: Iterable[Step]) -> dict[Fate, int]:
    """Return how many actors have each fate."""
    found = dict.fromkeys(Fate, 0)
    for step in steps:
        found[step.fate] += 1
    return found


class _Registry:
    """What the registry holds, and what the table has claimed of it so far."""

    def __init__(self, reader: Reader) -> None:
        actors = reader.actors()
        self._by_id = {actor.id: actor for actor in actors}
        self._merged = reader.registry.merged()
        self._by_name: dict[str, list[Actor]] = {}
        for actor in actors:
            for name in dict.fromkeys(map(fold, actor.names)):
                self._by_name.setdefault(name, []).append(actor)
        self._owner = {fold(actor.name): actor.id for actor in actors}
        self._told: set[str] = set()

    def step(self, row: ActorRow) -> Step:
        """Compare one actor of the table."""
        step = Step(row)
        try:
            self._compare(step)
        except UserError as fault:
            step.reason = fault.happened
        return step

    def _compare(self, step: Step) -> None:
        row = step.row
        step.actor = actor = self._known(row)
        step.name = one_line(row.name) or (actor.name if actor else "")
        if not fold(step.name):
            raise _refused("It has no name.")
        mine = actor.id if actor else row.id or step.name
        is_named_so = actor is not None and fold(actor.name) == fold(step.name)
        if not is_named_so and self._owner.setdefault(fold(step.name), mine) != mine:
            raise _refused(f"{step.name} is in the registry under another id.")
        if mine in self._told:
            raise _refused(f"{step.name} stands in the table twice, once without its id.")
        self._told.add(mine)
        step.details = _details(row, actor)
        known = {*actor.names, step.name} if actor else {step.name}
        known |= {step.details.get(one, "") for one in ("short_name", "native_name")}
        names = dict.fromkeys(map(one_line, row.other_names))
        step.names = [name for name in names if fold(name) and name not in known]
        held = {_key(role) for role in _held(actor)} if actor else set()
        step.roles = [role for role in map(self._checked, row.roles) if _key(role) not in held]
        if any(mine in {role.organisation_id, role.organisation} for role in step.roles):
            raise _refused("Nobody holds a role in itself.")

    def _known(self, row: ActorRow) -> Actor | None:
        if not row.id:
            found = self._by_name.get(fold(row.name), [])
            mains = [actor for actor in found if fold(actor.name) == fold(row.name)] or found
            if len(mains) > 1:
                raise _refused(f"Several actors go by “{row.name}”.")
            return mains[0] if mains else None
        if row.id in self._by_id:
            return self._by_id[row.id]
        into = row.id
        while into in self._merged:
            into = self._merged[into]
        if into not in self._by_id and not _is_id(row.id):
            raise _refused(f"“{row.id}” is no id.")
        return self._by_id.get(into)

    def _checked(self, role: RoleRow) -> RoleRow:
        """Return a role as it would be stored, its organisation named by id where it is known."""
        words, since, until = map(one_line, (role.role, role.since, role.until))
        body, body_id = one_line(role.organisation), role.organisation_id.strip()
        if not (words or body or body_id):
            raise _refused("A role has neither words nor an organisation.")
        for day in filter(None, (since, until)):
            if not is_day(day):
                raise _refused(f"“{day}” is no day.")
        if since and until and not are_in_order(since, until):
            raise _refused(f"A role cannot end in {until} and begin in {since}.")
        while body_id in self._merged:
            body_id = self._merged[body_id]
        if body and body_id not in self._by_id:
            named = self._by_name.get(fold(body), [])
            mains = [actor for actor in named if fold(actor.name) == fold(body)] or named
            if len(mains) > 1:
                raise _refused(f"Several actors go by “{body}”.")
            body_id = mains[0].id if mains else body_id
        return RoleRow(words, body, body_id, since, until)


def _details(row: ActorRow, actor: Actor | None) -> dict[str, str]:
    told = {
        name: canonical(value).text.strip() if name == "note" else one_line(value)
        for name, value in row.fields.items()
    }
    kind = told.get("type", "").casefold()
    if kind and kind not in set(ActorType):
        raise _refused(f"“{told['type']}” is no type of actor.")
    if kind:
        told["type"] = kind
    return {name: value for name, value in told.items() if _now(actor, name) != value}


def _now(actor: Actor | None, name: str) -> str | None:
    return str(getattr(actor, name)) if actor else None


def _held(actor: Actor) -> list[RoleRow]:
    return [
        RoleRow(
            held.role,
            held.organisation.name if held.organisation else "",
            held.organisation.id if held.organisation else "",
            held.since or "",
            held.until or "",
        )
        for held in actor.affiliations
    ]


def _key(role: RoleRow) -> tuple[str, ...]:
    return role.role, role.organisation_id or fold(role.organisation), role.since, role.until


def _store(edit: Edit, step: Step) -> ActorRef:
    details = {name: value for name, value in step.details.items() if value}
    if step.actor is None:
        kind = ActorType(details.pop("type", ActorType.PERSON))
        new = NewActor(
            id=step.row.id,
            name=step.name,
            type=kind,
            short_name=details.pop("short_name", ""),
            native_name=details.pop("native_name", ""),
            aliases=tuple(step.names),
        )
        ref = enter(edit, new)
        if details:
            made = Actor(
                ref.id,
                ref.name,
                short_name=new.short_name,
                native_name=new.native_name,
                revision=edit.unit.revision,
            )
            write_details(edit, made, _as_details(details), ref.name)
        return ref
    write_details(edit, step.actor, _as_details(details), step.name)
    add_names(edit, step.actor.id, step.names)
    return ActorRef(step.actor.id, step.name)


def _as_details(told: Mapping[str, str]) -> Details:
    return Details(
        type=ActorType(told["type"]) if "type" in told else None,
        **{name: value for name, value in told.items() if name != "type"},
    )


def _role(edit: Edit, role: RoleRow) -> Role:
    organisation = None
    if role.organisation_id and edit.read.actor(role.organisation_id):
        organisation = ActorChoice.known(role.organisation_id)
    elif role.organisation:
        organisation = ActorChoice.named(role.organisation, ActorType.ORGANISATION)
    return Role(role.role, organisation, role.since, role.until)


def _is_id(words: str) -> bool:
    try:
        return str(uuid.UUID(words)) == words
    except ValueError:
        return False


def _refused(why: str) -> RuleBroken:
    return RuleBroken(why, kept="It is left out.", todo="Mend the table, and import it again.")


def _unreadable(path: Path, why: str) -> UnreadableInput:
    return UnreadableInput(
        f"“{path.name}” {why}.",
        kept="Nothing was brought in.",
        todo="Choose another file.",
    )
