import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from annotator.ui import kept
from annotator.ui import keymap as keymaps
from annotator.ui.actions import COMMANDS, Menu
from annotator.ui.dialogs.keys import KeysDialog
from annotator.ui.keyboard import Keyboard

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

FREE = (CONTROL | ALT, KEY.Key_G)
"""A key that no command comes with."""


@pytest.fixture
def window(qtbot):
    made = []

    def make(*size):
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        made.append(window)
        return window

    return make


@pytest.fixture
def keyboard():
    return Keyboard()


@pytest.fixture
def keys(window, open_up, keyboard):
    return open_up(KeysDialog(keyboard, window(1280, 820)))


def _spoken(dialog):
    every = [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
    return [one.accessibleName() for one in every if one.accessibleName()]


def _texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


@pytest.fixture
def press_button(keys, press, qtbot):
    """Press a button at the foot by the letter that is underlined in it."""

    def press_and_wait(letter):
        before = _said(keys)
        press(keys, (ALT, letter))
        qtbot.waitUntil(lambda: _said(keys) != before)  # a button is seen to go down first

    return press_and_wait


def _said(dialog):
    return dialog._told.text()


def _here():
    return QApplication.focusWidget().accessibleName()


def test_every_action_is_listed_with_all_its_keys(keys):
    spoken = _spoken(keys)
    for command in COMMANDS:
        words = command.text.replace("&", "").rstrip("…")
        assert any(one.startswith(f"{words}: ") for one in spoken), command.name
    assert "Quote: Q or Alt+1" in spoken
    assert "Next quotation, again for a second part: ' or \" or F2" in spoken
    assert "Open the sample project: no key" in spoken


def test_the_keys_stand_under_the_names_of_the_menus(keys):
    texts = _texts(keys)
    for menu in Menu:
        assert menu.value.replace("&", "") in texts


def test_what_has_no_key_stands_last_so_that_keys_are_in_sight_first(keys):
    assert "Without a key" in _texts(keys)
    area = keys.findChild(QScrollArea)
    top = [one.mapTo(area.widget(), one.rect().topLeft()).y() for one in keys.rows.values()]
    keyless = [not row.command.keys for row in keys.rows.values()]
    first = min(y for y, without in zip(top, keyless, strict=True) if without)
    assert all(y < first for y, without in zip(top[:20], keyless[:20], strict=True) if not without)


def test_the_keys_of_the_actor_picker_are_listed_too(keys):
    spoken = _spoken(keys)
    for one in (
        "The last actor: Enter",
        "A recent actor, or a name printed nearby: 1 – 9",
        "Search by name: letters",
        "Unattributed: 0",
        "New actor from the selection: Ctrl+Enter",
        "Leave it open: Esc",
    ):
        assert one in spoken


@pytest.mark.parametrize("key", [KEY.Key_Escape, "?"])
def test_one_key_closes_it(keys, until_gone, press, key):
    until_gone(keys, lambda: press(keys, key))


def test_a_key_that_does_something_leads_to_what_it_does(keys, press):
    press(keys, "q")
    assert _here() == "Quote: Q or Alt+1"
    press(keys, KEY.Key_F2)
    assert _here().startswith("Next quotation")
    press(keys, FREE)
    assert _here().startswith("Next quotation")
    assert keys.isVisible()


def test_the_arrow_keys_go_from_row_to_row_and_beside(keys, press):
    press(keys, KEY.Key_Home)
    assert _here() == "New project: Ctrl+N"
    press(keys, KEY.Key_Down)
    assert _here() == "Open project: Ctrl+O"
    press(keys, KEY.Key_Up, KEY.Key_Right, KEY.Key_Right)
    assert _here() == "Undo: Ctrl+Z"
    press(keys, KEY.Key_Left)
    assert _here() == "New project: Ctrl+N"
    press(keys, KEY.Key_End)
    assert keys._order[-1].hasFocus()


def test_enter_and_a_key_put_it_in_place_of_the_first(keys, press, keyboard):
    press(keys, "q", KEY.Key_Return)
    assert "Press the key that is to do “Quote” in place of Q" in _said(keys)
    press(keys, FREE)
    assert _here() == "Quote: Ctrl+Alt+G or Alt+1"
    assert _said(keys) == "Ctrl+Alt+G does “Quote” from now on."
    assert keyboard.keymap.keys_of("annotate.quote") == ("Ctrl+Alt+G", "Alt+1")
    assert keymaps.recall().keymap == keyboard.keymap


def test_right_leads_to_the_second_key_and_to_the_place_of_a_new_one(keys, press):
    press(keys, "q", KEY.Key_Right)
    assert "Enter changes Alt+1 of “Quote”" in _said(keys)
    press(keys, KEY.Key_Right)
    assert _said(keys) == "Enter adds a key to “Quote”."
    press(keys, KEY.Key_Return, (CONTROL, KEY.Key_J))
    assert _here() == "Quote: Q or Alt+1 or Ctrl+J"


def test_backspace_takes_the_marked_key_away(keys, press):
    press(keys, "q", KEY.Key_Backspace)
    assert _here() == "Quote: Alt+1"
    assert _said(keys) == "Q does nothing any more."
    press(keys, KEY.Key_Backspace)
    assert _here() == "Quote: no key"
    assert _said(keys) == "Alt+1 does nothing any more. “Quote” has no key now."
    press(keys, KEY.Key_Backspace)
    assert _said(keys) == "“Quote” has no key here."


def test_a_key_that_is_taken_is_said_to_be_and_changes_hands_by_enter(keys, press):
    press(keys, "q", KEY.Key_Return, "j")
    assert _said(keys).startswith("J does “Next sentence” now. Enter gives it to “Quote”")
    assert _here() == "Quote: Q or Alt+1"
    press(keys, "x")  # no answer to the question
    assert _here() == "Quote: Q or Alt+1"
    press(keys, KEY.Key_Return)
    assert _here() == "Quote: J or Alt+1"
    assert "Next sentence: Space" in _spoken(keys)


def test_escape_leaves_all_as_it_was(keys, press):
    press(keys, "q", KEY.Key_Return, KEY.Key_Escape)
    press(keys, KEY.Key_Return, "j", KEY.Key_Escape)
    assert keys.isVisible()
    assert _here() == "Quote: Q or Alt+1"
    assert "Next sentence: J or Space" in _spoken(keys)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (KEY.Key_Tab, "Tab is needed in lists and dialogs."),
        (KEY.Key_Left, "Left moves and selects in the text."),
        ((ALT, KEY.Key_F), "Alt+F opens the menu File."),
    ],
)
def test_a_key_that_is_needed_elsewhere_is_refused_and_another_asked_for(keys, press, key, reason):
    press(keys, "q", KEY.Key_Return, key)
    assert _said(keys) == f"{reason} Press another key for “Quote”; Esc leaves it."
    press(keys, FREE)
    assert _here() == "Quote: Ctrl+Alt+G or Alt+1"


