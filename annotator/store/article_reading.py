"""Queries for articles and for the history of what was done."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from annotator.domain.article import Article, ArticleRow, Byline, Direction, Rights
from annotator.domain.history import HistoryEntry
from annotator.domain.review import SetState
from annotator.store import schema
from annotator.store.queries import AnySelect

_ORDER = tuple(SetState)


def overall(states: Iterable[SetState]) -> SetState:
    """Return an article's state from those of its annotation sets: returned, else the earliest."""
    known = set(states)
    if SetState.RETURNED in known:
        return SetState.RETURNED
    return min(known, key=_ORDER.index, default=SetState.NEW)


def _narrow(statement: AnySelect, column: Any, article: str | None) -> AnySelect:  # noqa: ANN401 - any column
    return statement if article is None else statement.where(column == article)


def rows(connection: Connection, article: str | None = None) -> list[ArticleRow]:
    """Return list rows of all articles, or of one, in the order in which they came in."""
    one, sets, statements = schema.Article, schema.AnnotationSet, schema.Annotation
    states: dict[str, list[SetState]] = defaultdict(list)
    query = _narrow(select(sets.article_id, sets.state), sets.article_id, article)
    for owner, state in connection.execute(query):
        states[owner].append(SetState(state))
    counting = select(statements.article_id, func.count()).group_by(statements.article_id)
    counts: dict[str, int] = {
        row[0]: row[1]
        for row in connection.execute(_narrow(counting, statements.article_id, article))
    }
    listing = select(one.id, one.title, one.outlet, one.date_published, one.language)
    found = connection.execute(_narrow(listing, one.id, article).order_by(one.added, one.id))
    return [
        ArticleRow(
            row.id,
            row.title,
            row.outlet,
            row.date_published,
            row.language,
            overall(states.get(row.id, ())),
            counts.get(row.id, 0),
        )
        for row in found
    ]


def article(connection: Connection, wanted: str) -> Article | None:
    """Return one article with its newest text."""
    one, version, content = schema.Article, schema.ArticleVersion, schema.VersionText
    statement = (
        select(one.__table__, version.number, content.sha256, content.text)
        .join(version, version.article_id == one.id)
        .join(content, content.sha256 == version.text_sha256)
        .where(one.id == wanted)
        .order_by(version.number.desc())
        .limit(1)
    )
    row = connection.execute(statement).first()
    if row is None:
        return None
    found = row._asdict()
    return Article(
        id=found["id"],
        version=found["number"],
        text=found["text"],
        sha256=found["sha256"],
        byline=Byline(**{name: found[name] for name in Byline.__dataclass_fields__}),
        direction=Direction(found["direction"]),
        rights=Rights(found["rights"]),
        state=rows(connection, wanted)[0].state,
        notes=tuple(found["import_notes"].splitlines()),
    )


def history(connection: Connection, subject: str | None, limit: int | None) -> list[HistoryEntry]:
    """Return journal entries, newest first; only those that touched `subject` if given."""
    entry, line, coder = schema.JournalEntry, schema.JournalRow, schema.Coder
    later = aliased(entry)
    undone = (
        select(later.sequence).where(later.reverts == entry.sequence, later.deed == "undo").exists()
    )
    written = (
        select(func.count())
        .where(line.sequence == entry.sequence)
        .correlate(entry)
        .scalar_subquery()
    )
    statement = (
        select(
            entry.sequence,
            entry.deed,
            entry.label,
            func.coalesce(coder.name, ""),
            entry.at,
            written,
            undone,
        )
        .outerjoin(coder, coder.id == entry.coder_id)
        .order_by(entry.sequence.desc())
        .limit(limit)
    )
    if subject is not None:
        touched = select(line.sequence).where(line.subject_id == subject)
        statement = statement.where(entry.sequence.in_(touched))
    return [HistoryEntry(*row) for row in connection.execute(statement)]
