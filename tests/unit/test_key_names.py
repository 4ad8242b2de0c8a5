"""Names of keys mean here what they mean to the window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence

from annotator.domain.key_names import (
    HELD,
    NoSuchKey,
    key_name,
    works_on_every_keyboard,
)

NAMED = ["Esc", "Tab", "Return", "Enter", "Ins", "Del", "Home", "End", "Left", "Up", "PgUp"]
KEYS = st.one_of(
    st.sampled_from([*NAMED, "PgDown", "Space", "Backspace", "Pause", "Menu", "+", "-", ","]),
    st.integers(1, 35).map("F{}".format),
    st.characters(
        min_codepoint=33,
        max_codepoint=0x5FF,
        categories=["L", "N", "P", "S"],
        # Letters whose capital Unicode has changed over the years; they are on no keyboard.
        exclude_characters="\u0130\u019b\u0264\u03f4",
    ),
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("j", "J"),
        ("ctrl+shift+z", "Ctrl+Shift+Z"),
        ("Shift + Ctrl + Z", "Ctrl+Shift+Z"),
        ("Ctrl++", "Ctrl++"),
        ("+", "+"),
        ("PageDown", "PgDown"),
        ("escape", "Esc"),
        ("Shift+?", "?"),
        ("Alt+Shift+1", "Alt+Shift+1"),
        ("й", "Й"),
    ],
)
def test_a_key_is_written_in_one_way(written, name):
    assert key_name(written) == name


@pytest.mark.parametrize(
    "written",
    ["", " ", "Ctrl", "Ctrl+", "Ctrl+Ctrl+A", "AB", "Hyper+A", "F36", "F0", "A+B", "\u0301", "📰"],
)
def test_what_names_no_key_is_refused(written):
    with pytest.raises(NoSuchKey):
        key_name(written)


@given(st.text())
def test_whatever_is_written_names_a_key_or_is_refused(written):
    try:
        name = key_name(written)
    except NoSuchKey:
        return
    assert key_name(name) == name


@given(st.sets(st.sampled_from(HELD)), KEYS)
def test_the_window_reads_a_name_as_it_is_meant_and_writes_it_the_same(held, key):
    name = key_name("+".join([*held, key]))
    sequence = QKeySequence(name)
    assert sequence.count() == 1
    assert sequence.toString(QKeySequence.SequenceFormat.PortableText) == name


@pytest.mark.parametrize(
    ("key", "everywhere"),
    [
        ("J", False),
        ("?", False),
        ("Shift+Q", False),
        ("Alt+Q", False),
        ("Alt+1", True),
        ("Ctrl+K", True),
        ("F2", True),
        ("Space", True),
    ],
)
def test_letters_and_signs_are_missing_on_some_keyboards(key, everywhere):
    assert works_on_every_keyboard(key) is everywhere
