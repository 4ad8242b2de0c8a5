"""Who reads chooses size, typeface and length of line, and finds them at the next start."""

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF

from annotator.ui import kept, reading
from annotator.ui.reading import Face, Lines, Setting


@pytest.fixture
def choose(seat):
    """Choose a command in the View menu."""

    def run(name):
        seat.window._menus.action(name).trigger()
        seat.settle()

    return run


def _on(seat, *names):
    return [name for name in names if seat.window._menus.action(name).isChecked()]


def _column(seat):
    return seat.window.bench.view._sheet.measures.column


def test_the_type_is_between_80_and_200_per_cent(seat):
    view = seat.window.bench.view
    seat.press(*["Ctrl++"] * 15)
    assert view.zoom == 200
    seat.press(*["Ctrl+-"] * 20)
    assert view.zoom == 80
    assert seat.said == "The text is at 80 % of its usual size."


def test_each_length_of_line_holds_about_so_many_characters(seat, choose):
    seat.shell.resize(1900, 900)
    seat.settle()
    words = "The union asked the council to publish the figures by May, and nobody has answered it."
    font = seat.window.bench.view.document().defaultFont()
    one = QFontMetricsF(font).horizontalAdvance(words) / len(words)
    for name, characters in (("narrow", 55), ("medium", 70), ("wide", 80)):
        choose(f"lines.{name}")
        assert _column(seat) / one == pytest.approx(characters, rel=0.05)
    assert _on(seat, "lines.narrow", "lines.medium", "lines.wide") == ["lines.wide"]


def test_choosing_what_is_chosen_already_leaves_it_on(seat, choose):
    choose("lines.medium")
    choose("face.sans")
    assert _on(seat, "lines.narrow", "lines.medium", "lines.wide") == ["lines.medium"]
    assert _on(seat, "face.sans", "face.serif") == ["face.sans"]


def test_the_article_is_set_with_serifs_and_the_window_is_not(seat, choose):
    choose("face.serif")
    assert QFontInfo(seat.window.bench.view.document().defaultFont()).family() == "Noto Serif"
    assert QFontInfo(seat.window.bench.statements.font()).family() == "Noto Sans"
    choose("face.sans")
    assert QFontInfo(seat.window.bench.view.document().defaultFont()).family() == "Noto Sans"


def test_the_selection_outlasts_another_setting(seat, choose):
    seat.press("J", "J")
    selected = seat.window.bench.view.selected_span()
    choose("face.serif")
    choose("lines.narrow")
    assert seat.window.bench.view.selected_span() == selected


def test_the_next_window_is_set_as_this_one_was_left(seat, choose, sit_down, project_path):
    choose("face.serif")
    choose("lines.narrow")
    seat.press("Ctrl++", "Ctrl++")
    column = _column(seat)
    seat.shell.close()
    again = sit_down(project_path)
    view = again.window.bench.view
    assert view.zoom == 120
    assert QFontInfo(view.document().defaultFont()).family() == "Noto Serif"
    assert _on(again, "lines.narrow", "lines.medium") == ["lines.narrow"]
    assert _on(again, "face.sans", "face.serif") == ["face.serif"]
    assert _column(again) == column


@pytest.mark.parametrize(
    "damage",
    [None, 7, {}, {"zoom": 5000}, {"zoom": "120"}, {"lines": 70, "face": "comic"}, {"lines": {}}],
)
def test_a_damaged_setting_is_as_good_as_none(damage):
    kept.write("reading", damage)
    assert reading.recall() == Setting()


def test_what_is_sound_in_a_damaged_setting_counts():
    kept.write("reading", {"zoom": -1, "lines": "wide", "face": "serif"})
    assert reading.recall() == Setting(lines=Lines.WIDE, face=Face.SERIF)
