"""Each rule of the doctor finds the damage it is there for, and says what and where it is."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
import regex

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.errors import DamagedProject, ReadOnlyProject
from annotator.store import ladder
from annotator.store.check import check, glance_over
from annotator.store.doctor import backups as doctor_backups
from annotator.store.doctor.spans import _MAY_JOIN

TEXT = "Varland denied that its patrol had fired first. 👩‍🚀 said so."
TABLES = ("annotation", "article", "actor", "annotation_set", "article_version", "coder")


@pytest.fixture
def project(tmp_path):
    """A project with an article, two actors and one statement, and a backup of all that."""
    made = Project.create(tmp_path / "talks.annproj", "Ada")
    draft = Draft(
        (Line(TEXT, Role.BODY),), Original(TEXT.encode(), "a.txt"), Byline(title="Strait")
    )
    bring_in(made, [("", draft)])
    (article,) = made.read.articles()
    statement = Statement(
        article=article.id,
        spans=(TextSpan(0, 14),),
        kind=Kind.CLAIM,
        actor=ActorChoice.named("Varland"),
        targets=(ActorChoice.named("Ondria"),),
    )
    annotate(made, statement)
    made.close()
    ladder.take(made.path, "by hand")
    return made.path


@pytest.fixture
def names(project):
    """What stands for an id in the table of damages."""
    with closing(sqlite3.connect(project)) as raw:
        known = {table: raw.execute(f"SELECT id FROM {table}").fetchone()[0] for table in TABLES}  # noqa: S608
        known["actor"], known["other"] = (
            raw.execute("SELECT id FROM actor WHERE name = ?", (name,)).fetchone()[0]
            for name in ("Varland", "Ondria")
        )
        (known["text"],) = raw.execute("SELECT sha256 FROM version_text").fetchone()
        (known["original"],) = raw.execute("SELECT sha256 FROM original_bytes").fetchone()
    return known


def damage(path, *statements):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def said(problems, rule):
    return [(one.id, one.detail) for one in problems if one.rule == rule]


PROBLEMS = [
    (
        "UPDATE annotation_part SET exact = 'Ondria'",
        "words",
        "annotation",
        "the words at 0–14 are not those of the article",
    ),
    ('UPDATE annotation_part SET "end" = 0', "span", "annotation", "the words at 0–0 are empty"),
    (
        "UPDATE annotation_part SET start = -3",
        "span",
        "annotation",
        "the words at -3–14 lie outside the text of 60 characters",
    ),
    (
        'UPDATE annotation_part SET "end" = 99',
        "span",
        "annotation",
        "the words at 0–99 lie outside the text of 60 characters",
    ),
    (
        'UPDATE annotation_part SET start = 9, "end" = 4',
        "span",
        "annotation",
        "the words at 9–4 end before they begin",
    ),
    (
        "UPDATE annotation_part SET \"end\" = 49, exact = substr('{TEXT}', 1, 49)",
        "span",
        "annotation",
        "the words at 0–49 cut a character as readers see it",
    ),
    (
        "UPDATE version_text SET text = 'Ondria' || substr(text, 8)",
        "article hash",
        "text",
        "the stored text is not the one that was stored",
    ),
    (
        "UPDATE version_text SET text = char(65279) || text",
        "characters",
        "text",
        "the text begins with a byte order mark",
    ),
    (
        "UPDATE version_text SET text = text || char(13) || char(10)",
        "characters",
        "text",
        "the text holds the line ends of another system (CR)",
    ),
    (
        "UPDATE version_text SET text = text || char(7)",
        "characters",
        "text",
        "the text holds the character U+0007 at 60",
    ),
    (
        "UPDATE version_text SET text = text || char(65534)",
        "characters",
        "text",
        "the text holds the character U+FFFE at 60",
    ),
    (
        "UPDATE original_bytes SET compressed = x'00'",
        "original bytes",
        "original",
        "the original file is not as it was brought in",
    ),
    ("DELETE FROM article_version", "article text", "article", "the article has no text"),
    ("DELETE FROM annotation_part", "no words", "annotation", "the annotation has no part"),
    (
        "INSERT INTO annotation_part VALUES ('{annotation}', 1, 3, 7, 'land', '', '')",
        "order",
        "annotation",
        "its parts overlap or are out of order",
    ),
    (
        "DELETE FROM annotation_set",
        "reference",
        "=annotation 1",
        "refers to a row of annotation_set that is gone",
    ),
    (
        "UPDATE coder SET id = '{article}'",
        "id",
        "article",
        "rows of {first} and {second} have the same id",
    ),
    ("UPDATE actor SET name = ' ' WHERE id = '{actor}'", "name", "actor", "the actor is empty"),
    (
        "INSERT INTO actor_alias VALUES ('{actor}', 0, '', '', '', 'alias')",
        "name",
        "actor",
        "another name of the actor is empty",
    ),
    (
        "UPDATE actor SET merged_into_id = id WHERE id = '{actor}'",
        "circle",
        "actor",
        "merged_into_id of actor leads back to where it began",
    ),
    (
        "UPDATE annotation SET kind = 'rumour'",
        "vocabulary",
        "annotation",
        "kind is “rumour”, which is none of its values",
    ),
    (
        "UPDATE annotation SET also = 'claim,rumour'",
        "vocabulary",
        "annotation",
        "also is “claim,rumour”, which is none of its values",
    ),
    (
        "UPDATE annotation SET subtype = 'rumour'",
        "vocabulary",
        "annotation",
        "subtype is “rumour”, which is none of its values",
    ),
    (
        "UPDATE annotation SET reliability = 'Z'",
        "vocabulary",
        "annotation",
        "reliability is “Z”, which is none of its values",
    ),
    (
        "UPDATE annotation_set SET state = 'lost'",
        "vocabulary",
        "annotation_set",
        "state is “lost”, which is none of its values",
    ),
    (
        "INSERT INTO affiliation VALUES ('{actor}', NULL, 'envoy', '2020', '2019-05', 'role')",
        "period",
        "actor",
        "a role begins in 2020 and ends in 2019-05",
    ),
    (
        "INSERT INTO affiliation VALUES ('{actor}', NULL, 'envoy', 'May', '', 'role')",
        "period",
        "actor",
        "“May” is no day",
    ),
    (
        "UPDATE annotation SET created = 'yesterday'",
        "time",
        "annotation",
        "created is “yesterday”, which is no time",
    ),
    (
        "DELETE FROM journal_entry WHERE sequence = 1",
        "journal",
        "=2",
        "entry 1 is missing before it",
    ),
    (
        "UPDATE journal_entry SET label = 'Add demand' WHERE sequence = 2",
        "journal",
        "=2",
        "the entry was altered after it was written",
    ),
    (
        "UPDATE journal_row SET after = '' WHERE sequence = 2 AND ordinal = 1",
        "journal",
        "=2",
        "the entry was altered after it was written",
    ),
    (
        "INSERT INTO journal_row VALUES (9, 0, 'setting', '', '', '')",
        "journal",
        "=9",
        "rows are recorded of an entry that is gone",
    ),
    (
        "UPDATE annotation SET note = 'x'",
        "row",
        "=annotation {annotation}",
        "note changed outside any edit",
    ),
    (
        "UPDATE annotation SET flagged = 1",
        "row",
        "=annotation {annotation}",
        "flagged changed outside any edit",
    ),
    (
        "INSERT INTO setting VALUES ('x', 'y')",
        "row",
        "=setting x",
        "a row is there that no edit stored",
    ),
    (
        "DELETE FROM annotation_target",
        "row",
        "=annotation_target {annotation}/0",
        "a row that was stored is gone",
    ),
    (
        "DELETE FROM document_words_docsize",
        "search index",
        "article",
        "the words of the article are not in the index",
    ),
    (
        "INSERT INTO document_words_docsize VALUES (77, x'0101')",
        "search index",
        "=document 77",
        "the index holds words of no article",
    ),
    (
        "UPDATE document SET \"key\" = 'x'",
        "search index",
        "article",
        "the article is not found by its headline",
    ),
    (
        "UPDATE document_words_data SET block = x'00'",
        "search index",
        "=document_words",
        "the index holds 0 of 11 words",
    ),
]


@pytest.mark.parametrize("case", PROBLEMS, ids=range(len(PROBLEMS)))
def test_each_damage_is_found_by_its_own_rule(project, names, case):
    statement, rule, where, detail = case
    damage(project, statement.replace("{TEXT}", TEXT).format(**names))
    found = check(project)
    place = where[1:].format(**names) if where.startswith("=") else names[where]
    told = said(found.problems, rule)
    assert place in [one for one, _ in told]
    if "{" not in detail:
        assert (place, detail) in told
    assert not found.ok


ADVICE = [
    (
        "UPDATE annotation_part SET start = 7, exact = substr('{TEXT}', 8, 7)",
        "white space",
        "annotation",
        "the words at 7–14 begin or end with white space",
    ),
    (
        "UPDATE annotation SET updated = '2999-01-01T00:00:00.000Z'",
        "time",
        "annotation",
        "updated of annotation is in the future: 2999-01-01T00:00:00.000Z",
    ),
    (
        "UPDATE article SET date_published = '2999-01-01'",
        "time",
        "article",
        "date_published is in the future: 2999-01-01",
    ),
    (
        "UPDATE annotation SET date_said = '2999'",
        "time",
        "annotation",
        "date_said is in the future: 2999",
    ),
    (
        "UPDATE annotation SET date_said = 'May'",
        "time",
        "annotation",
        "date_said is “May”, which is no day",
    ),
    (
        "UPDATE journal_entry SET at = '2999-01-01T00:00:00.000Z' WHERE sequence = 2",
        "time",
        "=2",
        "the journal entry is in the future: 2999-01-01T00:00:00.000Z",
    ),
    (
        "UPDATE journal_entry SET at = '2001-01-01T00:00:00.000Z' WHERE sequence = 2",
        "time",
        "=2",
        "the journal entry was made at 2001-01-01T00:00:00.000Z, before the one before it",
    ),
]


@pytest.mark.parametrize("case", ADVICE, ids=range(len(ADVICE)))
def test_what_is_unusual_is_advice(project, names, case):
    statement, rule, where, detail = case
    damage(project, statement.replace("{TEXT}", TEXT))
    place = where[1:] if where.startswith("=") else names[where]
    found = check(project)
    assert (place, detail) in said(found.advice, rule)
    assert rule not in {one.rule for one in found.problems}


def test_a_sound_project_gives_neither_problem_nor_advice(project):
    found = check(project)
    assert (found.problems, found.advice) == ((), ())


def test_changes_that_no_backup_holds_are_advice_after_half_an_hour(project, monkeypatch):
    for backup in ladder.backups_of(project):
        backup.path.unlink()
    assert said(check(project).advice, "backup") == []
    later = datetime.now(UTC) + timedelta(minutes=31)
    clock = type("Later", (), {"now": staticmethod(lambda _zone: later)})
    monkeypatch.setattr(doctor_backups, "datetime", clock)
    assert said(check(project).advice, "backup") == [("", "there is no backup of 2 changes")]


def test_advice_alone_leaves_a_check_without_a_problem(file):
    path = file.path
    file.close()
    damage(path, "UPDATE project SET added = '2999-01-01T00:00:00.000Z'")
    found = check(path)
    assert found.ok
    assert [one.rule for one in found.advice] == ["time"]


def test_what_is_found_leads_to_the_statement_or_the_article(project, names):
    damage(
        project,
        "UPDATE annotation_part SET exact = 'Ondria'",
        "UPDATE article SET date_published = '2999-01-01'",
        "UPDATE actor SET note = 'x'",
    )
    found = check(project)
    led = {one.rule: one.subject for one in (*found.problems, *found.advice)}
    assert led["words"] == ("annotation", names["annotation"])
    assert led["time"] == ("article", names["article"])
    assert {one.subject[0] for one in found.problems if one.rule == "row"} == {
        "annotation",
        "article",
        "actor",
    }


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("PRAGMA application_id = 7", DamagedProject),
        ("PRAGMA user_version = 99", DamagedProject),
        ("PRAGMA user_version = 1", ReadOnlyProject),
    ],
)
def test_a_file_that_is_marked_as_another_one_is_refused(project, statement, error):
    damage(project, statement)
    with pytest.raises(error):
        check(project)


def test_the_quick_look_finds_what_needs_no_reading_of_everything(project, names):
    damage(project, "UPDATE actor SET name = '' WHERE name = 'Varland'")
    assert said(glance_over(project, 1.0).problems, "name") == [
        (names["actor"], "the actor is empty")
    ]


def test_the_quick_look_ends_when_its_time_is_over(project):
    assert glance_over(project, 0.0).ok


def test_no_character_that_joins_another_is_taken_for_a_plain_one():
    plain = regex.compile(r"[\p{GCB=Other}\p{GCB=Control}\p{GCB=LF}\p{GCB=CR}]")
    letters = (chr(code) for code in range(0x110000))
    assert all(plain.match(one) for one in letters if not _MAY_JOIN.match(one))
