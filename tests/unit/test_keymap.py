"""Which keys do what, after somebody has changed them."""

import json
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import paths
from annotator.domain.key_names import NoSuchKey
from annotator.errors import NotFound, RuleBroken
from annotator.ui.actions import COMMANDS, meet
from annotator.ui.keymap import MOST, Keymap, checked, command_named, objection, recall, remember

NAMES = [command.name for command in COMMANDS]
SOME_KEYS = ["J", "Q", "G", "F2", "Alt+1", "Ctrl+K", "Ctrl+J", "?", "Space", "Ж"]
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(SOME_KEYS), max_size=MOST))
)


def after(steps):
    keymap = Keymap()
    for name, keys in steps:
        keymap = keymap.with_keys(name, keys)
    return keymap


@pytest.fixture
def file():
    paths.config_dir().mkdir(parents=True)
    return paths.config_dir() / "keys.json"


def test_a_command_given_other_keys_has_those_and_no_more():
    keymap = Keymap().with_keys("annotate.quote", ("G", "Alt+1"))
    assert keymap.keys_of("annotate.quote") == ("G", "Alt+1")
    assert keymap.holder("Q") is None
    assert keymap.holder("G").name == "annotate.quote"


def test_a_key_that_is_given_away_is_lost_where_it_was():
    keymap = Keymap().with_keys("annotate.quote", ("J",))
    assert keymap.keys_of("select.next_sentence") == ("Space",)


@given(STEPS)
def test_whatever_is_changed_no_key_does_two_things_in_one_place(steps):
    keymap = after(steps)
    for one, other in combinations(COMMANDS, 2):
        if meet(one, other):
            assert not set(keymap.keys_of(one.name)) & set(keymap.keys_of(other.name))


def test_a_key_of_the_registry_is_not_taken_from_the_text():
    keymap = Keymap().with_keys("actors.merge", ("Q",))
    assert "Q" in keymap.keys_of("annotate.quote")
    assert [one.name for one in keymap.others_with("Q", "actors.new")] == ["actors.merge"]
    assert [one.name for one in keymap.others_with("Q", "annotate.claim")] == ["annotate.quote"]


@given(STEPS)
def test_only_what_differs_from_the_first_keys_counts_as_changed(steps):
    keymap = after(steps)
    for command in COMMANDS:
        assert (command.name in keymap.own) == (keymap.keys_of(command.name) != command.keys)


@given(STEPS, st.sampled_from(NAMES))
def test_a_reset_command_has_its_first_keys(steps, name):
    assert after(steps).reset(name).keys_of(name) == Keymap().keys_of(name)


@given(STEPS.map(after))
def test_changed_keys_are_there_again_at_the_next_start(keymap):
    remember(keymap)
    assert recall().keymap == keymap
    assert recall().complaint == ""


def test_at_first_the_keys_are_those_the_program_comes_with():
    assert recall().keymap == Keymap()
    assert recall().complaint == ""


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "3", "null", "\0", '{"annotate.quote": "G"}', "[" * 100_000]
)
def test_a_damaged_file_is_put_aside_told_of_once_and_first_keys_are_used(file, content):
    file.write_text(content)
    told = recall()
    assert told.keymap == Keymap()
    assert "could not be read" in told.complaint
    assert "keys.damaged.json" in told.complaint
    assert file.with_name("keys.damaged.json").read_text() == content
    assert recall().complaint == ""


@pytest.mark.parametrize(
    "wrong", ["G", ["G", 3], ["Esc"], ["NoKey"], ["Ctrl+A"], [*"ABCDEFG"], ["Alt+F"], None]
)
def test_what_is_wrong_with_one_command_leaves_the_others_their_own_keys(file, wrong):
    file.write_text(json.dumps({"annotate.quote": wrong, "annotate.claim": ["Ctrl+J"]}))
    told = recall()
    assert told.keymap.keys_of("annotate.quote") == ("Q", "Alt+1")
    assert told.keymap.keys_of("annotate.claim") == ("Ctrl+J",)
    assert "could not be read" in told.complaint
    assert recall().keymap == told.keymap


def test_of_two_commands_that_claim_a_key_one_has_it(file):
    file.write_text(json.dumps({"annotate.quote": ["G"], "annotate.claim": ["G", "Ctrl+J"]}))
    told = recall()
    assert told.keymap.keys_of("annotate.quote") == ("G",)
    assert told.keymap.keys_of("annotate.claim") == ("Ctrl+J",)
    assert told.complaint


def test_a_command_of_another_version_is_passed_over(file):
    file.write_text(json.dumps({"review.take_all": ["Ctrl+J"], "annotate.claim": ["G"]}))
    assert recall().keymap.keys_of("annotate.claim") == ("G",)
    assert recall().complaint == ""


def test_where_nothing_can_be_written_the_keys_are_the_first_and_nothing_worse_happens():
    paths.config_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.config_dir().write_text("a file where the folder should be")
    assert not remember(Keymap().reset("annotate.quote"))
    assert recall().keymap == Keymap()


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("Shift+Left", "moves and selects in the text"),
        ("Return", "is needed in lists and dialogs"),
        ("Alt+S", "opens the menu"),
    ],
)
def test_keys_that_have_to_do_something_else_are_refused(key, reason):
    assert reason in objection("annotate.quote", key)
    with pytest.raises(RuleBroken, match=reason):
        checked("annotate.quote", [key])


def test_a_command_keeps_a_key_that_no_other_may_have():
    assert objection("view.text", "Esc") == ""
    assert checked("statement.next", ["tab"]) == ("Tab",)


def test_keys_are_written_in_one_way_and_counted_once():
    assert checked("annotate.quote", ["ctrl+j", "Ctrl + J", "g"]) == ("Ctrl+J", "G")


def test_what_is_no_key_is_refused():
    with pytest.raises(NoSuchKey):
        checked("annotate.quote", ["Hyper+Q"])


@pytest.mark.parametrize("words", ["annotate.quote", "Quote", "quote"])
def test_a_command_is_named_as_code_or_menus_do(words):
    assert command_named(words).name == "annotate.quote"


def test_a_command_that_is_not_there_is_said_to_be_so():
    with pytest.raises(NotFound, match="no command “quota”"):
        command_named("quota")
