"""Which annotations are wanted, as conditions of a query."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from annotator.domain.codebook import Kind
from annotator.domain.review import SetState
from annotator.store import schema
from annotator.store.engine import FOLDED
from annotator.store.prepared import among
from annotator.store.queries import AnySelect, newest_of


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """Which annotations are wanted; None leaves a condition out.

    `actor` and `actors` count those who speak jointly, too. `words` must stand in one of the
    statement's parts and is folded (domain.text.fold). `waiting` statements are those whose words
    are in an older text of their article.
    """

    article: str | None = None
    kind: Kind | None = None
    actor: str | None = None
    coder: str | None = None
    status: SetState | None = None
    ids: frozenset[str] | None = None
    articles: frozenset[str] | None = None
    actors: frozenset[str] | None = None
    targets: frozenset[str] | None = None
    flagged: bool | None = None
    words: str | None = None
    same_as: str | None = None
    waiting: bool | None = None


EVERYTHING = AnnotationFilter()
"""No condition at all."""


def narrowed(
    make: Callable[[], AnySelect], chosen: AnnotationFilter
) -> tuple[AnySelect, dict[str, Any]]:
    """Return a query of annotations and their sets with the conditions, and their values."""
    values = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name in AnnotationFilter.__dataclass_fields__
        if (value := getattr(chosen, name)) is not None
    }
    return _statement(make, tuple(values)), values


@cache
def _statement(make: Callable[[], AnySelect], conditions: tuple[str, ...]) -> AnySelect:
    # Building a statement costs more than running it, and a key press runs several.
    statement = make()
    for name in conditions:
        statement = statement.where(_CONDITIONS[name]())
    return statement


def _is_by(whom: Callable[[Any], Any]) -> ColumnElement[bool]:
    joint = select(_FURTHER.annotation_id).where(_FURTHER.annotation_id == _ONE.id)
    return or_(whom(_ONE.actor_id), joint.where(whom(_FURTHER.actor_id)).exists())


def _aimed() -> ColumnElement[bool]:
    at = select(_TARGET.annotation_id).where(_TARGET.annotation_id == _ONE.id)
    return at.where(_TARGET.actor_id.in_(among("targets"))).exists()


def _worded() -> ColumnElement[bool]:
    # The connection brings the function along (store.engine): SQL knows no such folding.
    folded = getattr(func, FOLDED)(_PART.exact)
    of = select(_PART.annotation_id).where(_PART.annotation_id == _ONE.id)
    return of.where(func.instr(folded, bindparam("words")) > 0).exists()


_ONE, _SETS = schema.Annotation, schema.AnnotationSet
# By other names, for the query may be one of these tables itself.
_PART = aliased(schema.Part)
_TARGET = aliased(schema.Target)
_FURTHER = aliased(schema.CoActor)

_CONDITIONS: dict[str, Callable[[], ColumnElement[bool]]] = {
    "article": lambda: _ONE.article_id == bindparam("article"),
    "kind": lambda: _ONE.kind == bindparam("kind"),
    "actor": lambda: _is_by(lambda column: column == bindparam("actor")),
    "coder": lambda: _SETS.coder_id == bindparam("coder"),
    "status": lambda: _SETS.state == bindparam("status"),
    "ids": lambda: _ONE.id.in_(among("ids")),
    "articles": lambda: _ONE.article_id.in_(among("articles")),
    "actors": lambda: _is_by(lambda column: column.in_(among("actors"))),
    "targets": _aimed,
    "flagged": lambda: _ONE.flagged == bindparam("flagged"),
    "words": _worded,
    "waiting": lambda: (_ONE.version_id != newest_of(_ONE.article_id)) == bindparam("waiting"),
    "same_as": lambda: _ONE.same_as == bindparam("same_as"),
}
