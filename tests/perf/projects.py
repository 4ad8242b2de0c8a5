"""Projects of any size to measure with, made through the program's own use cases."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from long_record import lengthen
from stories import stories
from workload import article, divided, marks, unbroken

from annotator.domain.annotation import Mark
from annotator.domain.article import Byline
from annotator.domain.draft import PARAGRAPH_BREAK, Draft, Line, Original, Role
from annotator.editing.actors import UNATTRIBUTED, ActorChoice, NewActor, enter
from annotator.editing.annotating import Statement, add
from annotator.editing.importing import bring_in
from annotator.editing.project import SUFFIX, Project
from annotator.editing.registry import Role as Office
from annotator.editing.registry import write_role
from annotator.editing.search import fill_index
from annotator.editing.statement_rows import alter

STATEMENTS = 20
"""How many statements each article of a long list has."""
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
        self.folder = folder
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

    def paragraphs(self, number: int, count: int) -> Path:
        """Return a project of a short article and one of so many paragraphs, with its marks."""
        return self._kept(
            f"paragraphs-{number}-{count}",
            lambda project: _fill(project, divided(number), count),
        )

    def statements(self, count: int) -> Path:
        """Return a project of so many statements, twenty to an article."""
        return self._kept(f"statements-{count}", lambda project: _fill_many(project, count))

    def long_record(self, entries: int) -> Path:
        """Return a project of statements whose journal has so many entries."""
        path = self.folder / f"record-{entries}{SUFFIX}"
        if not path.exists():
            unfinished = path.with_name(f"unfinished{SUFFIX}")
            shutil.copyfile(self.statements(max(20, entries // 10)), unfinished)
            lengthen(unfinished, entries)
            unfinished.rename(path)
        return path

    def listed(self, articles: int) -> Path:
        """Return a project of so many short articles in all states, twenty statements in each."""
        path = self.folder / f"listed-{articles}{SUFFIX}"
        if not path.exists():
            made = self._kept("listed", lambda project: _fill_alike(project, articles))
            _repeat_statements(made)
            made.rename(path)
        return path

    def actors(self, count: int) -> Path:
        """Return a project of an article and so many actors with other names and roles."""
        return self._kept(f"actors-{count}", lambda project: _enter_many(project, count))

    def series(self, number: int, size: int, count: int) -> Path:
        """Return a project of so many articles of that size, each with as many annotations."""
        return self._kept(
            f"series-{number}-{size}-{count}",
            lambda project: _fill_series(project, number, size, count),
        )

    def stories(self, count: int) -> Path:
        """Return a project of so many articles, all in the index of words."""
        return self._kept(f"stories-{count}", lambda project: _fill_with_stories(project, count))

    def checked(self, count: int) -> Path:
        """Return a project of so many statements, most of them changed once, in the index."""
        return self._kept(f"checked-{count}", lambda project: _fill_to_check(project, count))

    def heavy(self, megabytes: int) -> Path:
        """Return a project of so many articles that came as files of a megabyte each."""
        return self._kept(f"heavy-{megabytes}", lambda project: _fill_heavily(project, megabytes))

    def bare_index(self, count: int) -> Path:
        """Return a database of the same articles and of SQLite's own index over them."""
        path = self.folder / f"stories-{count}.db"
        if not path.exists():
            unfinished = path.with_suffix(".unfinished")
            unfinished.unlink(missing_ok=True)
            with closing(sqlite3.connect(unfinished)) as database:
                database.executescript(_BARE)
                rows = ((n, *story) for n, story in enumerate(stories(count), 1))
                database.executemany("INSERT INTO article VALUES (?, ?, ?)", rows)
                database.execute("INSERT INTO words (words) VALUES ('rebuild')")
                database.commit()
            unfinished.rename(path)
        return path

    def files(self, count: int) -> Path:
        """Return a folder of so many articles as UTF-8 text files, about 3,500 bytes each."""
        folder = self.folder / f"files-{count}"
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
        for old in self.folder.glob(f"{to.name}*"):
            old.unlink()
        return Path(shutil.copyfile(path, to))

    def _kept(self, name: str, fill: Callable[[Project], None]) -> Path:
        path = self.folder / f"{name}{SUFFIX}"
        if path.exists():
            return path
        unfinished = path.with_name(f"unfinished{SUFFIX}")
        unfinished.unlink(missing_ok=True)
        project = Project.create(unfinished, "Ada")
        fill(project)
        project.close()
        return unfinished.rename(path)


_BARE = """
    CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, text TEXT);
    CREATE VIRTUAL TABLE words USING fts5(
        title, text, content='article', content_rowid='id', tokenize='unicode61'
    );
"""


def _fill_with_stories(project: Project, count: int) -> None:
    coming = stories(count)
    while some := list(islice(coming, _STEP)):
        bring_in(project, [("", draft_of(text, headline)) for headline, text in some])
    fill_index(project)


