"""A pasted wire article of twenty paragraphs and the people in it, for the usability checks."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.actors import ActorType
from annotator.editing import actors
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project

PAGE = Path(__file__).with_name("strait-talks.txt").read_text(encoding="utf-8")
"""As a browser copies it: a no-break space alone on a line between two paragraphs."""

PARAGRAPHS = PAGE.split("\n\n\u00a0\n\n")[:-1]
PARAGRAPHS[0] = PARAGRAPHS[0].split("\n\n")[-1]

PEOPLE = (
    ("Edrin Holm", ActorType.PERSON),
    ("Orsa Valdane", ActorType.PERSON),
    ("Ned Arlow", ActorType.PERSON),
    ("Samran", ActorType.STATE),
    ("A source close to the talks", ActorType.UNNAMED),
)


_RECORD = {"journal_entry", "journal_row", "coder"}


class ProjectFile:
    """The project as the disk has it, read without the program."""

    def __init__(self, path):
        self._path = path

    def rows(self, query, *values):
        """Return what a query finds, as tuples."""
        address = f"file:{self._path}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return connection.execute(query, values).fetchall()

    def content(self):
        """Return every row of every table but the record of who did what.

        Undo is an edit too, and gives a row a revision of its own.
        """
        tables = self.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'document%'"
        )
        return {
            table: sorted(map(repr, self.rows(f"SELECT {columns} FROM {table}")))  # noqa: S608  ours
            for (table,) in tables
            if table not in _RECORD and (columns := self._columns(table))
        }

    def _columns(self, table):
        names = self.rows("SELECT name FROM pragma_table_info(?)", table)
        return ", ".join(f'"{name}"' for (name,) in names if name != "revision")


@pytest.fixture
def page():
    """The page as it is pasted."""
    return PAGE


@pytest.fixture
def paragraph():
    """Return a paragraph of the article, counted from one."""
    return lambda number: PARAGRAPHS[number - 1]


@pytest.fixture
def wire_path(tmp_path):
    """A project with the wire article and its people, nothing coded yet."""
    path = tmp_path / "Wire.annproj"
    project = Project.create(path, "Coder A")
    bring_in(project, [("", read_paste(PAGE))])
    with project.edit("Enter the people") as edit:
        for name, sort in PEOPLE:
            actors.enter(edit, actors.NewActor(name=name, type=sort))
    project.close()
    return path


@pytest.fixture
def on_disk():
    """Read a project file without the program."""
    return ProjectFile


@pytest.fixture
def file(wire_path):
    """The wire project as the disk has it."""
    return ProjectFile(wire_path)


@pytest.fixture
def desk(sit_down, wire_path):
    """Somebody with the wire article open."""
    return sit_down(wire_path)
