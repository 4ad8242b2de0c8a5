"""Looks for anything in a project that is not as it must be."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from annotator.domain.text import sha256
from annotator.store import engine as engines
from annotator.store import journal, recognition, schema, upgrades
from annotator.store.faults import told_plainly
from annotator.store.replay import Replay


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the rule broken, the id of what breaks it, and how."""

    rule: str
    id: str
    detail: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found, and how much it looked at."""

    problems: tuple[Problem, ...]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.problems


def check(path: Path) -> Findings:
    """Read the whole project and report every broken rule; nothing is changed.

    Raises
    ------
    UserError
        It is no project, is too damaged to be read, or is of an older version.

    """
    if recognition.recognise(path) < upgrades.newest_version():
        raise recognition.outdated(path)
    engine = engines.engine_for(path, read_only=True, wait_ms=2000)
    try:
        with told_plainly(path), engine.connect() as connection:
            return Findings(tuple(_problems(connection)), _counts(connection))
    finally:
        engine.dispose()


def count_rows(path: Path) -> dict[str, int]:
    """Return how much of each thing a project holds, by the names that `check` uses."""
    engine = engines.engine_for(path, read_only=True, wait_ms=2000)
    try:
        with told_plainly(path), engine.connect() as connection:
            return _counts(connection)
    finally:
        engine.dispose()


def _counts(connection: Connection) -> dict[str, int]:
    tables = {
        "articles": schema.Article,
        "annotations": schema.Annotation,
        "actors": schema.Actor,
        "journal": schema.JournalEntry,
    }
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in tables.items()
    }


def _problems(connection: Connection) -> Iterator[Problem]:
    for rule in (_file, _texts, _originals, _articles, _parts, _dismissals, _journal):
        try:
            yield from rule(connection)
        except (TypeError, ValueError, LookupError) as fault:
            # On a damaged page a number may stand where a text should, and no rule is made for it.
            yield Problem("integrity", "", f"values are not of the sort that was stored: {fault}")


def _file(connection: Connection) -> Iterator[Problem]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Problem("integrity", "", str(said))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("reference", f"{table} {row}", f"refers to a row of {parent} that is gone")


def _texts(connection: Connection) -> Iterator[Problem]:
    for key, text in connection.execute(select(schema.VersionText.sha256, schema.VersionText.text)):
        if sha256(str(text)) != key:
            yield Problem("article hash", key, "the stored text is not the one that was stored")


def _originals(connection: Connection) -> Iterator[Problem]:
    kept = schema.OriginalBytes
    for key, compressed in connection.execute(select(kept.sha256, kept.compressed)):
        try:
            found = hashlib.sha256(zlib.decompress(compressed)).hexdigest()
        except zlib.error:
            found = ""
        if found != key:
            yield Problem("original bytes", key, "the original file is not as it was brought in")


def _articles(connection: Connection) -> Iterator[Problem]:
    one, version = schema.Article, schema.ArticleVersion
    lost = select(one.id).where(one.id.not_in(select(version.article_id)))
    for (article,) in connection.execute(lost):
        yield Problem("article text", article, "the article has no text")


def _parts(connection: Connection) -> Iterator[Problem]:
    one, part, version, content = (
        schema.Annotation,
        schema.Part,
        schema.ArticleVersion,
        schema.VersionText,
    )
    empty = select(one.id).where(one.id.not_in(select(part.annotation_id)))
    for (annotation,) in connection.execute(empty):
        yield Problem("no words", annotation, "the annotation has no part")
    statement = (
        select(part.annotation_id, part.start, part.end, part.exact, version.text_sha256)
        .join(one, one.id == part.annotation_id)
        .join(version, version.id == one.version_id)
        .order_by(part.annotation_id, part.ordinal)
    )
    rows = connection.execute(statement).all()
    texts = {
        key: connection.execute(select(content.text).where(content.sha256 == key)).scalar() or ""
        for key in {row.text_sha256 for row in rows}
    }
    for annotation, group in groupby(rows, key=lambda row: row.annotation_id):
        yield from _parts_of(annotation, list(group), texts)


def _dismissals(connection: Connection) -> Iterator[Problem]:
    """Look whether dismissed words stand where they were dismissed, in any version of the text."""
    one, version, content = schema.Dismissal, schema.ArticleVersion, schema.VersionText
    statement = (
        select(one.id, one.start, one.end, one.exact, content.text)
        .join(version, version.article_id == one.article_id)
        .join(content, content.sha256 == version.text_sha256)
        .order_by(one.id)
    )
    for dismissal, group in groupby(connection.execute(statement), key=lambda row: row.id):
        rows = list(group)
        if all(row.text[row.start : row.end] != row.exact for row in rows):
            where = f"at {rows[0].start}–{rows[0].end}"
            yield Problem("words", dismissal, f"dismissed words {where} are not the article's")


def _parts_of(annotation: str, rows: list[Any], texts: dict[str, str]) -> Iterator[Problem]:
    for row in rows:
        if texts[row.text_sha256][row.start : row.end] != row.exact:
            where = f"at {row.start}–{row.end}"
            yield Problem("words", annotation, f"the words {where} are not those of the article")
    if any(later.start < former.end for former, later in pairwise(rows)):
        yield Problem("order", annotation, "its parts overlap or are out of order")


def _journal(connection: Connection) -> Iterator[Problem]:
    chain, expected, replay = "", 1, Replay()
    unbroken = True
    for entry, images in journal.everything(connection):
        name = str(entry.sequence)
        if entry.sequence != expected:
            unbroken = False
            yield Problem("journal", name, f"entry {expected} is missing before it")
        if journal.link(chain, entry, images) != entry.chain:
            unbroken = False
            yield Problem("journal", name, "the entry was altered after it was written")
        chain, expected = entry.chain, entry.sequence + 1
        if unbroken:
            replay.take(images)
    if unbroken:
        # A journal that is damaged itself says nothing of the rows.
        for one in replay.deviations(connection):
            yield Problem("row", one.name, one.how)
