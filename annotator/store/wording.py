"""Queries for where words stand to the letter, and which passages a coder has coded already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, select

from annotator.domain.spans import TextSpan
from annotator.store import schema
from annotator.store.queries import CHUNK, is_newest, newest_of

_BEGINNING = 200
"""By so many characters of the words the articles that may hold them are picked out."""


def articles_holding(connection: Connection, words: str) -> Iterator[tuple[str, str, str]]:
    """Yield id, title and text of the articles whose newest text may hold the words.

    Letters may differ in case: the database compares them so.
    """
    article, version, kept = schema.Article, schema.ArticleVersion, schema.VersionText
    statement = (
        select(article.id, article.title, kept.text)
        .join(version, version.article_id == article.id)
        .join(kept, kept.sha256 == version.text_sha256)
        .where(is_newest(), kept.text.contains(words[:_BEGINNING], autoescape=True))
        .order_by(article.place)
    )
    for row in connection.execute(statement):
        yield row[0], row[1], row[2]


_CODED = (
    select(schema.Annotation.article_id, schema.Part.start, schema.Part.end)
    .join(schema.Part, schema.Part.annotation_id == schema.Annotation.id)
    .join(schema.AnnotationSet, schema.AnnotationSet.id == schema.Annotation.set_id)
    .where(schema.AnnotationSet.coder_id == bindparam("coder"))
    .where(schema.Annotation.article_id.in_(bindparam("wanted", expanding=True)))
    .where(schema.Annotation.version_id == newest_of(schema.Annotation.article_id))
)


def coded_passages(
    connection: Connection, coder: str, articles: Iterable[str]
) -> dict[str, list[TextSpan]]:
    """Return by article the passages a coder has coded in these articles."""
    found: dict[str, list[TextSpan]] = defaultdict(list)
    wanted = list(articles)
    for begin in range(0, len(wanted), CHUNK):
        values = {"coder": coder, "wanted": wanted[begin : begin + CHUNK]}
        for article, start, end in connection.execute(_CODED, values):
            found[article].append(TextSpan(start, end))
    return found


_UNDER = (
    select(schema.Annotation.id, schema.ArticleVersion.text_sha256)
    .join(schema.ArticleVersion, schema.ArticleVersion.id == schema.Annotation.version_id)
    .where(schema.Annotation.id.in_(bindparam("wanted", expanding=True)))
)


def texts_under(connection: Connection, annotations: Iterable[str]) -> dict[str, str]:
    """Return by annotation the hash of the text that its words are taken from."""
    found: dict[str, str] = {}
    wanted = list(annotations)
    for begin in range(0, len(wanted), CHUNK):
        values = {"wanted": wanted[begin : begin + CHUNK]}
        found |= {row[0]: row[1] for row in connection.execute(_UNDER, values)}
    return found
