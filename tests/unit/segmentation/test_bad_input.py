"""Selecting stays quick on texts that nobody wrote: what a key costs grows with the text only."""

# ruff: noqa: RUF001  the marks as printed are the matter

import time
from collections.abc import Callable
from itertools import count

import pytest

from annotator.domain.quotations import form_of, next_quotation
from annotator.domain.segmentation import (
    next_word_start,
    paragraphs,
    previous_word_end,
    word_left,
    word_right,
)
from annotator.domain.sentences import next_sentence, sentence_at
from annotator.domain.snapping import to_clause_end, to_sentence_end
from annotator.domain.spans import TextSpan

# Each is repeated to a line of the wanted length.
SHAPES = {
    "prose": "Vane said the toll must fall, but Reed “disagreed” with J. Holm. ",
    "no space": "abcde",
    "one character": "A",
    "blanks": " ",
    "no-break spaces": "\u00a0",
    "full stops": ".",
    "full stops apart": ". ",
    "questions apart": "? ",
    "ellipses": "… ",
    "initials": "U. ",
    "ordinals": "3. ",
    "abbreviations": "z. B. Holm ",
    "stops and words": "a.b",
    "stops and marks": '." ',
    "commas": " ,",
    "commas and marks": ',"',
    "brackets": "(",
    "dashes": "—",
    "dashes apart": " - ",
    "nested quotations": "“a ",
    "nested guillemets": "« a ",
    "straight marks": '"',
    "closing marks": "a” ",
    "doubled apostrophes": "''",
    "single marks": "'a ",
    "plural apostrophes": "s' ",
    "words of apostrophes": "a'a",
    "words of hyphens": "a-",
    "attributions": "?” Aa bb, Cc ",
    "accents": "a\u0301",
}
CALLS: dict[str, Callable[[str, int], object]] = {
    "paragraphs": lambda text, _: paragraphs(text),
    "sentence": sentence_at,
    "next sentence": next_sentence,
    "quotation": next_quotation,
    "form": lambda text, place: form_of(text, [TextSpan(place // 2, place)]),
    "to sentence end": lambda text, place: to_sentence_end(text, place, place),
    "to clause end": lambda text, place: to_clause_end(text, place, place),
    "word left": lambda text, _: word_left(text, len(text)),
    "word right": word_right,
    "next word": next_word_start,
    "previous word": lambda text, _: previous_word_end(text, len(text)),
}
SHORT = 3_000
TIMES = 8
AT_MOST = 3 * TIMES
"""Growth by the square would be 64 times."""
UNMEASURABLE = 0.0005
"""Seconds of processor below which a figure says more of the clock than of the work."""
_new = count()


def cost(call: Callable[[str, int], object], shape: str, length: int) -> float:
    """Return the least processor time of some calls, each on a text not seen before."""
    figures = []
    for _ in range(3):
        # Another beginning makes it another line, of which nothing is remembered.
        text = f"{next(_new)}{shape * (length // len(shape))}"
        begun = time.thread_time()
        call(text, len(text) // 2)
        figures.append(time.thread_time() - begun)
    return min(figures)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("shape", SHAPES)
def test_what_a_key_costs_grows_with_the_length_of_the_line(shape: str, call: str) -> None:
    short, long = (cost(CALLS[call], SHAPES[shape], size) for size in (SHORT, TIMES * SHORT))
    assert long <= AT_MOST * max(short, UNMEASURABLE)


MARKS = 3_000


@pytest.mark.parametrize(("opening", "closing"), ["“”", "«»", "„“", "‹›", "「」"])
def test_three_thousand_quotations_within_each_other_are_one(opening: str, closing: str) -> None:
    text = f"Vane said {opening * MARKS}no{closing * MARKS}. Reed left."
    run = next_quotation(text, 0)
    assert run is not None
    assert run.span.slice(text) == text[len("Vane said ") : -len(". Reed left.")]
    assert next_quotation(text, run.span.end) is None


def test_a_line_without_any_space_is_one_sentence() -> None:
    text = "abcde" * 40_000
    assert sentence_at(text, 100_000) == TextSpan(0, len(text))
    assert to_clause_end(text, 7, 7) == TextSpan(7, len(text))


def test_every_sentence_of_a_line_of_half_a_megabyte_is_found() -> None:
    sentence = "Gen. A. B. Karim said the toll must fall by 3.5 percent. "
    number = 500_000 // len(sentence)
    text = sentence * number
    assert sentence_at(text, len(text) - 5) == TextSpan(len(text) - len(sentence), len(text) - 1)
    found = next_sentence(text, len(sentence) * 4_000 + 1)
    assert found is not None
    assert found.start == len(sentence) * 4_001
