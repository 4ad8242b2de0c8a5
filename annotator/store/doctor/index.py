"""The rule on the index of words: it has every article that was taken in, once, and no others."""

import sqlite3
from collections.abc import Iterable, Iterator

from annotator.store import search_index
from annotator.store.doctor.findings import Problem, Said

RULE = "search index"


def words_index(connection: sqlite3.Connection) -> Said:
    """Compare the list of what is indexed with the index, and with the articles.

    An article whose text is in no row of the list waits to be taken in, which is no fault.
    """
    sizes: dict[int, bytes] = dict(connection.execute(_SIZES))
    known = dict(connection.execute("SELECT id, key FROM document"))
    keys = set(known.values())
    texts = {text for (text,) in connection.execute("SELECT DISTINCT text_sha256 FROM document")}
    of_key: dict[str, str] = {}
    for article, title, text in connection.execute(_ARTICLES):
        key = search_index.key_of(title, text)
        of_key[key] = article
        if text in texts and key not in keys:
            detail = "the article is not found by its headline"
            yield Problem(RULE, article, detail, ("article", article))
    for number in sorted(known.keys() - sizes.keys()):
        article = of_key.get(known[number], "")
        detail = "the words of the article are not in the index"
        yield Problem(RULE, article or f"document {number}", detail, ("article", article))
    for number in sorted(sizes.keys() - known.keys()):
        detail = "the index holds words of no article"
        yield Problem(RULE, f"document {number}", detail)
    yield from _content(connection, sizes.values())


def _content(connection: sqlite3.Connection, sizes: Iterable[bytes]) -> Said:
    """Count the words in the index itself, whose tables SQLite does not check."""
    try:
        held = _words_held(connection)
    except sqlite3.DatabaseError as fault:
        yield Problem(RULE, search_index.NAME, f"the index cannot be read: {fault}")
        return
    wanted = sum(number for size in sizes for number in _numbers_in(size))
    if held != wanted:
        yield Problem(RULE, search_index.NAME, f"the index holds {held:,} of {wanted:,} words")


def _words_held(connection: sqlite3.Connection) -> int:
    (only_reads,) = connection.execute("PRAGMA query_only").fetchone()
    # The table of words is a temporary one, and nothing of it is written to the file.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{_WORDS} USING fts5vocab(main, {search_index.NAME}, row)"
        )
        (held,) = connection.execute(f"SELECT sum(cnt) FROM temp.{_WORDS}").fetchone()  # noqa: S608
        connection.execute(f"DROP TABLE temp.{_WORDS}")
    finally:
        connection.execute(f"PRAGMA query_only = {only_reads}")
    return int(held or 0)


def _numbers_in(size: bytes) -> Iterator[int]:
    """Yield the numbers of a size: seven bits a byte, the highest first, the last without bit 8."""
    number = 0
    for byte in size:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            yield number
            number = 0


_WORDS = "words_of_documents"
_SIZES = f"SELECT id, sz FROM {search_index.NAME}_docsize"  # noqa: S608  our name
_ARTICLES = (
    "SELECT a.id, a.title, v.text_sha256 FROM article AS a JOIN article_version AS v"
    " ON v.article_id = a.id AND v.number ="
    " (SELECT max(number) FROM article_version WHERE article_id = a.id)"
)
