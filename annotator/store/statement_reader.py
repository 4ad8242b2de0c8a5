"""What is read of statements, and how a reader comes to its rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, bindparam, func, select

from annotator.domain.annotation import Annotation, ListOrder, Mark, Place
from annotator.domain.spans import TextSpan
from annotator.store import annotation_places, annotation_reading, schema, wording
from annotator.store.annotation_filter import EVERYTHING, AnnotationFilter
from annotator.store.annotation_places import Tally
from annotator.store.prepared import fetch
from annotator.store.queries import AnyRow, AnySelect, newest_of

Opener = Callable[[], AbstractContextManager[Connection]]

# Building a statement costs more than running it, and each key press runs it.
# What was dismissed in an older text, and stands elsewhere or nowhere now, is not dismissed here.
_DISMISSED = (
    select(schema.Dismissal.start, schema.Dismissal.end)
    .join(schema.ArticleVersion, schema.ArticleVersion.article_id == schema.Dismissal.article_id)
    .join(schema.VersionText, schema.VersionText.sha256 == schema.ArticleVersion.text_sha256)
    .where(schema.Dismissal.article_id == bindparam("article"))
    .where(schema.ArticleVersion.id == newest_of(schema.Dismissal.article_id))
    .where(
        func.substr(
            schema.VersionText.text,
            schema.Dismissal.start + 1,
            schema.Dismissal.end - schema.Dismissal.start,
        )
        == schema.Dismissal.exact
    )
    .order_by(schema.Dismissal.start, schema.Dismissal.end)
)
_TOPICS = select(schema.Topic.id, schema.Topic.label).order_by(schema.Topic.label)


class StatementReader:
    """Reads annotations and what belongs to them; each call sees one moment."""

    def __init__(self, opener: Opener) -> None:
        self._open = opener

    def _rows(self, statement: AnySelect, **values: object) -> Sequence[AnyRow]:
        with self._open() as connection:
            return fetch(connection, statement, values)

    def marks(self, article: str) -> list[Mark]:
        """Return what the article view paints, in text order."""
        with self._open() as connection:
            return annotation_reading.marks(connection, article)

    def dismissals(self, article: str) -> list[TextSpan]:
        """Return the passages somebody has said need no annotation, in text order."""
        return [TextSpan(start, end) for start, end in self._rows(_DISMISSED, article=article)]

    def annotations(self, chosen: AnnotationFilter = EVERYTHING) -> list[Annotation]:
        """Return annotations in the order of articles and text."""
        with self._open() as connection:
            return annotation_reading.annotations(connection, chosen)

    def places(
        self, chosen: AnnotationFilter = EVERYTHING, order: ListOrder = ListOrder.TEXT
    ) -> list[Place]:
        """Return where annotations stand, by what is asked for, then articles and text."""
        with self._open() as connection:
            return annotation_places.places(connection, chosen, order)

    def tally(self, chosen: AnnotationFilter = EVERYTHING) -> list[Tally]:
        """Return how many of the annotations chosen there are of each sort."""
        with self._open() as connection:
            return annotation_places.tally(connection, chosen)

    def astray(self, article: str, text: str) -> list[str]:
        """Return the ids of an article's annotations whose words are not those of its text."""
        with self._open() as connection:
            return annotation_places.astray(connection, article, text)

    def annotation(self, annotation: str) -> Annotation | None:
        """Return one annotation, or None when it is gone."""
        found = self.annotations(AnnotationFilter(ids=frozenset({annotation})))
        return found[0] if found else None

    def texts_under(self, annotations: Iterable[str]) -> dict[str, str]:
        """Return by annotation the hash of the text that its words are taken from."""
        with self._open() as connection:
            return wording.texts_under(connection, annotations)

    def articles_holding(self, words: str) -> Iterator[tuple[str, str, str]]:
        """Yield id, title and text of the articles that may hold words, letters of either case."""
        with self._open() as connection:
            yield from wording.articles_holding(connection, words)

    def coded_passages(self, coder: str, articles: Iterable[str]) -> dict[str, list[TextSpan]]:
        """Return by article the passages a coder has coded in these articles."""
        with self._open() as connection:
            return wording.coded_passages(connection, coder, articles)

    def annotations_like(self, beginning: str) -> list[Annotation]:
        """Return the annotations whose id begins so, at most two of them."""
        one = schema.Annotation
        begins = one.id.startswith(beginning, autoescape=True)
        ids = frozenset(row[0] for row in self._rows(select(one.id).where(begins).limit(2)))
        return self.annotations(AnnotationFilter(ids=ids)) if ids else []

    def topics(self) -> list[tuple[str, str]]:
        """Return id and label of every topic, by label."""
        return [(row[0], row[1]) for row in self._rows(_TOPICS)]
