"""Spans: half-open, never empty, compared by the code points they share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.spans import TextSpan
from annotator.errors import Bug

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(
    lambda drawn: TextSpan(drawn[0], drawn[0] + drawn[1])
)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_a_span_of_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(Bug):
        TextSpan(start, end)


@given(SPANS, SPANS)
def test_overlap_and_cover_are_those_of_sets_of_offsets(one: TextSpan, other: TextSpan) -> None:
    mine, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(mine & theirs)
    assert one.covers(other) == (theirs <= mine)
    assert len(one) == len(mine)
    assert all(offset in one for offset in mine)
    assert one.start - 1 not in one
    assert one.end not in one


def test_spans_sort_by_start_then_end() -> None:
    assert sorted([TextSpan(1, 3), TextSpan(0, 9), TextSpan(1, 2)]) == [
        TextSpan(0, 9),
        TextSpan(1, 2),
        TextSpan(1, 3),
    ]


def test_a_span_cuts_its_words_out_of_the_text() -> None:
    assert TextSpan(1, 3).slice("a😀bc") == "😀b"
