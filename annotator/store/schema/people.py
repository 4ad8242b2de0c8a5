"""Tables of the people at work: coders, their annotation sets, assignments and comments."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from annotator.domain.codebook import Kind
from annotator.domain.review import SetState
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


class Coder(Identified, Base, kw_only=True):
    """A person who annotates, reviews or exports; known by id, never by name."""

    __tablename__ = "coder"
    __table_args__ = (one_of("role", ("analyst", "supervisor", "author")),)
    subject: ClassVar = ("coder", "id")

    name: Mapped[LongText]
    role: Mapped[Word] = mapped_column(default="analyst")
    added: Mapped[Moment]


class AnnotationSet(Identified, Guarded, Base, kw_only=True):
    """One coder's annotations of one article, and where that work stands."""

    __tablename__ = "annotation_set"
    __table_args__ = (
        UniqueConstraint("article_id", "coder_id"),
        one_of("state", SetState),
    )
    subject: ClassVar = ("article", "article_id")

    article_id: Mapped[Id] = owned_by("article")
    coder_id: Mapped[Id] = owned_by("coder")
    state: Mapped[Word] = mapped_column(default=SetState.NEW.value)
    added: Mapped[Moment]


class Assignment(Identified, Ordered, Base, kw_only=True):
    """An article handed to a coder."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("article_id", "coder_id"),)
    subject: ClassVar = ("article", "article_id")

    article_id: Mapped[Id] = owned_by("article")
    coder_id: Mapped[Id] = owned_by("coder")
    blind: Mapped[bool] = mapped_column(default=False)
    given: Mapped[Moment]


class ReviewEvent(Identified, Ordered, Base, kw_only=True):
    """One step of an annotation set from state to state, with the reason given."""

    __tablename__ = "review_event"
    __table_args__ = (one_of("from_state", SetState), one_of("to_state", SetState))

    set_id: Mapped[Id] = owned_by("annotation_set")
    coder_id: Mapped[Id] = owned_by("coder")
    from_state: Mapped[Word]
    to_state: Mapped[Word]
    reason: Mapped[LongText] = mapped_column(default="")
    at: Mapped[Moment]


class Comment(Identified, Guarded, Ordered, Base, kw_only=True):
    """A remark on an article or on one annotation; answers name the remark they answer."""

    __tablename__ = "comment"
    subject: ClassVar = ("article", "article_id")

    article_id: Mapped[Id] = owned_by("article")
    annotation_id: Mapped[str | None] = may_refer_to("annotation")
    answers_id: Mapped[str | None] = may_refer_to("comment")
    coder_id: Mapped[Id] = owned_by("coder")
    text: Mapped[LongText]
    resolved: Mapped[bool] = mapped_column(default=False)
    written: Mapped[Moment]


class Dismissal(Identified, Ordered, Base, kw_only=True):
    """A passage a coder has looked at and says needs no annotation."""

    __tablename__ = "dismissal"
    __table_args__ = (CheckConstraint('0 <= start AND start < "end"', name="span"),)
    subject: ClassVar = ("article", "article_id")

    article_id: Mapped[Id] = owned_by("article")
    coder_id: Mapped[Id] = owned_by("coder")
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[LongText]
    at: Mapped[Moment]


class SuggestionDecision(Identified, Ordered, Base, kw_only=True):
    """What a coder did with a suggested annotation."""

    __tablename__ = "suggestion_decision"
    __table_args__ = (
        one_of("kind", Kind),
        one_of("decision", ("accepted", "corrected", "rejected")),
    )
    subject: ClassVar = ("article", "article_id")

    article_id: Mapped[Id] = owned_by("article")
    coder_id: Mapped[Id] = owned_by("coder")
    annotation_id: Mapped[str | None] = may_refer_to("annotation")
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[LongText]
    kind: Mapped[Word]
    actor_name: Mapped[LongText] = mapped_column(default="")
    reason: Mapped[LongText] = mapped_column(default="")
    decision: Mapped[Word]
    at: Mapped[Moment]
