"""The tour of the first steps waits for what it asks for, and gets out of the way."""

import pytest
from PySide6.QtWidgets import QLabel

from annotator.editing import sets
from annotator.ui.tour_strip import TourStrip


@pytest.fixture
def touring(sit_down):
    """Somebody who has just chosen the tour from the menu Help."""
    seat = sit_down()
    seat.window._menus.action("help.tour").trigger()
    seat.settle()
    return seat


def strip(seat):
    """Return what the strip above the text says, "" when there is none."""
    seat.settle()
    strips = [one for one in seat.shell.findChildren(TourStrip) if one.isVisible()]
    return " ".join(label.text() for one in strips for label in one.findChildren(QLabel))


def test_it_opens_the_sample_project_and_says_what_to_press_first(touring):
    assert touring.project.path.stem == "Sample project"
    assert touring.view.hasFocus()
    assert strip(touring).startswith("Step 1 of 5 Press J to select a sentence.")


def test_each_step_waits_until_it_is_really_done(touring):
    touring.press("Down", "F")
    assert "Step 1 of 5" in strip(touring)
    touring.press("J")
    assert "Step 2 of 5 Say what it is: Q a quote" in strip(touring)
    touring.press("J")
    assert "Step 2 of 5" in strip(touring)
    touring.press("Q")
    assert "Step 3 of 5 Say whose words they are" in strip(touring)
    touring.press("Return")
    assert "Step 4 of 5" in strip(touring)
    touring.press("Ctrl+Z")
    assert "Step 5 of 5 Press Ctrl+Return" in strip(touring)
    article = touring.window.desk.article.id
    touring.press("Ctrl+Return")
    assert touring.window.desk.article.id != article
    assert "Done" in strip(touring)
    assert "F9 writes the briefing" in strip(touring)


def test_an_actor_left_open_is_waited_for(touring):
    touring.press("J", "Q", "Esc")
    assert "Step 3 of 5" in strip(touring)
    touring.press("W", "0")
    assert "Step 4 of 5" in strip(touring)


def test_escape_in_the_text_ends_it_and_nothing_of_it_stays(touring):
    touring.press("J", "Esc")
    assert strip(touring) == ""
    assert touring.said == "The tour is over."
    touring.press("J", "Q", "0", "Esc")
    assert strip(touring) == ""
    assert touring.said != "The tour is over."


def test_it_ends_with_the_project_and_can_be_begun_again(touring):
    touring.press("J", "Ctrl+W")
    assert strip(touring) == ""
    touring.window._menus.action("help.tour").trigger()
    assert "Step 1 of 5" in strip(touring)


def test_it_names_the_keys_in_force(touring):
    keyboard = touring.window._keyboard
    keyboard.change(keyboard.keymap.with_keys("select.next_sentence", ("F12",)))
    assert "Press F12 to select a sentence." in strip(touring)


def test_where_everything_is_submitted_it_says_so(touring):
    touring.press("Esc")
    for row in touring.project.read.articles():
        sets.submit(touring.project, row.id)
    touring.window._menus.action("help.tour").trigger()
    assert strip(touring) == ""
    assert "two articles of the sample project that are not submitted" in touring.said


def test_the_welcome_page_names_it(sit_down):
    seat = sit_down()
    texts = [one.text() for one in seat.shell.findChildren(QLabel) if one.isVisible()]
    assert any("“Help → Tour of the first steps” leads through" in one for one in texts)


def test_it_begins_anew_in_the_sample_project_that_is_open(touring):
    touring.press("J", "Q", "0")
    touring.window._menus.action("help.tour").trigger()
    assert "Step 1 of 5" in strip(touring)
    assert touring.faults == []
    touring.press("J")
    assert "Step 2 of 5" in strip(touring)
