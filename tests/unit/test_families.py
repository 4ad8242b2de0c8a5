"""Which articles carry one story, whatever else stands in them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.families import ALIKE, Shelf, containment, sequences_of

SYLLABLES = ["ba", "do", "ki", "lu", "mer", "nos", "pra", "quil", "ret", "sun", "tov", "wex"]


def words(seed, count):
    chance = random.Random(seed)
    return ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(count)]


def story(seed, count=600):
    return " ".join(words(seed, count))


def test_a_brief_is_found_in_the_long_story_it_was_cut_from():
    long = story(1)
    brief = " ".join(long.split()[100:180])
    assert containment(sequences_of(brief), sequences_of(long)) == 1.0


def test_another_story_shares_nothing():
    assert containment(sequences_of(story(1)), sequences_of(story(2))) == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Minister “denied” it, twice, on Monday.", "the minister 'denied' it twice on monday"),
        (
            "Le préfet l’a dit à la préfecture hier soir",
            "LE PREFET L'A DIT A LA PREFECTURE HIER SOIR",
        ),
    ],
)
def test_case_accents_and_marks_make_no_difference(one, other):
    assert sequences_of(one) == sequences_of(other)


def test_where_no_spaces_are_written_each_character_is_a_word():
    one = "港湾当局は月曜日に新しい桟橋の使用料を発表した"
    assert len(sequences_of(one)) == len(one) - 4


def test_what_is_as_short_as_a_phrase_carries_no_story():
    phrase = "The ministry did not answer a request for comment on Monday."
    long = f"{story(3)} {phrase}"
    assert containment(sequences_of(phrase), sequences_of(long)) == 0.0


@given(
    seed=st.integers(0, 10**6),
    length=st.integers(80, 900),
    kept=st.floats(0.1, 1.0),
    added=st.integers(0, 300),
)
def test_a_shelf_finds_every_text_that_holds_most_of_the_shorter(seed, length, kept, added):
    first = words(seed, length)
    size = max(60, int(length * kept))
    second = [*words(seed + 1, added), *first[:size], *words(seed + 2, added)]
    one, other = sequences_of(" ".join(first)), sequences_of(" ".join(second))
    shelf = Shelf()
    for number in range(5):
        shelf.add(f"other {number}", sequences_of(story(seed + 10 + number)))
    shelf.add("first", one)
    if containment(one, other) >= ALIKE:
        assert shelf.candidates(other) == ["first"]


def test_a_text_is_remembered_once():
    shelf, text = Shelf(), sequences_of(story(4))
    for _ in range(2):
        shelf.add("a", text)
    assert shelf.candidates(text) == ["a"]
    assert "a" in shelf
    assert "b" not in shelf
