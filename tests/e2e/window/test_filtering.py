"""The list of statements shows only those that are wanted, and Tab goes through them alone."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from annotator.domain.anchors import spans_of
from annotator.domain.codebook import Kind
from annotator.editing import annotating
from annotator.editing.actors import ActorChoice
from annotator.editing.importing import bring_in, read_paste

STATEMENTS = (
    ("said on Monday the night ferry would stay free", Kind.CLAIM, "Ismene Quade"),
    ("“We will not charge a crown,”", Kind.QUOTE, "Ismene Quade"),
    ("urged the council to publish its toll figures", Kind.DEMAND, "Harbour Union"),
    ("“The council has lied to every skipper in this port,”", Kind.ACCUSATION, "Tovin Harl"),
)
OTHER = "Strait Opens\n\nHarbour Union members cheered in Port Kellin.\n\nNobody else did so.\n"


@pytest.fixture
def coded(seat):
    """Code four statements in the wire article, and one in another."""
    bring_in(seat.project, [("", read_paste(OTHER))])
    for row in seat.project.read.articles():
        text = seat.project.text(row.id)[1]
        for words, kind, actor in (*STATEMENTS, ("cheered in", Kind.CLAIM, "Harbour Union")):
            for span in spans_of(text, words):
                choice = ActorChoice.named(actor)
                statement = annotating.Statement(
                    article=row.id, spans=(span,), kind=kind, actor=choice
                )
                annotating.annotate(seat.project, statement)
    seat.press("Esc")
    seat.window.bench.view.set_caret(0)
    return seat


def listed(seat):
    model = seat.window.bench.statements.model
    return [model.annotation(row).quotation for row in range(len(model))]


def shown(seat):
    labels = seat.window.bench.statements.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def filter_by(seat, words, *keys):
    """Open the form, type words, press keys in it, and go to the list."""
    seat.press("Shift+F7")
    seat.type(words)
    seat.press(*keys, "Return")
    seat.wait_for(lambda: not seat.window.bench.listing._turn.isActive())


def test_words_narrow_the_list_to_the_statements_that_hold_them(coded):
    filter_by(coded, "COUNCIL")
    assert listed(coded) == [STATEMENTS[2][0], STATEMENTS[3][0]]
    assert "2 statements" in shown(coded)
    assert "Only \u2068statements with “COUNCIL”\u2069 · Esc shows all" in shown(coded)


def test_the_list_is_narrowed_while_one_types(coded):
    coded.press("Shift+F7")
    coded.type("ferry")
    coded.wait_for(lambda: listed(coded) == [STATEMENTS[0][0]])


def test_a_part_of_the_actor_s_name_is_enough(coded):
    filter_by(coded, "", "Tab", "Q", "U", "A")
    assert listed(coded) == [STATEMENTS[0][0], STATEMENTS[1][0]]


def test_letters_in_the_form_code_nothing(coded):
    before = coded.annotations()
    filter_by(coded, "", *["Tab"] * 3, "D", "Tab", "X")
    assert coded.annotations() == before
    assert listed(coded) == [STATEMENTS[2][0]]


def test_escape_in_the_list_shows_all_statements_again(coded):
    filter_by(coded, "council")
    coded.press("Esc")
    coded.wait_for(lambda: len(listed(coded)) == 4)
    assert "Esc" not in shown(coded)
    assert coded.window.bench.statements.isAncestorOf(QApplication.focusWidget())


def test_a_second_escape_goes_to_the_text(coded):
    filter_by(coded, "council")
    coded.press("Esc", "Esc")
    assert coded.view.hasFocus()


def test_tab_goes_through_the_statements_listed_only(coded):
    filter_by(coded, "council")
    coded.press("Alt+F7")
    filter_by(coded, "", "Tab", "Q", "U", "A")
    coded.view.setFocus()
    seen = []
    for _ in range(3):
        coded.press("Tab")
        seen.append(coded.window.desk.statement.quotation)
    assert seen == [STATEMENTS[0][0], STATEMENTS[1][0], STATEMENTS[0][0]]


def test_a_statement_that_no_longer_fits_leaves_the_list(coded):
    filter_by(coded, "", *["Tab"] * 3, "D")
    coded.press("Home", "C")
    assert coded.annotations()[2].kind is Kind.CLAIM
    assert listed(coded) == []
    assert "No statement fits." in shown(coded)


def test_undo_brings_it_back_into_the_list(coded):
    filter_by(coded, "", *["Tab"] * 3, "D")
    coded.press("Home", "C", "Ctrl+Z")
    assert listed(coded) == [STATEMENTS[2][0]]


def test_all_articles_are_listed_and_a_statement_opens_its_own(coded):
    filter_by(coded, "", *["Tab"] * 6, "Down")
    assert len(listed(coded)) == 5
    coded.press("End", "Return")
    assert coded.window.desk.article.byline.title == "Strait Opens"
    assert coded.window.desk.statement.quotation == "cheered in"
    assert len(listed(coded)) == 5


def test_statements_are_listed_by_actor_and_tab_follows(coded):
    filter_by(coded, "", *["Tab"] * 7, "Down")
    assert listed(coded) == [STATEMENTS[place][0] for place in (2, 0, 1, 3)]
    assert "statements, by actor" in shown(coded)
    coded.view.setFocus()
    seen = []
    for _ in range(4):
        coded.press("Tab")
        seen.append(coded.window.desk.statement.quotation)
    assert seen == [STATEMENTS[place][0] for place in (2, 0, 1, 3)]


def test_of_all_articles_too_they_are_listed_by_actor(coded):
    filter_by(coded, "", *["Tab"] * 6, "Down", "Tab", "Down")
    assert listed(coded) == [
        *(STATEMENTS[2][0], "cheered in"),
        *(STATEMENTS[place][0] for place in (0, 1, 3)),
    ]


def test_another_article_is_listed_with_the_same_filter(coded):
    filter_by(coded, "", "Tab", "U", "N", "I")
    coded.press("Ctrl+PgDown")
    coded.wait_for(lambda: listed(coded) == ["cheered in"])
    assert "by “uni”" in shown(coded)
