"""What the registry tells of one actor, line by line: pure functions of what is known."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import Enum, auto

from annotator.domain.actors import Actor, ActorUse, Affiliation, Capacity, Member
from annotator.domain.codebook import Kind
from annotator.domain.counting import counted
from annotator.domain.near_names import Near
from annotator.ui.panels.plain import isolated, one_line


class Section(Enum):
    """What a line is about."""

    HEAD = auto()
    """The title of the lines below it: not to be gone to."""
    FIELD = auto()
    NAME = auto()
    ROLE = auto()
    PERSON = auto()
    """Somebody with a role in the actor."""
    NEAR = auto()
    USE = auto()


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; the field that fits its section holds what it stands for."""

    section: Section
    text: str
    label: str = ""
    aside: str = ""
    name: str = ""
    held: Affiliation | None = None
    person: str = ""
    near: Actor | None = None
    use: ActorUse | None = None
    marked: bool = False

    @property
    def kind(self) -> Kind | None:
        """Return the kind of the statement the line is about."""
        return self.use.kind if self.use else None

    @property
    def spoken(self) -> str:
        """Return what a screen reader says of the line."""
        told = [self.label, self.kind.value if self.kind else "", self.text, self.aside]
        return ", ".join([*filter(None, told), *(["marked"] if self.marked else [])])


@dataclass(frozen=True, slots=True)
class Known:
    """All that there is to be told of one actor."""

    actor: Actor
    near: Sequence[Near] | None
    """Who may be the same, or None while that is being looked for."""
    uses: Sequence[ActorUse]
    people: Sequence[Member]
    """Who has a role in it."""
    marked: AbstractSet[str]
    """The ids of the statements that are to be moved to another actor."""


def facts_of(known: Known, fill: Callable[[str], str]) -> list[Fact]:
    """Return all lines about an actor; `fill` puts keys in place of the names of commands."""
    facts = [
        *_fields(known.actor),
        *_names(known.actor),
        *_roles(known.actor),
        *_people(known.people),
        *_near(known.actor, known.near),
        *_uses(known.uses, known.marked),
    ]
    heads = Section.HEAD
    return [replace(one, aside=fill(one.aside)) if one.section is heads else one for one in facts]


def _fields(actor: Actor) -> Iterator[Fact]:
    for label, value in (
        ("Name", actor.name),
        ("Short name", actor.short_name),
        ("Native name", actor.native_name),
        ("Country", actor.country),
        ("Note", actor.note),
    ):
        if value:
            yield Fact(Section.FIELD, isolated(value), label)


def _names(actor: Actor) -> Iterator[Fact]:
    names = actor.other_names
    yield Fact(
        Section.HEAD, "Other names" if names else "No other name", aside="{actors.alias} adds one"
    )
    for name in names:
        yield Fact(Section.NAME, isolated(name), name=name)


def _roles(actor: Actor) -> Iterator[Fact]:
    held = actor.affiliations
    yield Fact(Section.HEAD, "Roles" if held else "No role", aside="{actors.role} adds one")
    for one in reversed(held):
        yield Fact(Section.ROLE, isolated(one.title), aside=one.period, held=one)


def _people(people: Sequence[Member]) -> Iterator[Fact]:
    if people:
        yield Fact(Section.HEAD, "Who has a role in it", aside="Enter goes there")
    for one in people:
        told = (isolated(one.held.role) if one.held.role else "", one.held.period)
        yield Fact(
            Section.PERSON,
            isolated(one.actor.name),
            aside=", ".join(part for part in told if part),
            person=one.actor.id,
        )


def _near(actor: Actor, near: Sequence[Near] | None) -> Iterator[Fact]:
    if near is None:
        yield Fact(Section.HEAD, "Looking for near-equal names…")
        return
    if near:
        told = "Enter merges it into this one, {actors.differ} says it is not the same"
        yield Fact(Section.HEAD, "Near-equal names", aside=told)
    for one in near:
        other = one.second if one.first.id == actor.id else one.first
        name = one.names[1] if one.first.id == actor.id else one.names[0]
        also = "" if name == other.name else f" = {isolated(name)}"
        statements = counted(other.statements, "statement", "statements")
        aside = f"{other.type.value}, {statements}"
        yield Fact(Section.NEAR, f"{isolated(other.name)}{also}", aside=aside, near=other)


def _uses(uses: Sequence[ActorUse], marked: AbstractSet[str]) -> Iterator[Fact]:
    told = counted(len(uses), "statement", "statements") if uses else "No statement names it"
    keys = "Enter opens, Space marks, {actors.split} moves the marked to another actor"
    yield Fact(Section.HEAD, isolated(told), aside=keys if uses else "")
    for use in uses:
        as_what = f"as {use.capacity.value} · "
        if use.capacity is Capacity.ACTOR:
            as_what = f"“{isolated(use.descriptor)}” · " if use.descriptor.strip() else ""
        title = isolated(use.title) if use.title.strip() else "Untitled"
        yield Fact(
            Section.USE,
            isolated(one_line(use.words)),
            aside=f"{as_what}{title}",
            use=use,
            marked=use.annotation in marked,
        )
