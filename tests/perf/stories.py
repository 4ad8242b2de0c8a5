"""Invented articles by the thousand: words as common as in life, some of them Arabic."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

PHRASE = "toll figures"
"""Stands in about a fifth of the articles."""
RARE = "case no 164"
"""A phrase of numbers: in one article of every few thousand."""

_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "kel", "var", "dor")
_ARABIC_SYLLABLES = ("با", "دي", "فو", "جا", "لو", "ما", "ني", "بي", "را", "سو", "تا", "كل", "حر")
_VOCABULARY = 30_000
_LENGTH = 560
"""Words an article has: with its marks about 3,500 characters."""


def words(syllables: Sequence[str]) -> list[str]:
    """Return an invented vocabulary, each word once, the shortest and commonest first."""
    found = list(syllables)
    for word in found:
        if len(found) >= _VOCABULARY:
            break
        found.extend(word + syllable for syllable in syllables)
    return found[:_VOCABULARY]


def stories(count: int, *, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Yield headlines and texts; every tenth is Arabic."""
    chance = random.Random(seed)
    latin, arabic = words(_SYLLABLES), words(_ARABIC_SYLLABLES)
    weights = list(accumulate(1 / (rank + 2) for rank in range(_VOCABULARY)))
    for number in range(count):
        chosen = arabic if number % 10 == 9 else latin
        drawn = chance.choices(chosen, cum_weights=weights, k=_LENGTH)
        if chance.random() < 0.2:
            drawn[chance.randrange(_LENGTH)] = PHRASE
        drawn[chance.randrange(_LENGTH)] = f"case no {number % 5_000}"
        yield " ".join(drawn[:8]).capitalize(), _printed(drawn)


def _printed(drawn: list[str]) -> str:
    """Return the words as an article prints them: sentences, paragraphs, a quotation in each."""
    sentences = [" ".join(drawn[at : at + 20]).capitalize() for at in range(0, len(drawn), 20)]
    paragraphs = [
        f"{'. '.join(sentences[at : at + 3])}. “{sentences[at + 3]}.”"
        for at in range(0, len(sentences) - 3, 4)
    ]
    return "\n\n".join(paragraphs)
