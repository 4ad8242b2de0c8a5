"""Reading the rule for a borderline case while coding."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from annotator.ui.dialogs.guideline import GuidelineDialog


@pytest.fixture
def guideline(seat):
    def dialog():
        found = seat.shell.findChildren(GuidelineDialog)
        return found[0] if found else None

    return dialog


def test_f1_opens_the_rule_of_the_statement_in_focus_and_escape_goes_back_to_the_text(
    seat, guideline
):
    seat.press("J", "D", "0")
    seat.press("F1")
    seat.wait_for(lambda: QApplication.activeWindow() is guideline())
    assert ", demand: " in guideline().findChild(QScrollArea).accessibleDescription()
    seat.press("Escape")
    seat.wait_for(seat.view.hasFocus)
    seat.wait_for(lambda: guideline() is None)
    seat.press("A")
    assert [one.kind for one in seat.annotations()] == ["accusation"]


def test_the_rule_is_read_while_an_actor_is_chosen(seat, guideline):
    seat.press("J", "Q")
    seat.press("F1")
    seat.wait_for(lambda: QApplication.activeWindow() is guideline())
    seat.press("F1")
    seat.wait_for(seat.window.bench.picker.field.hasFocus)
    seat.press("0")
    (one,) = seat.annotations()
    assert one.attribution == "Unattributed"


def test_coding_goes_on_while_the_guideline_stays_open(seat, guideline):
    seat.press("F1")
    seat.wait_for(lambda: QApplication.activeWindow() is guideline())
    seat.shell.activateWindow()
    seat.wait_for(seat.view.hasFocus)
    seat.press("J", "C", "0")
    assert ", claim: " in guideline().findChild(QScrollArea).accessibleDescription()
    assert [one.kind for one in seat.annotations()] == ["claim"]


def test_f1_shows_the_guideline_before_any_project_is_open(sit_down):
    seat = sit_down()
    seat.press("F1")
    (found,) = seat.shell.findChildren(GuidelineDialog)
    seat.wait_for(lambda: QApplication.activeWindow() is found)
