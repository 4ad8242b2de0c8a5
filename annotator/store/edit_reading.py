"""What use cases look up while their transaction is open, beside what everyone may ask."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext

from sqlalchemy import Connection, and_, bindparam, select
from sqlalchemy.orm import aliased

from annotator.domain.actors import ActorRef, ActorType
from annotator.domain.review import SetState
from annotator.store import actor_reading, schema
from annotator.store.prepared import among
from annotator.store.queries import CHUNK, AnyRow, AnySelect
from annotator.store.reading import Reader

# Building a statement costs more than running it, and each key press runs most of these.
_MINE = aliased(schema.Part)
_OWNER = aliased(schema.Annotation)
_OTHERS_BEGINNING_LIKE = (
    select(schema.Annotation.id)
    .join(schema.Part, schema.Part.annotation_id == schema.Annotation.id)
    .join(_MINE, and_(_MINE.start == schema.Part.start, _MINE.end == schema.Part.end))
    .join(
        _OWNER,
        and_(_OWNER.id == _MINE.annotation_id, _OWNER.version_id == schema.Annotation.version_id),
    )
    .where(_MINE.annotation_id == bindparam("annotation"), _MINE.ordinal == 0)
    .where(schema.Part.ordinal == 0, schema.Annotation.set_id == bindparam("set"))
    .where(schema.Annotation.id != bindparam("annotation"))
)
_TYPE_OF = select(schema.Actor.type).where(schema.Actor.id == bindparam("actor"))
_SET_OF = select(schema.AnnotationSet.id, schema.AnnotationSet.state).where(
    schema.AnnotationSet.article_id == bindparam("article"),
    schema.AnnotationSet.coder_id == bindparam("coder"),
)
_SETS_AT = (
    select(schema.AnnotationSet.id, schema.Coder.name, schema.AnnotationSet.state)
    .join(schema.Coder, schema.Coder.id == schema.AnnotationSet.coder_id)
    .where(schema.AnnotationSet.article_id == bindparam("article"))
    .order_by(schema.Coder.name)
)
_SETS_HOLDING = (
    select(schema.AnnotationSet.id, schema.AnnotationSet.state)
    .join(schema.Annotation, schema.Annotation.set_id == schema.AnnotationSet.id)
    .where(schema.Annotation.id.in_(among("wanted")))
    .distinct()
)
_BY_TEXT = (
    select(schema.ArticleVersion.text_sha256, schema.ArticleVersion.article_id)
    .join(schema.Article, schema.Article.id == schema.ArticleVersion.article_id)
    .where(schema.ArticleVersion.text_sha256.in_(among("wanted")))
    .order_by(schema.Article.place.desc())
)
_SET_OF_EACH = select(schema.Annotation.id, schema.Annotation.set_id).where(
    schema.Annotation.id.in_(among("wanted"))
)
_COMMENTS_ON = select(schema.Comment.id).where(schema.Comment.annotation_id.in_(among("wanted")))
_ANSWERS_TO = select(schema.Comment.id).where(schema.Comment.answers_id.in_(among("wanted")))


class EditReader(Reader):
    """Reads what an open transaction has written so far."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(lambda: nullcontext(connection))

    def others_beginning_like(self, annotation: str, set_id: str) -> list[str]:
        """Return the ids of a set's other annotations whose first part is that of this one."""
        values = {"annotation": annotation, "set": set_id}
        return [str(row[0]) for row in self._rows(_OTHERS_BEGINNING_LIKE, **values)]

    def articles_by_text(self, sha256s: Iterable[str]) -> dict[str, str]:
        """Return by hash the first article whose newest or older text has one of these hashes."""
        return {row[0]: row[1] for row in self._by_chunks(_BY_TEXT, sha256s)}

    def actor(self, actor: str) -> ActorRef | None:
        """Return the actor of that id, or None when it is gone."""
        with self._open() as connection:
            return actor_reading.known(connection, actor)

    def type_of(self, actor: str) -> ActorType:
        """Return what sort of party an actor is."""
        return ActorType(self._rows(_TYPE_OF, actor=actor)[0][0])

    def set_of(self, article: str, coder: str) -> tuple[str, SetState] | None:
        """Return id and state of a coder's annotation set of an article."""
        found = self._rows(_SET_OF, article=article, coder=coder)
        return (found[0][0], SetState(found[0][1])) if found else None

    def sets_at(self, article: str) -> list[tuple[str, str, SetState]]:
        """Return id, coder's name and state of every annotation set of an article, by name."""
        return [(row[0], row[1], SetState(row[2])) for row in self._rows(_SETS_AT, article=article)]

    def sets_holding(self, annotations: Iterable[str]) -> dict[str, SetState]:
        """Return id and state of every annotation set that one of the annotations is in."""
        rows = self._by_chunks(_SETS_HOLDING, annotations)
        return {row[0]: SetState(row[1]) for row in rows}

    def sets_of(self, annotations: Iterable[str]) -> dict[str, str]:
        """Return the id of each annotation's set."""
        return {row[0]: row[1] for row in self._by_chunks(_SET_OF_EACH, annotations)}

    def comments_on(self, annotations: Iterable[str]) -> list[list[str]]:
        """Return the ids of comments on annotations, then of answers to them, answers to those."""
        level = [str(row[0]) for row in self._by_chunks(_COMMENTS_ON, annotations)]
        levels: list[list[str]] = []
        while level:
            deeper = set(level)
            levels = [[one for one in former if one not in deeper] for former in levels]
            levels.append(level)
            level = [str(row[0]) for row in self._by_chunks(_ANSWERS_TO, level)]
        return levels

    def _by_chunks(self, statement: AnySelect, wanted: Iterable[str]) -> Iterator[AnyRow]:
        values = list(wanted)
        for begin in range(0, len(values), CHUNK):
            yield from self._rows(statement, wanted=values[begin : begin + CHUNK])
