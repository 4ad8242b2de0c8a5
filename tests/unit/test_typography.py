"""Typography: what one writer sets one way and another another way reads alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.typography import fold_typography, read_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We don’t go” – he said…", '"We don\'t go" - he said...'),
        ("''We don't go''", "“We don’t go”"),
        ("«We\u00a0go»", "„We go“"),
        ("two  spaces\n\nand a break", "two spaces and a break"),
        ("co\u00adoperate", "cooperate"),
        ("caf\u00e9 \ufb01lm", "cafe\u0301 film"),
        ("so -- then", "so — then"),
    ],
)
def test_these_read_alike(one: str, other: str) -> None:
    assert read_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("We go", "we go"), ("We go", "We went"), ("400 crowns", "4000 crowns"), ("we go", "we, go")],
)
def test_these_do_not(one: str, other: str) -> None:
    assert not read_alike(one, other)


_TEXTS = st.text(st.sampled_from("ab.\"'“”’… \u00a0\u00ad\n-—e\u0301\ufb01😀"), max_size=40)


@given(_TEXTS)
def test_each_folded_character_stands_for_some_of_the_text_in_order(text: str) -> None:
    folded = fold_typography(text)
    places = [folded.original(at) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@given(_TEXTS)
def test_what_stands_for_a_character_is_found_from_it(text: str) -> None:
    folded = fold_typography(text)
    for at in range(len(folded.text)):
        start, end = folded.original(at)
        assert folded.folded(start) <= at < folded.folded(end, after=True)