def _fill(project: Project, text: str, count: int) -> None:
    short = article(1_500, seed=1)
    bring_in(project, [("", draft_of(short, "Short")), ("", draft_of(text, "Long"))])
    long = next(row.id for row in project.read.articles() if row.title == "Long")
    _code(project, long, marks(text, count), [UNATTRIBUTED])


def _fill_series(project: Project, number: int, size: int, count: int) -> None:
    texts = [article(size, seed=seed) for seed in range(number)]
    bring_in(project, [("", draft_of(text, f"Article {n}")) for n, text in enumerate(texts)])
    for row in project.read.articles():
        text = project.text(row.id)[1]
        _code(project, row.id, marks(text, count), [UNATTRIBUTED])


def _fill_many(project: Project, count: int) -> None:
    number = max(1, count // 20)
    texts = [article(3_500, seed=seed) for seed in range(number)]
    bring_in(project, [("", draft_of(text, f"Article {n}")) for n, text in enumerate(texts)])
    choices = [ActorChoice.named(name) for name in _ACTORS]
    for row in project.read.articles():
        text = project.text(row.id)[1]
        _code(project, row.id, marks(text, count // number), choices)


def _fill_to_check(project: Project, count: int) -> None:
    _fill_many(project, count)
    fill_index(project)
    statements = project.read.annotations()
    for begin in range(0, len(statements), _STEP):
        with project.edit("Flag") as edit:
            for one in statements[begin : begin + _STEP]:
                alter(edit, one, {"flagged": not one.flagged})


def _fill_heavily(project: Project, megabytes: int) -> None:
    chance = random.Random(7)
    for number in range(megabytes):
        text = article(3_500, seed=number)
        # Random bytes: what can be packed would make a smaller file.
        original = Original(chance.randbytes(1_000_000), f"{number}.pdf")
        whole = replace(draft_of(text, f"Article {number}"), original=original)
        bring_in(project, [("", whole)])


def _enter_many(project: Project, count: int) -> None:
    bring_in(project, [("", draft_of(article(60_000), "Long"))])
    chance = random.Random(7)
    syllables = ("bre", "mi", "tol", "qua", "de", "lin", "oru", "sar", "n", "ves", "harl", "ka")

    def word() -> str:
        return "".join(chance.choices(syllables, k=chance.randrange(2, 4))).capitalize()

    with project.edit("Enter actors") as edit:
        bodies = [enter(edit, NewActor(name=f"{word()} Council {n}")) for n in range(200)]
        for number in range(count - len(bodies)):
            first, last = word(), word()
            aliases = (last, f"{first[0]}. {last}") if chance.random() < 0.5 else ()
            ref = enter(edit, NewActor(name=f"{first} {last} {number}", aliases=aliases))
            if number % 2:
                body = ActorChoice.known(chance.choice(bodies).id)
                write_role(edit, ref.id, Office("envoy", body, "2020", "2023-05"))


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


def draft_of(text: str, title: str) -> Draft:
    lines = tuple(Line(line, Role.BODY) for line in text.split(PARAGRAPH_BREAK))
    return Draft(lines, Original(text.encode(), f"{title}.txt"), Byline(title=title))


def _fill_alike(project: Project, count: int) -> None:
    """Bring in articles that begin with the same text, and code the first of them."""
    text = article(1_500, seed=1)
    texts = (f"{text}{PARAGRAPH_BREAK}Edition {number}." for number in range(count))
    bring_in(
        project,
        [("", draft_of(one, f"Tolls, edition {number}")) for number, one in enumerate(texts)],
    )
    first = project.read.articles()[0].id
    _code(project, first, marks(text, STATEMENTS), [UNATTRIBUTED])


def _repeat_statements(path: Path) -> None:
    """Give every other article the statements of the first, and a state in turn.

    Row by row through the program this takes a quarter of an hour.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        others = "(SELECT id, place FROM article WHERE place > (SELECT min(place) FROM article))"
        version = "(SELECT id FROM article_version WHERE article_id = other.id)"
        database.execute("BEGIN")
        for table, told in (
            ("annotation_set", {"id": _ID, "article_id": "other.id", "state": _STATE}),
            (
                "annotation",
                {
                    "id": _ID,
                    "article_id": "other.id",
                    "version_id": version,
                    "set_id": _ID.replace("one.id", "one.set_id"),
                },
            ),
            ("annotation_part", {"annotation_id": _ID.replace("one.id", "one.annotation_id")}),
        ):
            names = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            columns = ", ".join(f'"{name}"' for name in names)
            values = ", ".join(told.get(name, f'one."{name}"') for name in names)
            database.execute(
                f"INSERT INTO {table} ({columns})"  # noqa: S608 - our names
                f" SELECT {values} FROM (SELECT * FROM {table}) AS one, {others} AS other"
            )
        database.execute("COMMIT")


_ID = "substr(one.id, 1, 24) || printf('%012x', other.place)"
_STATE = (
    "CASE other.place % 5 WHEN 0 THEN 'in coding' WHEN 1 THEN 'submitted' WHEN 2 THEN 'returned' "
    "WHEN 3 THEN 'approved' ELSE 'nothing to code' END"
)
