"""Actors: the parties whose words are reported, and the names they go by."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.codebook import Kind
from annotator.domain.days import are_in_order


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
    """A role somebody held, from one day to another (inclusive; None is open).

    Days are ISO 8601 dates (clause 4.3), also of reduced precision: a year, or a year and a month.
    """

    organisation: ActorRef | None
    role: str
    since: str | None = None
    until: str | None = None
    id: str = ""

    def holds_on(self, day: str) -> bool:
        """Tell whether the role was held on the ISO date `day`, as far as both are known."""
        return are_in_order(self.since or "", day) and are_in_order(day, self.until or "")

    @property
    def title(self) -> str:
        """Return role and organisation as they are printed after a name."""
        body = self.organisation.name if self.organisation else ""
        return ", ".join(part for part in (self.role, body) if part)

    @property
    def period(self) -> str:
        """Return from when to when, such as “2024–”; "" when neither is known."""
        return _period(self.since or "", self.until or "")

    @property
    def years(self) -> str:
        """Return from which to which year, in as little room as there is beside a name."""
        return _period((self.since or "")[:_YEAR], (self.until or "")[:_YEAR])


_YEAR = 4


def _period(since: str, until: str) -> str:
    if since and since == until:
        return since
    return f"{since}–{until}" if since or until else ""


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
    country: str = ""
    note: str = ""
    revision: int = 0
    """The number the next edit must name, so that nobody overwrites what they have not seen."""

    @property
    def ref(self) -> ActorRef:
        """Return the actor as annotations refer to it."""
        return ActorRef(self.id, self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name the actor goes by, the main one first."""
        extra = (self.short_name, self.native_name, *self.aliases)
        return tuple(dict.fromkeys([self.name, *(name for name in extra if name)]))

    @property
    def other_names(self) -> tuple[str, ...]:
        """Return the names that are neither the main, the short nor the native one."""
        own = {self.name, self.short_name, self.native_name}
        return tuple(dict.fromkeys(name for name in self.aliases if name not in own))

    def role_on(self, day: str | None) -> Affiliation | None:
        """Return the affiliation valid on the ISO date, or the newest one when undated."""
        if day is None:
            return self.affiliations[-1] if self.affiliations else None
        return next((held for held in self.affiliations if held.holds_on(day)), None)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a role in an organisation."""

    actor: ActorRef
    held: Affiliation


class Capacity(StrEnum):
    """As what a statement names an actor."""

    ACTOR = "actor"
    CO_ACTOR = "co-actor"
    TARGET = "target"
    VIA = "via"


@dataclass(frozen=True, slots=True)
class ActorUse:
    """A statement that names an actor: as what, where it stands, and its first words."""

    annotation: str
    capacity: Capacity
    kind: Kind
    article: str
    title: str
    words: str
    descriptor: str = ""
    """The article's own words for whoever speaks."""
