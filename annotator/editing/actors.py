"""Use cases on actors: found by any of their names, or entered new."""

from dataclasses import dataclass

from annotator.domain.actors import ActorRef, ActorType
from annotator.domain.codebook import ActorState
from annotator.domain.text import canonical, fold
from annotator.editing.project import Edit, new_id
from annotator.errors import NotFound, RuleBroken
from annotator.store import schema


@dataclass(frozen=True, slots=True)
class ActorChoice:
    """Whose words a statement is: a known actor, one by name, nobody, or not yet decided."""

    state: ActorState
    id: str = ""
    name: str = ""
    type: ActorType = ActorType.PERSON
    """What sort of party to enter when the name is new."""

    @classmethod
    def known(cls, actor: str) -> "ActorChoice":
        """Choose an actor by id."""
        return cls(ActorState.GIVEN, id=actor)

    @classmethod
    def named(cls, name: str, kind: ActorType = ActorType.PERSON) -> "ActorChoice":
        """Choose the actor of that name, entering a new one if there is none."""
        return cls(ActorState.GIVEN, name=name, type=kind)


UNATTRIBUTED = ActorChoice(ActorState.UNATTRIBUTED)
"""The article names nobody for the words."""

OPEN = ActorChoice(ActorState.OPEN)
"""The coder will decide later."""


def resolve(edit: Edit, choice: ActorChoice) -> ActorRef | None:
    """Return the actor chosen, entered if new; None when nobody is named.

    Raises
    ------
    RuleBroken
        The name is blank, or several actors go by it.
    NotFound
        There is no actor of that id.

    """
    if choice.state is not ActorState.GIVEN:
        return None
    if choice.id:
        return _of_id(edit, choice.id)
    name = clean_name(choice.name)
    found = edit.read.actors_named(fold(name))
    if len(found) > 1:
        exact = [ref for ref in found if ref.name == name]
        if len(exact) != 1:
            raise _several(name, found)
        return exact[0]
    return found[0] if found else enter(edit, NewActor(name=name, type=choice.type))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewActor:
    """An actor about to be entered, with its other names."""

    name: str
    type: ActorType = ActorType.PERSON
    short_name: str = ""
    native_name: str = ""
    aliases: tuple[str, ...] = ()
    id: str = ""
    """The id it has elsewhere, "" for a new one."""

    @property
    def other_names(self) -> tuple[str, ...]:
        """Return every further name the actor is to be found by, each once."""
        names = dict.fromkeys((self.short_name, self.native_name, *self.aliases))
        return tuple(name for name in names if name and name != self.name)


def enter(edit: Edit, new: NewActor) -> ActorRef:
    """Enter a new actor with its other names."""
    actor = new.id or new_id()
    edit.unit.add(
        schema.Actor(
            id=actor,
            name=new.name,
            folded=fold(new.name),
            type=new.type.value,
            short_name=new.short_name,
            native_name=new.native_name,
            added=edit.unit.at,
        )
    )
    edit.unit.add(
        *(
            schema.Alias(id=new_id(), actor_id=actor, ordinal=place, name=name, folded=fold(name))
            for place, name in enumerate(new.other_names)
        )
    )
    return ActorRef(actor, new.name)


def _of_id(edit: Edit, actor: str) -> ActorRef:
    found = edit.read.actor(actor)
    if found is None:
        raise NotFound(
            "That actor is no longer in the project.",
            kept="The statement is as it was.",
            todo="Choose another actor, or undo the deletion.",
        )
    return found


def one_line(typed: str) -> str:
    """Return what somebody typed as it is stored: canonical, single spaces between words."""
    return " ".join(canonical(typed).text.split())


def clean_name(name: str) -> str:
    """Return a name as it is stored.

    Raises
    ------
    RuleBroken
        Nothing is left of it when it is looked up.

    """
    clean = one_line(name)
    if not fold(clean):
        raise RuleBroken(
            "An actor needs a name.",
            kept="Nothing was changed.",
            todo="Type the name, or choose “unattributed”.",
        )
    return clean


def _several(name: str, found: list[ActorRef]) -> RuleBroken:
    listed = ", ".join(f"{ref.name} ({ref.id[:8]})" for ref in found)
    return RuleBroken(
        f"Several actors go by “{name}”: {listed}.",
        kept="Nothing was changed.",
        todo="Use a name that only one of them has.",
    )
