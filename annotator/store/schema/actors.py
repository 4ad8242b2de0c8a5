"""Tables of actors, their other names and their roles over time."""

from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from annotator.domain.actors import ActorType
from annotator.store.schema.base import (
    Base,
    Day,
    Guarded,
    Identified,
    LongText,
    Moment,
    Word,
    may_refer_to,
    one_of,
    owned_by,
)


class Actor(Identified, Guarded, Base, kw_only=True):
    """A party whose words are reported."""

    __tablename__ = "actor"
    __table_args__ = (one_of("type", ActorType),)
    subject: ClassVar = ("actor", "id")

    name: Mapped[LongText]
    folded: Mapped[LongText] = mapped_column(index=True)
    """The name folded for look-up (domain.text.fold)."""
    type: Mapped[Word] = mapped_column(default=ActorType.PERSON.value)
    short_name: Mapped[LongText] = mapped_column(default="")
    native_name: Mapped[LongText] = mapped_column(default="")
    country: Mapped[Word] = mapped_column(default="")
    colour: Mapped[Word] = mapped_column(default="")
    note: Mapped[LongText] = mapped_column(default="")
    external_id: Mapped[LongText] = mapped_column(default="")
    merged_into_id: Mapped[str | None] = may_refer_to("actor")
    added: Mapped[Moment]


class Alias(Identified, Base, kw_only=True):
    """Another name an actor goes by."""

    __tablename__ = "actor_alias"
    subject: ClassVar = ("actor", "actor_id")

    actor_id: Mapped[str] = owned_by("actor")
    ordinal: Mapped[int]
    name: Mapped[LongText]
    folded: Mapped[LongText] = mapped_column(index=True)
    script: Mapped[Word] = mapped_column(default="")


class Affiliation(Identified, Base, kw_only=True):
    """A role an actor held, with the days it began and ended where known."""

    __tablename__ = "affiliation"
    subject: ClassVar = ("actor", "actor_id")

    actor_id: Mapped[str] = owned_by("actor")
    organisation_id: Mapped[str | None] = may_refer_to("actor")
    role: Mapped[LongText] = mapped_column(default="")
    since: Mapped[Day] = mapped_column(default="")
    until: Mapped[Day] = mapped_column(default="")
