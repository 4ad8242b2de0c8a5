"""Families: articles that carry one story, found by the sequences of five words they share.

Of two articles one carries the other's story when it holds most of the shorter one's sequences
(Broder, “On the resemblance and containment of documents”, 1997): a brief of four paragraphs is
found in the long story it was cut from, which a measure of likeness would miss.
"""

import re
from collections import Counter, defaultdict
from zlib import crc32

from annotator.domain.text import fold

WORDS = 5
"""How many words a sequence has."""

ALIKE = 0.8
"""The share of the shorter article's sequences that the longer one holds at least."""

_LEAST = 30
"""An article of fewer sequences is too short to be told from a phrase that many use."""

_ALL = 160
"""Of an article of up to so many sequences the shelf remembers all, of a longer one a sample."""

_SAMPLE = 8
"""One sequence in so many is in the sample, the same ones in every article."""

_ENOUGH = 0.4
"""An article is looked at whole that shares this much of a sample: a small one may mislead."""

# Chinese and Japanese have no spaces: each character counts as a word.
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")

Sequences = frozenset[int]
"""The sequences of words of an article, each as a checksum."""


def sequences_of(text: str) -> Sequences:
    """Return the sequences of words in a text; case, accents and punctuation make no difference."""
    words = _WORD.findall(fold(text))
    runs = zip(*(words[first:] for first in range(WORDS)), strict=False)
    return frozenset(crc32(" ".join(run).encode()) for run in runs)


def containment(one: Sequences, other: Sequences) -> float:
    """Return the share of the shorter text's sequences that the other holds, 0 for too short."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= _LEAST else 0.0


class Shelf:
    """Remembers texts, by whatever names them, so that those which may carry a story are found."""

    def __init__(self) -> None:
        # Most sequences stand in one text alone: a list for each would take twice the memory.
        self._first: dict[int, int] = {}
        self._further: defaultdict[int, list[int]] = defaultdict(list)
        self._names: dict[str, int] = {}
        self._kept: list[tuple[int, bool]] = []

    def __contains__(self, name: str) -> bool:
        """Tell whether a text of that name is remembered."""
        return name in self._names

    def add(self, name: str, sequences: Sequences) -> None:
        """Remember a text; a second time does not matter."""
        if name in self._names:
            return
        number = self._names[name] = len(self._names)
        is_whole = len(sequences) <= _ALL
        kept = sequences if is_whole else _sample_of(sequences)
        self._kept.append((len(kept), is_whole))
        for one in kept:
            if self._first.setdefault(one, number) != number:
                self._further[one].append(number)

    def candidates(self, sequences: Sequences) -> list[str]:
        """Return the texts that may carry the same story, the likeliest first, and few others."""
        if len(sequences) < _LEAST:
            return []
        shared: Counter[int] = Counter()
        for one in sequences & self._first.keys():
            shared[self._first[one]] += 1
            shared.update(self._further.get(one, ()))
        sample = len(_sample_of(sequences))
        likely = []
        for number, count in shared.items():
            kept, is_whole = self._kept[number]
            share = count / max(1, min(kept, len(sequences) if is_whole else sample))
            if share >= _ENOUGH:
                likely.append((share, number))
        names = list(self._names)
        return [names[number] for _, number in sorted(likely, reverse=True)]


def _sample_of(sequences: Sequences) -> Sequences:
    return frozenset(one for one in sequences if not one % _SAMPLE)