def test_keys_held_down_are_waited_for(keys, press):
    press(keys, "q", KEY.Key_Return, KEY.Key_Shift, KEY.Key_Control)
    assert _said(keys).startswith("Press the key that is to do “Quote”")
    press(keys, (CONTROL | Qt.KeyboardModifier.ShiftModifier, KEY.Key_G))
    assert _here() == "Quote: Ctrl+Shift+G or Alt+1"


def test_a_key_of_a_keyboard_without_latin_letters_is_taken(keys, press):
    press(keys, "q", KEY.Key_Return)
    event = QKeyEvent(QEvent.Type.KeyPress, 0x416, Qt.KeyboardModifier.NoModifier, chr(0x436))
    QApplication.sendEvent(keys.focusWidget(), event)
    assert _here() == "Quote: Ж or Alt+1"


def test_a_command_without_a_key_for_every_keyboard_is_said_to_be_so(keys, press):
    press(keys, "q", KEY.Key_Right, KEY.Key_Backspace)
    assert "No key of “Quote” is on keyboards without Latin letters." in _said(keys)


def test_the_key_of_this_very_list_can_be_changed(keys, press, until_gone):
    press(keys, (CONTROL, KEY.Key_K), KEY.Key_Down)
    press(keys, KEY.Key_Return, KEY.Key_F12)
    assert _here() == "Keys: F12 or Shift+F1"
    press(keys, "?")
    assert keys.isVisible()
    until_gone(keys, lambda: press(keys, KEY.Key_F12))


def test_one_command_is_reset(keys, press, press_button):
    press(keys, "q", KEY.Key_Return, FREE)
    press(keys, "c", KEY.Key_Return, (CONTROL | ALT, KEY.Key_M))
    press_button(KEY.Key_R)
    assert _here() == "Claim: C or Alt+2"
    assert "Quote: Ctrl+Alt+G or Alt+1" in _spoken(keys)


def test_a_reset_that_takes_a_key_from_another_command_asks(keys, press, press_button):
    press(keys, "q", KEY.Key_Return, "j", KEY.Key_Return)
    press(keys, KEY.Key_Home)
    keys.rows["select.next_sentence"].setFocus()
    press_button(KEY.Key_R)
    assert _said(keys) == "This takes J from “Quote”. Enter does it, Esc leaves it."
    press(keys, KEY.Key_Return)
    assert _here() == "Next sentence: J or Space"
    assert "Quote: Alt+1" in _spoken(keys)


