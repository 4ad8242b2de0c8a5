"""Hits as rows: what is said of each, and which one comes next from a place in an article."""

import pytest

from annotator.domain.spans import TextSpan
from annotator.editing.search import Hit
from annotator.ui.search.rows import HitRows, row_after, row_before, spoken


def hit(article, start=None, annotation=None):
    span = None if start is None else TextSpan(start, start + 3)
    return Hit(article, article.upper(), "Post", "", span, "at the ", "sea", " side", annotation)


HITS = [hit("b"), hit("b", 10), hit("b", 20), hit("a", 5), hit("c"), hit("c", 0)]


@pytest.mark.parametrize(
    ("article", "offset", "row"),
    [
        *(("b", 0, 1), ("b", 10, 1), ("b", 11, 2), ("b", 23, 3)),
        *(("a", 0, 3), ("a", 8, 4), ("c", 0, 5), ("c", 3, 6), ("z", 0, 0), ("", 0, 0)),
    ],
)
def test_the_next_hit_is_behind_the_place_or_in_the_next_article(article, offset, row):
    assert row_after(HITS, article, offset) == row


@pytest.mark.parametrize(
    ("article", "offset", "row"),
    [
        *(("b", 0, -1), ("b", 1, 0), ("b", 13, 1), ("b", 30, 2)),
        *(("a", 5, 2), ("a", 8, 3), ("c", 0, 3), ("c", 3, 5), ("z", 0, 5), ("", 0, 5)),
    ],
)
def test_the_former_hit_is_ahead_of_the_place_or_in_the_former_article(article, offset, row):
    assert row_before(HITS, article, offset) == row


def test_going_back_and_forth_comes_to_the_same_hits():
    places = [(one.article, one.span) for one in HITS if one.span]
    for article, span in places:
        row = row_after(HITS, article, span.end)
        if row < len(HITS) and HITS[row].article == article:
            back = row_before(HITS, article, HITS[row].span.start)
            assert HITS[back].span == span


def test_a_screen_reader_hears_the_words_the_article_and_whether_they_are_coded():
    plain = [one for one in spoken(hit("b", 1, "id")) if one not in "\u2068\u2069"]
    assert "".join(plain) == "at the sea side, in B, in a statement"
    assert ", in the headline of" in spoken(hit("b"))


def test_the_rows_are_a_sound_model_while_they_grow(qtmodeltester):
    rows = HitRows()
    rows.show(HITS[:2])
    qtmodeltester.check(rows)
    rows.add(HITS[2:])
    assert rows.rowCount() == len(HITS)
    assert [rows.begins_article(n) for n in range(6)] == [True, False, False, True, True, False]
    rows.add([])
    rows.show(HITS[:1])
    assert rows.rowCount() == 1
