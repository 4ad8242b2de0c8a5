"""Every command with a key has one that any keyboard layout can press, and no two share a key."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from annotator.ui.actions import COMMANDS, Menu, meet

MODIFIERS = Qt.KeyboardModifier
WITH_KEYS = [command for command in COMMANDS if command.keys]

LAST_CHARACTER_KEY = 0x00FFFFFF
"""Keys above are those with a name, such as F2 or Left; those below stand for a character."""

TEXTS_OWN = [
    *(f"{held}{key}" for held in ("", "Shift+", "Ctrl+", "Ctrl+Shift+") for key in (
        "Left", "Right", "Up", "Down", "Home", "End",
    )),
    "PgUp", "PgDown", "Shift+PgUp", "Shift+PgDown", "Ctrl+A",
]  # fmt: skip
"""What moves and selects in any text."""


def works_everywhere(keys: str) -> bool:
    combination = QKeySequence(keys)[0]
    key, held = combination.key(), combination.keyboardModifiers()
    if key > LAST_CHARACTER_KEY or key == Qt.Key.Key_Space:
        return True
    if held & MODIFIERS.ControlModifier:
        return True  # systems read a letter with Ctrl as on a Latin keyboard
    return bool(held & MODIFIERS.AltModifier) and Qt.Key.Key_0 <= key <= Qt.Key.Key_9


@pytest.mark.parametrize("command", WITH_KEYS, ids=lambda command: command.name)
def test_a_command_is_within_reach_of_a_keyboard_without_latin_letters(command):
    assert any(map(works_everywhere, command.keys)), command.keys


def test_no_two_commands_that_can_be_there_at_once_share_a_key():
    shared = [
        (one.name, other.name)
        for one, other in combinations(COMMANDS, 2)
        if meet(one, other) and _names(one) & _names(other)
    ]
    assert shared == []


def _names(command):
    return {QKeySequence(keys).toString() for keys in command.keys}


def test_no_key_opens_a_menu_as_well():
    mnemonics = {f"Alt+{menu.value[menu.value.index('&') + 1].upper()}" for menu in Menu}
    assert mnemonics.isdisjoint(keys for one in COMMANDS for keys in one.keys)


def test_the_keys_that_move_in_a_text_are_left_to_it():
    assert set(TEXTS_OWN).isdisjoint(keys for one in COMMANDS for keys in one.keys)