def test_all_are_reset_after_a_question(keys, press, keyboard, press_button):
    press_button(KEY.Key_A)
    assert _said(keys) == "All commands have their first keys."
    press(keys, "q", KEY.Key_Return, "j", KEY.Key_Return)
    press_button(KEY.Key_A)
    assert _said(keys) == "2 commands get their first keys back. Enter does it, Esc leaves it."
    press(keys, KEY.Key_Escape)
    assert keyboard.keymap.keys_of("annotate.quote") == ("J", "Alt+1")
    press_button(KEY.Key_A)
    press(keys, KEY.Key_Return)
    assert keyboard.keymap == keymaps.Keymap()


def test_tab_leads_from_the_rows_to_the_buttons_and_back(keys, press):
    press(keys, "q", KEY.Key_Tab)
    assert QApplication.focusWidget().text() == "&Reset this"
    press(keys, KEY.Key_Backtab)
    assert _here() == "Quote: Q or Alt+1"


def test_keys_that_cannot_be_kept_hold_until_the_end(keys, press, monkeypatch):
    monkeypatch.setattr(kept, "write", lambda _name, _value: False)
    press(keys, "q", KEY.Key_Return, FREE)
    assert _here() == "Quote: Ctrl+Alt+G or Alt+1"
    assert "it holds until the program is closed" in _said(keys)


def test_any_key_that_makes_a_question_mark_closes_it(keys, until_gone, press):
    until_gone(keys, lambda: press(keys, (Qt.KeyboardModifier.ShiftModifier, "?")))


def test_most_keys_are_in_sight_in_a_window_of_usual_size(keys):
    area = keys.findChild(QScrollArea)
    keyed = [row for row in keys.rows.values() if row.command.keys]
    tops = [row.mapTo(area.widget(), row.rect().bottomLeft()).y() for row in keyed]
    assert sum(top <= area.height() for top in tops) >= 0.9 * len(keyed)
    assert area.horizontalScrollBar().maximum() == 0
    assert keys.height() <= 820
    assert keys.width() <= 1280


def test_in_a_small_window_the_rows_come_into_sight(window, open_up, press, keyboard):
    dialog = open_up(KeysDialog(keyboard, window(640, 420)))
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    assert dialog.height() <= 420
    assert dialog.width() <= 640
    press(dialog, KEY.Key_PageDown, KEY.Key_PageDown)
    assert bar.value() > 0
    press(dialog, KEY.Key_Home)
    assert bar.value() == 0


def test_no_words_are_cut_off(window, open_up, keyboard):
    for size in ((1280, 820), (820, 600), (640, 420)):
        dialog = open_up(KeysDialog(keyboard, window(*size)))
        area = dialog.findChild(QScrollArea)
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_it_can_be_shown_without_a_window(open_up, keyboard):
    assert open_up(KeysDialog(keyboard)).findChild(QScrollArea).isVisible()


def test_the_keys_are_drawn_in_the_colours_of_the_theme(keys):
    caps = [one for one in keys.findChildren(QWidget) if type(one).__name__ == "_Caps"]
    page = keys.palette().base().color()
    image = caps[0].grab().toImage()
    assert image.pixelColor(image.width() // 2, 3) == page


def test_a_key_that_two_commands_have_in_different_places_is_taken_from_both(keys, press):
    press(keys, (CONTROL, KEY.Key_K), KEY.Key_Return, "n")
    assert _said(keys).startswith("N does “Note” and “New actor” now.")
    press(keys, KEY.Key_Return)
    assert _here().startswith("Find a command: N")
    spoken = _spoken(keys)
    assert any(one.startswith("Note: Alt+9") for one in spoken)
    assert any(one.startswith("New actor: Ins") for one in spoken)


def test_a_click_on_another_row_leaves_the_first_as_it_was(keys, press, qtbot):
    press(keys, "q", KEY.Key_Return)
    qtbot.mouseClick(keys.rows["annotate.claim"], Qt.MouseButton.LeftButton)
    assert _said(keys).startswith("Press the key that is to do “Claim”")
    press(keys, FREE)
    assert _here() == "Claim: Ctrl+Alt+G or Alt+2"
    press(keys, "q")
    assert _here() == "Quote: Q or Alt+1"


def test_a_button_clicked_while_a_key_is_asked_for_ends_the_asking(keys, press, qtbot):
    press(keys, "q", KEY.Key_Return)
    (button,) = (one for one in keys.findChildren(QPushButton) if one.text() == "&Reset this")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _said(keys) == "“Quote” has its first keys: Q or Alt+1."
    press(keys, FREE)
    assert _here() == "Quote: Q or Alt+1"


def test_a_click_on_a_key_changes_that_one(keys, press, qtbot):
    row = keys.rows["annotate.quote"]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row._areas()[1].center())
    assert "in place of Alt+1" in _said(keys)
