"""The rules on texts: each is the one that was stored, and holds nothing it must not hold."""

import hashlib
import sqlite3
import zlib

from annotator.domain.text import canonical
from annotator.store.doctor.findings import Problem, Said, Subject

Texts = dict[str, str]
"""The stored texts by their hashes."""

# What no text may hold, as bytes of UTF-8: looked for at once, for texts are long.
_NEVER = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n")
_NEVER_LONG = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def stored_texts(connection: sqlite3.Connection) -> Texts:
    """Read the texts of all articles."""
    return dict(connection.execute("SELECT sha256, text FROM version_text"))


def whole_texts(texts: Texts, articles: dict[str, str]) -> Said:
    """Check each text by its hash and its characters; `articles` tells whose it is."""
    for key, text in texts.items():
        content = text.encode()
        subject = ("article", articles.get(key, ""))
        if hashlib.sha256(content).hexdigest() != key:
            detail = "the stored text is not the one that was stored"
            yield Problem("article hash", key, detail, subject)
        if _is_odd(text, content):
            yield _characters(key, text, subject)


def _is_odd(text: str, content: bytes) -> bool:
    return (
        text.startswith(_MARK)
        or len(content.translate(None, _NEVER)) != len(content)
        or any(sequence in content for sequence in _NEVER_LONG)
    )


def _characters(key: str, text: str, subject: Subject) -> Problem:
    clean = canonical(text).text
    if "\r" in text:
        detail = "the text holds the line ends of another system (CR)"
    elif text.startswith(_MARK):
        detail = "the text begins with a byte order mark"
    else:
        place = next((at for at, char in enumerate(text) if clean[at] != char), 0)
        detail = f"the text holds the character U+{ord(text[place]):04X} at {place}"
    return Problem("characters", key, detail, subject)


def originals(connection: sqlite3.Connection) -> Said:
    """Check the bytes that articles were made from by their hashes."""
    for key, compressed in connection.execute("SELECT sha256, compressed FROM original_bytes"):
        try:
            found = hashlib.sha256(zlib.decompress(compressed)).hexdigest()
        except zlib.error:
            found = ""
        if found != key:
            yield Problem("original bytes", key, "the original file is not as it was brought in")


def articles_by_text(connection: sqlite3.Connection) -> dict[str, str]:
    """Return to which article each text belongs."""
    return dict(connection.execute("SELECT text_sha256, article_id FROM article_version"))


def articles_with_text(connection: sqlite3.Connection) -> Said:
    """Look for articles without any text."""
    lost = "SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM article_version)"
    for (article,) in connection.execute(lost):
        yield Problem("article text", article, "the article has no text", ("article", article))
