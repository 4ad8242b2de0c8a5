"""Anchors: words typed by hand are found where they stand in the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.anchors import CONTEXT, Anchor, anchor, spans_of
from annotator.domain.spans import TextSpan


def test_an_anchor_holds_the_words_and_what_stands_round_them() -> None:
    text = "x" * 40 + "words" + "y" * 40
    assert anchor(text, TextSpan(40, 45)) == Anchor("words", "x" * CONTEXT, "y" * CONTEXT)


def test_at_the_ends_of_a_text_the_context_is_shorter() -> None:
    assert anchor("abc", TextSpan(0, 3)) == Anchor("abc", "", "")


def test_every_place_of_the_words_is_found() -> None:
    assert spans_of("no, no and no", "no") == (TextSpan(0, 2), TextSpan(4, 6), TextSpan(11, 13))


def test_places_do_not_overlap() -> None:
    assert spans_of("aaaa", "aa") == (TextSpan(0, 2), TextSpan(2, 4))


@pytest.mark.parametrize(
    "typed",
    [
        '"We don\'t go" - he said...',
        "“We don’t go” – he said…",
        "''We don't go'' — he  said…",
        " «We don‘t go»\u00a0-\nhe said... ",
    ],
)
def test_typography_does_not_hide_a_quotation(typed: str) -> None:
    text = "😀 Then “We\u00a0don’t go” — he said… and left."
    (span,) = spans_of(text, typed)
    assert span.slice(text) == "“We\u00a0don’t go” — he said…"


def test_places_to_the_letter_come_before_those_that_only_look_alike() -> None:
    assert spans_of("don’t don't", "don't") == (TextSpan(6, 11),)


@pytest.mark.parametrize("words", ["", " ", "\n"])
def test_nothing_is_found_nowhere(words: str) -> None:
    assert spans_of("a b\nc", words) == ()


def test_other_words_are_not_found() -> None:
    assert spans_of("We go.", "we go?") == ()


@given(st.text(st.sampled_from("ab.*(“’– \n…'-\"\u00a0") | st.characters()), st.data())
def test_words_cut_from_a_text_are_found_where_they_were(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : start + data.draw(st.integers(1, 8))]
    found = spans_of(text, words)
    if words.strip():
        assert text.index(words) == found[0].start
    assert all(span.slice(text) == words for span in found)
