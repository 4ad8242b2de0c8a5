"""The words the verbs share: how to name a project, an article, a kind."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from annotator.cli.printing import say
from annotator.domain.actors import ActorRef
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Kind
from annotator.domain.text import fold
from annotator.editing.project import Project
from annotator.errors import NotFound, RuleBroken

_FEW = 5


class OpenWindow(Protocol):
    """Opens the window on a project, and may save a picture of it; returns the exit code."""

    def __call__(self, project: Path | None, picture: Path | None, *, stay: bool) -> int:
        """Open the window; `stay` keeps it open until the user closes it."""


@contextmanager
def opened(chosen: argparse.Namespace, *, make: bool = False) -> Iterator[Project]:
    """Hold the project a verb names open, for the coder it names; `make` it if it is not there."""
    coder = getattr(chosen, "coder", None)
    if make and not is_there(chosen.project):
        project = Project.create(chosen.project, coder)
        say(f"“{chosen.project}” is a new project.")
    else:
        project = Project.open(chosen.project, coder)
    try:
        yield project
    finally:
        project.close()


def is_there(path: Path) -> bool:
    """Tell whether something of that name is there, as far as one may look."""
    return os.path.lexists(path)  # unlike Path.exists it bears names that no file can have


def article_named(project: Project, words: str) -> str:
    """Return the id of the article that `words` names: its id, the id's beginning, or its title.

    Raises
    ------
    NotFound
        No article fits, or several do.

    """
    found = project.read.articles_like(words) if words else []
    if len(found) == 1:
        return found[0][0]
    many = f"{len(found)} articles fit “{words}”." if found else f"There is no article “{words}”."
    raise NotFound(
        many,
        kept="Nothing was changed.",
        todo="“annotator articles” lists the ids; give enough of one to be sure.",
    )


def actor_named(project: Project, words: str) -> ActorRef:
    """Return the actor that `words` names: any of its names, or the beginning of its id.

    Raises
    ------
    NotFound
        No actor fits, or several do.

    """
    found = project.read.actors_named(fold(words)) if words else []
    found = [ref for ref in found if ref.name == words] or found
    if not found and words:
        found = project.read.registry.beginning(words)
    if len(found) != 1:
        many = f"{len(found)} actors go" if found else "No actor goes"
        told = "".join(f" {ref.id} is {ref.name}." for ref in found[:_FEW])
        raise NotFound(
            f"{many} by the name “{words}”.{told}",
            kept="Nothing was changed.",
            todo="“annotator actors” lists the names; an id, or its beginning, will do as well.",
        )
    return found[0]


def statement_named(project: Project, words: str) -> Annotation:
    """Return the statement whose id is, or begins with, `words`.

    Raises
    ------
    NotFound
        No statement fits, or several do.

    """
    found = project.read.annotations_like(words) if words else []
    if len(found) == 1:
        return found[0]
    raise NotFound(
        f"{len(found)} statements fit “{words}”." if found else f"There is no statement “{words}”.",
        kept="Nothing was changed.",
        todo="“annotator annotations” lists the ids; give enough of one to be sure.",
    )


def kind_named(word: str) -> Kind:
    """Return the kind of that name.

    Raises
    ------
    RuleBroken
        There is no such kind.

    """
    try:
        return Kind(word.lower())
    except ValueError:
        raise refused(f"“{word}” is no kind.", f"Use one of: {', '.join(Kind)}.") from None


def refused(happened: str, todo: str) -> RuleBroken:
    """Return the error for something asked that cannot be done as it was asked."""
    return RuleBroken(happened, kept="Nothing was changed.", todo=todo)
