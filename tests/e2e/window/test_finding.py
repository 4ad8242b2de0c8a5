"""Finding words in all articles, by the keyboard alone."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Byline
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.editing.importing import bring_in
from annotator.editing.project import Project

HARBOUR = "The harbour master closed the quay. Ferries to the harbour stopped."
STRAIT = "Talks on the strait went on. قَالَ الوزير إن المحادثات ستستمر."
FERRY = "The night ferry left the harbour. Nobody said why."


def draft(title, text):
    data = Original(text.encode(), f"{title}.txt")
    return Draft((Line(text, Role.BODY),), data, Byline(title=title, outlet="Kellin Post"))


@pytest.fixture
def seat(sit_down, tmp_path):
    """Somebody with three articles, the last of which came in last."""
    path = tmp_path / "Talks.annproj"
    project = Project.create(path, "Coder A")
    articles = {"Quay": HARBOUR, "Strait": STRAIT, "Ferry": FERRY}
    bring_in(project, [("", draft(title, text)) for title, text in articles.items()])
    project.close()
    return sit_down(path)


@pytest.fixture
def find(seat):
    """Open the pane and look for something."""

    def look_for(words):
        seat.press("Ctrl+F")
        QApplication.focusWidget().clear()
        if words.isascii():
            seat.type(words)
        else:  # the keyboard that tests have knows no other letters
            QApplication.clipboard().setText(words)
            seat.press("Ctrl+V")
        seat.wait_for(lambda: not pane(seat)._typing.isActive() and not pane(seat)._waits)
        return pane(seat)

    return look_for


def pane(seat):
    return seat.window._finding._pane


def title(seat):
    return seat.window.desk.article.byline.title


def selected(seat):
    span = seat.view.selected_span()
    return span and (title(seat), span.start, span.slice(seat.text))


def framed(seat):
    found = seat.view._sheet.found.within(0, len(seat.text))
    return [span.slice(seat.text) for span in found]


def test_ctrl_f_shows_a_field_and_says_how_to_ask(seat):
    seat.press("Ctrl+F")
    assert pane(seat).isVisible()
    assert QApplication.focusWidget() is pane(seat).field
    assert "“a phrase”" in pane(seat)._message.text()
    assert pane(seat).field.accessibleName() == "Find in all articles"


def test_hits_are_listed_with_the_article_that_came_in_last_first(find):
    shown = find("harbour")
    assert [hit.title for hit in shown.rows.hits] == ["Ferry", "Quay", "Quay"]
    assert shown.status.text() == "3 hits in 2 articles"


def test_enter_goes_to_the_hit_and_gives_the_text_the_keyboard(seat, find):
    find("harbour")
    assert title(seat) == "Quay"
    seat.press("Return")
    assert selected(seat) == ("Ferry", FERRY.index("harbour"), "harbour")
    assert QApplication.focusWidget() is seat.view


def test_enter_right_after_the_last_letter_waits_for_the_answer(seat):
    seat.press("Ctrl+F")
    seat.type("ferry")
    seat.press("Return")
    seat.wait_for(lambda: title(seat) == "Ferry")
    seat.settle()
    assert QApplication.focusWidget() is seat.view


def test_the_down_key_shows_hit_after_hit_while_the_keyboard_stays_in_the_field(seat, find):
    find("harbour")
    seat.press("Down")
    assert selected(seat) == ("Quay", HARBOUR.index("harbour"), "harbour")
    seat.press("Down")
    assert selected(seat) == ("Quay", HARBOUR.rindex("harbour"), "harbour")
    assert QApplication.focusWidget() is pane(seat).field


def test_f3_goes_on_in_the_article_then_to_the_next_and_round_again(seat, find):
    find("harbour")
    seat.press("Escape", "Ctrl+F", "Return")
    places = []
    for _ in range(3):
        seat.press("F3")
        places.append(selected(seat)[:2])
        assert pane(seat).rows.hits[pane(seat).view.selected_row()].title == title(seat)
    first, second = HARBOUR.index("harbour"), HARBOUR.rindex("harbour")
    assert places == [("Quay", first), ("Quay", second), ("Ferry", FERRY.index("harbour"))]
    assert seat.said == "Hit 1 of 3."


def test_shift_f3_goes_the_other_way(seat, find):
    find("harbour")
    seat.press("Return", "Shift+F3")
    assert selected(seat)[:2] == ("Quay", HARBOUR.rindex("harbour"))
    seat.press("Shift+F3")
    assert selected(seat)[:2] == ("Quay", HARBOUR.index("harbour"))
    seat.press("Shift+F3")
    assert selected(seat)[0] == "Ferry"


def test_f3_goes_on_from_where_the_caret_is_by_now(seat, find):
    find("harbour")
    seat.press("Escape")
    seat.press("Ctrl+F", "Escape")
    seat.view.set_caret(HARBOUR.index("closed"))
    seat.press("Ctrl+F", "F3")
    assert selected(seat)[:2] == ("Quay", HARBOUR.rindex("harbour"))


def test_f3_without_a_search_asks_for_words(seat):
    seat.press("F3")
    assert QApplication.focusWidget() is pane(seat).field


def test_what_is_looked_for_is_framed_in_every_article_that_is_opened(seat, find):
    find("harbour")
    assert framed(seat) == ["harbour", "harbour"]
    seat.press("Return")
    assert framed(seat) == ["harbour"]
    seat.press("Ctrl+PgUp")
    assert framed(seat) == []


def test_esc_closes_the_pane_and_gives_the_keyboard_back_to_the_text(seat, find):
    find("harbour")
    seat.press("Escape")
    assert pane(seat).isHidden()
    assert QApplication.focusWidget() is seat.view
    assert framed(seat) == []


def test_a_pane_opened_again_still_knows_its_hits(seat, find):
    find("harbour")
    seat.press("Escape", "Ctrl+F")
    assert pane(seat).field.text() == "harbour"
    assert len(pane(seat).rows.hits) == 3
    assert framed(seat) == ["harbour", "harbour"]


def test_selected_words_are_looked_for_as_a_phrase(seat):
    seat.select("the harbour")
    seat.press("Ctrl+F")
    seat.wait_for(lambda: bool(pane(seat).rows.hits))
    assert pane(seat).field.text() == '"the harbour"'
    assert [hit.title for hit in pane(seat).rows.hits] == ["Ferry", "Quay", "Quay"]


def test_arabic_is_found_without_its_vowel_points(seat, find):
    find("قال")
    seat.press("Return")
    assert selected(seat)[::2] == ("Strait", "قَالَ")


def test_a_word_nowhere_is_said_to_be_nowhere(find):
    assert find("submarine")._message.text() == "No article holds all of these words."


@pytest.mark.parametrize("words", ["*", '"', "-", "“”"])
def test_a_question_without_a_word_is_answered_by_a_sentence_and_no_dialog(seat, find, words):
    assert "There is no word to search for" in find(words)._message.text()
    assert seat.faults == []


def test_the_best_article_can_come_first(seat, find):
    shown = find("harbour")
    seat.press("Tab", "Down")
    seat.wait_for(lambda: not shown._waits)
    assert [hit.title for hit in shown.rows.hits] == ["Quay", "Quay", "Ferry"]


def test_more_hits_come_as_their_end_comes_into_sight(seat, find):
    bring_in(seat.project, [("", draft("Long", "harbour " * 130))])
    shown = find("harbour")
    assert shown.status.text() == "50 hits in 1 article so far; more as you go down"
    for _ in range(20):
        seat.press("PgDown")
        seat.wait_for(lambda: seat.window._finding._enquiry._job is None)
    assert shown.status.text() == "133 hits in 3 articles"


def test_f3_asks_for_more_hits_itself(seat, find):
    bring_in(seat.project, [("", draft("Long", "harbour " * 60))])
    find("harbour")
    seat.press("Return")
    seat.view.set_caret(49 * 8 + 1)
    seat.press("F3")
    seat.wait_for(lambda: selected(seat) is not None)
    assert selected(seat)[:2] == ("Long", 50 * 8)


def test_an_article_that_went_meanwhile_is_said_to_be_gone(seat, find):
    bring_in(seat.project, [("", draft("Short", "harbour"))])
    find("harbour")
    seat.project.undo()
    seat.press("Return")
    assert seat.said == "This article is no longer in the project."
    assert title(seat) == "Quay"


def test_another_project_begins_without_a_search(seat, find):
    find("harbour")
    seat.window.desk.open_project(None)
    seat.settle()
    assert pane(seat).isHidden()
    assert pane(seat).field.text() == ""


def test_the_pane_is_on_the_round_of_panes(seat, find):
    find("harbour")
    seat.press("Return", "Shift+F6", "Shift+F6")
    assert QApplication.focusWidget() is pane(seat).field


def test_the_articles_of_a_large_import_are_indexed_soon_after(seat, monkeypatch):
    bring_in(seat.project, [("", draft(f"No{n}", f"ship {n}")) for n in range(40)])
    assert len(seat.project.search.waiting()) == 40
    seat.wait_for(lambda: not seat.project.search.waiting())


def test_of_two_questions_in_a_row_the_last_one_counts(seat, find):
    shown = find("harbour")
    shown.look_for("ferry")
    shown.look_for("strait")
    seat.wait_for(lambda: [hit.title for hit in shown.rows.hits] == ["Strait", "Strait"])
    assert shown.status.text() == "2 hits in 1 article"


def test_frames_stay_at_their_words_when_the_type_grows(seat, find):
    find("harbour")
    seat.press("Ctrl++")
    assert framed(seat) == ["harbour", "harbour"]
