"""What all tables share: column types, constraint names and whom a row belongs to."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, MappedColumn, mapped_column

Id = Annotated[str, mapped_column(String(36))]
"""A UUID minted once, in its 36 character form."""

Moment = Annotated[str, mapped_column(String(32))]
"""A moment in UTC: ISO 8601 with milliseconds and a Z."""

Day = Annotated[str, mapped_column(String(10))]
"""An ISO date, or "" for unknown."""

Word = Annotated[str, mapped_column(String(40))]
"""A member of a closed list, by its value."""

LongText = Annotated[str, mapped_column(Text)]


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """The root of all models.

    `subject` names what a row belongs to and the column that holds its id: the history of an
    annotation is the history of all rows whose subject it is. None: the row is no one's.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    subject: ClassVar[tuple[str, str] | None] = None


def one_of(column: str, words: type[StrEnum] | Iterable[str]) -> CheckConstraint:
    """Return the rule that `column` holds one of `words`."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_vocabulary")


def owned_by(target: str) -> MappedColumn[str]:
    """Return an indexed column that refers to the row of another table and may not be empty."""
    return mapped_column(String(36), ForeignKey(f"{target}.id"), index=True)


def may_refer_to(target: str) -> MappedColumn[str | None]:
    """Return an indexed column that may refer to the row of another table."""
    return mapped_column(
        String(36), ForeignKey(f"{target}.id"), index=True, nullable=True, default=None
    )


class Identified(MappedAsDataclass, kw_only=True):
    """A row that is known by one UUID."""

    id: Mapped[Id] = mapped_column(primary_key=True)


class Guarded(MappedAsDataclass, kw_only=True):
    """A row two people may edit: each edit names the revision it saw, or is refused."""

    revision: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), default=0)
    """Higher with each edit, undo or redo that wrote the row, and never the same for two."""


class Ordered(MappedAsDataclass, kw_only=True):
    """A row whose place among its like is told by the edit that made it: clocks jump."""

    sequence: Mapped[int] = mapped_column(default=0)
    """The sequence number of that edit."""
