"""Use cases on one utterance that was reported several times: its statements share a cluster."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.domain.annotation import Annotation
from annotator.domain.text import fold
from annotator.editing.project import Edit, Project, new_id
from annotator.editing.statement_rows import alter, require_open, stored
from annotator.errors import NotFound, RuleBroken
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter
from annotator.store.reading import Reader

MOST = 200
"""So many statements are offered at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may be the same utterance, and in which article it is."""

    annotation: Annotation
    title: str


def link(
    project: Project, annotation: Annotation, others: Iterable[str], initiator: object | None = None
) -> Annotation:
    """Say that statements report the same utterance as this one; their clusters become one.

    Raises
    ------
    NotFound
        One of the others is gone.
    RuleBroken
        One of them is the statement itself, or stands in an approved article.

    """
    with project.edit("Link as same statement", initiator) as edit:
        for other in others:
            _join(edit, annotation, other)
        return stored(edit, annotation.id)


def unlink(project: Project, annotation: Annotation, initiator: object | None = None) -> Annotation:
    """Say that a statement is no longer the same as others; a last one left is none, too."""
    with project.edit("Unlink statement", initiator) as edit:
        left = [one for one in _cluster(edit.read, annotation) if one.id != annotation.id]
        alter(edit, annotation, {"same_as": None})
        if len(left) == 1:
            alter(edit, left[0], {"same_as": None})
        return stored(edit, annotation.id)


def same_as(read: Reader, annotation: Annotation) -> list[Annotation]:
    """Return the other statements that report the same utterance."""
    return [one for one in _cluster(read, annotation) if one.id != annotation.id]


def candidates(read: Reader, annotation: Annotation, typed: str = "") -> list[Candidate]:
    """Return statements that may be the same utterance, the likeliest first.

    Without words typed these are the actor's own, by how many words they have in common.
    """
    words, actor = fold(typed), annotation.actor
    chosen = AnnotationFilter(words=words or None)
    if not words and actor is not None:
        chosen = AnnotationFilter(actors=frozenset({actor.id}))
    mine = annotation.same_as
    # Their places first: of a large project not every statement is read.
    ids = [place.annotation for place in read.places(chosen)][: 5 * MOST]
    found = read.annotations(replace(chosen, ids=frozenset(ids)))
    others = [
        one for one in found if one.id != annotation.id and not (mine and one.same_as == mine)
    ]
    told = _words(annotation)
    ranked = sorted(others, key=lambda one: _rank(annotation, told, one))[:MOST]
    titles = {row.id: row.title for row in read.articles()} if ranked else {}
    return [Candidate(one, titles.get(one.article, "")) for one in ranked]


def _join(edit: Edit, annotation: Annotation, other_id: str) -> None:
    found = {
        one.id: one
        for one in edit.read.annotations(AnnotationFilter(ids=frozenset({annotation.id, other_id})))
    }
    if other_id == annotation.id:
        raise RuleBroken(
            "A statement cannot be linked with itself.",
            kept="Nothing was changed.",
            todo="Choose another statement.",
        )
    if len(found) < 2:  # noqa: PLR2004 - this one and the other
        raise NotFound(
            "That statement is no longer in the project.",
            kept="Nothing was changed.",
            todo="Choose another one.",
        )
    mine, other = found[annotation.id], found[other_id]
    cluster = mine.same_as or other.same_as or new_id()
    joining = [mine, other]
    if other.same_as and other.same_as != cluster:
        joining = [mine, *_cluster(edit.read, other)]
    rows = {one.id: {"same_as": cluster} for one in joining if one.same_as != cluster}
    stamped = {row: {**values, "updated": edit.unit.at} for row, values in rows.items()}
    edit.unit.require_unchanged(schema.Annotation, {one.id: one.revision for one in joining})
    edit.unit.change_many(schema.Annotation, stamped)
    require_open(edit, rows)


def _cluster(read: Reader, annotation: Annotation) -> list[Annotation]:
    if annotation.same_as is None:
        return [annotation]
    return read.annotations(AnnotationFilter(same_as=annotation.same_as))


def _words(annotation: Annotation) -> frozenset[str]:
    return frozenset(fold(annotation.quotation).split())


def _rank(annotation: Annotation, told: frozenset[str], other: Annotation) -> tuple[int, float]:
    """Return the actor's own before others', then those with more words in common."""
    words = _words(other)
    common = len(told & words) / max(1, len(told | words))
    return (0 if other.actor == annotation.actor else 1, -common)
