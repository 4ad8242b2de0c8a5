"""An article is coded without pressing a single Latin letter."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

HINT = (
    "Without Latin letters: Space next sentence, Alt+1 quote, Alt+2 claim, Alt+3 demand, "
    "Alt+4 accusation, Shift+F1 all others."
)


def write(seat, letter):
    """Press the key of a letter, as a keyboard that has it sends it."""
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), none, letter)
    QApplication.sendEvent(seat.view, event)
    seat.settle()


@pytest.mark.parametrize("letter", ["\u0642", "\u0439", "\u03b1", "\u05e9"])
def test_a_letter_of_another_script_brings_up_the_other_keys_once(seat, letter):
    write(seat, letter)
    assert seat.said == HINT
    seat.press("Space", "Alt+1", "0")
    write(seat, letter)
    assert seat.said != HINT


def test_it_is_not_said_again_at_the_next_start(seat, sit_down, project_path):
    write(seat, "\u0439")
    seat.shell.close()
    again = sit_down(project_path)
    write(again, "\u0439")
    assert again.said != HINT


@pytest.mark.parametrize("letter", ["y", "é", "7"])
def test_a_latin_key_that_does_nothing_says_nothing(seat, letter):
    write(seat, letter)
    assert seat.said != HINT


def test_the_hint_names_the_keys_in_force(seat):
    keyboard = seat.window._keyboard
    keyboard.change(keyboard.keymap.with_keys("annotate.quote", ("Q", "F12")))
    write(seat, "\u0439")
    assert "F12 quote" in seat.said


def test_a_statement_is_selected_tagged_and_filled_in_by_keys_that_every_layout_has(seat):
    seat.press("Space", "Alt+3", "0", "Alt+Shift+2", "Alt+0")
    (one,) = seat.annotations()
    assert (one.kind, one.also, one.flagged) == ("demand", {"claim"}, True)
    seat.press("Alt+6")
    seat.type("Ondria")
    seat.press("Return")
    (one,) = seat.annotations()
    assert [target.actor.name for target in one.targets] == ["Ondria"]
    seat.press("Alt+Shift+6")
    assert seat.annotations()[0].targets == ()


def test_the_selection_grows_and_snaps_by_keys_that_every_layout_has(seat):
    view = seat.window.bench.view
    seat.press("Space", "F2")
    assert view.selected_span().slice(seat.text) == "“We will not charge a crown,”"
    view.set_caret(seat.text.index("The Harbour"))
    seat.press("Space", "Alt+Down")
    longer = view.selected_span()
    seat.press("Alt+Up")
    assert longer != view.selected_span()
    view.set_caret(seat.text.index("urged"))
    seat.press("Alt+End")
    assert view.selected_span().slice(seat.text).startswith("urged the council")
    view.set_caret(seat.text.index("The council has"))
    seat.press("Alt+Shift+End")
    assert view.selected_span().slice(seat.text).endswith("in this port,”")
