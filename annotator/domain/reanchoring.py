"""Finding the words of statements again in a corrected text, and saying how sure that is."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from annotator.domain.alignment import Change, aligned, changes
from annotator.domain.sentences import sentence_at
from annotator.domain.spans import TextSpan
from annotator.domain.text import snap_to_graphemes
from annotator.domain.typography import Folded, fold_typography, read_alike

_LIKE = 0.70
"""So similar to the old words must new ones be that stand in their place."""
_LONGER, _LONGER_BY = 1.6, 20
"""New words are no longer than the old ones times the first and plus the second figure."""
_MOVED_LIKE = 0.93
"""So similar to the old words must words be that stand elsewhere."""
_MOVED_MARGIN = 0.02
"""By so much must the next best place be less similar."""
_MOVED_LEAST = 12
"""Shorter words occur in many places, so they are never taken for moved."""
_NEW_SHARE = 0.8
"""So much of where words have moved to must be new in the text."""
_SURE, _LONG = 16, 64
"""Words found unaltered are others, perhaps, if they have less than so many unaltered characters
around them and are no longer than that, unless they occur nowhere else."""


_SLACK = 12
"""New words at an end are looked at if they are longer by more than this than the old ones were."""
_NEAR = 4
"""A change that begins or ends so near to an end is a change at the end."""
_GAIN = 0.01
"""They are left out if the rest is by more than this more like the old words."""

_WORD = re.compile(r"\w+[^\w\s]*|[^\w\s]+\w*")


class Fate(StrEnum):
    """What became of the words of a statement in a corrected text, the surest first."""

    KEPT = "kept"
    TYPOGRAPHIC = "typographic"
    CHANGED = "changed"
    MOVED = "moved"
    ORPHAN = "orphan"

    @property
    def is_sure(self) -> bool:
        """Tell whether nobody need look: the words are the same, at the same place."""
        return self in {Fate.KEPT, Fate.TYPOGRAPHIC}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the words under one span are in the new text; None for an orphan.

    `guess` is what an orphan's words might have become, for somebody to look at.
    """

    old: TextSpan
    fate: Fate
    new: TextSpan | None
    guess: TextSpan | None = None


