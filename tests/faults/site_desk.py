"""The folder in which calls on files are made to fail, and what is done in it most often."""

import shutil
from pathlib import Path

from old_projects import write_old_project

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing import backups
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.store import whereabouts

NAME = "talks.annproj"
_file_system_of = whereabouts.file_system_of
whereabouts.file_system_of = lambda path: "nfs" if "net" in path.parts else _file_system_of(path)


def prepare(folder: Path) -> Path:
    """Make the folder every trial begins with a copy of."""
    (folder / "net").mkdir(parents=True)
    project = Project.create(folder / NAME, "Ada")
    bring_in(project, [("", draft(0))])
    for number in range(4):
        code(project, number)
    backups.take(folder / NAME, "by hand")
    code(project, 5)
    project.close()
    shutil.copy(folder / NAME, folder / "shared.annproj")
    shutil.copy(folder / NAME, folder / "net" / NAME)
    write_old_project(folder / "old.annproj")
    return folder


def draft(number: int) -> Draft:
    lines = tuple(Line(f"Speaker {number} said so in line {n}.", Role.BODY) for n in range(20))
    return Draft(lines, Original(f"{number}".encode(), "a.txt"), Byline(title=f"Talk {number}"))


def code(project: Project, number: int) -> None:
    span = TextSpan(number * 9, number * 9 + 5)
    speaker = ActorChoice.named(f"Speaker {number}")
    (article, *_) = project.read.articles()
    annotate(project, Statement(article=article.id, spans=(span,), kind=Kind.CLAIM, actor=speaker))
