"""A project with two short articles, and a way to see all it holds."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from annotator.domain.anchors import spans_of
from annotator.domain.annotation import Annotation
from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.editing.actors import OPEN, ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.store import search_index

HARBOUR = (
    "“We will reopen the quay by May,” said Mira Tolland, the harbour master of Port Kellin.",
    (
        "The Harbour Union urged the council to publish the toll figures. "
        "It said the council “must stop hiding” them."
    ),
    "👩‍🌾 Farmers from Varland were not asked, a person briefed on the talks said.",
)
STRAIT = (
    "Varland denied that its patrol had fired first.",
    "قال المتحدث إن المحادثات ستستمر.",
)


def draft(title: str, *paragraphs: str) -> Draft:
    lines = tuple(Line(text, Role.BODY) for text in paragraphs)
    data = "\n\n".join(paragraphs).encode()
    return Draft(lines, Original(data, f"{title}.txt"), Byline(title=title, outlet="Kellin Post"))


@pytest.fixture
def make_draft() -> Callable[..., Draft]:
    return draft


@pytest.fixture
def new_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    def make() -> Project:
        one = Project.create(tmp_path_factory.mktemp("projects") / "talks.annproj", "Ada")
        bring_in(one, [("", draft("Harbour", *HARBOUR)), ("", draft("Strait", *STRAIT))])
        return one

    return make


@pytest.fixture
def project(new_project: Callable[[], Project]) -> Iterator[Project]:
    one = new_project()
    yield one
    one.close()


@pytest.fixture
def articles(project: Project) -> list[str]:
    return [row.id for row in project.read.articles()]


@pytest.fixture
def code(project: Project) -> Callable[..., Annotation]:
    """Code the passage with these words in whichever article holds it."""

    def run(words: str | tuple[str, ...], kind: Kind, actor: object = OPEN, **more) -> Annotation:
        parts = (words,) if isinstance(words, str) else words
        choice = ActorChoice.named(actor) if isinstance(actor, str) else actor
        for row in project.read.articles():
            text = project.text(row.id)[1]
            if all(part in text for part in parts):
                spans = tuple(spans_of(text, part)[0] for part in parts)
                statement = Statement(article=row.id, spans=spans, kind=kind, actor=choice, **more)
                return annotate(project, statement)
        raise AssertionError(f"no article holds {parts}")

    return run


_OUTSIDE_UNDO = {
    "journal_entry",
    "journal_row",
    "coder",
    "version_text",
    "original_bytes",
    "document",
    *search_index.TABLES,
}


@pytest.fixture
def content() -> Callable[[Project], dict[str, list[tuple]]]:
    """Return every row of every table that undo gives back, without the revision numbers."""

    def read(project: Project) -> dict[str, list[tuple]]:
        with closing(sqlite3.connect(project.path)) as raw:
            raw.row_factory = sqlite3.Row
            names = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            found = {}
            for (name,) in names:
                if name in _OUTSIDE_UNDO:
                    continue
                rows = raw.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - our names
                found[name] = sorted(
                    (
                        tuple((k, v) for k, v in dict(row).items() if k != "revision")
                        for row in rows
                    ),
                    key=repr,
                )
            return found

    return read
