"""The quiz as somebody takes it, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from annotator.domain.codebook import Kind
from annotator.domain.guideline import Case, Coding, Guideline, KindRule, Section
from annotator.editing.guideline import guideline_of
from annotator.ui import theme as themes
from annotator.ui.dialogs.quiz import QuizDialog
from annotator.ui.keyboard import Keyboard

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier

DEMAND = Case(
    "The union urged the council to publish.",
    "It wants somebody to act.",
    (Coding(Kind.DEMAND, actor="the union", targets=("the council",)),),
)
TWO = Case(
    "He should go, for he lied.", "Two things.", (Coding(Kind.DEMAND), Coding(Kind.ACCUSATION))
)
NOTHING = Case("Thousands marched.", "An act.", ())
RULES = Guideline(
    kinds=(
        KindRule(Kind.ACCUSATION, "Is a wrong stated?", "A wrong.", "", "Not one that is implied."),
        KindRule(Kind.DEMAND, "Does the actor want an act?", "A call.", "", "Not a plan."),
        KindRule(Kind.CLAIM, "Is it held true?", "Reported words.", "", "Not a whole quote."),
    ),
    after=(Section("Does not count", ("Acts without words.",)),),
    cases=(DEMAND, TWO, NOTHING),
)


@pytest.fixture
def quiz(qtbot, open_up):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 820)
    window.show()

    def begin(*cases, keyboard=None):
        theme = themes.load(themes.LIGHT)
        order = cases or None
        return open_up(QuizDialog(RULES, theme, keyboard or Keyboard(), window, order=order))

    return begin


def shown(dialog):
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


def test_a_right_answer_is_said_to_be_with_how_it_is_coded_why_and_the_rule(quiz, press):
    dialog = quiz(DEMAND, NOTHING)
    assert "Case 1 of 2 · 0 right so far" in shown(dialog)
    assert "Coded" not in " ".join(shown(dialog))
    press(dialog, "d")
    told = shown(dialog)
    assert "✓ Right." in told
    assert "Coded: demand · the union → the council" in told
    assert "It wants somebody to act." in told
    assert "Demand: Does the actor want an act? A call." in told
    assert "Case 1 of 2 · 1 right so far" in told


def test_a_wrong_answer_is_said_to_be_with_what_that_kind_is_not(quiz, press):
    dialog = quiz(DEMAND)
    press(dialog, "a")
    told = shown(dialog)
    assert "✗ Not right: you said accusation." in told
    assert any("Accusation: Not one that is implied." in one for one in told)


def test_the_rule_for_what_is_left_unmarked_is_told_too(quiz, press):
    dialog = quiz(NOTHING)
    press(dialog, "c")
    assert any("Does not count: Acts without words." in one for one in shown(dialog))


def test_zero_says_that_there_is_nothing_to_mark(quiz, press):
    dialog = quiz(NOTHING, DEMAND)
    press(dialog, "0")
    assert "✓ Right." in shown(dialog)
    press(dialog, KEY.Key_Return, "0")
    assert "✗ Not right: you said nothing to mark." in shown(dialog)


def test_of_two_statements_each_has_its_key_in_any_order(quiz, press):
    dialog = quiz(TWO)
    assert "It holds 2 statements: press the key of each, in any order." in shown(dialog)
    press(dialog, "a")
    assert "Accusation, and the other statement?" in shown(dialog)
    press(dialog, "d")
    assert "✓ Right." in shown(dialog)


def test_the_keys_for_every_keyboard_answer_too(quiz, press):
    dialog = quiz(DEMAND)
    press(dialog, (ALT, KEY.Key_3))
    assert "✓ Right." in shown(dialog)


def test_the_keys_that_somebody_chose_answer_and_are_shown(quiz, press):
    keyboard = Keyboard()
    keyboard.change(keyboard.keymap.with_keys("annotate.demand", ("F12",)))
    dialog = quiz(DEMAND, keyboard=keyboard)
    assert "Demand: F12" in [one.accessibleName() for one in dialog.findChildren(QPushButton)]
    press(dialog, "d")
    assert dialog.quiz.answers == ()
    press(dialog, KEY.Key_F12)
    assert "✓ Right." in shown(dialog)


def test_an_answer_is_given_once(quiz, press):
    dialog = quiz(DEMAND, NOTHING)
    press(dialog, "d", "c", "0")
    assert len(dialog.quiz.answers) == 1


def test_before_the_answer_enter_does_nothing(quiz, press):
    dialog = quiz(DEMAND, NOTHING)
    press(dialog, KEY.Key_Return)
    assert dialog.isVisible()
    assert "Case 1 of 2 · 0 right so far" in shown(dialog)


def test_the_end_tells_the_score_and_lists_those_missed(quiz, press):
    dialog = quiz(DEMAND, NOTHING)
    press(dialog, "d", KEY.Key_Return, "c", KEY.Key_Return)
    told = shown(dialog)
    assert "1 of 2 cases right" in told
    assert "Not passed: 2 are needed. Read the guideline, then try again." in told
    view = next(
        one for one in dialog.findChildren(QWidget) if "look at again" in one.accessibleName()
    )
    assert view.model().rowCount() == 1
    assert view.model().index(0, 0).data() == "Thousands marched."


def test_enter_at_the_end_asks_those_missed_again(quiz, press):
    dialog = quiz(DEMAND, NOTHING)
    press(dialog, "d", KEY.Key_Return, "c", KEY.Key_Return, KEY.Key_Return)
    assert dialog.quiz.cases == (NOTHING,)
    press(dialog, "0", KEY.Key_Return)
    assert "1 of 1 case right" in shown(dialog)
    assert "All of them: you know the guideline." in shown(dialog)


def test_all_can_be_asked_again(quiz, press, qtbot):
    dialog = quiz(DEMAND)
    press(dialog, "d", KEY.Key_Return, (ALT, KEY.Key_A))
    qtbot.waitUntil(lambda: len(dialog.quiz.cases) == 3)
    assert dialog.quiz.answers == ()


def test_escape_ends_it_at_any_time(quiz, press, until_gone):
    dialog = quiz(DEMAND)
    until_gone(dialog, lambda: press(dialog, KEY.Key_Escape))


def test_a_screen_reader_hears_the_case_the_question_and_the_verdict(quiz, press):
    dialog = quiz(DEMAND)
    heard = QApplication.focusWidget().accessibleName()
    assert heard.startswith("Case 1 of 1 · 0 right so far. The union urged")
    assert heard.endswith("Which kind of statement is it, or is there nothing to mark?")
    press(dialog, "d")
    assert QApplication.focusWidget().accessibleDescription().startswith("✓ Right. demand · the")


def test_cases_come_in_another_order_each_time(qtbot, open_up):
    rules, theme = guideline_of(None), themes.load(themes.LIGHT)
    orders = set()
    for _ in range(3):
        dialog = QuizDialog(rules, theme, Keyboard())
        qtbot.addWidget(dialog)
        orders.add(dialog.quiz.cases)
        assert sorted(one.sentence for one in dialog.quiz.cases) == sorted(
            one.sentence for one in rules.cases
        )
    assert len(orders) > 1


def test_words_of_a_guideline_are_never_taken_for_markup(quiz, press):
    case = Case("<b>He</b> should go.", "<i>Why</i>", (Coding(Kind.DEMAND, actor="<u>A</u>"),))
    dialog = quiz(case)
    press(dialog, "d")
    labels = [one for one in dialog.findChildren(QLabel) if "<" in one.text()]
    assert len(labels) >= 3
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
