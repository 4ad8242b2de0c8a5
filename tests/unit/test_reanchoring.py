"""Re-anchoring: words of statements are found again in a corrected text, or said to be lost."""

import random
from collections import Counter

import pytest
from corrected import articles, edited, pasted_again, spans_in, text_of, truths, with_lookalikes
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.reanchoring import Correction, Fate, Placement, are_in_order, worst
from annotator.domain.spans import TextSpan

_BEFORE = (
    "Oona Keld spoke first. “The tolls must be paid before the ferry line opens again,” she said.\n"
    "The harbour board asked for a census of all residents by the spring of next year. "
    "Nobody answered its letter."
)


def _placed(words: str, new: str, old: str = _BEFORE) -> Placement:
    start = old.index(words)
    return Correction(old, new).place(TextSpan(start, start + len(words)))


def _words(placed: Placement, new: str) -> str:
    return placed.new.slice(new) if placed.new else ""


def test_words_after_an_added_sentence_are_kept() -> None:
    new = "It rained. " + _BEFORE
    placed = _placed("“The tolls must be paid before the ferry line opens again,”", new)
    assert placed.fate is Fate.KEPT
    assert _words(placed, new) == "“The tolls must be paid before the ferry line opens again,”"


def test_other_quotation_marks_are_typography() -> None:
    new = _BEFORE.replace("“", '"').replace("”", '"')
    placed = _placed("“The tolls must be paid before the ferry line opens again,”", new)
    assert placed.fate is Fate.TYPOGRAPHIC
    assert _words(placed, new) == '"The tolls must be paid before the ferry line opens again,"'


def test_another_word_inside_or_at_the_end_belongs_to_the_changed_words() -> None:
    new = _BEFORE.replace("must be paid", "will be paid").replace("opens again", "reopens")
    placed = _placed("The tolls must be paid before the ferry line opens again", new)
    assert placed.fate is Fate.CHANGED
    assert _words(placed, new) == "The tolls will be paid before the ferry line reopens"


def test_what_is_only_added_behind_the_words_does_not_belong_to_them() -> None:
    new = _BEFORE.replace("spoke first.", "spoke first and loudest.")
    placed = _placed("Oona Keld spoke first", new)
    assert (placed.fate, _words(placed, new)) == (Fate.KEPT, "Oona Keld spoke first")


def test_a_passage_that_stands_elsewhere_has_moved() -> None:
    sentence = "The harbour board asked for a census of all residents by the spring of next year. "
    new = sentence + _BEFORE.replace(sentence, "")
    placed = _placed(sentence.strip(), new)
    assert (placed.fate, _words(placed, new)) == (Fate.MOVED, sentence.strip())


def test_a_name_moves_with_its_sentence() -> None:
    new = _BEFORE.replace("Oona Keld spoke first. ", "") + " Then Oona Keld spoke first."
    placed = _placed("Oona Keld", new)
    assert not placed.fate.is_sure
    assert _words(placed, new) in {"Oona Keld", ""}


def test_words_that_are_taken_out_are_an_orphan_with_a_guess() -> None:
    new = _BEFORE.replace("Nobody answered its letter.", "It was raining on all of them.")
    placed = _placed("Nobody answered its letter.", new)
    assert (placed.fate, placed.new) == (Fate.ORPHAN, None)
    assert placed.guess is not None


@pytest.mark.parametrize("new", ["", " ", "\n\n", "x", "“"])
def test_of_next_to_nothing_everything_is_an_orphan(new: str) -> None:
    assert _placed("Oona Keld spoke first.", new).fate is Fate.ORPHAN


def test_a_text_that_stays_as_it_is_keeps_every_span() -> None:
    for text in articles():
        correction = Correction(text, text)
        placed = [correction.place(span) for span in spans_in(text)]
        assert {(one.fate, one.new) for one in placed} == {(Fate.KEPT, one.old) for one in placed}


def test_a_text_pasted_from_another_program_keeps_the_ends_of_every_span() -> None:
    for text in articles():
        cells, spans = pasted_again(text), spans_in(text)
        correction = Correction(text, text_of(cells))
        for span, truth in zip(spans, truths(cells, spans), strict=True):
            placed = correction.place(span)
            assert placed.fate.is_sure
            assert placed.new == truth.span


def test_no_lookalike_is_taken_for_words_that_were_taken_out() -> None:
    for text in articles():
        for span, old, new in with_lookalikes(random.Random(1), text):
            assert not Correction(old, new).place(span).fate.is_sure


@pytest.mark.parametrize(
    ("share", "least"), [(0.01, 0.999), (0.05, 0.994), (0.10, 0.990), (0.20, 0.970)]
)
def test_words_are_found_where_they_are_and_never_elsewhere_unsaid(
    share: float, least: float
) -> None:
    count: Counter[str] = Counter()
    for number, text in enumerate(articles()):
        cells, spans = edited(random.Random(number + 100), text, share), spans_in(text)
        new = text_of(cells)
        correction = Correction(text, new)
        for span, truth in zip(spans, truths(cells, spans), strict=True):
            placed = correction.place(span)
            is_right = bool(truth.span and placed.new and _overlap(placed.new, truth.span) >= 0.9)
            count["silent"] += placed.fate.is_sure and not is_right
            if truth.alive >= 0.6 and truth.span:
                count["alive"] += 1
                count["right"] += is_right
    assert count["silent"] == 0
    # Of so few spans one more or less is chance: tests/perf/anchor_hits.py counts them by the ten
    # thousand.
    assert count["right"] >= least * count["alive"] - 8


def _overlap(one: TextSpan, other: TextSpan) -> float:
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return shared / (len(one) + len(other) - shared)


_TEXTS = st.text(st.sampled_from("ab. “”\n\u00ade\u0301😀🇻🇱"), min_size=1, max_size=30)


@given(_TEXTS, _TEXTS, st.data())
def test_whatever_the_texts_a_place_lies_inside_and_sure_words_read_alike(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    span = TextSpan(start, data.draw(st.integers(start + 1, len(old))))
    placed = Correction(old, new).place(span)
    assert (placed.new is None) == (placed.fate is Fate.ORPHAN)
    if placed.new is not None:
        assert placed.new.end <= len(new)
    if placed.fate is Fate.KEPT:
        assert _words(placed, new) == span.slice(old)


def test_a_statement_has_the_fate_of_the_worst_of_its_parts() -> None:
    assert worst([Fate.KEPT, Fate.MOVED, Fate.TYPOGRAPHIC]) is Fate.MOVED


def test_parts_that_changed_places_are_not_in_order() -> None:
    parts = [
        Placement(TextSpan(0, 4), Fate.MOVED, TextSpan(20, 24)),
        Placement(TextSpan(6, 9), Fate.KEPT, TextSpan(6, 9)),
    ]
    assert not are_in_order(parts)
    assert are_in_order(parts[::-1])


def test_words_beside_which_the_same_were_added_are_looked_at() -> None:
    sentence = "“The tolls must be paid before the ferry line opens again,” she said."
    new = _BEFORE.replace(sentence, f"{sentence.replace('she', 'he')} {sentence}")
    placed = _placed("“The tolls must be paid before the ferry line opens again,”", new)
    assert not placed.fate.is_sure
