"""The full-text index over headlines and texts: what SQLite alone has and other engines do not."""

from collections.abc import Iterable, Sequence
from itertools import count

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select

from annotator.domain.text import sha256
from annotator.domain.words import indexed
from annotator.store.journal import Image
from annotator.store.queries import CHUNK, AnyRow, is_newest, table_of
from annotator.store.schema import Article, ArticleVersion, Document, JournalRow, VersionText

NAME = "document_words"
"""The virtual table; its rows are numbered as those of `document`."""

# Contentless: the texts are stored once, and hits are found in them again. What goes in are folded
# words with a space between, so that the plainest way of cutting words finds the very same ones.
CREATE = f"CREATE VIRTUAL TABLE {NAME} USING fts5(title, text, content='', tokenize='ascii')"
"""The statement that makes it."""

TABLES = {
    NAME: ("title", "text"),
    f"{NAME}_data": ("id", "block"),
    f"{NAME}_idx": ("segid", "term", "pgno"),
    f"{NAME}_docsize": ("id", "sz"),
    f"{NAME}_config": ("k", "v"),
}
"""The tables it consists of, with their columns."""

AT_ONCE = 20
"""So many new articles are indexed by the edit that brings them in; more wait for `fill`."""

_FILL = f"INSERT INTO {NAME} (rowid, title, text) VALUES (?, ?, ?)"  # noqa: S608  our name
_PORTION = 50_000
"""Code points indexed in one transaction, which others that write have to wait for."""
_FEW = 10
"""So many texts are read at once."""

_THESE = (
    select(Article.id, Article.title, Article.place, VersionText.sha256, VersionText.text)
    .join(ArticleVersion, ArticleVersion.article_id == Article.id)
    .join(VersionText, VersionText.sha256 == ArticleVersion.text_sha256)
    .where(is_newest(), Article.id.in_(bindparam("wanted", expanding=True)))
    .order_by(Article.place)
)
_KNOWN = select(Document.id).where(Document.text_sha256 == ArticleVersion.text_sha256).exists()
_THESE_OF_KNOWN_TEXT = _THESE.where(_KNOWN)
_WAITING = (
    select(Article.id)
    .join(ArticleVersion, ArticleVersion.article_id == Article.id)
    .where(is_newest(), ~_KNOWN)
    .order_by(Article.place)
)
_WAITING_SINCE = _WAITING.where(
    Article.id.in_(
        select(JournalRow.subject_id).where(
            JournalRow.sequence > bindparam("since"),
            or_(
                JournalRow.table_name == Article.__tablename__,
                JournalRow.table_name == ArticleVersion.__tablename__,
            ),
        )
    )
)
_KEYS = select(Document.key).where(Document.key.in_(bindparam("wanted", expanding=True)))
_TAKEN = select(Document.id).where(Document.id.in_(bindparam("wanted", expanding=True)))
_HIGHEST = select(func.max(Document.id))
_ADD = insert(table_of(Document))
_FORGET = delete(table_of(Document))


def key_of(title: str, text_sha256: str) -> str:
    """Return by which an article with that headline and text is known to the index."""
    return sha256(f"{text_sha256} {title}")


def keep_up(connection: Connection, images: Iterable[Image]) -> None:
    """Take in what an edit made of headlines and texts; many new articles are left to `fill`."""
    wanted = sorted({image.subject for image in images if _is_of_words(image)})
    # Of many, only those that would never be seen to wait, for that is told by their texts.
    chosen = _THESE if len(wanted) <= AT_ONCE else _THESE_OF_KNOWN_TEXT
    for begin in range(0, len(wanted), CHUNK):
        found = connection.execute(chosen, {"wanted": wanted[begin : begin + CHUNK]})
        _take_in(connection, found.all())


def _is_of_words(image: Image) -> bool:
    if image.table == Article.__tablename__:
        return bool(image.after) and (not image.before or '"title":' in image.after)
    return image.table == ArticleVersion.__tablename__ and bool(image.after)


def waiting(connection: Connection, *, since: int) -> list[str]:
    """Return the ids of the articles that are not in the index, in the order they came in.

    Only those that an edit after the one of that sequence number touched, unless it is 0.
    """
    statement = _WAITING_SINCE if since else _WAITING
    return list(connection.execute(statement, {"since": since} if since else {}).scalars())


def fill(connection: Connection, wanted: Sequence[str]) -> int:
    """Take in the first of these articles, as many as one transaction may hold; return how many.

    `wanted` is in the order in which the articles came in.
    """
    rows: list[AnyRow] = []
    done = size = 0
    while done < min(CHUNK, len(wanted)) and size < _PORTION:
        few = wanted[done : done + _FEW]
        found = {row.id: row for row in connection.execute(_THESE, {"wanted": few})}
        # Of long texts not all that were read: whoever writes waits for the whole portion.
        for article in few:
            if size >= _PORTION:
                break
            if row := found.get(article):
                rows.append(row)
                size += len(row.text)
            done += 1
    _take_in(connection, rows)
    return done


def begin_anew(connection: Connection) -> None:
    """Empty the index and take in every article."""
    connection.exec_driver_sql(f"DROP TABLE {NAME}")
    connection.exec_driver_sql(CREATE)
    connection.execute(_FORGET)
    left = waiting(connection, since=0)
    while left:
        left = left[fill(connection, left) :]


def _take_in(connection: Connection, rows: Sequence[AnyRow]) -> None:
    """Add the headlines and texts that the index does not know, in the order of the rows."""
    by_key = {key_of(row.title, row.sha256): row for row in rows}
    for key in connection.execute(_KEYS, {"wanted": list(by_key)}).scalars():
        del by_key[key]
    if not by_key:
        return
    numbers = _numbers(connection, [row.place for row in by_key.values()])
    documents = [
        {"id": number, "key": key, "text_sha256": row.sha256}
        for number, (key, row) in zip(numbers, by_key.items(), strict=True)
    ]
    connection.execute(_ADD, documents)
    words = [
        (number, indexed(row.title), indexed(row.text))
        for number, row in zip(numbers, by_key.values(), strict=True)
    ]
    connection.exec_driver_sql(_FILL, words)


def _numbers(connection: Connection, places: Sequence[int]) -> list[int]:
    """Return a free number for the article at each place: the place itself where it is free."""
    taken = set(connection.execute(_TAKEN, {"wanted": places}).scalars())
    highest = max(connection.execute(_HIGHEST).scalar_one() or 0, *places)
    higher = count(highest + 1)
    numbers = []
    for place in places:
        number = next(higher) if place in taken else place
        taken.add(number)
        numbers.append(number)
    return numbers
