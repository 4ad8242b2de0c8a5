"""Any command is done by typing a few letters of its name."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui import palette as palette_of
from annotator.ui.dialogs.palette import PaletteDialog


@pytest.fixture
def palette(seat):
    """The list of commands, after Ctrl+K."""

    def open_list():
        seat.press("Ctrl+K")
        dialog = seat.shell.findChildren(PaletteDialog)[-1]
        seat.wait_for(lambda: QApplication.activeWindow() is dialog)
        return dialog

    return open_list


def rows(dialog):
    model = dialog.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def closed(seat):
    seat.wait_for(lambda: not seat.shell.findChildren(PaletteDialog))
    seat.settle()


def test_a_command_is_done_to_the_selected_words(seat, palette):
    seat.press("J")
    selected = seat.window.bench.view.selected_span()
    palette()
    seat.type("claim")
    seat.press("Return")
    closed(seat)
    seat.press("0")
    (one,) = seat.annotations()
    assert one.kind == "claim"
    assert one.start == selected.start


def test_escape_goes_back_to_the_text_with_its_selection(seat, palette):
    seat.press("J")
    selected = seat.window.bench.view.selected_span()
    palette()
    seat.press("Escape")
    closed(seat)
    assert seat.view.hasFocus()
    assert seat.window.bench.view.selected_span() == selected
    assert seat.annotations() == []


def test_its_own_key_closes_it_again(seat, palette):
    palette()
    seat.press("Ctrl+K")
    closed(seat)


def test_what_cannot_be_done_says_what_it_needs_and_stays(seat, palette):
    dialog = palette()
    seat.type("flag")
    assert "needs a statement" in dialog.field.accessibleDescription()
    seat.press("Return")
    assert dialog.isVisible()
    assert "Flag needs a statement." in dialog._told.text()


def test_the_command_used_last_comes_first(seat, palette):
    palette()
    seat.type("overl")
    seat.press("Return")
    closed(seat)
    assert rows(palette())[0] == "Next overlapping statement"


def test_the_arrow_keys_choose_another_command(seat, palette):
    dialog = palette()
    seat.type("also")
    names = rows(dialog)
    seat.press("Down", "Down", "Up")
    assert dialog.field.accessibleDescription().startswith(names[1])


def test_a_command_that_moves_the_keyboard_begins_where_it_was(seat, palette):
    palette()
    seat.type("next pane")
    seat.press("Return")
    closed(seat)
    seat.wait_for(lambda: seat.window.bench.statements.isAncestorOf(QApplication.focusWidget()))


def test_letters_that_name_nothing_say_so(seat, palette):
    dialog = palette()
    seat.type("zzz")
    assert "No command is called that" in dialog.field.accessibleDescription()
    seat.press("Return")
    assert dialog.isVisible()


def test_its_row_says_the_keys_too(seat, palette):
    dialog = palette()
    seat.type("choose actor")
    spoken = dialog.view.model().index(0, 0).data(role=11)  # Qt.AccessibleTextRole
    assert spoken == "Choose actor, menu Statement, W or Alt+5, needs a statement"


def test_before_a_project_is_open_it_lists_what_can_be_begun(sit_down):
    seat = sit_down()
    seat.press("Ctrl+K")
    (dialog,) = seat.shell.findChildren(PaletteDialog)
    seat.wait_for(lambda: QApplication.activeWindow() is dialog)
    seat.type("close project")
    assert "needs an open project" in dialog.field.accessibleDescription()


@pytest.mark.parametrize("kept", [3, {"a": 1}, [1, None, "no.such", "view.theme", "view.theme"]])
def test_a_damaged_list_of_recent_commands_does_no_harm(kept):
    palette_of.kept.write("recent commands", kept)
    assert palette_of.recent() in ([], ["view.theme"])
