"""Tells which annotations lie under the pointer."""

from PySide6.QtCore import QPointF, QRectF

from annotator.domain.annotation import Mark
from annotator.ui.article.geometry import Line, Run, Sheet
from annotator.ui.article.margin import Gutter
from annotator.ui.article.typesetting import LANES


def marks_under(sheet: Sheet, point: QPointF, focus: str | None = None) -> list[Mark]:
    """Return the marks whose words, letter or margin line is at the point, the smallest first.

    `focus` is the annotation drawn strongest, which may stand in another one's lane.
    """
    for drawn in sheet.lines(QRectF(point.x(), point.y(), 1, 0)):
        line = drawn.bringing_forward(focus)
        if line.top <= point.y() < line.bottom:
            runs = _runs_under(line, point.x(), Gutter(sheet.measures, line.right_to_left))
            return sorted((run.mark for run in runs), key=_size)
    return []


def _runs_under(line: Line, x: float, gutter: Gutter) -> list[Run]:
    lane = gutter.lane_at(x)
    if lane is None:
        return [run for run in line.runs if any(left <= x < right for left, right in run.boxes)]
    if lane == LANES:
        return [run for run in line.runs if run.first]
    return [run for run in line.runs if run.lane == lane]


def _size(mark: Mark) -> tuple[int, int]:
    return sum(map(len, mark.spans)), mark.spans[0].start
