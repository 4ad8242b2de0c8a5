"""The limit of importing: each file read, decoded, hashed, stored and indexed, and no more."""

import hashlib
import sqlite3
import sys
import tempfile
from pathlib import Path

from measuring import Cost, tell

_TABLE = "CREATE TABLE article (id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, title TEXT, text TEXT)"
_INDEX = "CREATE VIRTUAL TABLE words USING fts5(title, text, content='article', content_rowid='id')"
_FILL = "INSERT INTO words (rowid, title, text) SELECT id, title, text FROM article"


def main(folder: Path, *, repeats: int) -> None:
    tell({
        "import": [_import(folder, by_words=False) for _ in range(repeats)],
        "import with words": [_import(folder, by_words=True) for _ in range(repeats)],
    })


def _import(folder: Path, *, by_words: bool) -> Cost:
    with tempfile.TemporaryDirectory() as place:
        database = sqlite3.connect(Path(place) / "bare.db", isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute(_TABLE)
        if by_words:
            database.execute(_INDEX)
        begun = Cost.now()
        database.execute("BEGIN IMMEDIATE")
        database.executemany(
            "INSERT INTO article (sha256, title, text) VALUES (?, ?, ?)",
            (_row(path) for path in sorted(folder.glob("*.txt"))),
        )
        if by_words:
            database.execute(_FILL)
        database.execute("COMMIT")
        cost = Cost.now().since(begun)
        database.close()
    return cost


def _row(path: Path) -> tuple[str, str, str]:
    text = path.read_bytes().decode("utf-8")
    return hashlib.sha256(text.encode()).hexdigest(), text[: text.find("\n")], text


main(Path(sys.argv[1]), repeats=int(sys.argv[2]))
