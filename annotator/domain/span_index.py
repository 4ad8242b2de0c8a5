"""Which annotations touch a stretch of one article, asked many times a second."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from heapq import heappop, heappush
from typing import NamedTuple

from annotator.domain.annotation import Mark
from annotator.domain.spans import TextSpan
from annotator.errors import Bug

_FINEST = 7
"""The smallest bins hold 2 ** 7 code points: about one and a half lines."""
_STEP = 3
"""Each level's bins are 2 ** 3 times as wide as those of the level below."""


class PlacedSpan(NamedTuple):
    """One part of a mark with the lane it is drawn in; sorts by start, then end.

    A tuple and no dataclass because ten thousand are made while an article opens.
    """

    start: int
    end: int
    lane: int
    mark: Mark


class _Place(NamedTuple):
    """Where a mark stands in the order of the text."""

    start: int
    end: int
    annotation: str


def _place(mark: Mark) -> _Place:
    return _Place(mark.spans[0].start, mark.spans[-1].end, mark.annotation)


def _size(mark: Mark) -> tuple[int, int, str]:
    return sum(map(len, mark.spans)), mark.spans[0].start, mark.annotation


class SpanIndex:
    """The marks of one article, found by place.

    Every part lies in the narrowest bin that holds it whole; bins come in levels, each eight times
    as wide as the one before. A question visits the bins it touches on each level, so it costs
    what is near the place asked about, whether the article has ten annotations or ten thousand,
    and a part over half the article is stored once like any other.

    A lane is a row of underlines: marks that share a code point never share a lane, and a mark
    keeps its lane while others come and go.
    """

    def __init__(self, length: int, marks: Iterable[Mark] = ()) -> None:
        """Take the article's length in code points and the marks to begin with."""
        self._length = length
        bits = max(length, 1).bit_length()
        self._shifts = range(_FINEST, max(bits, _FINEST) + _STEP, _STEP)
        self._levels: list[dict[int, list[PlacedSpan]]] = [{} for _ in self._shifts]
        self._marks: dict[str, Mark] = {}
        self._lanes: dict[str, int] = {}
        self._order = [_place(mark) for mark in self._take_in(marks)]
        self._order.sort()
        self._lay_out_lanes()
        for mark in self._marks.values():
            self._store(mark)

    def __len__(self) -> int:
        return len(self._marks)

    def __contains__(self, annotation_id: object) -> bool:
        return annotation_id in self._marks

    def add(self, mark: Mark) -> None:
        """Put a new mark in the lowest lane free along all its parts."""
        self._take_in((mark,))
        insort(self._order, _place(mark))
        self._lanes[mark.annotation] = self._free_lane(mark)
        self._store(mark)

    def remove(self, annotation_id: str) -> Mark:
        """Take a mark out and return it; the others keep their lanes."""
        mark = self.mark(annotation_id)
        del self._marks[annotation_id]
        lane = self._lanes.pop(annotation_id)
        del self._order[bisect_left(self._order, _place(mark))]
        for span in mark.spans:
            level, number = self._bin(span)
            self._levels[level][number].remove(PlacedSpan(span.start, span.end, lane, mark))
        return mark

    def replace(self, mark: Mark) -> Mark:
        """Put a mark in the place of the one with the same id, which is returned.

        It keeps its lane unless its new parts meet a mark in that lane.
        """
        lane = self.lane(mark.annotation)
        self._check(mark)
        old = self.remove(mark.annotation)
        self._take_in((mark,))
        insort(self._order, _place(mark))
        taken = self._lanes_along(mark)
        self._lanes[mark.annotation] = self._free_lane(mark) if lane in taken else lane
        self._store(mark)
        return old

    def mark(self, annotation_id: str) -> Mark:
        """Return the mark of an annotation."""
        try:
            return self._marks[annotation_id]
        except KeyError:
            raise Bug(f"No mark of annotation {annotation_id} is in the index.") from None

    def marks(self) -> list[Mark]:
        """Return all marks, in no particular order."""
        return list(self._marks.values())

    def lane(self, annotation_id: str) -> int:
        """Return the lane of an annotation; 0 is nearest to the text."""
        return self._lanes[self.mark(annotation_id).annotation]

    def overlapping(self, start: int, end: int) -> list[PlacedSpan]:
        """Return the parts that share a code point with `start`..`end`, by start, then end."""
        hits: list[PlacedSpan] = []
        for shift, bins in zip(self._shifts, self._levels, strict=True):
            for number in range(start >> shift, ((end - 1) >> shift) + 1):
                for placed in bins.get(number, ()):
                    if placed.start < end and start < placed.end:
                        hits.append(placed)  # noqa: PERF401  half as fast again as extend here
        hits.sort(key=lambda placed: placed[:3])
        return hits

    def at(self, offset: int) -> list[Mark]:
        """Return the marks that cover the code point at `offset`, the smallest first."""
        return sorted((hit.mark for hit in self.overlapping(offset, offset + 1)), key=_size)

    def next_after(self, offset: int) -> Mark | None:
        """Return the first mark in text order that starts behind `offset`."""
        return self._nth(bisect_left(self._order, _Place(offset + 1, 0, "")))

    def previous_before(self, offset: int) -> Mark | None:
        """Return the last mark in text order that starts before `offset`."""
        return self._nth(bisect_left(self._order, _Place(offset, 0, "")) - 1)

    def following(self, annotation_id: str) -> Mark | None:
        """Return the mark after this one in text order, also where both start together."""
        return self._nth(bisect_right(self._order, _place(self.mark(annotation_id))))

    def preceding(self, annotation_id: str) -> Mark | None:
        """Return the mark before this one in text order."""
        return self._nth(bisect_left(self._order, _place(self.mark(annotation_id))) - 1)

    def order(self) -> list[str]:
        """Return the annotations' ids in text order: by start, then end, then id."""
        return [place.annotation for place in self._order]

    def _nth(self, number: int) -> Mark | None:
        if 0 <= number < len(self._order):
            return self._marks[self._order[number].annotation]
        return None

    def _take_in(self, marks: Iterable[Mark]) -> list[Mark]:
        """Register marks by id after checking that they fit the article."""
        taken = []
        for mark in marks:
            if mark.annotation in self._marks:
                raise Bug(f"Annotation {mark.annotation} is in the index already.")
            self._check(mark)
            self._marks[mark.annotation] = mark
            taken.append(mark)
        return taken

    def _check(self, mark: Mark) -> None:
        if not mark.spans or mark.spans[-1].end > self._length:
            raise Bug(f"Annotation {mark.annotation} does not fit the article.")

    def _bin(self, span: TextSpan) -> tuple[int, int]:
        """Return level and number of the narrowest bin that holds the whole span."""
        apart = (span.start ^ (span.end - 1)).bit_length()
        level = max(0, -((_FINEST - apart) // _STEP))
        return level, span.start >> self._shifts[level]

    def _store(self, mark: Mark) -> None:
        lane = self._lanes[mark.annotation]
        for span in mark.spans:
            level, number = self._bin(span)
            placed = PlacedSpan(span.start, span.end, lane, mark)
            self._levels[level].setdefault(number, []).append(placed)

    def _lanes_along(self, mark: Mark) -> set[int]:
        return {hit.lane for span in mark.spans for hit in self.overlapping(span.start, span.end)}

    def _free_lane(self, mark: Mark) -> int:
        taken = self._lanes_along(mark)
        return next(lane for lane in range(len(taken) + 1) if lane not in taken)

    def _lay_out_lanes(self) -> None:
        """Give each mark, in text order, the lowest lane free from its start to its last end."""
        busy: list[tuple[int, int]] = []
        free: list[int] = []
        opened = 0
        for start, end, annotation in self._order:
            while busy and busy[0][0] <= start:
                heappush(free, heappop(busy)[1])
            if free:
                lane = heappop(free)
            else:
                lane = opened
                opened += 1
            heappush(busy, (end, lane))
            self._lanes[annotation] = lane
