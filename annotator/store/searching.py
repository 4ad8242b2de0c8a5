"""Finds articles by the words in them: by the index, and those not yet in it one by one."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from annotator.domain.query import Query
from annotator.store import journal, search_index
from annotator.store.queries import CHUNK, is_newest
from annotator.store.schema import Article, ArticleVersion, VersionText
from annotator.store.statement_reader import Opener

MOST_RANKED = 10_000
"""Of so many articles the best are looked for; ranking more takes longer than anybody waits."""

_ABOVE_ALL = 2**63 - 1
_INDEX = search_index.NAME
# ruff: noqa: S608  these statements are put together from names of ours alone

_COLUMNS = "d.id, a.id, a.title, a.outlet, a.date_published, t.text, d.key, t.sha256"
# Joined crosswise, for SQLite then goes through the tables in this order: the index first.
_ARTICLES = """
    CROSS JOIN article_version AS v ON v.text_sha256 = d.text_sha256
    CROSS JOIN article AS a ON a.id = v.article_id
    CROSS JOIN version_text AS t ON t.sha256 = d.text_sha256
"""
_IS_NEWEST = "v.number = (SELECT max(number) FROM article_version WHERE article_id = a.id)"
_NEWEST = f"""
    SELECT {_COLUMNS} FROM {_INDEX} CROSS JOIN document AS d ON d.id = {_INDEX}.rowid {_ARTICLES}
    WHERE {_INDEX} MATCH ? AND {_INDEX}.rowid < ? AND {_IS_NEWEST} ORDER BY {_INDEX}.rowid DESC
"""
_NUMBERED = f"SELECT {_COLUMNS} FROM document AS d {_ARTICLES} WHERE d.id = ? AND {_IS_NEWEST}"
# A word in a headline says more of an article than one in its text.
_RANKED = f"""
    SELECT rowid FROM {_INDEX} WHERE {_INDEX} MATCH ? ORDER BY bm25({_INDEX}, 4.0), rowid DESC
"""
_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM {_INDEX} WHERE {_INDEX} MATCH ? LIMIT ?)"

_THESE = (
    select(Article.id, Article.title, Article.outlet, Article.date_published, VersionText.text)
    .join(ArticleVersion, ArticleVersion.article_id == Article.id)
    .join(VersionText, VersionText.sha256 == ArticleVersion.text_sha256)
    .where(is_newest(), Article.id == bindparam("wanted"))
)
# Written out: SQLAlchemy would put a list of values into the statement anew each time.
_PARTS = """
    SELECT a.article_id, p.start, p."end", a.id FROM annotation AS a
    JOIN annotation_part AS p ON p.annotation_id = a.id WHERE a.article_id IN ({places})
    AND a.version_id = (SELECT id FROM article_version WHERE article_id = a.article_id
                        ORDER BY number DESC LIMIT 1)
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may hold what is looked for; `number` is its row in the index, or 0."""

    number: int
    article: str
    title: str
    outlet: str
    date: str
    text: str


class Searcher:
    """Asks which articles hold all terms of a query, in their headline or their text."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self._held: Connection | None = None
        self._whole_at = 0
        """No article was waiting after the edit of this sequence number."""

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Have all that is asked meanwhile answered by one state of the project."""
        with self._opener() as connection:
            self._held = connection
            try:
                yield
            finally:
                self._held = None

    def _open(self) -> AbstractContextManager[Connection]:
        return self._opener() if self._held is None else nullcontext(self._held)

    def newest(self, query: Query, below: int | None = None) -> Iterator[Candidate]:
        """Yield the articles in the index, the last that came in first, or those below a row."""
        with self._open() as connection:
            for row in connection.exec_driver_sql(_NEWEST, (_match(query), below or _ABOVE_ALL)):
                yield from _current(row)

    def ranked(self, query: Query) -> list[int] | None:
        """Return the row numbers of the articles, the best first; None if there are too many."""
        match = _match(query)
        with self._open() as connection:
            limit = (match, MOST_RANKED + 1)
            if connection.exec_driver_sql(_COUNT, limit).scalar_one() > MOST_RANKED:
                return None
            return list(connection.exec_driver_sql(_RANKED, (match,)).scalars())

    def numbered(self, numbers: Sequence[int]) -> Iterator[Candidate]:
        """Yield the articles of these rows of the index, as far as they still stand."""
        with self._open() as connection:
            for number in numbers:
                for row in connection.exec_driver_sql(_NUMBERED, (number,)):
                    yield from _current(row)

    def waiting(self) -> list[str]:
        """Return the ids of the articles not yet in the index, in the order they came in."""
        with self._open() as connection:
            now = journal.newest_sequence(connection)
            found = search_index.waiting(connection, since=self._whole_at)
            if not found:
                # Going through all articles takes long: next time only those that came later.
                self._whole_at = now
            return found

    def articles(self, wanted: Sequence[str]) -> Iterator[Candidate]:
        """Yield these articles, as far as they still stand."""
        with self._open() as connection:
            for article in wanted:
                for row in connection.execute(_THESE, {"wanted": article}):
                    yield Candidate(0, *row)

    def parts(self, articles: Sequence[str]) -> list[tuple[str, int, int, str]]:
        """Return of all parts of these articles' annotations: article, start, end, annotation."""
        found: list[tuple[str, int, int, str]] = []
        with self._open() as connection:
            for begin in range(0, len(articles), CHUNK):
                few = tuple(articles[begin : begin + CHUNK])
                asked = _PARTS.format(places=", ".join("?" * len(few)))
                found += [(*row,) for row in connection.exec_driver_sql(asked, few)]
        return found


def _match(query: Query) -> str:
    """Return a query in the index's own language; folded words hold nothing but letters."""
    terms = (f'"{" ".join(term.words)}"{" *" * term.open}' for term in query.terms)
    return " AND ".join(terms)


def _current(row: Any) -> Iterator[Candidate]:  # noqa: ANN401 - a row of any columns
    # An article whose headline was changed is in the index under the old one, too.
    *known, key, sha256 = row
    if search_index.key_of(known[2], sha256) == key:
        yield Candidate(*known)
