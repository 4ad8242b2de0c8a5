"""Somebody gives commands other keys, and all that names or obeys keys follows."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from annotator import paths
from annotator.ui.choice import Choice
from annotator.ui.dialogs.keys import KeysDialog
from annotator.ui.dialogs.palette import PaletteDialog


@pytest.fixture
def rebind(seat):
    """Open the list of keys, go to what a key does, and press others there."""

    def press(*keys):
        seat.in_dialog(lambda _dialog: seat.press(*keys, "Esc"))
        seat.press("?")
        seat.settle()

    return press


def test_a_new_key_does_what_the_old_one_did_and_the_old_one_does_nothing(seat, rebind):
    rebind("Q", "Return", "Ctrl+Alt+G")
    seat.press("J", "Q")
    assert seat.annotations() == []
    seat.press("Ctrl+Alt+G", "0")
    assert [one.kind for one in seat.annotations()] == ["quote"]


def test_a_key_taken_over_from_another_command_changes_what_it_does(seat, rebind):
    rebind("Q", "Return", "C", "Return")
    seat.press("J", "C", "0")
    assert [one.kind for one in seat.annotations()] == ["quote"]


def test_the_line_at_the_foot_and_the_menus_show_the_keys_in_force(seat, rebind):
    rebind("Q", "Return", "Ctrl+Alt+G")
    assert "Ctrl+Alt+G C D A annotate" in seat.window._status._hint.text()
    action = seat.window._menus.action("annotate.quote")
    assert action.shortcut().toString() == "Ctrl+Alt+G"


def test_an_empty_list_says_the_keys_in_force(seat, rebind):
    rebind("Q", "Return", "Ctrl+Alt+G")
    (empty,) = [
        one
        for one in seat.window.bench.statements.findChildren(QLabel)
        if "No statement yet" in one.text()
    ]
    assert "then Ctrl+Alt+G for a quote" in empty.text()
    assert "then Ctrl+Alt+G for a quote" in empty.accessibleDescription()


def test_the_list_of_commands_shows_the_keys_in_force(seat, rebind):
    rebind("Q", "Return", "Ctrl+Alt+G")
    seat.press("Ctrl+K")
    dialog = seat.shell.findChildren(PaletteDialog)[-1]
    seat.wait_for(lambda: QApplication.activeWindow() is dialog)
    seat.type("statement quote")
    assert dialog.field.accessibleDescription() == "Quote, menu Statement, Ctrl+Alt+G or Alt+1"


def test_a_letter_that_opens_the_list_of_commands_is_still_typed_in_it(seat, rebind):
    rebind("Ctrl+K", "Return", "Q", "Return")
    seat.press("Q")
    dialog = seat.shell.findChildren(PaletteDialog)[-1]
    seat.wait_for(lambda: QApplication.activeWindow() is dialog)
    seat.type("q")
    assert dialog.isVisible()
    assert dialog.field.text() == "q"


def test_what_is_said_when_nothing_is_selected_names_the_keys_in_force(seat, rebind):
    rebind("J", "Return", "Ctrl+Alt+G")
    seat.press("Q")
    assert seat.said == "Select a passage first: Ctrl+Alt+G for a sentence, ' for a quotation."


def test_a_command_without_a_key_is_named_by_its_place_in_the_menus(seat, rebind):
    rebind("J", "Backspace", "Backspace")
    seat.press("Q")
    assert "“Select → Next sentence” for a sentence" in seat.said


def test_the_keys_are_the_same_after_a_start(seat, rebind, sit_down, project_path):
    rebind("Q", "Return", "Ctrl+Alt+G")
    seat.shell.close()
    again = sit_down(project_path)
    again.press("J", "Ctrl+Alt+G", "0")
    assert [one.kind for one in again.annotations()] == ["quote"]


def test_damaged_keys_are_told_of_and_the_window_opens_with_the_first(sit_down, project_path):
    paths.config_dir().mkdir(parents=True, exist_ok=True)
    (paths.config_dir() / "keys.json").write_bytes(b"\x00{")
    seat = sit_down(project_path)
    assert seat.faults == []
    assert "Some of your own keys could not be read" in seat.said
    assert "keys.damaged.json" in seat.said
    seat.press("J", "Q", "0")
    assert [one.kind for one in seat.annotations()] == ["quote"]


def test_the_welcome_page_shows_the_keys_in_force(sit_down):
    seat = sit_down()
    seat.in_dialog(lambda _dialog: seat.press("Ctrl+N", "Return", "Ctrl+Shift+N", "Esc"))
    seat.press("?")
    seat.settle()
    (new,) = [
        one for one in seat.shell.findChildren(Choice) if one.accessibleName() == "New project…"
    ]
    assert new.accessibleDescription() == "Begin with an empty file. Ctrl+Shift+N"
    assert not seat.shell.findChildren(KeysDialog)
