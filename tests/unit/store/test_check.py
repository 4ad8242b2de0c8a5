"""The check finds what somebody changed behind the program's back."""

import sqlite3
from contextlib import closing

import pytest

from annotator.domain.text import sha256
from annotator.errors import CannotWrite
from annotator.store import schema
from annotator.store.check import check
from annotator.store.project_file import Codebook, ProjectFile
from annotator.store.repair import repair

TEXT = "Varland denied that its patrol had fired first."


@pytest.fixture
def path(tmp_path):
    at = "2026-03-01T08:00:00.000Z"
    file = ProjectFile.create(tmp_path / "talks.annproj", "Talks", Codebook("1", ""))
    with file.edit("Add claim", "Ada") as pending:
        unit = pending.unit
        unit.keep_content({sha256(TEXT): TEXT}, {})
        unit.keep_content({}, {sha256(TEXT): TEXT.encode()})
        unit.add(schema.Article(id="article", title="Strait", place=1, added=at))
        unit.add(
            schema.ArticleVersion(
                id="version",
                article_id="article",
                number=1,
                text_sha256=sha256(TEXT),
                original_sha256=sha256(TEXT),
                normaliser=1,
                added=at,
            ),
            schema.AnnotationSet(
                id="set",
                article_id="article",
                coder_id=unit.stamp.coder,
                state="in coding",
                added=at,
            ),
            schema.Annotation(
                id="one",
                article_id="article",
                version_id="version",
                set_id="set",
                codebook_version_id=unit.codebook_version(),
                kind="claim",
                form="indirect",
                actor_state="unattributed",
                created=at,
                updated=at,
            ),
            schema.Part(annotation_id="one", ordinal=0, start=0, end=7, exact="Varland"),
            schema.Dismissal(
                id="left",
                article_id="article",
                coder_id=unit.stamp.coder,
                start=8,
                end=14,
                exact="denied",
                at=at,
            ),
        )
    file.close()
    return tmp_path / "talks.annproj"


def spoil(path, statement):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()


def rules(path):
    return {problem.rule for problem in check(path).problems}


def test_a_whole_project_has_no_problem(path):
    found = check(path)
    assert found.ok
    assert found.counts == {"articles": 1, "annotations": 1, "actors": 0, "journal": 1}


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE version_text SET text = 'Ondria' || substr(text, 8)", "article hash"),
        ("UPDATE annotation_part SET start = 1", "words"),
        ("UPDATE annotation_part SET exact = 'Ondria'", "words"),
        ("UPDATE dismissal SET start = 9", "words"),
        ("DELETE FROM annotation_part", "no words"),
        ("UPDATE original_bytes SET compressed = x'00'", "original bytes"),
        ("DELETE FROM article_version", "article text"),
        ("DELETE FROM coder", "reference"),
        ("UPDATE journal_entry SET label = 'Add demand'", "journal"),
        ("UPDATE journal_entry SET undo_head = 0", "journal"),
        ("UPDATE journal_entry SET sequence = 2", "journal"),
        ("DELETE FROM version_text", "words"),
        (
            "INSERT INTO annotation_part VALUES ('one', 1, 3, 7, 'land', '', '')",
            "order",
        ),
        ("UPDATE journal_row SET after = '' WHERE ordinal = 1", "journal"),
        ("UPDATE annotation SET kind = 'quote'", "row"),
        ("UPDATE article SET title = 'Straits'", "row"),
        ("UPDATE annotation_part SET prefix = 'x'", "row"),
        ("DELETE FROM annotation_part", "row"),
        ("INSERT INTO setting VALUES ('x', 'y')", "row"),
    ],
)
def test_each_fault_is_found_by_its_own_rule(path, statement, rule):
    spoil(path, statement)
    assert rule in rules(path)


MENDED = (
    "UPDATE annotation SET kind = 'quote'",
    "UPDATE annotation_part SET exact = 'Ondria', start = 1",
    "DELETE FROM annotation_part",
    "DELETE FROM annotation",
    "INSERT INTO annotation_part VALUES ('one', 1, 3, 7, 'land', '', '')",
)


@pytest.mark.parametrize("statement", MENDED)
def test_a_repair_makes_rows_what_the_journal_says_after_a_backup(path, statement):
    before = dump(path)
    spoil(path, statement)
    spoilt = dump(path)
    done = repair(path, "Ada")
    assert done.left.ok
    assert len(done.mended) >= 1
    assert dump(path) == before
    assert dump(done.backup.path) == spoilt


def test_a_repair_changes_nothing_where_the_journal_is_damaged_itself(path):
    spoil(path, "UPDATE journal_entry SET label = 'Add demand'")
    spoil(path, "UPDATE annotation SET kind = 'quote'")
    spoilt = dump(path)
    done = repair(path, "Ada")
    assert (done.mended, done.left.ok) == ((), False)
    assert dump(path) == spoilt


def test_a_sound_project_is_left_as_it_is(path):
    before = dump(path)
    done = repair(path, "Ada")
    assert (done.mended, done.left.ok) == ((), True)
    assert dump(path) == before


def test_a_repair_is_one_edit_and_undo_takes_it_back(path):
    spoil(path, "UPDATE annotation SET kind = 'quote', note = 'x'")
    spoil(path, "DELETE FROM annotation_part")
    spoil(path, "INSERT INTO setting VALUES ('x', 'y')")
    spoilt = dump(path)
    done = repair(path, "Bo")
    assert done.undo == "Mend 3 rows"
    file = ProjectFile.open(path)
    newest = file.read.history()[0]
    assert (newest.label, newest.coder) == ("Mend 3 rows", "Bo")
    file.undo("Ada")
    assert dump(path) == spoilt
    file.redo("Ada")
    file.close()
    assert check(path).ok


def test_what_the_tables_would_refuse_is_mended_outside_the_journal(path):
    before = dump(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE annotation SET kind = 'rumour'")
        raw.commit()
    done = repair(path, "Ada")
    assert (done.undo, done.left.ok) == ("", True)
    assert dump(path) == before
    file = ProjectFile.open(path)
    assert len(file.read.history()) == 1
    file.close()


def test_a_repair_makes_the_index_of_words_anew(path):
    file = ProjectFile.open(path)
    file.index(["article"])
    file.close()
    spoil(path, "DELETE FROM document_words_docsize")
    assert rules(path) == {"search index"}
    done = repair(path, "Ada")
    assert done.mended == ("search index: made anew",)
    assert (done.undo, done.left.ok) == ("", True)


def test_nothing_is_mended_where_no_backup_can_be_made(path):
    (path.parent / "backups").write_text("in the way")
    spoil(path, "UPDATE annotation SET note = 'x'")
    with pytest.raises(CannotWrite):
        repair(path, "Ada")
    assert "row" in rules(path)


def dump(path):
    """Return what statements and articles consist of, but for revisions."""
    tables = ("annotation", "annotation_part", "article", "article_version", "actor")
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        return {
            table: [
                {name: value for name, value in dict(row).items() if name != "revision"}
                for row in raw.execute(f"SELECT * FROM {table}")  # noqa: S608  names of ours
            ]
            for table in tables
        }
