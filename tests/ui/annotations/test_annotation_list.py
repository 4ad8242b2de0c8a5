from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from annotator.domain.codebook import Kind
from annotator.ui import theme as themes
from annotator.ui.annotations.list import AnnotationList


@pytest.fixture
def panel(theme, qtbot, statement):
    made = AnnotationList(theme)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    made.activateWindow()
    made.show_annotations(
        [statement("first", 0), statement("second", 20), statement("third", 40)], lambda _: 1
    )
    made.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    return made


@pytest.fixture
def picked(panel):
    told = []
    panel.annotation_picked.connect(told.append)
    return told


def _click(qtbot, panel, row):
    place = panel.view.visualRect(panel.view.model().index(row, 0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _texts(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_the_heading_counts_statements(panel, statement):
    panel.take_in(statement("fourth", 60))
    assert _texts(panel) == ["4 statements"]


def test_an_empty_list_says_what_it_was_told_to(panel):
    panel.say_when_empty("Nothing here. Press Q.")
    for name in ("first", "second", "third"):
        panel.drop(name)
    shown = "\n".join(_texts(panel))
    assert "0 statements" in shown
    assert "Nothing here. Press Q." in shown


def test_the_arrow_keys_pick_one_statement_after_the_other(panel, picked, qtbot):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(panel.view, key)
    assert picked == ["first", "second", "first"]


def test_a_click_picks_a_statement_once(panel, picked, qtbot):
    _click(qtbot, panel, 2)
    assert picked == ["third"]


def test_a_click_on_the_selected_statement_picks_it_again(panel, picked, qtbot):
    panel.select("second")
    _click(qtbot, panel, 1)
    assert picked == ["second"]


def test_enter_picks_the_selected_statement(panel, picked, qtbot):
    panel.select("second")
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert picked == ["second"]


def test_selecting_from_outside_has_no_echo(panel, picked):
    panel.select("second")
    assert (panel.selected(), picked) == ("second", [])
    panel.select(None)
    assert (panel.selected(), picked) == (None, [])


def test_selecting_what_is_not_listed_selects_nothing(panel, picked):
    panel.select("first")
    panel.select("unknown")
    assert (panel.selected(), picked) == (None, [])


def test_deleting_the_selected_statement_selects_no_other_by_itself(panel, picked):
    panel.select("second")
    panel.drop("second")
    assert (panel.selected(), picked) == (None, [])


def test_after_a_deletion_the_next_arrow_key_goes_on_from_there(panel, picked, qtbot):
    panel.select("second")
    panel.drop("second")
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert picked == ["third"]


def test_a_statement_that_moves_stays_selected_without_an_echo(panel, picked, statement):
    panel.select("first")
    panel.take_in(statement("first", 60))
    assert (panel.selected(), picked) == ("first", [])


def test_another_article_begins_with_nothing_selected(panel, picked, statement):
    panel.select("first")
    panel.show_annotations([statement("other")], lambda _: 1)
    assert (panel.selected(), picked) == (None, [])


@pytest.mark.parametrize("name", [themes.LIGHT, themes.DARK])
@pytest.mark.parametrize("kind", list(Kind))
def test_the_kind_is_painted_in_the_colour_of_the_theme(panel, statement, kind, name):
    panel.set_theme(themes.load(name))
    panel.show_annotations([statement("only", kind=kind)], lambda _: 1)
    assert themes.load(name).kinds[kind].fill.rgb() in _colours(panel)


def test_the_row_with_the_keyboard_focus_has_a_ring(panel, theme):
    with_focus = _colours(panel)
    panel.view.clearFocus()
    assert theme.focus_ring.rgb() in with_focus - _colours(panel)


def test_the_selected_statement_has_a_bar_even_without_the_focus(panel, theme):
    panel.view.clearFocus()
    plain = _colours(panel)
    panel.select("first")
    assert theme.accent.rgb() in _colours(panel) - plain


def test_nothing_is_painted_in_the_colour_of_selected_words(panel, statement):
    theme = replace(themes.load(themes.LIGHT), selection=QColor("#12ab34"))
    panel.set_theme(theme)
    panel.select("first")
    assert theme.selection.rgb() not in _colours(panel)


def test_names_of_any_length_and_direction_are_painted(panel, statement):
    also = frozenset({Kind.QUOTE, Kind.CLAIM})
    odd = statement("odd", actor="x" * 10_000, targets=["مريم الساحلي"], flagged=True, also=also)
    panel.show_annotations([odd, statement("nobody", 50, actor="")], lambda _: 12_345)
    assert not panel.grab().isNull()


def _colours(panel):
    image = panel.view.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(min(80, image.height()))}


def test_home_and_end_pick_the_first_and_the_last_statement(panel, picked, qtbot):
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    qtbot.keyClick(panel.view, Qt.Key.Key_Home)
    assert picked == ["third", "first"]


def test_rows_grow_with_the_letters(panel):
    before = panel.view.rowHeight(0)
    font = panel.view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    panel.view.setFont(font)
    assert panel.view.rowHeight(0) > before
