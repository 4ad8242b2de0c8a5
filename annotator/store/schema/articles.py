"""Tables of articles: what is known of each, its versions, and the bytes it came from."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from annotator.domain.article import Direction, Rights
from annotator.store.schema.base import (
    Base,
    Day,
    Guarded,
    Id,
    Identified,
    LongText,
    Moment,
    Word,
    may_refer_to,
    one_of,
    owned_by,
)


class VersionText(Base, kw_only=True):
    """A canonical text, known by its hash and never altered or removed by an edit."""

    __tablename__ = "version_text"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[LongText]


class OriginalBytes(Base, kw_only=True):
    """The bytes an article was made from, compressed by zlib, known by the hash of the bytes."""

    __tablename__ = "original_bytes"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    compressed: Mapped[bytes] = mapped_column(LargeBinary)


class Article(Identified, Guarded, Base, kw_only=True):
    """An article as the list shows it; its text is in its newest version."""

    __tablename__ = "article"
    __table_args__ = (
        one_of("direction", Direction),
        one_of("rights", Rights),
        one_of("triage", ("", "not relevant", "skipped")),
    )
    subject: ClassVar = ("article", "id")

    title: Mapped[LongText]
    outlet: Mapped[LongText] = mapped_column(default="")
    author: Mapped[LongText] = mapped_column(default="")
    agency: Mapped[LongText] = mapped_column(default="")
    republished_from: Mapped[LongText] = mapped_column(default="")
    url: Mapped[LongText] = mapped_column(default="")
    section: Mapped[LongText] = mapped_column(default="")
    page: Mapped[LongText] = mapped_column(default="")
    accession: Mapped[LongText] = mapped_column(default="")
    copyright: Mapped[LongText] = mapped_column(default="")
    date_published: Mapped[Day] = mapped_column(default="", index=True)
    language: Mapped[Word] = mapped_column(default="")
    direction: Mapped[Word] = mapped_column(default=Direction.LEFT_TO_RIGHT.value)
    rights: Mapped[Word] = mapped_column(default=Rights.EXCERPT.value)
    family: Mapped[Id | None] = mapped_column(default=None, index=True)
    """Near-duplicates of one another share a family."""
    priority: Mapped[int | None] = mapped_column(default=None)
    triage: Mapped[Word] = mapped_column(default="")
    """Set aside without coding: not relevant or skipped; else ""."""
    import_kind: Mapped[Word] = mapped_column(default="")
    import_notes: Mapped[LongText] = mapped_column(default="")
    """One sentence a line: what the program was unsure of."""
    read_on: Mapped[Day] = mapped_column(default="")
    place: Mapped[int] = mapped_column(index=True)
    """Counts up in the order in which articles came in: clocks jump, and imports share one time."""
    added: Mapped[Moment]


class ArticleVersion(Identified, Base, kw_only=True):
    """One text of an article; a correction adds the next number."""

    __tablename__ = "article_version"
    __table_args__ = (UniqueConstraint("article_id", "number"),)
    subject: ClassVar = ("article", "article_id")

    article_id: Mapped[Id] = owned_by("article")
    number: Mapped[int]
    text_sha256: Mapped[str] = mapped_column(
        String(64), ForeignKey("version_text.sha256"), index=True
    )
    original_sha256: Mapped[str] = mapped_column(
        String(64), ForeignKey("original_bytes.sha256"), index=True
    )
    original_name: Mapped[LongText] = mapped_column(default="")
    media_type: Mapped[LongText] = mapped_column(default="text/plain")
    encoding: Mapped[Word] = mapped_column(default="utf-8")
    normaliser: Mapped[int]
    """Which rule made the canonical text (domain.text.NORMALISER)."""
    corrects_id: Mapped[str | None] = may_refer_to("article_version")
    added: Mapped[Moment]


class Document(Base, kw_only=True):
    """A headline and a text as the search index knows them. Rows are only ever added.

    Outside the journal: an undone import leaves them, so that its redo finds them.
    """

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """The row of the index; the higher, the later the article came in."""
    key: Mapped[str] = mapped_column(String(64), unique=True)
    """sha256 over the headline and the hash of the text."""
    text_sha256: Mapped[str] = mapped_column(
        String(64), ForeignKey("version_text.sha256"), index=True
    )
