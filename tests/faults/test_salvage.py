"""S13: what pages are left of a project gives back its statements, without SQLite's help."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from annotator.editing.checking import check_project
from annotator.editing.project import Project
from annotator.editing.salvaging import salvage
from annotator.errors import DamagedProject, NotFound, RuleBroken

PAGE = 4096
TABLES = ("annotation", "annotation_part", "annotation_target", "article", "actor", "version_text")


@pytest.fixture
def spoil(sound, tmp_path):
    """Write the project with some pages overwritten by chance; returns where."""

    def write(pages, seed=3):
        content, chance = bytearray(sound), random.Random(seed)
        for page in pages:
            content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
        path = tmp_path / "damaged.annproj"
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def target(tmp_path):
    return tmp_path / "salvaged.annproj"


def rows(path, tables=TABLES):
    """Return the rows of some tables without their revisions."""
    found = {}
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        for table in tables:
            kept = raw.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  ours
            found[table] = {
                tuple((name, value) for name, value in dict(row).items() if name not in NUMBERS)
                for row in kept
            }
    return found


NUMBERS = {"revision", "sequence", "actor_chosen"}
"""They count edits, and a new history begins with the first."""


SHARES = {1: 0.98, 5: 0.95, 50: 0.80}
"""How much must come back after so many pages are lost; a page of text takes its article along."""


def interior(content):
    """Return the first page and all that lead to others: without them no row can be found."""
    starts = range(0, len(content), PAGE)
    return [0, *(at // PAGE for at in starts if at and content[at] in {2, 5})]


def test_without_the_first_and_all_inner_pages_everything_comes_back(spoil, sound, target):
    damaged = spoil(interior(sound))
    before = damaged.read_bytes()
    whole = target.with_name("whole.annproj")
    whole.write_bytes(sound)
    found = salvage(damaged, target)
    assert rows(target) == rows(whole)
    assert found.history_is_whole
    assert (found.left_out, found.unverified) == ([], {})
    assert check_project(target).ok
    assert damaged.read_bytes() == before
    print(f"Salvaged without page 1 and inner pages: {found.rebuilt['annotation']} of 2000")


@pytest.mark.parametrize("count", SHARES)
def test_what_lies_on_other_pages_comes_back(spoil, sound, target, seed, count):
    chance, share = random.Random(seed), SHARES[count]
    damaged = spoil(chance.sample(range(len(sound) // PAGE), count))
    found = salvage(damaged, target)
    print(f"{count} pages lost: {found.rebuilt['annotation']} of 2000 annotations salvaged")
    assert found.rebuilt["annotation"] >= share * 2000
    assert check_project(target).ok
    whole = target.with_name("whole.annproj")
    whole.write_bytes(sound)
    # Nothing is made up: each row is one that the project had.
    for table, kept in rows(target, TABLES[:4]).items():
        assert kept <= rows(whole)[table]


def test_work_goes_on_in_a_salvaged_project(spoil, sound, target):
    salvage(spoil([7, 8, 9, 200, 201]), target)
    project = Project.open(target)
    before = len(project.read.annotations())
    assert project.undo() is not None
    assert project.read.annotations() == []
    project.redo()
    assert len(project.read.annotations()) == before
    project.close()
    assert check_project(target).ok


def test_deleted_statements_do_not_come_back(work, folder, target):
    work(folder, "code", 60)
    path = folder / "talks.annproj"
    project = Project.open(path)
    there = {one.id for one in project.read.annotations()}
    project.close()
    content = bytearray(path.read_bytes())
    for page in interior(content):
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    salvage(path, target)
    project = Project.open(target)
    assert {one.id for one in project.read.annotations()} == there
    project.close()


def test_what_was_committed_to_the_log_only_comes_back(work, folder, target, tmp_path):
    work(folder, "code", 20)
    path = folder / "talks.annproj"
    project = Project.open(path)
    reader = sqlite3.connect(path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM annotation").fetchone()
    project.undo()
    there = {one.id for one in project.read.annotations()}
    copy = tmp_path / "copy.annproj"
    content = bytearray(path.read_bytes())
    content[:PAGE] = bytes(PAGE)
    copy.write_bytes(content)
    shutil.copy(path.with_name(path.name + "-wal"), copy.with_name(copy.name + "-wal"))
    reader.close()
    project.close()
    salvage(copy, target)
    project = Project.open(target)
    assert {one.id for one in project.read.annotations()} == there
    project.close()


def test_a_file_that_never_was_a_project_says_so(tmp_path, target):
    (tmp_path / "junk").write_bytes(random.Random(1).randbytes(100_000))
    with pytest.raises(DamagedProject):
        salvage(tmp_path / "junk", target)
    with pytest.raises(NotFound):
        salvage(tmp_path / "none", target)
    assert not target.exists()


def test_salvage_overwrites_nothing(spoil, target):
    target.write_text("mine")
    with pytest.raises(RuleBroken):
        salvage(spoil([1]), target)
    assert target.read_text() == "mine"
