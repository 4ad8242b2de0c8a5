"""Tables of the project itself: its settings, its codebook, its journal and what left it."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from annotator.store.schema.base import (
    Base,
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


class Project(Identified, Base, kw_only=True):
    """The one row that says which project this is."""

    __tablename__ = "project"

    name: Mapped[LongText]
    made_by: Mapped[LongText]
    """Program and version."""
    added: Mapped[Moment]


class Setting(Base, kw_only=True):
    """A choice kept with the project."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[LongText]


class CodebookVersion(Identified, Base, kw_only=True):
    """One version of the coding rules; annotations name the one they were made under."""

    __tablename__ = "codebook_version"

    number: Mapped[int] = mapped_column(unique=True)
    """Counts up; annotations are made under the highest."""
    label: Mapped[LongText]
    content: Mapped[LongText]
    added: Mapped[Moment]


class Topic(Identified, Base, kw_only=True):
    """A topic label of the codebook."""

    __tablename__ = "topic"

    label: Mapped[LongText]
    parent_id: Mapped[str | None] = may_refer_to("topic")


class AdjudicationDecision(Identified, Ordered, Base, kw_only=True):
    """How a supervisor settled a difference between two coders."""

    __tablename__ = "adjudication_decision"
    subject: ClassVar = ("article", "article_id")

    article_id: Mapped[Id] = owned_by("article")
    coder_id: Mapped[Id] = owned_by("coder")
    first_id: Mapped[str | None] = may_refer_to("annotation")
    second_id: Mapped[str | None] = may_refer_to("annotation")
    result_id: Mapped[str | None] = may_refer_to("annotation")
    reason: Mapped[LongText] = mapped_column(default="")
    at: Mapped[Moment]


class MergeRecord(Identified, Ordered, Base, kw_only=True):
    """A package that was merged in."""

    __tablename__ = "merge_record"

    package_sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[LongText]
    coder_id: Mapped[Id] = owned_by("coder")
    report: Mapped[LongText]
    at: Mapped[Moment]


class BriefingRecord(Identified, Ordered, Base, kw_only=True):
    """A briefing that was exported; it speaks of everything up to its own sequence number."""

    __tablename__ = "briefing_record"

    preset: Mapped[Word]
    settings: Mapped[LongText]
    file_name: Mapped[LongText]
    file_sha256: Mapped[str] = mapped_column(String(64))
    coder_id: Mapped[Id] = owned_by("coder")
    at: Mapped[Moment]


class JournalEntry(Base, kw_only=True):
    """One edit, undo or redo. Rows are only ever added.

    `undo_head` is the entry the next undo takes back and `redo_head` the undo the next redo takes
    back, as things stand after this entry; `below` is the head that comes up again once this entry
    is taken back. So undo needs no other state, and survives closing.
    """

    __tablename__ = "journal_entry"
    __table_args__ = (one_of("deed", ("edit", "undo", "redo")),)

    sequence: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    deed: Mapped[Word]
    label: Mapped[LongText]
    coder_id: Mapped[Id] = owned_by("coder")
    at: Mapped[Moment]
    reverts: Mapped[int | None] = mapped_column(default=None)
    undo_head: Mapped[int | None] = mapped_column(default=None)
    redo_head: Mapped[int | None] = mapped_column(default=None)
    below: Mapped[int | None] = mapped_column(default=None)
    chain: Mapped[str] = mapped_column(String(64))
    """sha256 over the former entry's chain, every other column and the row images."""


class JournalRow(Base, kw_only=True):
    """One row as it was before and after an entry: JSON, "" where it did not exist."""

    __tablename__ = "journal_row"
    __table_args__ = (Index("ix_journal_row_subject_id", "subject_id", "sequence"),)

    sequence: Mapped[int] = mapped_column(
        ForeignKey("journal_entry.sequence"), primary_key=True, autoincrement=False
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    table_name: Mapped[Word]
    subject_id: Mapped[Word]
    """The id of the annotation, article, actor or coder the row belongs to, or ""."""
    before: Mapped[LongText]
    after: Mapped[LongText]
