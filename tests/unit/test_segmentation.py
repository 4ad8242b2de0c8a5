"""Paragraphs and words: what is numbered in the margin, and what a boundary moves by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.segmentation import (
    ParagraphIndex,
    next_paragraph,
    next_word_start,
    paragraph_at,
    paragraphs,
    previous_paragraph,
    previous_word_end,
    word_left,
    word_right,
)
from annotator.domain.spans import TextSpan

TEXT = "One.\n\n\u00a0\n Two\u2028more. \nThree."
LINES = st.text(st.sampled_from("ab \n\u00a0\u2028\u2029\x85\t") | st.characters(), max_size=40)


def test_lines_of_white_space_are_no_paragraphs() -> None:
    assert [span.slice(TEXT) for span in paragraphs(TEXT)] == ["One.", " Two\u2028more. ", "Three."]


@pytest.mark.parametrize(
    ("offset", "number"), [(0, 1), (4, 1), (6, 1), (8, 2), (12, 2), (19, 2), (20, 3), (25, 3)]
)
def test_each_place_has_the_number_of_its_paragraph(offset: int, number: int) -> None:
    assert ParagraphIndex(TEXT).number_at(offset) == number


def test_blank_lines_before_the_first_paragraph_count_to_it() -> None:
    assert ParagraphIndex("\n\nOne.").number_at(0) == 1


def test_a_number_leads_to_its_paragraph() -> None:
    index = ParagraphIndex(TEXT)
    assert len(index) == 3
    assert index.span(2).slice(TEXT) == " Two\u2028more. "


@given(LINES)
def test_paragraphs_are_the_lines_a_reader_sees(text: str) -> None:
    wanted, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            wanted.append(TextSpan(start, start + len(line)))
        start += len(line) + 1
    assert list(paragraphs(text)) == wanted


@given(LINES)
def test_walking_paragraphs_agrees_with_listing_them(text: str) -> None:
    listed = paragraphs(text)
    for offset in range(len(text) + 1):
        here = next((span for span in listed if span.start <= offset <= span.end), None)
        assert paragraph_at(text, offset) == here
        after = (span for span in listed if span.start > offset and span != here)
        assert next_paragraph(text, offset) == next(after, None)
        before = [span for span in listed if span.end < offset and span != here]
        assert previous_paragraph(text, offset) == (before[-1] if before else None)


@pytest.mark.parametrize(
    ("text", "offset", "left", "right"),
    [
        ("one two three", 4, 0, 7),
        ("one two three", 5, 4, 7),
        ("one two three", 13, 8, 13),
        ("one, “two” three", 3, 0, 9),
        ("we don’t go", 3, 0, 8),
        ("we don't go", 8, 3, 11),
        ("e\u0301te\u0301 a", 5, 0, 7),
        ("港口", 1, 0, 2),
        ("غادر الوزير", 4, 0, 11),
        ("a ...", 5, 0, 5),
        ("...", 2, 0, 3),
    ],
)
def test_a_boundary_moves_by_a_word(text: str, offset: int, left: int, right: int) -> None:
    assert word_left(text, offset) == left
    assert word_right(text, offset) == right


@pytest.mark.parametrize(
    ("text", "offset", "start", "end"),
    [
        ("one two three", 0, 4, 0),
        ("one two three", 4, 8, 3),
        ("one two three", 5, 8, 3),
        ("one two three", 7, 8, 3),
        ("one two three", 13, 13, 7),
        ("one, “two” three", 3, 6, 0),
        ("e\u0301te\u0301 a", 5, 6, 0),
        ("港口", 1, 2, 0),
        ("...", 1, 3, 0),
    ],
)
def test_a_boundary_moves_over_the_blanks_beside_a_word(
    text: str, offset: int, start: int, end: int
) -> None:
    assert next_word_start(text, offset) == start
    assert previous_word_end(text, offset) == end


@given(LINES, st.integers(0, 40))
def test_word_steps_go_forward_and_back(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert word_left(text, offset) < offset or offset == 0
    assert previous_word_end(text, offset) < offset or offset == 0
    assert word_right(text, offset) > offset or offset == len(text)
    assert next_word_start(text, offset) > offset or offset == len(text)
