import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from annotator.domain.codebook import PRECEDENCE, Kind
from annotator.domain.guideline import Case, Coding, Guideline, Section
from annotator.editing.guideline import guideline_of
from annotator.ui import theme as themes
from annotator.ui.dialogs.guideline import GuidelineDialog
from annotator.ui.keyboard import Keyboard

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot):
    """A window with a text in it, on which somebody works."""
    window = QWidget()
    QTextEdit(window).setGeometry(0, 0, 600, 600)
    qtbot.addWidget(window)
    window.resize(640, 600)
    window.show()
    window.activateWindow()
    window.findChild(QTextEdit).setFocus()
    qtbot.waitUntil(window.findChild(QTextEdit).hasFocus)
    return window


@pytest.fixture
def show(qtbot, window):
    def guideline_at(kind=None, guideline=None, theme=themes.LIGHT):
        dialog = GuidelineDialog(
            guideline or guideline_of(None), themes.load(theme), Keyboard(), window
        )
        dialog.show_at(kind)
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.wait(0)
        return dialog

    return guideline_at


def _texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def _cards(dialog):
    spoken = (one.accessibleName() for one in dialog.findChildren(QWidget))
    return [name for name in spoken if name.startswith("Question ")]


def _marked(dialog):
    return [name for name in _cards(dialog) if name.endswith("the statement in focus")]


def _list(dialog, role=Qt.ItemDataRole.DisplayRole):
    model = dialog.findChild(QTableView).model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_the_questions_stand_in_their_order_with_all_that_follows_from_them(show):
    dialog = show()
    guideline = guideline_of(None)
    names = [card.split(":")[0] for card in _cards(dialog)]
    assert names == [f"Question {n}, {kind}" for n, kind in enumerate(PRECEDENCE, 1)]
    texts = _texts(dialog)
    for rule in guideline.kinds:
        assert {rule.question, rule.definition, rule.then, rule.border} <= set(texts)
    for section in (*guideline.before, *guideline.after):
        assert {section.heading, *section.sentences} <= set(texts)


@pytest.mark.parametrize("kind", list(Kind))
def test_it_opens_at_the_question_of_a_kind(show, kind):
    dialog = show(kind)
    (marked,) = _marked(dialog)
    area = dialog.findChild(QScrollArea)
    assert f", {kind}: " in marked
    assert area.hasFocus()
    assert area.accessibleDescription() == marked
    card = next(one for one in dialog.findChildren(QWidget) if one.accessibleName() == marked)
    top = card.mapTo(area, card.rect().topLeft()).y()
    assert top >= 0
    assert top + card.height() <= area.height()


def test_without_a_statement_it_opens_at_the_beginning_and_nothing_is_marked(show):
    dialog = show()
    area = dialog.findChild(QScrollArea)
    assert _marked(dialog) == []
    assert (area.verticalScrollBar().value(), area.accessibleDescription()) == (0, "")


def test_the_mark_goes_along_with_the_statement_in_focus(show):
    dialog = show(Kind.CLAIM)
    dialog.mark(Kind.DEMAND)
    (marked,) = _marked(dialog)
    assert ", demand: " in marked
    dialog.mark(None)
    assert _marked(dialog) == []


def test_the_window_below_it_stays_in_use(show):
    dialog = show(Kind.QUOTE)
    assert not dialog.isModal()
    assert QApplication.activeModalWidget() is None


def test_the_arrow_keys_scroll_the_rule(show, press):
    dialog = show()
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    press(dialog, Qt.Key.Key_Down)
    assert bar.value() > 0
    before = bar.value()
    press(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > before


@pytest.fixture
def leave(qtbot, window, until_gone, press):
    """Press a key and wait until the dialog is gone and the text has the focus."""

    def press_and_wait(dialog, key):
        until_gone(dialog, lambda: press(dialog, key))
        qtbot.waitUntil(window.findChild(QTextEdit).hasFocus)

    return press_and_wait


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F1])
def test_one_key_closes_it_and_the_text_has_the_focus_again(show, leave, window, key):
    dialog = show(Kind.DEMAND)
    assert not window.findChild(QTextEdit).hasFocus()
    leave(dialog, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F1])
def test_the_same_key_closes_it_from_the_search_field(show, press, leave, key):
    dialog = show(Kind.DEMAND)
    press(dialog, (CTRL, Qt.Key.Key_F), "toll")
    leave(dialog, key)


def test_all_cases_are_listed_and_spoken_with_their_coding(show):
    dialog = show()
    cases = guideline_of(None).cases
    assert _list(dialog) == [case.sentence for case in cases]
    spoken = _list(dialog, Qt.ItemDataRole.AccessibleTextRole)
    for case, said in zip(cases, spoken, strict=True):
        assert all(words in said for words in (case.sentence, case.why, *case.summaries))


