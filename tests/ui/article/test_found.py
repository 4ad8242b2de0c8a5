"""Words that somebody looks for are framed where they stand, whatever is annotated there."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.spans import TextSpan
from annotator.ui.article.found import FoundSpans

TEXT = "Ferries left the harbour at noon.\n\nقالت الوزيرة إن الميناء مفتوح."  # noqa: RUF001  Arabic


def place(words):
    start = TEXT.index(words)
    return TextSpan(start, start + len(words))


def differing(before, after):
    """Return the box of all pixels in which two pictures differ."""
    spots = [
        (x, y)
        for y in range(before.height())
        for x in range(before.width())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    columns, rows = zip(*spots, strict=True)
    return min(columns), min(rows), max(columns), max(rows)


def drawn(view, *spans):
    view.show_found(spans)
    return view.viewport().grab().toImage()


def test_a_frame_stands_around_the_words_and_nowhere_else(view):
    view.show_article(TEXT)
    plain = drawn(view)
    for words in ("harbour", "الميناء"):
        span = place(words)
        left, top, right, bottom = differing(plain, drawn(view, span))
        ends = sorted(view.rect_at(offset).left() for offset in (span.start, span.end))
        assert abs(left - ends[0]) <= 4
        assert abs(right - ends[1]) <= 4
        line = view.rect_at(span.start)
        assert line.top() - 3 <= top < bottom <= line.bottom() + 3


def test_a_frame_shows_on_an_annotation_and_goes_without_a_trace(view, mark):
    view.show_article(TEXT, [mark("a", TEXT, "left the harbour")])
    tinted = drawn(view)
    assert drawn(view, place("harbour")) != tinted
    assert drawn(view) == tinted


def test_a_frame_over_a_line_end_has_a_part_on_each_line(view):
    text = "harbour " * 40
    view.show_article(text)
    plain = drawn(view)
    _, top, _, bottom = differing(plain, drawn(view, TextSpan(0, len(text) - 1)))
    assert bottom - top > 2 * view.rect_at(0).height()


@given(st.lists(st.integers(0, 60), unique=True), st.integers(0, 60), st.integers(1, 20))
def test_the_spans_within_a_line_are_those_that_share_a_character_with_it(borders, start, length):
    pairs = sorted(borders)
    spans = [TextSpan(a, b) for a, b in zip(pairs[::2], pairs[1::2], strict=False)]
    line = TextSpan(start, start + length)
    expected = [span for span in spans if span.overlaps(line)]
    assert list(FoundSpans(spans).within(line.start, line.end)) == expected
