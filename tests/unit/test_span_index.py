"""The span index: what lies under a place, which row it is drawn in, what comes next."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Mark
from annotator.domain.codebook import Kind
from annotator.domain.span_index import SpanIndex
from annotator.domain.spans import TextSpan
from annotator.errors import Bug

LENGTH = 2_000


def mark(name: str, *spans: tuple[int, int], kind: Kind = Kind.QUOTE) -> Mark:
    return Mark(name, kind, frozenset(), tuple(TextSpan(*span) for span in spans))


@st.composite
def parts(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Draw one to three disjoint stretches; near the start they are many and overlap."""
    reach = draw(st.sampled_from([12, 300, LENGTH]))
    count = 2 * draw(st.integers(1, 3))
    cuts = draw(st.lists(st.integers(0, reach), min_size=count, max_size=count, unique=True))
    cuts.sort()
    return tuple(zip(cuts[::2], cuts[1::2], strict=True))


MARKS = st.lists(parts(), max_size=12).map(
    lambda drawn: [mark(f"a{number}", *spans) for number, spans in enumerate(drawn)]
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "replace"]), st.integers(0, 9), parts()),
    max_size=20,
)


def touching(marks: list[Mark], start: int, end: int) -> set[tuple[int, int, str]]:
    return {
        (span.start, span.end, one.annotation)
        for one in marks
        for span in one.spans
        if span.start < end and start < span.end
    }


def found(index: SpanIndex, start: int, end: int) -> list[tuple[int, int, str]]:
    return [(hit.start, hit.end, hit.mark.annotation) for hit in index.overlapping(start, end)]


def size(one: Mark) -> tuple[int, int, str]:
    return sum(map(len, one.spans)), one.spans[0].start, one.annotation


def assert_no_lane_is_shared(index: SpanIndex) -> None:
    ends: dict[int, int] = {}
    for placed in index.overlapping(0, LENGTH + 1):
        assert placed.start >= ends.get(placed.lane, 0)
        assert placed.lane == index.lane(placed.mark.annotation)
        ends[placed.lane] = placed.end


def assert_agrees(index: SpanIndex, marks: list[Mark]) -> None:
    """Compare every answer with that of looking at each mark."""
    edges = {edge for one in marks for span in one.spans for edge in (span.start, span.end)}
    near = {edge + shift for edge in edges for shift in (-1, 0, 1)}
    for offset in near & set(range(LENGTH)):
        covering = [one for one in marks if any(offset in span for span in one.spans)]
        assert index.at(offset) == sorted(covering, key=size)
        assert set(found(index, offset, offset + 70)) == touching(marks, offset, offset + 70)
    order = sorted(marks, key=lambda one: (one.spans[0].start, one.spans[-1].end, one.annotation))
    assert index.order() == [one.annotation for one in order]
    assert len(index) == len(marks)
    assert_no_lane_is_shared(index)


@given(MARKS)
def test_a_question_is_answered_as_if_each_mark_were_looked_at(marks: list[Mark]) -> None:
    assert_agrees(SpanIndex(LENGTH + 1, marks), marks)


@given(MARKS, st.integers(0, LENGTH), st.integers(1, LENGTH))
def test_what_overlaps_comes_in_the_order_of_the_text(
    marks: list[Mark], start: int, length: int
) -> None:
    hits = found(SpanIndex(LENGTH + 1, marks), start, start + length)
    assert hits == sorted(hits, key=lambda hit: hit[:2])
    assert set(hits) == touching(marks, start, start + length)


@given(MARKS, STEPS)
def test_after_any_changes_the_index_answers_like_a_new_one(
    marks: list[Mark], steps: list[tuple[str, int, tuple[tuple[int, int], ...]]]
) -> None:
    index = SpanIndex(LENGTH + 1, marks)
    now = {one.annotation: one for one in marks}
    for action, number, spans in steps:
        changed = mark(f"a{number}", *spans)
        if changed.annotation not in now:
            index.add(changed)
            now[changed.annotation] = changed
        elif action == "remove":
            assert index.remove(changed.annotation) == now.pop(changed.annotation)
        else:
            assert index.replace(changed) == now[changed.annotation]
            now[changed.annotation] = changed
    assert_agrees(index, list(now.values()))


@given(MARKS)
def test_walking_forward_and_back_visits_every_mark_once(marks: list[Mark]) -> None:
    index = SpanIndex(LENGTH + 1, marks)
    for one, other in pairwise(index.order()):
        following, preceding = index.following(one), index.preceding(other)
        assert following is not None
        assert preceding is not None
        assert (following.annotation, preceding.annotation) == (other, one)
    if marks:
        assert index.preceding(index.order()[0]) is None
        assert index.following(index.order()[-1]) is None


