"""Actors: the parties whose words are reported, and the names they go by."""

from dataclasses import dataclass
from enum import StrEnum


class ActorType(StrEnum):
    """What sort of party an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as far as an annotation needs it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A role somebody held, from one day to another (ISO dates, inclusive; None is open)."""

    organisation: ActorRef | None
    role: str
    since: str | None = None
    until: str | None = None

    def holds_on(self, day: str) -> bool:
        """Tell whether the role was held on the ISO date `day`."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """A party with all its names; `statements` counts the annotations of its words."""

    id: str
    name: str
    type: ActorType = ActorType.PERSON
    short_name: str = ""
    native_name: str = ""
    aliases: tuple[str, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    statements: int = 0

    @property
    def ref(self) -> ActorRef:
        """Return the actor as annotations refer to it."""
        return ActorRef(self.id, self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name the actor goes by, the main one first."""
        extra = (self.short_name, self.native_name, *self.aliases)
        return tuple(dict.fromkeys([self.name, *(name for name in extra if name)]))

    def role_on(self, day: str | None) -> Affiliation | None:
        """Return the affiliation valid on the ISO date, or the newest one when undated."""
        if day is None:
            return self.affiliations[-1] if self.affiliations else None
        return next((held for held in self.affiliations if held.holds_on(day)), None)
