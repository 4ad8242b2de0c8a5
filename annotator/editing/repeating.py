"""Use cases on words that stand in several places: find them, and code them alike in one step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.fields import Field, value
from annotator.domain.review import SetState
from annotator.domain.spans import TextSpan
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, add
from annotator.editing.describing import write_fields
from annotator.editing.parties import aims_of, hands_of, write_co_actors
from annotator.editing.project import Edit, Project
from annotator.editing.search import in_context
from annotator.errors import RuleBroken
from annotator.store.annotation_filter import AnnotationFilter

MOST = 500
"""Of so many places at most one is told at a time."""

IN_CODING = frozenset({SetState.NEW, SetState.IN_CODING, SetState.RETURNED})
"""In articles of these states words are looked for beside the open one."""

_COPIED = (Field.SUBTYPE, Field.MODALITY, Field.TOPICS, Field.STANCE)
"""What is said of the words themselves, and not of the occasion, is said of each place."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where the words stand that is not coded yet, with what stands around it."""

    article: str
    title: str
    span: TextSpan
    before: str
    words: str
    after: str
    inside: bool
    """Whether it lies in, or reaches into, a passage that is coded already."""


def occurrences(
    project: Project, annotation: Annotation, *, everywhere: bool = False
) -> list[Occurrence]:
    """Return the other places of a statement's exact words that its coder has not coded.

    They are looked for in its article, or in all articles that are in coding, up to MOST.

    Raises
    ------
    RuleBroken
        The statement has several parts.

    """
    if len(annotation.parts) != 1:
        raise RuleBroken(
            "A statement of several passages is not looked for in other places.",
            kept="Nothing was changed.",
            todo="Choose a statement of one passage.",
        )
    words, coder = annotation.parts[0].exact, project.coder
    found: list[Occurrence] = []
    for article, title, text in _texts(project, annotation, words, everywhere=everywhere):
        coded = project.read.coded_passages(coder, [article]).get(article, [])
        for span in _places(text, words):
            if span in coded or (article, span) == (annotation.article, annotation.parts[0].span):
                continue
            inside = any(span.start < one.end and one.start < span.end for one in coded)
            found.append(Occurrence(article, title, span, *in_context(text, span), inside))
            if len(found) == MOST:
                return found
    return found


def code_alike(
    project: Project,
    annotation: Annotation,
    places: Sequence[Occurrence],
    initiator: object | None = None,
) -> list[Annotation]:
    """Code places like a statement, in one step: kind, parties, subtype, modality, topics, stance.

    Raises
    ------
    RuleBroken
        A place is coded meanwhile for the same actor, or its article is approved.

    """
    label = f"Code {len(places)} more of the same {annotation.kind}"
    with project.edit(label, initiator) as edit:
        ids = [_code(project, edit, annotation, place) for place in places]
    return project.read.annotations(AnnotationFilter(ids=frozenset(ids)))


def _code(project: Project, edit: Edit, like: Annotation, place: Occurrence) -> str:
    actor = ActorChoice.known(like.actor.id) if like.actor else ActorChoice(like.actor_state)
    coded = add(
        project,
        edit,
        Statement(
            article=place.article,
            spans=(place.span,),
            kind=like.kind,
            also=like.also,
            actor=actor,
            targets=tuple(aims_of(like)),
            via=tuple(hands_of(like)),
        ),
    )
    write_co_actors(edit, coded, like.co_actors)
    given = {field: held for field in _COPIED if (held := value(like, field))}
    if given:
        (stored,) = edit.read.annotations(AnnotationFilter(ids=frozenset({coded})))
        write_fields(project, edit, stored, given)
    return coded


def _texts(
    project: Project, annotation: Annotation, words: str, *, everywhere: bool
) -> Iterator[tuple[str, str, str]]:
    rows = project.read.articles(None if everywhere else annotation.article)
    wanted = {row.id for row in rows if row.state in IN_CODING} | {annotation.article}
    if everywhere:
        found = project.read.articles_holding(words)
        yield from (one for one in found if one[0] in wanted)
    else:
        yield annotation.article, rows[0].title, project.text(annotation.article)[1]


def _places(text: str, words: str) -> Iterator[TextSpan]:
    """Yield where the words stand to the letter and are not a part of longer words."""
    place = text.find(words)
    while place >= 0:
        end = place + len(words)
        cut_before = place > 0 and text[place - 1].isalnum() and words[0].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and words[-1].isalnum()
        if not cut_before and not cut_after:
            yield TextSpan(place, end)
        place = text.find(words, end)
