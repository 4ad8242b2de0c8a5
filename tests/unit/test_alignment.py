"""Alignment: what stands in two texts alike, in one order."""

import random
from itertools import pairwise

import pytest
from corrected import articles, edited, text_of
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.alignment import Change, aligned, changes

_TEXTS = st.text(st.sampled_from("ab. \n"), max_size=30)


@given(_TEXTS, _TEXTS)
def test_equal_stretches_are_equal_and_ascend_in_both(old: str, new: str) -> None:
    found = aligned(old, new)
    assert all(
        old[one.old : one.old + one.size] == new[one.new : one.new + one.size] for one in found
    )
    assert all(
        one.old + one.size <= other.old and one.new + one.size <= other.new
        for one, other in pairwise(found)
    )


@given(_TEXTS, _TEXTS)
def test_equal_stretches_and_changes_make_up_both_texts(old: str, new: str) -> None:
    found = aligned(old, new)
    between = changes(found, len(old), len(new))
    assert sum(one.size for one in found) + sum(
        one.old_end - one.old_start for one in between
    ) == len(old)
    assert sum(one.size for one in found) + sum(
        one.new_end - one.new_start for one in between
    ) == len(new)


def test_an_added_sentence_is_one_change_from_border_to_border() -> None:
    old = "The toll rose. The board met."
    new = "The toll rose. The mayor left. The board met."
    assert changes(aligned(old, new), len(old), len(new)) == [Change(15, 15, 15, 31)]


@pytest.mark.parametrize("seed", range(3))
def test_of_an_article_with_few_edits_nearly_all_is_equal(seed: int) -> None:
    for text in articles():
        new = text_of(edited(random.Random(seed), text, 0.01))
        assert sum(one.size for one in aligned(text, new)) >= 0.8 * len(text)
