"""Every error says what happened, what is kept and what to do, in the words of its user."""

import sys
from pathlib import Path

import pytest
from message_rules import flaws, messages_in

from annotator.errors import UserError


@pytest.fixture
def messages(root: Path):
    """Every message the program can show, as the code writes it."""
    files = sorted((root / "annotator").rglob("*.py"))
    return [one for file in files for one in messages_in(file)]


def test_every_message_has_its_three_sentences(messages) -> None:
    found = {}
    for one in messages:
        said = (one.happened, one.kept, one.todo)
        # What is made elsewhere, or filled in at the end, is looked at when it is raised.
        said = ("{x}" if words is None else words for words in said)
        whole = (f"{words}." if words.endswith("}") else words for words in said)
        if wrong := flaws(*whole):
            found[one.place] = wrong
    print(f"{len(messages)} messages")
    assert found == {}
    assert len(messages) > 70


def test_no_message_is_written_twice(messages) -> None:
    places = {}
    for one in messages:
        if None not in {one.happened, one.kept, one.todo}:
            places.setdefault((one.happened, one.kept, one.todo), []).append(one.place)
    assert [where for where in places.values() if len(where) > 1] == []


@pytest.mark.parametrize(
    ("happened", "kept", "todo"),
    [
        ("", "Nothing was changed.", "Try again."),
        ("The disk is full.", " ", "Try again."),
        ("The disk is full.", "Nothing was changed.", ""),
        ("the disk is full.", "Nothing was changed.", "Try again."),
        ("The disk is full", "Nothing was changed.", "Try again."),
        ("[Errno 28] No space left.", "Nothing was changed.", "Try again."),
        ("sqlite3.OperationalError.", "Nothing was changed.", "Try again."),
    ],
)
def test_what_is_missing_or_technical_is_found(happened: str, kept: str, todo: str) -> None:
    assert flaws(happened, kept, todo)


def test_a_name_of_the_user_s_may_be_anything() -> None:
    assert flaws("“sqlite! [Errno 1]” is damaged.", "Nothing was changed.", "See “it”.") == []


def test_what_is_raised_while_the_tests_run_is_looked_at() -> None:
    words = compile(
        "UserError('no space', kept='', todo='')", Path("annotator/x.py").absolute(), "eval"
    )
    with pytest.raises(AssertionError, match="nothing on what is kept"):
        eval(words, {"UserError": UserError})  # noqa: S307  our own words
    assert sys.exc_info() == (None, None, None)
