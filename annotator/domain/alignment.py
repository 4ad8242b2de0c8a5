"""Which stretches of an old text stand unaltered in a newer one, in the same order."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]*")
_WORD = re.compile(r"\w+|[^\w\s]+|\s+")


class _Run(NamedTuple):
    """So many units in a row, found once in either text, tie the texts together."""

    unit: re.Pattern[str]
    length: int


_RUNS = (_Run(_SENTENCE, 1), _Run(_WORD, 8), _Run(_WORD, 3))

_AT_ONCE = 6_000_000
"""Two stretches are compared character by character if their lengths multiply to no more."""


class Equal(NamedTuple):
    """A stretch that stands in both texts; offsets into the old one and the new one."""

    old: int
    new: int
    size: int


class Change(NamedTuple):
    """What stands between two equal stretches: old words, and the new ones in their place."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def aligned(old: str, new: str) -> list[Equal]:
    """Return the stretches that stand in both texts, ascending in both and never touching.

    First come runs of words that occur once on either side (as in a patience diff), then single
    characters between them; what is equal by chance between larger changes is no equal stretch.
    """
    found = _joined(_between(old, new, 0, 0, _RUNS))
    return _joined(_shifted(old, new, _worthwhile(found, len(old), len(new))))


def changes(equal: Sequence[Equal], old: int, new: int) -> list[Change]:
    """Return what stands between the equal stretches of two texts of these lengths."""
    borders = [Equal(0, 0, 0), *equal, Equal(old, new, 0)]
    found = (
        Change(one.old + one.size, other.old, one.new + one.size, other.new)
        for one, other in pairwise(borders)
    )
    return [one for one in found if one.old_start < one.old_end or one.new_start < one.new_end]


def _between(
    old: str, new: str, old_at: int, new_at: int, runs: tuple[_Run, ...]
) -> Iterator[Equal]:
    """Yield equal stretches of two texts that begin at these offsets of the whole ones."""
    if not old or not new:
        return
    head = _common_start(old, new)
    rest_old, rest_new = old[head:], new[head:]
    tail = _common_start(rest_old[::-1], rest_new[::-1])
    if head:
        yield Equal(old_at, new_at, head)
    inner_old, inner_new = rest_old[: len(rest_old) - tail], rest_new[: len(rest_new) - tail]
    if inner_old and inner_new:
        yield from _inside(inner_old, inner_new, old_at + head, new_at + head, runs)
    if tail:
        yield Equal(old_at + len(old) - tail, new_at + len(new) - tail, tail)


def _inside(
    old: str, new: str, old_at: int, new_at: int, runs: tuple[_Run, ...]
) -> Iterator[Equal]:
    if not runs:
        yield from _by_character(old, new, old_at, new_at)
        return
    ties = _ties(old, new, runs[0])
    done_old = done_new = 0
    for tie in ties:
        yield from _between(
            old[done_old : tie.old],
            new[done_new : tie.new],
            old_at + done_old,
            new_at + done_new,
            runs[1:],
        )
        yield Equal(old_at + tie.old, new_at + tie.new, tie.size)
        done_old, done_new = tie.old + tie.size, tie.new + tie.size
    yield from _between(
        old[done_old:], new[done_new:], old_at + done_old, new_at + done_new, runs[1:]
    )


def _ties(old: str, new: str, run: _Run) -> list[Equal]:
    """Return runs that occur once on either side, as far as in one order."""
    old_runs, new_runs = _single_runs(old, run), _single_runs(new, run)
    shared = sorted((at, new_runs[one]) for one, at in old_runs.items() if one in new_runs)
    if not shared:
        return []
    ties: list[Equal] = []
    for (start, end), (new_start, _) in _in_order(shared):
        if ties and start <= ties[-1].old + ties[-1].size:
            last = ties[-1]
            if start - last.old == new_start - last.new:
                ties[-1] = Equal(last.old, last.new, end - last.old)
                continue
            if start < last.old + last.size or new_start < last.new + last.size:
                continue
        elif ties and new_start < ties[-1].new + ties[-1].size:
            continue
        ties.append(Equal(start, new_start, end - start))
    return ties


_Place = tuple[int, int]


