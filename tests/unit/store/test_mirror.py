"""Tables are proven to hold what the journal says without a close look, and only where they do."""

import sqlite3
from contextlib import closing

import pytest

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate, delete, retag, set_note
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.store.doctor import history, mirror

TEXT = "Varland denied that its patrol had fired first, and said „so“ twice, he \\ she claimed."


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A project with six statements: changed once, twice, deleted, brought back, and new."""
    monkeypatch.setattr(mirror, "_ROWS", 2)
    made = Project.create(tmp_path / "talks.annproj", "Ada")
    draft = Draft(
        (Line(TEXT, Role.BODY),), Original(TEXT.encode(), "a.txt"), Byline(title='The "Strait"')
    )
    bring_in(made, [("", draft)])
    (article,) = made.read.articles()
    one, two, three, four, _, _ = [
        annotate(
            made,
            Statement(
                article=article.id,
                spans=(TextSpan(start, 14 + start),),
                kind=Kind.CLAIM,
                actor=ActorChoice.named("Varland"),
            ),
        )
        for start in range(6)
    ]
    retag(made, retag(made, one, Kind.DEMAND), Kind.QUOTE)
    set_note(made, two, 'so, "said" he\\n')
    delete(made, [three])
    made.undo()
    delete(made, [four])
    made.close()
    return made.path


def unproven(path):
    with closing(sqlite3.connect(path)) as raw:
        shown = history.History(raw)
        assert shown.is_whole
        taken = mirror.Mirror()
        for images in shown._images.values():
            taken.take(images)
        raw.text_factory = bytes
        return taken.unproven(raw)


def change(path, statement):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        assert raw.execute(statement).rowcount
        raw.commit()


def test_what_was_changed_deleted_and_brought_back_is_proven(path):
    assert unproven(path) == []


def test_rows_in_another_order_are_proven(path):
    change(path, "UPDATE annotation SET rowid = -rowid")
    assert unproven(path) == []


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE annotation SET kind = 'claim' WHERE kind = 'quote'", "annotation"),
        ("UPDATE annotation SET note = '\"' WHERE kind = 'claim'", "annotation"),
        ("UPDATE annotation SET actor_chosen = '7' || actor_chosen", "annotation"),
        ("UPDATE annotation SET version_id = x'00' WHERE kind = 'quote'", "annotation"),
        ("DELETE FROM annotation WHERE kind = 'quote'", "annotation"),
        ('UPDATE annotation_part SET "end" = "end" + 1 WHERE start = 5', "annotation_part"),
        ("DELETE FROM annotation_part WHERE start = 5", "annotation_part"),
        ("INSERT INTO topic (id, label) VALUES ('t', 'x')", "topic"),
        ("UPDATE article SET title = title || char(30)", "article"),
        ("UPDATE actor SET name = substr(name, 2)", "actor"),
    ],
)
def test_a_table_with_any_other_row_is_not_proven(path, statement, table):
    change(path, statement)
    assert unproven(path) == [table]


def test_a_row_before_all_others_is_not_passed_over(path):
    change(
        path,
        'INSERT INTO annotation_part (rowid, annotation_id, ordinal, start, "end", exact, prefix,'
        " suffix) SELECT -9223372036854775808, annotation_id, 7, 1, 2, 'a', '', '' "
        "FROM annotation_part LIMIT 1",
    )
    assert unproven(path) == ["annotation_part"]
