"""Tables of annotations and of what hangs on each: parts, further actors, targets, via."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

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
from annotator.store.schema.base import (
    Base,
    Guarded,
    Id,
    Identified,
    LongText,
    Moment,
    Ordered,
    Word,
    may_refer_to,
    one_of,
    owned_by,
)


def _of_annotation() -> MappedColumn[str]:
    # The primary key's index begins with it, so it needs none of its own.
    return mapped_column(String(36), ForeignKey("annotation.id"), primary_key=True)


class Annotation(Identified, Guarded, Ordered, Base, kw_only=True):
    """One coded statement."""

    __tablename__ = "annotation"
    __table_args__ = (
        one_of("kind", Kind),
        one_of("form", Form),
        one_of("actor_state", ActorState),
        one_of("origin", Origin),
        one_of("verification", Verification),
        one_of("modality", ("", *Modality)),
        one_of("certainty", ("", *Certainty)),
        one_of("stance", ("", *Stance)),
        CheckConstraint(
            "(actor_state = 'given') = (actor_id IS NOT NULL)", name="actor_matches_state"
        ),
    )
    subject: ClassVar = ("annotation", "id")

    article_id: Mapped[Id] = owned_by("article")
    version_id: Mapped[Id] = owned_by("article_version")
    set_id: Mapped[Id] = owned_by("annotation_set")
    codebook_version_id: Mapped[Id] = owned_by("codebook_version")
    kind: Mapped[Word]
    also: Mapped[Word] = mapped_column(default="")
    """Secondary kinds, in printing order, joined by commas."""
    form: Mapped[Word]
    form_is_corrected: Mapped[bool] = mapped_column(default=False)
    actor_state: Mapped[Word]
    actor_id: Mapped[str | None] = may_refer_to("actor")
    actor_chosen: Mapped[int] = mapped_column(default=0, index=True)
    """The sequence number of the edit in which the coder said whose words these are."""
    descriptor: Mapped[LongText] = mapped_column(default="")
    date_said: Mapped[Word] = mapped_column(default="")
    date_said_precision: Mapped[Word] = mapped_column(default="")
    place: Mapped[LongText] = mapped_column(default="")
    stance: Mapped[Word] = mapped_column(default="")
    subtype: Mapped[Word] = mapped_column(default="")
    modality: Mapped[Word] = mapped_column(default="")
    certainty: Mapped[Word] = mapped_column(default="")
    reliability: Mapped[Word] = mapped_column(default="")
    credibility: Mapped[Word] = mapped_column(default="")
    verification: Mapped[Word] = mapped_column(default=Verification.UNCHECKED.value)
    verification_note: Mapped[LongText] = mapped_column(default="")
    paraphrase: Mapped[LongText] = mapped_column(default="")
    translation: Mapped[LongText] = mapped_column(default="")
    note: Mapped[LongText] = mapped_column(default="")
    flagged: Mapped[bool] = mapped_column(default=False)
    same_as: Mapped[Id | None] = mapped_column(default=None, index=True)
    """Statements that are one utterance share this id."""
    origin: Mapped[Word] = mapped_column(default=Origin.HAND.value)
    created: Mapped[Moment]
    updated: Mapped[Moment]


class Part(Base, kw_only=True):
    """One unbroken stretch of a statement, with the words and 32 characters on either side."""

    __tablename__ = "annotation_part"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        Index(None, "start", "end"),
    )
    subject: ClassVar = ("annotation", "annotation_id")

    annotation_id: Mapped[str] = _of_annotation()
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[LongText]
    prefix: Mapped[LongText] = mapped_column(default="")
    suffix: Mapped[LongText] = mapped_column(default="")


class CoActor(Base, kw_only=True):
    """A further speaker of a joint statement."""

    __tablename__ = "annotation_co_actor"
    subject: ClassVar = ("annotation", "annotation_id")

    annotation_id: Mapped[str] = _of_annotation()
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[str] = owned_by("actor")


class Target(Base, kw_only=True):
    """A party the statement is aimed at."""

    __tablename__ = "annotation_target"
    __table_args__ = (one_of("function", TargetFunction),)
    subject: ClassVar = ("annotation", "annotation_id")

    annotation_id: Mapped[str] = _of_annotation()
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[str] = owned_by("actor")
    function: Mapped[Word] = mapped_column(default=TargetFunction.ADDRESSEE.value)


class Relay(Base, kw_only=True):
    """A hand the words passed through, nearest to the speaker first."""

    __tablename__ = "annotation_via"
    __table_args__ = (one_of("kind", RelayKind),)
    subject: ClassVar = ("annotation", "annotation_id")

    annotation_id: Mapped[str] = _of_annotation()
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[str | None] = may_refer_to("actor")
    name: Mapped[LongText] = mapped_column(default="")
    """Free text where no actor is named."""
    kind: Mapped[Word] = mapped_column(default=RelayKind.OTHER.value)


class AnnotationTopic(Base, kw_only=True):
    """A topic label on a statement."""

    __tablename__ = "annotation_topic"
    subject: ClassVar = ("annotation", "annotation_id")

    annotation_id: Mapped[str] = _of_annotation()
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[str] = owned_by("topic")
