"""Usability check U16: on an Arabic keyboard no letter is a command, and other keys are at hand."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.codebook import Kind

ARABIC = {"q": "ض", "c": "ؤ", "d": "ي", "a": "ش", "j": "ت"}
"""What the keys of a Latin keyboard write on an Arabic one (the 101-key layout)."""

HINT = (
    "No Latin letters: Alt+1 quote, Alt+2 claim, Alt+3 demand, Alt+4 accusation, "
    "Space sentence, Shift+F1 all keys."
)


def _strike(seat, letter):
    """Strike the key of a Latin letter on a keyboard that writes Arabic, or any other key."""
    written = ARABIC.get(letter, letter)
    for sort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(sort, ord(written), Qt.KeyboardModifier.NoModifier, written)
        QApplication.sendEvent(QApplication.focusWidget(), event)
    seat.settle()


def test_u16_letters_of_an_arabic_keyboard_do_nothing_and_a_hint_says_once_what_does(desk):
    desk.press("Space")
    for letter in "qcda":
        _strike(desk, letter)
    assert desk.annotations() == []
    assert desk.said == HINT
    desk.window.desk.said.emit("Something else.")
    _strike(desk, "j")
    assert desk.said == "Something else."


@pytest.mark.parametrize(("number", "kind"), list(enumerate(Kind, 1)))
def test_u16_alt_with_a_digit_annotates_instead(desk, file, number, kind):
    desk.press("Space")
    _strike(desk, "q")
    desk.press(f"Alt+{number}", "0")
    assert file.rows("SELECT kind FROM annotation") == [(kind.value,)]


def test_u16_the_hint_is_not_given_again_at_the_next_start(desk, sit_down, wire_path):
    _strike(desk, "q")
    desk.shell.close()
    again = sit_down(wire_path)
    _strike(again, "q")
    assert again.said != HINT


def test_u16_the_hint_comes_in_a_list_too(desk):
    desk.press("Space", "Alt+2", "0", "F7")
    _strike(desk, "d")
    assert desk.said == HINT


@pytest.mark.parametrize("written", ["é", "Q", "5", "ß", "!"])
def test_u16_latin_letters_and_signs_need_no_hint(desk, written):
    _strike(desk, written)
    assert desk.said != HINT


def test_u16_a_name_is_typed_in_any_script_without_a_hint(desk):
    desk.press("Space", "Alt+2")
    for letter in "qc":
        _strike(desk, letter)
    assert desk.window.bench.picker.field.text() == "ضؤ"
    assert desk.said != HINT


def test_u16_the_hint_names_the_keys_the_user_has_chosen(desk):
    keymap = desk.window._keyboard.keymap
    desk.window._keyboard.change(keymap.with_keys("annotate.quote", ("Q", "F12")))
    _strike(desk, "q")
    assert "F12 quote, Alt+2 claim" in desk.said
