"""One annotation: a statement, its kind and the actor whose words it is."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.actors import ActorRef
from annotator.domain.codebook import (
    ActorState,
    Certainty,
    Form,
    Kind,
    Modality,
    Origin,
    RelayKind,
    Stance,
    TargetFunction,
    Verification,
)
from annotator.domain.review import SetState
from annotator.domain.spans import TextSpan


@dataclass(frozen=True, slots=True)
class Part:
    """One unbroken stretch of a statement; `exact` is the article's text under the span."""

    span: TextSpan
    exact: str


@dataclass(frozen=True, slots=True)
class Target:
    """A party the statement is aimed at."""

    actor: ActorRef
    function: TargetFunction = TargetFunction.ADDRESSEE


@dataclass(frozen=True, slots=True)
class Relay:
    """A hand the words passed through: a known actor, or free text when `actor` is None."""

    name: str
    actor: ActorRef | None = None
    kind: RelayKind = RelayKind.OTHER


@dataclass(frozen=True, slots=True)
class Details:
    """What a coder may add to a statement; all of it optional."""

    descriptor: str = ""
    date_said: str = ""
    date_said_precision: str = ""
    place: str = ""
    topics: tuple[str, ...] = ()
    stance: Stance | None = None
    subtype: str = ""
    modality: Modality | None = None
    certainty: Certainty | None = None
    reliability: str = ""
    credibility: str = ""
    verification: Verification = Verification.UNCHECKED
    verification_note: str = ""
    paraphrase: str = ""
    translation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A coded statement as it stands in the project.

    `parts` ascend and are disjoint. `revision` is the number the next edit must name, so that
    two people cannot overwrite each other unseen.
    """

    id: str
    article: str
    coder: str
    kind: Kind
    parts: tuple[Part, ...]
    actor_state: ActorState
    actor: ActorRef | None = None
    co_actors: tuple[ActorRef, ...] = ()
    also: frozenset[Kind] = frozenset()
    form: Form = Form.INDIRECT
    form_is_corrected: bool = False
    """Whether the form is the coder's, and not computed from the quotation marks."""
    targets: tuple[Target, ...] = ()
    via: tuple[Relay, ...] = ()
    flagged: bool = False
    is_waiting: bool = False
    """Whether its words are those of an older text of the article, and wait to be placed anew."""
    status: SetState = SetState.IN_CODING
    origin: Origin = Origin.HAND
    same_as: str | None = None
    created: str = ""
    updated: str = ""
    revision: int = 1
    details: Details = field(default_factory=Details)

    @property
    def start(self) -> int:
        """Return where the first part begins, in code points."""
        return self.parts[0].span.start

    @property
    def end(self) -> int:
        """Return where the last part ends, in code points, exclusive."""
        return self.parts[-1].span.end

    @property
    def quotation(self) -> str:
        """Return the words of all parts, joined as they are printed."""
        return " … ".join(part.exact for part in self.parts)

    @property
    def attribution(self) -> str:
        """Return the actor's name, or in words that nobody is given."""
        if self.actor is not None:
            return " and ".join(ref.name for ref in (self.actor, *self.co_actors))
        return "Unattributed" if self.actor_state is ActorState.UNATTRIBUTED else "Actor open"


class ListOrder(StrEnum):
    """By what annotations are listed first; then come articles and text."""

    TEXT = "text"
    ACTOR = "actor"
    KIND = "kind"


class Place(NamedTuple):
    """Where an annotation stands among all; places sort in the order they were asked for in.

    `rank` is what they are ordered by before articles and text, "" for nothing.
    `start` and `end` are those of the first part, in code points, half-open.
    """

    rank: str
    article_place: int
    start: int
    end: int
    created: str
    annotation: str
    article: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What the article view needs of one annotation to paint it."""

    annotation: str
    kind: Kind
    also: frozenset[Kind]
    spans: tuple[TextSpan, ...]
    flagged: bool = False
