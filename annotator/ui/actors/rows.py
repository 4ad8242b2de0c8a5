"""What the actor picker offers at each moment: pure functions of what was asked and typed."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from annotator.domain.actors import Actor, ActorRef, ActorType
from annotator.domain.name_search import Found, NameSearch
from annotator.domain.text import fold
from annotator.editing.actors import UNATTRIBUTED, ActorChoice
from annotator.ui.panels.plain import isolated

ENTER = "⏎"
CTRL_ENTER = "Ctrl ⏎"
NOBODY = "0"
DIGITS = 9
"""Recent actors that have a digit, beside the last one, where no names are printed nearby."""
FIRST_PRINTED = 7
"""The digit of the first name printed nearby; recent actors have those before it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer offered; `key` is what takes it at once, "" when only Enter does."""

    choice: ActorChoice
    name: str
    key: str = ""
    before: str = ""
    """Words that lead up to the name, such as “New actor”."""
    aside: str = ""
    """Why the row is there: the last actor, or the other name that was found."""
    role: str = ""

    @property
    def is_new(self) -> bool:
        """Tell whether the row would enter a new actor."""
        return bool(self.choice.name)

    @property
    def spoken(self) -> str:
        """Return what a screen reader says of the row."""
        name = isolated(self.name)
        told = [f"{self.before} {name}" if self.before else name, isolated(self.aside)]
        told.append(isolated(self.role))
        keys = self.key.replace(ENTER, "Enter")
        told.append(f"key {keys}" if keys else "")
        return ", ".join(part for part in told if part.strip("\u2068\u2069"))


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and what the picker may offer before anything is typed."""

    text: str = ""
    recent: tuple[ActorRef, ...] = ()
    suggestion: str = ""
    """The name that was selected, or ""."""
    printed: tuple[str, ...] = ()
    """Names printed near the statement, the likeliest first."""
    may_be_nobody: bool = False
    day: str = ""
    """The ISO date on which it was said or printed, "" where unknown: roles are those held then."""


def untyped_rows(
    question: Question, search: NameSearch, new_type: ActorType, *, digits: bool
) -> list[Row]:
    """Return what is offered while no name is typed.

    These are the last actors, the names printed nearby, nobody, and the name that was selected.

    `digits` says whether digits choose; they are part of a name once anything is typed.
    """
    most = FIRST_PRINTED if question.printed else DIGITS + 1
    day = question.day
    rows = list(_recent_rows(question.recent[:most], search, day, digits=digits))
    if not rows:
        rows = [_actor_row(actor, day) for actor in search.foremost(most - 1)]
    if search.is_prepared:
        taken = {row.choice.id for row in rows}
        printed = _printed_rows(question, search, new_type, taken)
        for key, row in zip(range(FIRST_PRINTED, DIGITS + 1), printed, strict=False):
            rows.append(replace(row, key=str(key) if digits else ""))
    if question.may_be_nobody:
        rows.append(Row(UNATTRIBUTED, "Unattributed", NOBODY if digits else ""))
    # To wait for all names to be folded would delay the picker; the name's owner is then found
    # when the choice is stored.
    same = search.named(question.suggestion) if search.is_prepared else ()
    rows.extend(_named_row(question.suggestion, same, new_type, day))
    return rows


def typed_rows(typed: str, search: NameSearch, new_type: ActorType, day: str = "") -> list[Row]:
    """Return the actors who match what is typed, then the one it would enter as new.

    Their roles are those they held on the ISO date `day`, "" for the newest. No key waits until all
    names can be searched: the picker asks again then.
    """
    rows = [_found_row(found, day) for found in search.find(typed, wait=False)]
    if not search.named(typed, wait=False):
        rows.extend(_named_row(typed, (), new_type, day))
    return rows


def _recent_rows(
    recent: Sequence[ActorRef], search: NameSearch, day: str, *, digits: bool
) -> Iterator[Row]:
    for place, ref in enumerate(recent):
        role = role_of(search.actor(ref.id), day)
        if place == 0:
            yield Row(ActorChoice.known(ref.id), ref.name, aside="last", role=role)
        else:
            key = str(place) if digits else ""
            yield Row(ActorChoice.known(ref.id), ref.name, key, role=role)


def _printed_rows(
    question: Question, search: NameSearch, new_type: ActorType, taken: AbstractSet[str]
) -> Iterator[Row]:
    """Offer names printed nearby: as the known actor where one is meant, else as a new one."""
    for name in question.printed:
        meant = search.printed_as(name)
        if not meant:
            choice = ActorChoice.named(name, new_type)
            yield Row(choice, name, before="New actor", aside="in the text", role=new_type.value)
        elif len(meant) == 1 and meant[0].id not in taken:
            actor = meant[0]
            choice = ActorChoice.known(actor.id)
            yield Row(choice, actor.name, aside="in the text", role=role_of(actor, question.day))


def _named_row(name: str, same: Sequence[Found], new_type: ActorType, day: str) -> Iterator[Row]:
    """Offer a name as a new actor; as the known one if it has an owner; not if it has several."""
    if len(same) == 1:
        actor = same[0].actor
        choice = ActorChoice.known(actor.id)
        yield Row(choice, actor.name, CTRL_ENTER, aside="selected", role=role_of(actor, day))
    elif not same and fold(name):
        clean = " ".join(name.split())
        choice = ActorChoice.named(clean, new_type)
        yield Row(choice, clean, CTRL_ENTER, before="New actor", role=new_type.value)


def _found_row(found: Found, day: str) -> Row:
    actor = found.actor
    other = "" if found.name == actor.name else f"= {isolated(found.name)}"
    return Row(ActorChoice.known(actor.id), actor.name, aside=other, role=role_of(actor, day))


def _actor_row(actor: Actor, day: str) -> Row:
    return Row(ActorChoice.known(actor.id), actor.name, role=role_of(actor, day))


def role_of(actor: Actor | None, day: str = "") -> str:
    """Return the role an actor held on an ISO date, with its years; the newest if "" is given.

    "" is returned when none is known to have been held then; of an unnamed actor, that it is one.
    """
    held = actor.role_on(day or None) if actor else None
    if held is None:
        return "unnamed" if actor and actor.type is ActorType.UNNAMED else ""
    return ", ".join(part for part in (held.title, held.years) if part)