class Correction:
    """An old text beside the newer one: aligned once, asked for as many spans as needed.

    The whole texts are compared with typography folded, each span is led through the stretches
    that stand in both, and what is not found there is looked for in new words alone.
    """

    def __init__(self, old: str, new: str, *, is_whole: bool = True) -> None:
        self._old, self._new = old, new
        self._old_folded, self._new_folded = fold_typography(old), fold_typography(new)
        self._equal = aligned(self._old_folded.text, self._new_folded.text)
        self._starts = [one.old for one in self._equal]
        self._changes = changes(self._equal, len(self._old_folded.text), len(self._new_folded.text))
        self._change_ends = [one.old_end for one in self._changes]
        self._is_whole = is_whole
        self._carriers: dict[TextSpan, Placement] = {}

    def place(self, span: TextSpan) -> Placement:
        """Return what became of the words under a span of the old text."""
        found = self._place(span)
        if found.fate is Fate.ORPHAN and self._is_whole:
            return self._carried(span) or found
        return found

    def _place(self, span: TextSpan) -> Placement:
        if not self._old_folded.text:
            return Placement(span, Fate.ORPHAN, None)
        low, high = _to_folded(self._old_folded, span)
        words = self._old_folded.text[low:high]
        start, end = self._trimmed(low, high, self._start_of(low), self._end_of(high))
        if start < end and self._is_like(words, self._new_folded.text[start:end]):
            new = self._from_folded(start, end)
            return Placement(span, self._fate(span, new, low, high), new)
        moved = self._moved(words)
        if moved is not None:
            return Placement(span, Fate.MOVED, self._from_folded(*moved))
        return Placement(span, Fate.ORPHAN, None, self._guess(words, start))

    def _carried(self, span: TextSpan) -> Placement | None:
        """Return what became of words by what became of the sentence they stand in."""
        sentence = sentence_at(self._old, span.start)
        if sentence is None or not sentence.covers(span) or sentence == span:
            return None
        if sentence not in self._carriers:
            self._carriers[sentence] = self._place(sentence)
        carrier = self._carriers[sentence]
        if carrier.new is None or carrier.fate.is_sure:
            return None
        small = Correction(sentence.slice(self._old), carrier.new.slice(self._new), is_whole=False)
        inside = small.place(TextSpan(span.start - sentence.start, span.end - sentence.start))
        if inside.new is None:
            return None
        shift = carrier.new.start
        new = TextSpan(inside.new.start + shift, inside.new.end + shift)
        return Placement(span, carrier.fate, new)

    # Through the equal stretches

    def _start_of(self, low: int) -> int:
        """Return where in the new text begins what begins here in the old one."""
        number = bisect_right(self._starts, low) - 1
        if number >= 0:
            one = self._equal[number]
            if low < one.old + one.size:
                return one.new + low - one.old
        change = self._change_at(low)
        return change.new_start if change.old_start == low else self._within(change, low)

    def _end_of(self, high: int) -> int:
        """Return where in the new text ends what ends here in the old one.

        New words in the place of the last ones belong to it; what was only added after it does not.
        """
        number = bisect_right(self._starts, high - 1) - 1
        if number >= 0:
            one = self._equal[number]
            if high <= one.old + one.size:
                return one.new + high - one.old
        change = self._change_at(high - 1)
        return change.new_end if change.old_end == high else self._within(change, high)

    def _change_at(self, at: int) -> Change:
        return self._changes[bisect_right(self._change_ends, at)]

    def _within(self, change: Change, at: int) -> int:
        """Return where a border inside changed words best stands in the new ones."""
        old = self._old_folded.text[change.old_start : change.old_end]
        new = self._new_folded.text[change.new_start : change.new_end]
        cut = at - change.old_start
        if not new:
            return change.new_start
        blocks = [block for block in Indel.opcodes(old, new) if block.tag == "equal"]
        for block in blocks:
            if block.src_start <= cut <= block.src_end:
                return change.new_start + block.dest_start + cut - block.src_start
        return change.new_start + round(cut * len(new) / len(old))

    def _trimmed(self, low: int, high: int, start: int, end: int) -> tuple[int, int]:
        """Leave out new words at either end that came in beside those in the old ones' place."""
        words, text = self._old_folded.text[low:high], self._new_folded.text

        def likeness(one: int, other: int) -> float:
            return Indel.normalized_similarity(words, text[one:other])

        first = self._change_over(range(low, min(low + _NEAR, high)))
        if first is not None and first.new_end - start > min(first.old_end, high) - low + _SLACK:
            cuts = [cut for cut in _cuts(text, start, first.new_end) if cut < end]
            best = max(cuts, key=lambda cut: likeness(cut, end), default=start)
            if likeness(best, end) > likeness(start, end) + _GAIN:
                start = best
        last = self._change_over(range(high - 1, max(high - 1 - _NEAR, low), -1))
        if last is not None and end - last.new_start > high - max(last.old_start, low) + _SLACK:
            cuts = [cut for cut in _cuts(text, last.new_start, end) if cut > start]
            best = max(cuts, key=lambda cut: likeness(start, cut), default=end)
            if likeness(start, best) > likeness(start, end) + _GAIN:
                end = best
        return start, end

    def _change_over(self, places: Iterable[int]) -> Change | None:
        for at in places:
            number = bisect_right(self._change_ends, at)
            if number < len(self._changes) and self._changes[number].old_start <= at:
                return self._changes[number]
        return None

    def _is_like(self, words: str, found: str) -> bool:
        if len(found) > _LONGER * len(words) + _LONGER_BY:
            return False
        return Indel.normalized_similarity(words, found, score_cutoff=_LIKE) > 0

    def _fate(self, span: TextSpan, new: TextSpan, low: int, high: int) -> Fate:
        old_words, new_words = span.slice(self._old), new.slice(self._new)
        if not read_alike(old_words, new_words) or not self._is_sure(low, high):
            return Fate.CHANGED
        return Fate.KEPT if old_words == new_words else Fate.TYPOGRAPHIC

    def _is_sure(self, low: int, high: int) -> bool:
        """Tell whether enough around unaltered words is unaltered, too, so that it is they.

        Where the same words were added elsewhere, it may be those that stand in the old ones'
        surroundings: then much must be unaltered on both sides.
        """
        words, before, after = self._old_folded.text[low:high], 0, 0
        number = bisect_right(self._starts, low) - 1
        if number >= 0 and high <= (end := self._equal[number].old + self._equal[number].size):
            before, after = low - self._equal[number].old, end - high
        was, now = self._old_folded.text.count(words), self._new_folded.text.count(words)
        if was == now == 1:
            return True
        if now > was:
            is_first, is_last = low == before, high + after == len(self._old_folded.text)
            return (before >= _LONG or is_first) and (after >= _LONG or is_last)
        return before + after >= _SURE or (before + after > 0 and high - low >= _LONG)

    # Elsewhere

    def _moved(self, words: str) -> tuple[int, int] | None:
        """Return where words have gone, if to one place that is new in the text."""
        if len(words) < _MOVED_LEAST:
            return None
        found = sorted(self._candidates(words), reverse=True)
        if not found or found[0][0] < _MOVED_LIKE:
            return None
        if len(found) > 1 and found[0][0] - found[1][0] < _MOVED_MARGIN:
            return None
        return found[0][1:]

    def _candidates(self, words: str) -> Iterable[tuple[float, int, int]]:
        """Yield how similar the most similar places in new stretches are, two for each stretch."""
        text = self._new_folded.text
        slack = max(8, len(words) // 5)
        for change in self._changes:
            size = change.new_end - change.new_start
            if size < max(_MOVED_LEAST, len(words) * _NEW_SHARE):
                continue
            low = max(0, change.new_start - slack)
            window = text[low : change.new_end + slack]
            for _ in range(2):
                hit = fuzz.partial_ratio_alignment(words, window, score_cutoff=50)
                if hit is None or hit.dest_start == hit.dest_end:
                    break
                start, end = low + hit.dest_start, low + hit.dest_end
                inside = min(end, change.new_end) - max(start, change.new_start)
                if inside >= _NEW_SHARE * (end - start):
                    yield Indel.normalized_similarity(words, text[start:end]), start, end
                window = _masked(window, hit.dest_start, hit.dest_end)

    def _guess(self, words: str, near: int) -> TextSpan | None:
        """Return the stretch most similar to lost words, or where they would stand."""
        text = self._new_folded.text
        if not text:
            return None
        hit = fuzz.partial_ratio_alignment(words, text, score_cutoff=60)
        if hit is not None and hit.dest_start < hit.dest_end:
            return self._from_folded(hit.dest_start, hit.dest_end)
        at, _ = self._new_folded.original(min(near, len(text) - 1))
        return sentence_at(self._new, at)

    def _from_folded(self, start: int, end: int) -> TextSpan:
        """Return the span of the new text that folded offsets stand for, in whole characters."""
        text = self._new_folded.text
        while end - start > 1 and text[start].isspace():
            start += 1
        while end - start > 1 and text[end - 1].isspace():
            end -= 1
        raw = TextSpan(self._new_folded.original(start)[0], self._new_folded.original(end - 1)[1])
        return snap_to_graphemes(self._new, raw)


def _to_folded(folded: Folded, span: TextSpan) -> tuple[int, int]:
    """Return which folded characters stand for what is under the span, at least one."""
    low = min(folded.folded(span.start), len(folded.text) - 1)
    return low, max(folded.folded(span.end, after=True), low + 1)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    for match in _WORD.finditer(text, start, end):
        yield match.start()
        yield match.end()


def _masked(window: str, start: int, end: int) -> str:
    return f"{window[:start]}{chr(0) * (end - start)}{window[end:]}"


def worst(fates: Iterable[Fate]) -> Fate:
    """Return the fate of a statement whose parts had these."""
    order = list(Fate)
    return max(fates, key=order.index)


def are_in_order(placements: Sequence[Placement]) -> bool:
    """Tell whether the parts of a statement follow one another in the new text as they did."""
    placed = [one.new for one in placements if one.new is not None]
    return all(one.end <= other.start for one, other in pairwise(placed))