def _single_runs(text: str, run: _Run) -> dict[str, _Place]:
    units = run.unit.findall(text)
    ends = list(accumulate(map(len, units)))
    starts = [0, *ends]
    places: dict[str, _Place] = {}
    twice: set[str] = set()
    for at in range(len(units) - run.length + 1):
        start, end = starts[at], ends[at + run.length - 1]
        words = text[start:end]
        if words in places:
            twice.add(words)
        else:
            places[words] = (start, end)
    places.pop("", None)
    for words in twice:
        places.pop(words, None)
    return places


def _in_order(shared: list[tuple[_Place, _Place]]) -> list[tuple[_Place, _Place]]:
    """Return the longest choice of pairs that ascend in both texts."""
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for number, (_, (new_start, _)) in enumerate(shared):
        at = bisect_left(tails, new_start)
        before.append(holders[at - 1] if at else -1)
        if at == len(tails):
            tails.append(new_start)
            holders.append(number)
        else:
            tails[at] = new_start
            holders[at] = number
    chosen = []
    number = holders[-1] if holders else -1
    while number >= 0:
        chosen.append(shared[number])
        number = before[number]
    return chosen[::-1]


def _by_character(old: str, new: str, old_at: int, new_at: int) -> Iterator[Equal]:
    if len(old) * len(new) > _AT_ONCE:
        return
    for block in Indel.opcodes(old, new):
        if block.tag == "equal":
            yield Equal(
                old_at + block.src_start, new_at + block.dest_start, block.src_end - block.src_start
            )


def _joined(stretches: Iterator[Equal] | list[Equal]) -> list[Equal]:
    """Put together what touches in both texts."""
    found: list[Equal] = []
    for one in stretches:
        if found:
            last = found[-1]
            if last.old + last.size == one.old and last.new + last.size == one.new:
                found[-1] = Equal(last.old, last.new, last.size + one.size)
                continue
        found.append(one)
    return found


def _worthwhile(equal: list[Equal], old: int, new: int) -> list[Equal]:
    """Drop what is shorter than the changes on both sides: it is equal by chance.

    The rule of diff-match-patch's semantic clean-up.
    """
    kept: list[Equal] = []
    for place, one in enumerate(equal):
        follower = equal[place + 1] if place + 1 < len(equal) else Equal(old, new, 0)
        kept.append(one)
        while kept and _is_chance(kept, follower):
            kept.pop()
    return kept


def _is_chance(kept: list[Equal], follower: Equal) -> bool:
    one = kept[-1]
    before = kept[-2] if len(kept) > 1 else Equal(0, 0, 0)
    left = max(one.old - before.old - before.size, one.new - before.new - before.size)
    right = max(follower.old - one.old - one.size, follower.new - one.new - one.size)
    return one.size <= left and one.size <= right


def _shifted(old: str, new: str, equal: list[Equal]) -> list[Equal]:
    """Move what was only added, or only taken out, to where words begin, as a reader would."""
    for place in range(len(equal) - 1):
        one, other = equal[place], equal[place + 1]
        gap_old = other.old - one.old - one.size
        gap_new = other.new - one.new - one.size
        if (gap_old == 0) == (gap_new == 0):
            continue
        text, at = (new, other.new) if gap_old == 0 else (old, other.old)
        shift = _best_shift(text, at - max(gap_old, gap_new), at, (one.size, other.size))
        equal[place] = Equal(one.old, one.new, one.size + shift)
        equal[place + 1] = Equal(other.old + shift, other.new + shift, other.size - shift)
    return [one for one in equal if one.size]


def _best_shift(text: str, start: int, end: int, room: tuple[int, int]) -> int:
    """Return by how much a stretch that reads the same a little further is best moved."""
    lowest = 0
    while -lowest < room[0] and text[start + lowest - 1] == text[end + lowest - 1]:
        lowest -= 1
    highest = 0
    while highest < room[1] and text[start + highest] == text[end + highest]:
        highest += 1
    if lowest == highest:
        return 0
    return max(
        range(lowest, highest + 1),
        key=lambda by: (_border(text, start + by) + _border(text, end + by), -abs(by)),
    )


def _border(text: str, at: int) -> int:
    """Return how much of a border between words a place is; the more, the better."""
    if at <= 0 or at >= len(text):
        return 6
    before, after = text[at - 1], text[at]
    if before.isspace() and at > 1 and text[at - 2] in ".!?\"'":
        return 5
    if before.isspace() and not after.isspace():
        return 4
    if after.isspace():
        return 3
    if not before.isalnum() or not after.isalnum():
        return 2
    return 0


def _common_start(one: str, other: str) -> int:
    """Return how many characters two texts begin alike with."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high - 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low
