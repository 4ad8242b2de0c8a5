"""What holds until further notice stands above every page and keeps out of the way."""

import pytest
from colour_sight import contrast
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.ui import theme as themes
from annotator.ui.banner import Notice, ground

HELD = "Somebody else is working on this project."


@pytest.fixture
def banner(seat):
    return seat.window.bench.banner


def _put(seat, banner, *labels, key="held", text=HELD):
    pressed = []
    deeds = tuple((label, lambda label=label: pressed.append(label)) for label in labels)
    banner.put(Notice(key, text, deeds))
    seat.settle()
    return pressed


def test_without_a_notice_nothing_is_seen_of_it(seat, banner):
    assert not banner.isVisible()


def test_a_notice_leaves_the_keyboard_where_it_is(seat, banner):
    before = QApplication.focusWidget()
    _put(seat, banner, "Try again")
    assert banner.isVisible()
    assert QApplication.focusWidget() is before is seat.view


def test_a_click_on_its_button_leaves_the_keyboard_where_it_is(seat, banner, qtbot):
    pressed = _put(seat, banner, "Try again")
    qtbot.mouseClick(banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert pressed == ["Try again"]
    assert QApplication.focusWidget() is seat.view


def test_f6_and_tab_reach_every_button(seat, banner):
    pressed = _put(seat, banner, "Try again", "Work on a copy")
    while QApplication.focusWidget() not in banner.findChildren(QPushButton):
        seat.press("F6")
    seat.press("Space", "Tab", "Return")
    assert pressed == ["Try again", "Work on a copy"]


def test_f6_passes_over_a_notice_without_a_button(seat, banner):
    _put(seat, banner)
    seen = set()
    for _ in range(6):
        seat.press("F6")
        seen.add(QApplication.focusWidget())
    assert not any(banner.isAncestorOf(one) for one in seen)


def test_when_its_button_goes_the_keyboard_goes_back_to_where_it_was(seat, banner):
    banner.put(Notice("held", HELD, (("Try again", lambda: banner.take_away("held")),)))
    seat.press("F6", "F6", "F6", "Shift+F6", "Shift+F6", "Shift+F6")
    assert QApplication.focusWidget() is seat.view
    seat.press("Shift+F6", "Shift+F6")
    assert banner.isAncestorOf(QApplication.focusWidget())
    came_from = seat.window.bench.articles.view
    seat.press("Space")
    assert not banner.isVisible()
    assert QApplication.focusWidget() is came_from


def test_a_notice_takes_the_place_of_the_one_of_the_same_key(seat, banner):
    _put(seat, banner, "Try again")
    _put(seat, banner, key="folder", text="The folder is synchronised.")
    _put(seat, banner, "Work on it", text="It is free now.")
    assert [one.text for one in banner.notices()] == [
        "It is free now.",
        "The folder is synchronised.",
    ]
    assert [one.text() for one in banner.findChildren(QPushButton) if one.isVisible()] == [
        "Work on it"
    ]


def test_another_project_takes_the_notices_of_the_last_one_away(seat, banner):
    _put(seat, banner)
    seat.press("Ctrl+W")
    assert not banner.isVisible()
    assert banner.notices() == ()


def test_a_notice_stays_when_the_text_is_shown_alone_and_over_the_registry(seat, banner):
    _put(seat, banner)
    seat.press("Ctrl+Shift+F")
    assert seat.window.bench.is_alone
    assert banner.isVisible()
    seat.press("Ctrl+Shift+F", "Ctrl+R")
    assert seat.window.registry.is_shown
    assert banner.isVisible()


def test_a_screen_reader_is_told_what_a_button_is_about(seat, banner):
    _put(seat, banner, "Try again")
    button = banner.findChild(QPushButton)
    assert button.text() == "Try again"
    assert button.accessibleDescription() == HELD
    assert banner.accessibleName() == "Notices"


def test_in_a_window_that_runs_leftwards_the_buttons_stand_at_the_left(seat, banner, qapp):
    _put(seat, banner, "Try again")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        seat.settle()
        button = banner.findChild(QPushButton)
        assert button.mapTo(banner, QPoint(0, 0)).x() < banner.width() / 4
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("name", themes.names())
def test_its_words_are_legible_in_every_theme(name):
    palette = themes.palette(themes.load(name))
    wanted = 7 if name == themes.HIGH_CONTRAST else 4.5
    role = QPalette.ColorRole
    assert contrast(palette.color(role.WindowText), ground(palette)) >= wanted
    assert contrast(palette.color(role.BrightText), ground(palette)) >= wanted
