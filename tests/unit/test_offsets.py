"""Offsets: what is selected on screen is what is stored, whatever Qt counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from annotator.domain.spans import TextSpan
from annotator.domain.text import canonical
from annotator.ui.article.offsets import OffsetMap

NASTY = [
    *"ab é\u0301😀\u200d👩🏽\ufe0f🇩🇪ल्ل\u0651",
    *"\r\n\t\x00\x0b\x7f\x85\ufeff\u2028\u2029\u00a0\u00ad\u200b\u202e\ufffe\uffff\ufdd0\ufdd1\ufffc",
    "\r\n",
    "👩\u200d👩\u200d👧",
    "\U00010000",
    "\U0010ffff",
    "\ud800",
    "\udc00",
]
TEXTS = st.lists(st.sampled_from(NASTY) | st.characters(exclude_categories=[]), max_size=30).map(
    lambda pieces: canonical("".join(pieces)).text
)

# Qt breaks its blocks at these and shows the break as a paragraph separator.
BLOCK_BREAKS = dict.fromkeys(map(ord, "\n\u2029\ufdd0\ufdd1"), "\u2029")


def units(text: str) -> bytes:
    return text.encode("utf-16-le")


@given(TEXTS)
def test_both_ways_are_each_other_s_inverse(text: str) -> None:
    offsets = OffsetMap(text)
    for offset in range(len(text) + 1):
        position = offsets.to_qt(offset)
        assert position == len(units(text[:offset])) // 2
        assert offsets.to_text(position) == offset
        assert offsets.to_text(position, up=True) == offset


@given(TEXTS)
def test_a_position_inside_a_character_goes_to_either_end_of_it(text: str) -> None:
    offsets = OffsetMap(text)
    for offset, char in enumerate(text):
        if ord(char) > 0xFFFF:
            inside = offsets.to_qt(offset) + 1
            assert offsets.to_text(inside) == offset
            assert offsets.to_text(inside, up=True) == offset + 1


@given(TEXTS)
def test_a_document_shows_each_character_where_the_map_says(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(text)
    offsets = OffsetMap(text)
    assert document.characterCount() - 1 == offsets.to_qt(len(text))
    shown = [document.characterAt(place) for place in range(document.characterCount() - 1)]
    for offset, char in enumerate(text.translate(BLOCK_BREAKS)):
        start, end = offsets.to_qt(offset), offsets.to_qt(offset + 1)
        encoded = b"".join(unit.encode("utf-16-le", "surrogatepass") for unit in shown[start:end])
        assert encoded == units(char)


@given(TEXTS.filter(bool), st.data())
def test_a_span_comes_back_from_the_screen_as_it_went(text: str, data: st.DataObject) -> None:
    offsets = OffsetMap(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = TextSpan(start, data.draw(st.integers(start + 1, len(text))))
    shown = offsets.span_to_qt(span)
    assert offsets.span_to_text(*shown) == span
    assert offsets.span_to_text(*shown[::-1]) == span


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 1, TextSpan(0, 1)),
        (2, 3, TextSpan(1, 2)),
        (2, 2, None),
        (0, 2, TextSpan(0, 2)),
        (3, 4, TextSpan(2, 3)),
    ],
)
def test_half_a_character_is_taken_as_the_whole(
    start: int, end: int, span: TextSpan | None
) -> None:
    assert OffsetMap("a😀b").span_to_text(start, end) == span
