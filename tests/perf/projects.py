"""Projects of any size to measure with, made through the program's own use cases."""

import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from workload import article, marks, unbroken

from annotator.domain.annotation import Mark
from annotator.domain.article import Byline
from annotator.domain.draft import PARAGRAPH_BREAK, Draft, Line, Original, Role
from annotator.editing.actors import UNATTRIBUTED, ActorChoice
from annotator.editing.annotating import Statement, add
from annotator.editing.importing import bring_in
from annotator.editing.project import SUFFIX, Project

_STEP = 500
"""So many statements are coded by one edit, so that the journal has more than one entry."""
_ACTORS = tuple(
    f"{title} {name}"
    for title in ("Minister", "Envoy", "Mayor", "Captain")
    for name in ("Brenn", "Harl", "Quade", "Tolland", "Ves", "Oru", "Linde", "Sarn")
)


class Projects:
    """Makes each project once and keeps it in a folder; who measures gets a copy to change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def empty(self) -> Path:
        """Return a project without an article."""
        return self._kept("empty", lambda _project: None)

    def article(self, size: int, count: int) -> Path:
        """Return a project of a short article and, after it, one of that size with its marks."""
        return self._kept(
            f"article-{size}-{count}", lambda project: _fill(project, article(size), count)
        )

    def one_paragraph(self, size: int, count: int) -> Path:
        """Return a project of a short article and one that is a single paragraph."""
        return self._kept(
            f"paragraph-{size}-{count}", lambda project: _fill(project, unbroken(size), count)
        )

    def statements(self, count: int) -> Path:
        """Return a project of so many statements, twenty to an article."""
        return self._kept(f"statements-{count}", lambda project: _fill_many(project, count))

    def files(self, count: int) -> Path:
        """Return a folder of so many articles as UTF-8 text files, about 3,500 bytes each."""
        folder = self._folder / f"files-{count}"
        if not folder.exists():
            folder.mkdir()
            chance = random.Random(7)
            for number in range(count):
                size = min(60_000, max(500, int(chance.lognormvariate(0, 0.55) * 3000)))
                text = article(size, seed=number)
                (folder / f"{number:06}.txt").write_text(text, encoding="utf-8", newline="\n")
        return folder

    def copy(self, path: Path) -> Path:
        """Return a copy of a project that may be changed."""
        to = path.with_name(f"{path.stem}-changed{SUFFIX}")
        for old in self._folder.glob(f"{to.name}*"):
            old.unlink()
        return Path(shutil.copyfile(path, to))

    def _kept(self, name: str, fill: Callable[[Project], None]) -> Path:
        path = self._folder / f"{name}{SUFFIX}"
        if path.exists():
            return path
        unfinished = path.with_name(f"unfinished{SUFFIX}")
        unfinished.unlink(missing_ok=True)
        project = Project.create(unfinished, "Ada")
        fill(project)
        project.close()
        return unfinished.rename(path)


def _fill(project: Project, text: str, count: int) -> None:
    short = article(1_500, seed=1)
    bring_in(project, [("", _draft(short, "Short")), ("", _draft(text, "Long"))])
    long = next(row.id for row in project.read.articles() if row.title == "Long")
    _code(project, long, marks(text, count), [UNATTRIBUTED])


def _fill_many(project: Project, count: int) -> None:
    number = max(1, count // 20)
    texts = [article(3_500, seed=seed) for seed in range(number)]
    bring_in(project, [("", _draft(text, f"Article {n}")) for n, text in enumerate(texts)])
    choices = [ActorChoice.named(name) for name in _ACTORS]
    for row in project.read.articles():
        text = project.text(row.id)[1]
        _code(project, row.id, marks(text, count // number), choices)


def _code(
    project: Project, article_id: str, found: Iterable[Mark], actors: list[ActorChoice]
) -> None:
    chance = random.Random(7)
    todo = list(found)
    for begin in range(0, len(todo), _STEP):
        with project.edit("Code") as edit:
            for mark in todo[begin : begin + _STEP]:
                targets = (chance.choice(actors),) if chance.random() < 0.3 else ()
                statement = Statement(
                    article=article_id,
                    spans=mark.spans,
                    kind=mark.kind,
                    also=mark.also,
                    actor=chance.choice(actors),
                    targets=targets if actors != [UNATTRIBUTED] else (),
                )
                add(project, edit, statement)


def _draft(text: str, title: str) -> Draft:
    lines = tuple(Line(line, Role.BODY) for line in text.split(PARAGRAPH_BREAK))
    return Draft(lines, Original(text.encode(), f"{title}.txt"), Byline(title=title))
