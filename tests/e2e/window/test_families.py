"""One wire story in several outlets, as an analyst sees it."""

import pytest
from wire_story import OTHER, STORY, longer

from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project

PAPERS = (
    ("Lunmark Courier", "Quay Opens In May", STORY),
    ("Varde Post", "Hail Takes The Plums", OTHER),
    ("Ostrand Herald", "New Lunmark Quay Is Late", longer(STORY)),
)


@pytest.fixture
def path(tmp_path):
    one = Project.create(tmp_path / "Wire.annproj", "Coder A")
    drafts = [read_paste(f"{outlet}\n\n{title}\n\n{text}\n") for outlet, title, text in PAPERS]
    bring_in(one, [("", draft) for draft in drafts])
    one.close()
    return tmp_path / "Wire.annproj"


@pytest.fixture
def seat(sit_down, path):
    return sit_down(path)


def _spoken(seat):
    model = seat.window.bench.articles._model
    rows = filter(None, map(model.article_at, range(len(model))))
    return [model.spoken(row) for row in rows]


def test_the_list_says_how_many_articles_carry_a_story(seat):
    told = ["that carry this story" in words for words in _spoken(seat)]
    assert told == [True, False, True]
    assert "one of 2 articles that carry this story" in _spoken(seat)[0]


def test_one_key_leads_from_carrier_to_carrier(seat):
    assert seat.window.desk.article.byline.title == "Quay Opens In May"
    seat.press("Ctrl+Shift+PgDown")
    assert seat.window.desk.article.byline.title == "New Lunmark Quay Is Late"
    assert seat.said.startswith("2 of 2 articles that carry this story.")
    seat.press("Ctrl+Shift+PgDown")
    assert seat.window.desk.article.byline.title == "Quay Opens In May"


def test_an_article_whose_story_no_other_carries_is_said_to_be_so(seat):
    seat.press("Ctrl+PgDown", "Ctrl+Shift+PgDown")
    assert seat.window.desk.article.byline.title == "Hail Takes The Plums"
    assert seat.said == "No other article carries this story."


def test_undo_of_an_import_takes_the_sign_off_the_other_carrier(seat):
    draft = read_paste(f"Kellin Times\n\nPlums Lost To Hail\n\n{longer(OTHER)}\n")
    bring_in(seat.project, [("", draft)])
    seat.settle()
    assert all("one of 2 articles" in words for words in _spoken(seat))
    seat.press("Ctrl+Z")
    seat.wait_for(lambda: len(_spoken(seat)) == len(PAPERS))
    assert "carry this story" not in _spoken(seat)[1]


def test_families_are_found_anew_from_the_menu(seat):
    seat.window._menus.action("article.find_families").trigger()
    seat.wait_for(lambda: "known already" in seat.said)
