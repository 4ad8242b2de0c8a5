"""Queries for articles and for the history of what was done."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from annotator.domain.article import Article, ArticleRow, Byline, Direction, Rights
from annotator.domain.history import HistoryEntry
from annotator.domain.review import SetState
from annotator.store import schema
from annotator.store.prepared import fetch
from annotator.store.queries import AnyRow, AnySelect

_ORDER = tuple(SetState)
_STATES = {state.value: state for state in SetState}


def overall(states: Iterable[SetState]) -> SetState:
    """Return an article's state from those of its annotation sets: returned, else the earliest."""
    known = set(states)
    if SetState.RETURNED in known:
        return SetState.RETURNED
    return min(known, key=_ORDER.index, default=SetState.NEW)


def rows(connection: Connection, article: str | None = None) -> list[ArticleRow]:
    """Return list rows of all articles, or of one, in the order in which they came in."""
    stating, counting, listing = _row_statements(only=article is not None)
    wanted: dict[str, str] = {} if article is None else {"wanted": article}
    # Plain tuples and few calls: of ten thousand articles each step here costs as much as a query.
    states: dict[str, SetState] = {}
    for owner, word in connection.execute(stating, wanted).all():
        state, known = _STATES[word], states.get(owner)
        states[owner] = state if known is None else overall((known, state))
    counts = dict(map(tuple, connection.execute(counting, wanted).all()))
    new = SetState.NEW
    return [
        ArticleRow(
            one,
            title,
            outlet,
            day,
            language,
            states.get(one, new),
            counts.get(one, 0),
            family or "",
        )
        for one, title, outlet, day, language, family in connection.execute(listing, wanted).all()
    ]


def article(connection: Connection, wanted: str) -> Article | None:
    """Return one article with its newest text."""
    row = connection.execute(_whole_article(), {"wanted": wanted}).first()
    if row is None:
        return None
    found = row._asdict()
    states = connection.execute(_states_of_article(), {"wanted": wanted}).scalars()
    return Article(
        id=found["id"],
        version=found["number"],
        text=found["text"],
        sha256=found["sha256"],
        byline=Byline(**{name: found[name] for name in Byline.__dataclass_fields__}),
        direction=Direction(found["direction"]),
        rights=Rights(found["rights"]),
        state=overall(map(SetState, states)),
        notes=tuple(found["import_notes"].splitlines()),
    )


# Building a statement costs more than running it: a briefing reads every article it cites, and
# each key that codes reads an article's row again.
@cache
def _row_statements(*, only: bool) -> tuple[AnySelect, AnySelect, AnySelect]:
    """Return how to ask for states of sets, counts of statements, and articles, all or `only` one.

    Statements are counted by article.
    """
    one, sets, statements = schema.Article, schema.AnnotationSet, schema.Annotation
    stating: AnySelect = select(sets.article_id, sets.state)
    counting: AnySelect = select(statements.article_id, func.count())
    listing: AnySelect = select(
        one.id, one.title, one.outlet, one.date_published, one.language, one.family
    )
    if only:
        wanted: BindParameter[str] = bindparam("wanted")
        stating = stating.where(sets.article_id == wanted)
        counting = counting.where(statements.article_id == wanted)
        listing = listing.where(one.id == wanted)
    return stating, counting.group_by(statements.article_id), listing.order_by(one.place)


@cache
def _whole_article() -> AnySelect:
    one, version, content = schema.Article, schema.ArticleVersion, schema.VersionText
    return (
        select(one.__table__, version.number, content.sha256, content.text)
        .join(version, version.article_id == one.id)
        .join(content, content.sha256 == version.text_sha256)
        .where(one.id == bindparam("wanted"))
        .order_by(version.number.desc())
        .limit(1)
    )


@cache
def _states_of_article() -> AnySelect:
    sets = schema.AnnotationSet
    return select(sets.state).where(sets.article_id == bindparam("wanted"))


class Story(NamedTuple):
    """An article as far as it takes to find those that carry the same story."""

    article: str
    family: str | None
    sha256: str
    """The hash of its newest text."""


def stories(connection: Connection) -> list[Story]:
    """Return all articles in the order in which they came in."""
    newest = {row[0]: row[1] for row in fetch(connection, _NEWEST_TEXTS, {})}
    return [
        Story(article, family, newest[article])
        for article, family in fetch(connection, _FAMILIES, {})
    ]


_FAMILIES = select(schema.Article.id, schema.Article.family).order_by(schema.Article.place)
# Of the row with the highest number SQLite gives the other columns, too (lang_select.html,
# “Bare columns in an aggregate query”): a fifth of the time of asking for it article by article.
_NEWEST_TEXTS = select(
    schema.ArticleVersion.article_id,
    schema.ArticleVersion.text_sha256,
    func.max(schema.ArticleVersion.number),
).group_by(schema.ArticleVersion.article_id)
_TEXTS = select(schema.ArticleVersion.text_sha256)


def text_hashes(connection: Connection) -> set[str]:
    """Return the hashes of all texts that an article has or had."""
    return {row[0] for row in fetch(connection, _TEXTS, {})}


def history(connection: Connection, subject: str | None, limit: int | None) -> list[HistoryEntry]:
    """Return journal entries, newest first; only those that touched `subject` if given."""
    entry, line, coder = schema.JournalEntry, schema.JournalRow, schema.Coder
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
            coder.name,
            entry.at,
            written,
            entry.reverts,
        )
        .join(coder, coder.id == entry.coder_id)
        .order_by(entry.sequence.desc())
        .limit(limit)
    )
    if subject is not None:
        touched = select(line.sequence).where(line.subject_id == subject)
        statement = statement.where(entry.sequence.in_(touched))
    return list(_told(connection.execute(statement).all()))


def _told(rows: Iterable[AnyRow]) -> Iterator[HistoryEntry]:
    # What is taken back lies below what takes it back and touched the same rows, so going down
    # meets the later one first, whether it stands by then or was taken back itself.
    reverted: set[int] = set()
    for sequence, deed, label, coder, at, written, reverts in rows:
        if reverts is not None and sequence not in reverted:
            reverted.add(reverts)
        undone = sequence in reverted and deed != "undo"
        yield HistoryEntry(sequence, deed, label, coder, at, written, undone)


def last_place(connection: Connection) -> int:
    """Return the place of the article that came in last, 0 where there is none."""
    return connection.execute(select(func.max(schema.Article.place))).scalar_one() or 0
