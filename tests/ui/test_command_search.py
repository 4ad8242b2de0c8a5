"""Commands are found by what one remembers of their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.actions import COMMANDS
from annotator.ui.command_search import find_commands, plain_name


def found(typed, recent=()):
    return [command.name for command in find_commands(COMMANDS, typed, recent)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("flag", "statement.flag"),
        ("sentence next", "select.next_sentence"),
        ("STATEMENTS GO", "view.list"),
        ("gtts", "view.list"),
        ("brief", "file.brief"),
        ("remove vía", "statement.clear_via"),
        ("right-to-left", "view.right_to_left"),
    ],
)
def test_a_command_is_found_by_words_in_any_order_and_by_initials(typed, name):
    assert found(typed)[0] == name


def test_without_a_word_every_command_is_listed_the_last_used_first():
    names = [command.name for command in COMMANDS]
    lately = ["view.theme", "statement.flag"]
    assert found("", lately) == [*lately, *(name for name in names if name not in lately)]


def test_among_equal_finds_the_last_used_comes_first():
    assert found("project")[0] == "file.new"
    assert found("project", ["file.open"])[0] == "file.open"


def test_a_word_that_begins_comes_before_one_that_only_holds_the_letters():
    names = found("end")
    assert names.index("select.to_end") < names.index("select.extend_forwards")


def test_what_no_command_is_called_finds_none():
    assert found("zeppelin") == []


@given(st.sampled_from(COMMANDS), st.randoms())
def test_any_shuffle_of_its_words_finds_a_command(command, random):
    words = plain_name(command.text).split()
    random.shuffle(words)
    assert command.name in found(" ".join(words).replace("“", "").replace(",", ""))


@given(st.text())
def test_whatever_is_typed_lists_no_command_twice(typed):
    names = found(typed)
    assert len(set(names)) == len(names)
