"""The use case of what changed since a moment: the net difference, whatever was done between."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from annotator.domain import telling
from annotator.domain.telling import FieldChange, differences
from annotator.editing.entry_words import STATEMENT_TABLES
from annotator.editing.moments import Moment
from annotator.editing.project import Project
from annotator.store.journal import Image
from annotator.store.queries import table_of, type_of

Row = dict[str, Any]
Key = tuple[Any, ...]


class Turn(StrEnum):
    """What became of a statement since a moment."""

    NEW = "new"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


class Aspect(StrEnum):
    """What in a changed statement is no longer as it was."""

    KIND = "re-classified"
    WORDS = "words changed"
    ACTOR = "actor changed"
    OTHER = "otherwise changed"


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A statement that is not as it was: of a withdrawn one, as it was last before.

    `start` is its first offset in code points; `changes` are empty but for a changed one.
    """

    turn: Turn
    id: str
    article: str
    title: str
    start: int
    kind: str
    words: str
    actor: str
    changes: tuple[FieldChange, ...] = ()

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """Return what changed, the weightiest first."""
        fields = {change.field for change in self.changes}
        known = {
            Aspect.KIND: {telling.KIND, "Secondary kinds"},
            Aspect.WORDS: {telling.WORDS, "Place in the text"},
            Aspect.ACTOR: {telling.ACTOR, "Joint actors"},
        }
        found = [aspect for aspect, names in known.items() if fields & names]
        others = fields - {name for names in known.values() for name in names}
        return (*found, Aspect.OTHER) if others else tuple(found)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article that came in or went since a moment."""

    turn: Turn
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class NetChanges:
    """All that is not as it was at a moment; what was made and deleted since is in none of it."""

    since: Moment
    statements: tuple[StatementChange, ...]
    articles: tuple[ArticleChange, ...] = ()

    def of(self, turn: Turn) -> tuple[StatementChange, ...]:
        """Return the statements of one turn."""
        return tuple(one for one in self.statements if one.turn is turn)


def changes_since(project: Project, since: Moment) -> NetChanges:
    """Return what changed since a moment, in the order of articles and text."""
    record = project.read.record
    then = _Then()
    for image in record.since(since.sequence):
        then.take_back(image)
    return _Comparison(project, then).result(since)


class _Then:
    """The rows as they were: images taken back from the newest on.

    Of a row that was only altered it knows the columns that were; the others are as they are now.
    """

    def __init__(self) -> None:
        self.of: dict[tuple[str, str], dict[Key, Row | None]] = defaultdict(dict)
        """By table and subject; None: there was no such row."""
        self.statements: set[str] = set()
        self.articles: set[str] = set()

    def take_back(self, image: Image) -> None:
        """Take in the image of an edit before all those taken in so far."""
        if image.table not in {*STATEMENT_TABLES, "article"}:
            return
        values = json.loads(image.before or image.after)
        key = tuple(values[one.name] for one in table_of(type_of[image.table]).primary_key)
        rows = self.of[image.table, image.subject]
        (self.articles if image.table == "article" else self.statements).add(image.subject)
        if not image.before:
            rows[key] = None
        elif not image.after:
            rows[key] = values
        else:
            rows[key] = (rows.get(key) or {}) | values


class _Comparison:
    """Statements then and now, as people read them."""

    def __init__(self, project: Project, then: _Then) -> None:
        self._project = project
        self._record = project.read.record
        self._then = then
        self._now: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for table in sorted(STATEMENT_TABLES):
            column = "id" if table == "annotation" else "annotation_id"
            for row in self._record.stored(table, column, sorted(then.statements)):
                self._now[row[column]][table].append(row)
        self._were = {subject: self._before(subject) for subject in then.statements}
        self._name = self._naming()

    def result(self, since: Moment) -> NetChanges:
        """Return all that differs."""
        articles = self._articles()
        statements = [found for one in self._then.statements if (found := self._compared(one))]
        order = {row.id: place for place, row in enumerate(self._project.read.articles())}
        titles = self._record.titles({one["article_id"] for one in self._heads()})
        statements.sort(key=lambda one: (order.get(one.article, len(order)), one.start, one.id))
        told = tuple(replace(one, title=titles.get(one.article, "")) for one in statements)
        articles.sort(key=lambda one: (order.get(one.id, len(order)), one.title))
        return NetChanges(since, told, tuple(articles))

    def _before(self, subject: str) -> dict[str, list[Row]]:
        """Return a statement's rows as they were: those now, with what was taken back on top."""
        rows: dict[str, list[Row]] = {}
        for table in STATEMENT_TABLES:
            keys = [one.name for one in table_of(type_of[table]).primary_key]
            known: dict[Key, Row | None] = {
                tuple(row[key] for key in keys): row for row in self._now[subject][table]
            }
            for key, was in self._then.of[table, subject].items():
                known[key] = None if was is None else (known.get(key) or {}) | was
            rows[table] = [known[key] or {} for key in sorted(known) if known[key]]
        return rows

    def _heads(self) -> Iterable[Row]:
        for rows in (*self._were.values(), *self._now.values()):
            yield from rows.get("annotation", [])

    def _naming(self) -> Callable[[str], str]:
        actors = {
            str(row["actor_id"])
            for rows in (*self._were.values(), *self._now.values())
            for found in rows.values()
            for row in found
            if row.get("actor_id")
        }
        known = self._record.names(actors) | dict(self._project.read.topics())
        return lambda one: known.get(one, "somebody no longer known")

    def _compared(self, subject: str) -> StatementChange | None:
        were, now = self._were[subject], self._now[subject]
        before = telling.told_statement(were, self._name) if were.get("annotation") else {}
        after = telling.told_statement(now, self._name) if now.get("annotation") else {}
        if before == after:
            return None
        turn = Turn.CHANGED if before and after else Turn.NEW if after else Turn.WITHDRAWN
        rows, told = (now, after) if after else (were, before)
        return StatementChange(
            turn,
            subject,
            str(rows["annotation"][0]["article_id"]),
            "",
            min((part["start"] for part in rows["annotation_part"]), default=0),
            told.get(telling.KIND, ""),
            told.get(telling.WORDS, ""),
            told.get(telling.ACTOR, ""),
            differences(before, after) if turn is Turn.CHANGED else (),
        )

    def _articles(self) -> list[ArticleChange]:
        touched = self._then.articles
        there = {row["id"]: row["title"] for row in self._record.stored("article", "id", touched)}
        found = []
        for article in touched:
            was = self._then.of["article", article][article,]
            if was is None and article in there:
                found.append(ArticleChange(Turn.NEW, article, there[article]))
            elif was is not None and article not in there:
                found.append(ArticleChange(Turn.WITHDRAWN, article, str(was["title"])))
        return found
