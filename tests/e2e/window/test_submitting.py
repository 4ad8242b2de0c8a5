import pytest

from annotator.domain.review import SetState
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project
from annotator.errors import RuleBroken

TEXTS = {
    name: f"The Kellin Courier\n\n{name}\n\nCouncil leader Ismene Quade said {name} was late.\n"
    for name in ("First Ferry", "Second Ferry", "Third Ferry")
}


@pytest.fixture
def seat(sit_down, tmp_path):
    """Somebody with the first of three articles open."""
    path = tmp_path / "Ferries.annproj"
    project = Project.create(path, "Coder A")
    bring_in(project, [("", read_paste(text)) for text in TEXTS.values()])
    project.close()
    return sit_down(path)


def _states(seat):
    return [row.state for row in seat.project.read.articles()]


def _open(seat):
    return seat.window.desk.article.byline.title


def test_ctrl_return_submits_the_article_and_opens_the_next(seat):
    seat.press("J", "C", "0", "Ctrl+Return")
    assert _states(seat) == [SetState.SUBMITTED, SetState.NEW, SetState.NEW]
    assert _open(seat) == "Second Ferry"
    assert seat.said == "Submitted: First Ferry."


def test_it_says_how_many_actors_are_open(seat):
    seat.press("J", "C", "Esc", "Ctrl+Return")
    assert seat.said == "Submitted: First Ferry. 1 actor still open."


def test_ctrl_shift_return_says_that_there_is_nothing_to_code(seat):
    seat.press("Ctrl+Shift+Return")
    assert _states(seat)[0] is SetState.NOTHING
    assert _open(seat) == "Second Ferry"


def test_articles_that_are_done_are_passed_over_and_the_end_is_said(seat):
    seat.press("Ctrl+PgDown", "Ctrl+Shift+Return")
    assert _open(seat) == "Third Ferry"
    seat.press("Ctrl+Shift+Return")
    assert _open(seat) == "First Ferry"
    seat.press("Ctrl+Shift+Return")
    assert _open(seat) == "First Ferry"
    assert seat.said.endswith("No other article waits to be coded.")


def test_an_article_without_a_statement_is_not_submitted_but_says_what_to_do(seat):
    seat.window.desk.failed.disconnect(seat.window.tell)
    seat.press("Ctrl+Return")
    assert _states(seat)[0] is SetState.NEW
    assert [type(fault) for fault in seat.faults] == [RuleBroken]


def test_undo_takes_the_submission_back(seat):
    seat.press("J", "C", "0", "Ctrl+Return", "Ctrl+Z")
    assert _states(seat)[0] is SetState.IN_CODING
