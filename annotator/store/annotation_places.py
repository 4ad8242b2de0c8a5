"""Where annotations stand: what a list needs to be in order before any row of it is read."""

from sqlalchemy import Connection, and_, select

from annotator.domain.annotation import Place
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter, narrowed
from annotator.store.queries import AnySelect


def places(connection: Connection, chosen: AnnotationFilter) -> list[Place]:
    """Return where the annotations chosen stand, in the order of articles and text."""
    return list(map(Place._make, connection.execute(*narrowed(_places, chosen))))


def astray(connection: Connection, article: str, text: str) -> list[str]:
    """Return the ids of an article's annotations whose words are not those of its text."""
    one, part = schema.Annotation, schema.Part
    statement = (
        select(one.id, part.start, part.end, part.exact)
        .join(part, part.annotation_id == one.id)
        .where(one.article_id == article)
    )
    found = connection.execute(statement)
    return list(dict.fromkeys(row[0] for row in found if text[row[1] : row[2]] != row[3]))


def _places() -> AnySelect:
    one, part, sets, article = (
        schema.Annotation,
        schema.Part,
        schema.AnnotationSet,
        schema.Article,
    )
    return (
        select(article.place, part.start, part.end, one.created, one.id, one.article_id)
        .select_from(one)
        .join(part, and_(part.annotation_id == one.id, part.ordinal == 0))
        .join(sets, sets.id == one.set_id)
        .join(article, article.id == one.article_id)
        .order_by(article.place, part.start, part.end, one.created, one.id)
    )