def test_typing_narrows_the_cases(show, press):
    dialog = show()
    press(dialog, (CTRL, Qt.Key.Key_F))
    assert dialog.findChild(QLineEdit).hasFocus()
    press(dialog, "ADMIRAL")
    assert len(_list(dialog)) == 2
    assert "2 of 20 cases" in _texts(dialog)
    press(dialog, " radio")
    assert _list(dialog) == [case.sentence for case in guideline_of(None).cases[12:13]]
    press(dialog, " moon")
    assert _list(dialog) == []
    assert "0 of 20 cases" in _texts(dialog)
    press(dialog, *[Qt.Key.Key_Backspace] * len("ADMIRAL radio moon"))
    assert len(_list(dialog)) == 20
    assert "20 cases" in _texts(dialog)


def test_the_arrow_key_goes_from_the_field_into_the_list(show, press):
    dialog = show()
    view = dialog.findChild(QTableView)
    press(dialog, (CTRL, Qt.Key.Key_F), "minister", Qt.Key.Key_Down)
    assert view.hasFocus()
    assert view.selected_row() == 0
    press(dialog, Qt.Key.Key_Down)
    assert view.selected_row() == 1
    press(dialog, (CTRL, Qt.Key.Key_F), "union")
    assert [words for words in _list(dialog) if "nion" not in words] == []


def test_enter_in_the_search_field_closes_nothing(show, press):
    dialog = show()
    press(dialog, (CTRL, Qt.Key.Key_F), "toll", Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert len(_list(dialog)) == 3


def test_the_tab_key_reaches_every_part(show, press):
    dialog = show()
    press(dialog, (CTRL, Qt.Key.Key_F))
    reached = []
    for _ in range(4):
        reached.append(dialog.focusWidget())
        press(dialog, Qt.Key.Key_Tab)
    for kind in (QLineEdit, QTableView, QPushButton, QTabBar):
        assert any(isinstance(widget, kind) for widget in reached), kind


def test_shown_again_at_a_kind_it_goes_back_to_the_rule(qtbot, show, press):
    dialog = show(Kind.CLAIM)
    press(dialog, (CTRL, Qt.Key.Key_F), "toll")
    dialog.show_at(None)
    assert dialog.findChild(QTabWidget).currentIndex() == 1
    dialog.show_at(Kind.ACCUSATION)
    assert dialog.findChild(QTabWidget).currentIndex() == 0
    assert dialog.findChild(QScrollArea).hasFocus()


def test_what_looks_like_markup_is_shown_as_it_is(show):
    marked_up = "<b>Bold</b> <img src='file:///etc/hosts'>"
    guideline = Guideline(
        before=(Section(marked_up, (marked_up,)),),
        cases=(Case(marked_up, marked_up, (Coding(Kind.CLAIM, actor=marked_up),)),),
    )
    dialog = show(Kind.CLAIM, guideline)
    assert _texts(dialog).count(marked_up) == 2
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {
        Qt.TextFormat.PlainText
    }
    assert _list(dialog) == [marked_up]


def test_a_codebook_without_rules_says_so(show):
    dialog = show(Kind.CLAIM, Guideline(version="1"))
    assert "This project's codebook holds no rules in words." in _texts(dialog)
    assert "0 cases" in _texts(dialog)


def test_rows_are_as_high_as_their_words_need(show, press):
    long = Case("A sentence of many words. " * 14, "Why. " * 60, (Coding(Kind.CLAIM),) * 3)
    dialog = show(None, Guideline(cases=(Case("Short.", "", ()), long)))
    press(dialog, (CTRL, Qt.Key.Key_F))
    view = dialog.findChild(QTableView)
    short, tall = view.rowHeight(0), view.rowHeight(1)
    assert tall > 4 * short
    press(dialog, "many")
    assert view.rowHeight(0) == tall
    dialog.resize(dialog.width() // 2, dialog.height())
    assert view.rowHeight(0) > tall


def test_in_another_theme_the_kinds_and_the_cases_are_drawn_anew(qapp, show, press):
    former = qapp.palette()
    light, dark = map(themes.load, (themes.LIGHT, themes.DARK))
    try:
        qapp.setPalette(themes.palette(light))
        dialog = show(Kind.DEMAND)
        chip = next(one for one in dialog.findChildren(QWidget) if type(one).__name__ == "_Chip")
        press(dialog, (CTRL, Qt.Key.Key_F))
        view = dialog.findChild(QTableView)
        assert view.viewport().grab().toImage().pixelColor(1, 1) == light.page
        before = chip.grab().toImage()
        qapp.setPalette(themes.palette(dark))
        dialog.set_theme(dark)
        assert view.viewport().grab().toImage().pixelColor(1, 1) == dark.page
        assert chip.grab().toImage() != before
    finally:
        qapp.setPalette(former)


def test_no_words_of_the_rule_are_cut_off_in_a_small_window(show):
    dialog = show(Kind.QUOTE)
    dialog.resize(360, 320)
    area = dialog.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    for label in area.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_the_cases_keep_to_the_rules_of_a_model(show):
    model = show().findChild(QTableView).model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert model.data(model.index(-1, 0)) is None
    assert model.rowCount(model.index(0, 0)) == 0
