"""Opening files that are no projects, or no longer whole ones: one sentence, file untouched."""

import random
import sqlite3
from contextlib import closing, suppress

import pytest
from sqlalchemy.exc import DBAPIError

from annotator.errors import (
    CannotWrite,
    DamagedProject,
    NotFound,
    ReadOnlyProject,
    RuleBroken,
    UserError,
)
from annotator.store import search_index, upgrades
from annotator.store.check import check
from annotator.store.project_file import Codebook, ProjectFile
from annotator.store.recognition import recognise
from annotator.store.schema import Base

RULES = Codebook("1", "")


def test_a_new_project_is_recognised_and_has_no_problem(project_path):
    assert recognise(project_path) == upgrades.newest_version()
    assert check(project_path).ok


def test_a_project_is_never_made_over_another(project_path):
    with pytest.raises(RuleBroken, match="there already"):
        ProjectFile.create(project_path, "Talks", RULES)


def test_a_project_is_not_made_where_there_is_no_folder(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all")
    for folder in ("nowhere", "letter.txt"):
        with pytest.raises(CannotWrite, match="could not be made"):
            ProjectFile.create(tmp_path / folder / "talks.annproj", "Talks", RULES)


@pytest.mark.parametrize("fault", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR])
def test_a_project_that_cannot_be_finished_leaves_nothing(tmp_path, monkeypatch, fault):
    def fail(_connection):
        full = sqlite3.OperationalError("said by SQLite")
        full.sqlite_errorcode = fault
        raise DBAPIError("CREATE TABLE", {}, full)

    monkeypatch.setattr(Base.metadata, "create_all", fail)
    with pytest.raises(CannotWrite, match="could not be made"):
        ProjectFile.create(tmp_path / "talks.annproj", "Talks", RULES)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_project_is_said_to_be_missing(tmp_path):
    with pytest.raises(NotFound, match="no project"):
        ProjectFile.open(tmp_path / "nowhere.annproj")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"Dear all,\n" * 400, "something else"), (bytes(5000), "something else")],
)
def test_a_file_that_is_no_project_is_refused_untouched(tmp_path, content, said):
    path = tmp_path / "letter.annproj"
    path.write_bytes(content)
    with pytest.raises(DamagedProject, match=said):
        ProjectFile.open(path)
    assert path.read_bytes() == content


def test_a_name_too_long_for_the_system_is_no_project_but_a_sentence(tmp_path):
    with pytest.raises(NotFound, match="no project"):
        ProjectFile.open(tmp_path / ("a" * 300))


def test_a_project_one_may_not_read_is_said_to_be_so(project_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    with pytest.raises(ReadOnlyProject, match="no right to read it"):
        ProjectFile.open(project_path)


def test_a_folder_is_no_project(tmp_path):
    with pytest.raises(DamagedProject, match="is a folder"):
        ProjectFile.open(tmp_path)


def test_a_database_of_another_program_is_refused_untouched(tmp_path, digest):
    path = tmp_path / "other.annproj"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE note (text)")
    before = digest(path)
    with pytest.raises(DamagedProject, match="another program"):
        ProjectFile.open(path)
    assert digest(path) == before


def test_a_project_of_a_newer_version_is_refused_untouched(project_path, digest):
    with closing(sqlite3.connect(project_path)) as raw:
        raw.execute(f"PRAGMA user_version = {upgrades.newest_version() + 1}")
    before = digest(project_path)
    with pytest.raises(DamagedProject, match="newer version"):
        ProjectFile.open(project_path)
    assert digest(project_path) == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER hidden AFTER INSERT ON coder BEGIN DELETE FROM article; END",
        "CREATE VIEW hidden AS SELECT * FROM article",
        "CREATE TABLE hidden (text)",
        "CREATE VIRTUAL TABLE hidden USING fts5(text)",
        "DROP TABLE document_words",
        "DROP TABLE journal_row",
        "ALTER TABLE annotation DROP COLUMN paraphrase",
        "ALTER TABLE annotation ADD COLUMN hidden",
    ],
)
def test_a_project_whose_tables_are_not_ours_is_refused_untouched(project_path, digest, statement):
    with closing(sqlite3.connect(project_path)) as raw:
        raw.execute(statement)
        raw.commit()
    before = digest(project_path)
    with pytest.raises(DamagedProject, match="damaged"):
        ProjectFile.open(project_path)
    assert digest(project_path) == before


def test_an_index_that_is_not_made_as_ours_is_refused_untouched(project_path, digest):
    with closing(sqlite3.connect(project_path)) as raw:
        raw.execute(f"DROP TABLE {search_index.NAME}")
        raw.execute(f"CREATE VIRTUAL TABLE {search_index.NAME} USING fts5(title, text)")
        raw.commit()
    before = digest(project_path)
    with pytest.raises(DamagedProject, match="damaged"):
        ProjectFile.open(project_path)
    assert digest(project_path) == before


def test_another_programs_open_database_gets_no_files_beside_it(tmp_path):
    path = tmp_path / "other.annproj"
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE note (text)")
    with pytest.raises(DamagedProject, match="another program"):
        ProjectFile.open(path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def damage(whole, dice):
    content = bytearray(whole)
    match dice.choice(("cut", "zero", "flip", "junk", "swap")):
        case "cut":
            del content[dice.randrange(len(content)) :]
        case "zero":
            at = dice.randrange(0, len(content), 512)
            content[at : at + 512] = bytes(512)
        case "flip":
            content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        case "junk":
            at = dice.randrange(len(content) - 32)
            content[at : at + 32] = dice.randbytes(32)
        case _:
            a, b = (dice.randrange(len(content) // 4096) * 4096 for _ in range(2))
            content[a : a + 4096], content[b : b + 4096] = (
                content[b : b + 4096],
                content[a : a + 4096],
            )
    return bytes(content)


def test_a_damaged_project_is_one_sentence_whatever_is_damaged(project_path, enter):
    file = ProjectFile.open(project_path)
    for name in ("Varland", "Ondria", "KVP"):
        enter(file, name)
    file.undo("Ada")
    file.close()
    whole, dice = project_path.read_bytes(), random.Random(20)
    for _ in range(60):
        content = damage(whole, dice)
        project_path.write_bytes(content)
        with suppress(UserError):
            check(project_path)
        assert project_path.read_bytes() == content
        with suppress(UserError):
            use(project_path)


def use(path):
    file = ProjectFile.open(path)
    try:
        for act in (file.read.history, file.read.actors, file.next_labels, file.read.project_name):
            act()
        file.undo("Ben")
        file.redo("Ben")
    finally:
        file.close()


def test_another_program_that_writes_is_waited_for_and_then_named(project_path, monkeypatch):
    monkeypatch.setattr("annotator.store.project_file.WAIT_MS", 50)
    mine = ProjectFile.open(project_path)
    with closing(sqlite3.connect(project_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="Another program"), mine.edit("Add", "Ada"):
            pass
        assert mine.read.articles() == []
        other.execute("ROLLBACK")
    with mine.edit("Add", "Ada"):
        pass
    assert mine.read.coder_named("Ada")
    mine.close()