@given(MARKS, st.integers(0, LENGTH))
def test_the_neighbours_of_a_place_start_behind_and_before_it(
    marks: list[Mark], offset: int
) -> None:
    index = SpanIndex(LENGTH + 1, marks)
    starts = sorted(one.spans[0].start for one in marks)
    after, before = index.next_after(offset), index.previous_before(offset)
    wanted_after = next((start for start in starts if start > offset), None)
    wanted_before = next((start for start in reversed(starts) if start < offset), None)
    assert (after and after.spans[0].start) == wanted_after
    assert (before and before.spans[0].start) == wanted_before


def test_the_smallest_of_nested_marks_comes_first() -> None:
    outer, inner, cross = mark("outer", (0, 90)), mark("inner", (10, 20)), mark("x", (15, 60))
    index = SpanIndex(LENGTH, [outer, inner, cross])
    assert index.at(17) == [inner, cross, outer]
    assert index.at(9) == [outer]
    assert index.at(90) == []


def test_a_mark_with_parts_is_counted_by_its_words_not_by_its_reach() -> None:
    apart, whole = mark("apart", (0, 5), (90, 95)), mark("whole", (0, 20))
    assert SpanIndex(LENGTH, [apart, whole]).at(2) == [apart, whole]
    assert SpanIndex(LENGTH, [apart, whole]).at(50) == []


def test_marks_that_only_touch_share_a_lane() -> None:
    index = SpanIndex(LENGTH, [mark("a", (0, 10)), mark("b", (10, 20))])
    assert index.lane("a") == index.lane("b") == 0


def test_a_mark_keeps_its_lane_while_others_come_and_go() -> None:
    index = SpanIndex(LENGTH, [mark("a", (0, 50)), mark("b", (10, 40))])
    index.remove("a")
    assert index.lane("b") == 1
    index.add(mark("c", (0, 50)))
    assert (index.lane("c"), index.lane("b")) == (0, 1)


def test_a_changed_mark_leaves_its_lane_only_if_it_must() -> None:
    index = SpanIndex(LENGTH, [mark("a", (0, 50)), mark("b", (10, 40)), mark("c", (60, 90))])
    index.replace(mark("b", (45, 48), kind=Kind.CLAIM))
    assert index.lane("b") == 1
    index.replace(mark("c", (49, 90)))
    assert index.lane("c") == 1
    assert index.mark("b").kind is Kind.CLAIM


def test_ten_thousand_marks_four_deep_need_no_more_lanes_than_they_overlap() -> None:
    marks = [mark(f"a{n:05}", (100 * n, 100 * n + 350)) for n in range(10_000)]
    marks.append(mark("whole", (0, 1_000_350)))
    index = SpanIndex(1_000_350, marks)
    assert {index.lane(one.annotation) for one in marks} == set(range(5))
    assert [hit.mark.annotation for hit in index.overlapping(500_000, 500_001)] == [
        "whole",
        *(f"a{n:05}" for n in range(4_997, 5_001)),
    ]


# Were marks compared in pairs, this would run into the time limit of a test.
def test_a_hundred_thousand_marks_over_the_same_words_come_and_go() -> None:
    marks = [mark(f"a{n:06}", (10 * n, 10 * n + 25)) for n in range(100_000)]
    index = SpanIndex(1_000_015, marks)
    for one in marks[::10]:
        index.remove(one.annotation)
        index.add(one)
    assert len(index) == 100_000
    assert max(hit.lane for hit in index.overlapping(0, 1_000)) <= 3


@pytest.mark.parametrize(
    "wrong",
    [
        lambda index: index.add(mark("a", (0, 5))),
        lambda index: index.add(mark("b", (LENGTH - 1, LENGTH + 1))),
        lambda index: index.add(Mark("b", Kind.QUOTE, frozenset(), ())),
        lambda index: index.replace(mark("a", (0, LENGTH + 1))),
        lambda index: index.remove("b"),
        lambda index: index.lane("b"),
    ],
    ids=[
        "twice",
        "too long",
        "without words",
        "grown too long",
        "remove unknown",
        "lane of unknown",
    ],
)
def test_a_mark_that_cannot_be_is_a_bug_and_changes_nothing(wrong) -> None:
    index = SpanIndex(LENGTH, [mark("a", (0, 10))])
    with pytest.raises(Bug):
        wrong(index)
    assert_agrees(index, [mark("a", (0, 10))])
    assert "b" not in index
