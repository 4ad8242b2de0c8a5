"""A briefing that was exported is on record, and what changed since it can be told."""

import pytest

from annotator.domain.codebook import Kind
from annotator.editing.annotating import delete
from annotator.editing.briefing import keep_on_record
from annotator.editing.changes_since import Turn, changes_since
from annotator.editing.checking import check_project
from annotator.editing.moments import moment_named
from annotator.errors import NotFound

WORDS = "Varland denied that its patrol had fired first."


@pytest.fixture
def brief(project, tmp_path):
    def run():
        target = tmp_path / "out.docx"
        target.write_bytes(b"a briefing")
        keep_on_record(project, target, project.read.record.newest())

    return run


def test_what_changed_since_the_last_briefing_is_told(project, code, brief):
    gone = code(WORDS, Kind.CLAIM, "Varland")
    brief()
    delete(project, [gone])
    since = moment_named(project, "briefing")
    assert since.words == "the briefing “out.docx”"
    assert [one.turn for one in changes_since(project, since).statements] == [Turn.WITHDRAWN]
    brief()
    assert changes_since(project, moment_named(project, "briefing")).statements == ()


def test_without_a_briefing_nothing_is_since_it(project):
    with pytest.raises(NotFound, match="No briefing"):
        moment_named(project, "briefing")


def test_undo_and_redo_pass_a_briefing_over(project, code, brief):
    code(WORDS, Kind.CLAIM, "Varland")
    brief()
    assert project.read.history(limit=1)[0].label == "Export briefing out.docx"
    assert project.undo().label == "Add claim"
    brief()
    assert project.redo().label == "Add claim"
    assert moment_named(project, "briefing").sequence == 4
    project.close()
    assert check_project(project.path).problems == ()
