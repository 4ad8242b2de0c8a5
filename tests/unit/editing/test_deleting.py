"""Deleting a statement takes along what was said of it, and undo brings all of it back."""

import pytest

from annotator.domain.codebook import Kind
from annotator.editing import annotating
from annotator.editing.checking import check_project
from annotator.store import schema

WORDS = "Varland denied that its patrol had fired first."


@pytest.fixture
def statement(code):
    return code(WORDS, Kind.CLAIM, "Varland")


@pytest.fixture
def remark(project, statement):
    """Enter a comment under an id; it may speak of the statement and answer another one."""

    def enter(name, *, on_statement=True, answers=None):
        with project.edit("Comment") as edit:
            edit.unit.add(
                schema.Comment(
                    id=name,
                    article_id=statement.article,
                    annotation_id=statement.id if on_statement else None,
                    answers_id=answers,
                    coder_id=edit.coder,
                    text="Whose patrol?",
                    written=edit.unit.at,
                )
            )

    return enter


@pytest.fixture
def decide(project, statement):
    """Enter what a supervisor and what the coder decided about the statement."""

    def enter():
        with project.edit("Decide") as edit:
            of = {"article_id": statement.article, "coder_id": edit.coder, "at": edit.unit.at}
            edit.unit.add(
                schema.AdjudicationDecision(
                    id="verdict", first_id=statement.id, result_id=statement.id, **of
                ),
                schema.SuggestionDecision(
                    id="taken",
                    annotation_id=statement.id,
                    start=0,
                    end=5,
                    exact=WORDS[:5],
                    kind="claim",
                    decision="accepted",
                    **of,
                ),
            )

    return enter


def test_the_comments_on_a_statement_go_with_it(project, statement, remark, content):
    remark("first")
    annotating.delete(project, [statement])
    assert content(project)["comment"] == []


def test_undo_brings_a_statement_back_with_its_comments(project, statement, remark, content):
    remark("first")
    before = content(project)
    annotating.delete(project, [statement])
    project.undo()
    assert content(project) == before


def test_answers_go_with_the_comment_they_answer(project, statement, remark, content):
    remark("question")
    remark("answer", answers="question")
    remark("answer to that", on_statement=False, answers="answer")
    before = content(project)
    annotating.delete(project, [statement])
    assert content(project)["comment"] == []
    project.undo()
    assert content(project) == before


def test_a_comment_on_the_article_stays(project, statement, remark, content):
    remark("of the article", on_statement=False)
    annotating.delete(project, [statement])
    assert len(content(project)["comment"]) == 1


def test_what_was_decided_about_a_statement_stays_on_record(project, statement, decide, content):
    decide()
    before = content(project)
    annotating.delete(project, [statement])
    left = content(project)
    assert [len(left[name]) for name in ("adjudication_decision", "suggestion_decision")] == [1, 1]
    assert check_project(project.path).ok
    project.undo()
    assert content(project) == before
