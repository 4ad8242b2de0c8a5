"""Everything read from a project: rows by Core, handed out as the domain's frozen objects."""

import zlib

from sqlalchemy import bindparam, or_, select

from annotator.domain.actors import Actor, ActorRef
from annotator.domain.article import Article, ArticleRow
from annotator.domain.draft import Original
from annotator.domain.history import HistoryEntry
from annotator.store import actor_reading, article_reading, schema
from annotator.store.faults import Unsound
from annotator.store.record_reading import RecordReader
from annotator.store.registry_reading import RegistryReader
from annotator.store.statement_reader import Opener, StatementReader

# Building a statement costs more than running it, and each key press runs all of these.
_NEWEST_VERSION = (
    select(schema.ArticleVersion.id, schema.ArticleVersion.text_sha256)
    .where(schema.ArticleVersion.article_id == bindparam("article"))
    .order_by(schema.ArticleVersion.number.desc())
    .limit(1)
)
_TEXT = select(schema.VersionText.text).where(schema.VersionText.sha256 == bindparam("sha256"))
_CODER_NAMED = (
    select(schema.Coder.id).where(schema.Coder.name == bindparam("name")).order_by(schema.Coder.id)
)
_CODERS = select(schema.Coder.id, schema.Coder.name).order_by(schema.Coder.name)
_NEWEST_CODEBOOK = (
    select(schema.CodebookVersion.content).order_by(schema.CodebookVersion.number.desc()).limit(1)
)


class Reader(StatementReader):
    """Reads a consistent state of the project; each call sees one moment."""

    def __init__(self, opener: Opener) -> None:
        super().__init__(opener)
        self.registry = RegistryReader(opener)
        self.record = RecordReader(opener)

    def project_name(self) -> str:
        """Return the project's name."""
        return str(self._rows(select(schema.Project.name))[0][0])

    def codebook(self) -> str:
        """Return the content of the codebook version new annotations are made under."""
        return str(self._rows(_NEWEST_CODEBOOK)[0][0])

    def articles(self, only: str | None = None) -> list[ArticleRow]:
        """Return all articles in the order they came in, or the one of that id, as listed."""
        with self._open() as connection:
            return article_reading.rows(connection, only)

    def stories(self) -> list[article_reading.Story]:
        """Return all articles, in the order they came in, with their families and texts' hashes."""
        with self._open() as connection:
            return article_reading.stories(connection)

    def text_hashes(self) -> set[str]:
        """Return the hashes of all texts that an article has or had."""
        with self._open() as connection:
            return article_reading.text_hashes(connection)

    def article(self, article: str) -> Article | None:
        """Return an article with its newest text."""
        with self._open() as connection:
            return article_reading.article(connection, article)

    def original(self, article: str) -> Original | None:
        """Return the bytes the newest version of an article was made from."""
        version, kept = schema.ArticleVersion, schema.OriginalBytes
        found = self._rows(
            select(kept.compressed, version.original_name, version.media_type, version.encoding)
            .join(version, version.original_sha256 == kept.sha256)
            .where(version.article_id == article)
            .order_by(version.number.desc())
            .limit(1)
        )
        return Original(zlib.decompress(found[0][0]), *found[0][1:]) if found else None

    def newest_version(self, article: str) -> tuple[str, str] | None:
        """Return the id of an article's newest version and the hash of its text."""
        found = self._rows(_NEWEST_VERSION, article=article)
        return (found[0][0], found[0][1]) if found else None

    def text(self, sha256: str) -> str:
        """Return the canonical text of that hash."""
        found = self._rows(_TEXT, sha256=sha256)
        if not found:
            raise Unsound(f"The text {sha256} is missing.")
        return str(found[0][0])

    def articles_like(self, words: str) -> list[tuple[str, str]]:
        """Return id and title of the articles whose id begins with, or title equals, `words`."""
        article = schema.Article
        begins = article.id.startswith(words, autoescape=True)
        statement = select(article.id, article.title)
        found = self._rows(statement.where(or_(begins, article.title == words)))
        return [(row[0], row[1]) for row in found]

    def actors(self, only: str | None = None) -> list[Actor]:
        """Return all actors by name, or the one of that id, with the count of statements."""
        with self._open() as connection:
            return actor_reading.actors(connection, only)

    def actors_named(self, folded: str) -> list[ActorRef]:
        """Return the actors one of whose names folds to `folded` (domain.text.fold)."""
        with self._open() as connection:
            return actor_reading.named(connection, folded)

    def actors_like(self, folded: str) -> list[str]:
        """Return the ids of the actors one of whose names holds the folded words."""
        with self._open() as connection:
            return actor_reading.like(connection, folded)

    def recent_actors(self, coder: str, limit: int = 9) -> list[ActorRef]:
        """Return the actors a coder gave words to last, the last one first, each once."""
        with self._open() as connection:
            return actor_reading.recent(connection, coder, limit)

    def coder_named(self, name: str) -> str | None:
        """Return the id of the coder of that name."""
        found = self._rows(_CODER_NAMED, name=name)
        return str(found[0][0]) if found else None

    def coders(self) -> list[tuple[str, str]]:
        """Return id and name of everybody who has worked on the project, by name."""
        return [(row[0], row[1]) for row in self._rows(_CODERS)]

    def history(self, subject: str | None = None, limit: int | None = None) -> list[HistoryEntry]:
        """Return what was done, newest first; to one annotation, article or actor if named."""
        with self._open() as connection:
            return article_reading.history(connection, subject, limit)
