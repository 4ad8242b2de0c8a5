"""The list of articles at work: groups, filter, order, and gaps counted aside."""

import pytest

from annotator.domain.review import SetState
from annotator.editing import sets
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project
from annotator.ui.workbench import ARTICLES_FROM

TITLES = ("First Ferry", "Second Ferry", "Third Bridge", "Fourth Ferry")


@pytest.fixture
def project(tmp_path):
    one = Project.create(tmp_path / "Ferries.annproj", "Coder A")
    texts = [f"The Kellin Courier\n\n{t}\n\nQuade said {t} was late. She left.\n" for t in TITLES]
    bring_in(one, [("", read_paste(text)) for text in texts])
    yield one
    one.close()


@pytest.fixture
def seat(sit_down, project):
    return sit_down(project.path)


def _open(seat):
    return seat.window.desk.article.byline.title


def _listed(seat):
    articles = seat.window.bench.articles
    titles = {row.id: row.title for row in seat.project.read.articles()}
    return [titles[one] for one in articles.listed_ids()]


def _gaps(seat):
    progress = seat.window.bench.articles._model.progress
    return [progress.gaps_of(row.id) for row in seat.project.read.articles()]


def test_an_article_begun_moves_up_and_the_next_is_the_first_that_is_not(seat):
    seat.press("Ctrl+PgDown", "J", "C", "0")
    assert _listed(seat) == ["Second Ferry", "First Ferry", "Third Bridge", "Fourth Ferry"]
    seat.press("Ctrl+PgDown")
    assert _open(seat) == "First Ferry"


def test_submitting_goes_on_in_the_order_shown(seat):
    seat.press("Ctrl+PgDown", "J", "C", "0", "Ctrl+Return")
    assert _open(seat) == "First Ferry"
    seat.press("Ctrl+Shift+Return")
    assert _open(seat) == "Third Bridge"
    assert _listed(seat) == ["Third Bridge", "Fourth Ferry", "Second Ferry", "First Ferry"]


def test_a_project_opens_at_the_first_article_that_waits_for_its_coder(sit_down, project):
    rows = project.read.articles()
    sets.nothing_to_code(project, rows[0].id)
    sets.nothing_to_code(project, rows[1].id)
    sets.return_set(project, rows[1].id)
    assert _open(sit_down(project.path)) == "Second Ferry"


def test_a_key_filters_the_articles_and_enter_opens_the_first(seat):
    seat.press("Ctrl+L")
    seat.type("bridge")
    assert _listed(seat) == ["Third Bridge"]
    seat.press("Return")
    assert _open(seat) == "Third Bridge"
    assert seat.view.hasFocus()
    seat.press("Ctrl+PgDown")
    assert seat.said == "This is the last article."


def test_submitting_stays_within_the_filter_and_says_so_at_its_end(seat):
    seat.press("Ctrl+L")
    seat.type("ferry")
    seat.press("Return", "Ctrl+PgDown")
    for following in ("Fourth Ferry", "First Ferry"):
        seat.press("Ctrl+Shift+Return")
        assert _open(seat) == following
    seat.press("Ctrl+Shift+Return")
    assert seat.said.endswith("No other article in this list waits to be coded.")
    assert seat.project.read.articles()[2].state is SetState.NEW


def test_escape_lists_all_again_and_goes_back_to_the_text(seat):
    seat.press("Ctrl+L")
    seat.type("bridge")
    seat.press("Esc")
    assert len(_listed(seat)) == len(TITLES)
    assert seat.view.hasFocus()
    assert _open(seat) == "First Ferry"


def test_letters_typed_as_a_filter_annotate_nothing(seat):
    seat.press("J", "Ctrl+L")
    seat.type("qcda x g")
    assert seat.annotations() == []


def test_in_a_narrow_window_the_list_comes_for_the_filter_and_goes_again(seat):
    seat.shell.resize(ARTICLES_FROM - 150, 700)
    seat.settle()
    articles = seat.window.bench.articles
    assert not articles.isVisible()
    seat.press("Ctrl+L")
    assert articles.isVisible()
    seat.type("third")
    seat.press("Return")
    assert _open(seat) == "Third Bridge"
    assert not articles.isVisible()


def test_the_gaps_of_all_articles_are_counted_while_the_window_answers(seat):
    seat.wait_for(lambda: None not in _gaps(seat))
    assert _gaps(seat) == [1, 1, 1, 1]


def test_coding_and_undoing_change_the_gaps_of_the_list(seat):
    seat.wait_for(lambda: None not in _gaps(seat))
    seat.press("G", "C", "0")
    assert _gaps(seat) == [0, 1, 1, 1]
    seat.press("Ctrl+PgDown", "Ctrl+Z", "Ctrl+Z")
    seat.wait_for(lambda: _gaps(seat) == [1, 1, 1, 1])


def test_closing_the_project_while_gaps_are_counted_leaves_no_hold_on_its_file(seat, project):
    path = project.path
    project.close()
    seat.window.bench._gap_counting._count()
    seat.press("Ctrl+W")
    assert seat.window.desk.project is None
    assert seat.faults == []
    assert [file.name for file in path.parent.glob("Ferries*")] == ["Ferries.annproj"]
