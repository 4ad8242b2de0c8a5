"""The filters of the lists: how the command line says which statements are meant."""

import argparse

from annotator.cli.terms import actor_named, article_named, kind_named
from annotator.domain.annotation import Annotation
from annotator.domain.review import SetState
from annotator.domain.text import fold
from annotator.editing.project import Project
from annotator.editing.reading import AnnotationFilter
from annotator.errors import NotFound


def asks_for_statements(chosen: argparse.Namespace) -> bool:
    """Tell whether a filter is set that only statements can meet."""
    filters = (chosen.kind, chosen.actor, chosen.target, chosen.coder, chosen.text)
    return any(filters) or chosen.flagged


def chosen_annotations(project: Project, chosen: argparse.Namespace) -> list[Annotation]:
    """Return the annotations that meet all filters, in the order of articles and text.

    Raises
    ------
    NotFound
        A filter names an article, actor, coder or state that is not there.
    RuleBroken
        A filter names no kind.

    """
    return project.read.annotations(filter_of(project, chosen))


def filter_of(project: Project, chosen: argparse.Namespace) -> AnnotationFilter:
    """Return the filters as conditions; errors as for `chosen_annotations`."""
    target = actor_named(project, chosen.target).id if chosen.target else None
    return AnnotationFilter(
        article=article_named(project, chosen.article) if chosen.article else None,
        kind=kind_named(chosen.kind) if chosen.kind else None,
        actor=actor_named(project, chosen.actor).id if chosen.actor else None,
        targets=frozenset({target}) if target else None,
        coder=coder_named(project, chosen.coder) if chosen.coder else None,
        status=state_named(chosen.status) if chosen.status else None,
        flagged=True if chosen.flagged else None,
        words=fold(chosen.text) if chosen.text else None,
    )


def coder_named(project: Project, name: str) -> str:
    """Return the id of the coder of that name.

    Raises
    ------
    NotFound
        Nobody of that name has worked on the project.

    """
    coder = project.read.coder_named(name)
    if coder is None:
        raise NotFound(
            f"No coder of the name “{name}” has worked on this project.",
            kept="Nothing was changed.",
            todo="“annotator history” shows who has.",
        )
    return coder


def state_named(word: str) -> SetState:
    """Return the state of an annotation set of that name.

    Raises
    ------
    NotFound
        There is no such state.

    """
    try:
        return SetState(word.replace("-", " "))
    except ValueError:
        raise NotFound(
            f"“{word}” is no state of an annotation set.",
            kept="Nothing was changed.",
            todo=f"Use one of: {', '.join(SetState)}.",
        ) from None
