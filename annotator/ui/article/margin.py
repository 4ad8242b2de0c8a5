"""Paints the gutter beside a line: paragraph number, kind letters and the lines of the lanes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from annotator.domain.annotation import Mark
from annotator.domain.codebook import Kind
from annotator.ui.article.geometry import Line, Run, Sheet
from annotator.ui.article.typesetting import LANES, Measures
from annotator.ui.theme import MarginLine, Theme

_LETTERS = 3
"""How many letters stand side by side; the rest becomes a "+n"."""
_RING = 2.1
"""The radius of a gap's ring, in units of the page."""
_SMALL = 0.7
"""Of the type size, for numbers and letters."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """One side of the page, measured outwards from the text column's edge."""

    measures: Measures
    right_to_left: bool

    @property
    def unit(self) -> float:
        """Return the unit in which all in the gutter is drawn, in pixels."""
        return self.measures.unit * self.measures.scale

    @property
    def edge(self) -> float:
        """Return where the text column ends."""
        if self.right_to_left:
            return self.measures.left + self.measures.column
        return self.measures.left

    def x(self, outwards: float) -> float:
        """Return the place that lies so far from the text column."""
        return self.edge + outwards if self.right_to_left else self.edge - outwards

    def box(self, outwards: float, width: float, top: float, bottom: float) -> QRectF:
        """Return the rectangle that begins so far from the text and is so wide."""
        return QRectF(
            QPointF(self.x(outwards), top), QPointF(self.x(outwards + width), bottom)
        ).normalized()

    def lane(self, number: int) -> float:
        """Return how far from the text a lane begins."""
        return self.measures.gap + number * self.measures.lane

    def lane_at(self, x: float) -> int | None:
        """Return the lane drawn at `x`, the last one for the letters; None beside the gutter."""
        outwards = x - self.edge if self.right_to_left else self.edge - x
        if not 0 <= outwards <= self.measures.gutter:
            return None
        return min(LANES, max(0, int((outwards - self.measures.gap) // self.measures.lane)))


def paint_margin(
    painter: QPainter, line: Line, sheet: Sheet, theme: Theme, focus: str | None
) -> None:
    """Paint what stands in the gutter beside one line."""
    gutter = Gutter(sheet.measures, line.right_to_left)
    if line.number is not None:
        _paint_number(painter, line, sheet, theme)
    if line.gap:
        _paint_gap(painter, line, gutter, theme)
    for lane, runs in _by_lane(line.runs).items():
        for run, top, bottom in _shares_of_height(line, runs, sheet.measures.unit):
            for x, pen in _strokes(gutter, lane, run.mark, theme, run.mark.annotation == focus):
                # Dashes go on from one line to the next.
                pen.setDashOffset(top / pen.widthF())
                painter.setPen(pen)
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    _paint_letters(painter, line, sheet, theme, focus)


def _by_lane(runs: Iterable[Run]) -> dict[int, list[Run]]:
    lanes = defaultdict(list)
    for run in runs:
        if run.lane < LANES:
            lanes[run.lane].append(run)
    return lanes


def _shares_of_height(
    line: Line, runs: list[Run], unit: float
) -> Iterator[tuple[Run, float, float]]:
    """Divide the line's height among the marks that follow each other in one lane."""
    share = (line.foot - line.top) / len(runs)
    for number, run in enumerate(runs):
        opens = number > 0 or run.first
        closes = number + 1 < len(runs) or run.last
        top = line.top + number * share + (unit if opens else 0)
        bottom = line.top + (number + 1) * share - unit if closes else line.bottom
        yield run, top, bottom


def _strokes(
    gutter: Gutter, lane: int, mark: Mark, theme: Theme, focused: bool
) -> Iterator[tuple[float, QPen]]:
    """Yield a mark's line in the margin, then a thin one for each secondary kind."""
    unit = gutter.unit
    outwards = gutter.lane(lane)
    width = unit * (4 if focused else 2.6)
    style = theme.kinds[mark.kind]
    if style.margin is MarginLine.DOUBLE:
        thin = width * 0.4
        for shift in (thin / 2, width * 1.25 - thin / 2):
            yield _stroke(gutter.x(outwards + shift), thin, MarginLine.SOLID, style.line)
    else:
        yield _stroke(gutter.x(outwards + width / 2), width, style.margin, style.line)
    for number, kind in enumerate(kind for kind in Kind if kind in mark.also):
        also = theme.kinds[kind]
        x = gutter.x(outwards + unit * (4.8 + 1.6 * number))
        yield _stroke(x, unit, also.margin, also.line)


def _stroke(x: float, width: float, pattern: MarginLine, colour: QColor) -> tuple[float, QPen]:
    """Return where to draw a line and with what; on whole pixels, lest thin lines turn grey."""
    width = max(1, round(width))
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pattern is MarginLine.DOTTED:
        pen.setDashPattern([1.0, 1.0])
    elif pattern is MarginLine.DASHED:
        pen.setDashPattern([2.6, 1.3])
    return round(x - width / 2) + width / 2, pen


def _paint_number(painter: QPainter, line: Line, sheet: Sheet, theme: Theme) -> None:
    measures = sheet.measures
    gutter = Gutter(measures, line.right_to_left)
    painter.setFont(_small(sheet))
    painter.setPen(theme.muted)
    edge = 6 * gutter.unit
    inner = measures.gutter - measures.numbers
    box = gutter.box(inner + edge, measures.numbers - edge, line.top, line.foot)
    side = Qt.AlignmentFlag.AlignLeft if line.right_to_left else Qt.AlignmentFlag.AlignRight
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, str(line.number))


def _paint_gap(painter: QPainter, line: Line, gutter: Gutter, theme: Theme) -> None:
    """Draw a small ring between the text and the lanes: something waits here, no more."""
    unit = gutter.unit
    painter.setPen(QPen(theme.muted, 1.2 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = QPointF(gutter.x(gutter.measures.gap * 0.53), (line.top + line.foot) / 2)
    painter.drawEllipse(middle, _RING * unit, _RING * unit)


def _paint_letters(
    painter: QPainter, line: Line, sheet: Sheet, theme: Theme, focus: str | None
) -> None:
    """Draw a chip with the letter of each kind that begins on the line."""
    beginning = [run for run in line.runs if run.first]
    if not beginning:
        return
    measures = sheet.measures
    gutter = Gutter(measures, line.right_to_left)
    shown = _with_letters(beginning, focus)
    hidden = len(beginning) - len(shown)
    step = measures.letters / _LETTERS
    painter.setFont(_small(sheet, bold=True))
    middle = (line.top + line.foot) / 2
    half = step * 0.46
    start = gutter.lane(LANES) + step * 0.1
    for number, run in enumerate(shown):
        box = gutter.box(start + number * step, step * 0.92, middle - half, middle + half)
        _paint_chip(painter, box, run, theme, run.mark.annotation == focus)
    if hidden:
        painter.setPen(theme.muted)
        box = gutter.box(start + len(shown) * step, step, middle - half, middle + half)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{hidden}")


def _with_letters(beginning: list[Run], focus: str | None) -> list[Run]:
    """Return the runs whose letters there is room for, that of the one in focus in any case."""
    drawn = [run for run in beginning if run.lane < LANES]
    if len(drawn) == len(beginning) <= _LETTERS:
        return drawn
    shown, others = drawn[: _LETTERS - 1], drawn[_LETTERS - 1 :]
    focused = [run for run in others if run.mark.annotation == focus]
    return [*shown[:-1], *(focused or shown[-1:])]


def _paint_chip(painter: QPainter, box: QRectF, run: Run, theme: Theme, focused: bool) -> None:
    style = theme.kinds[run.mark.kind]
    painter.setPen(QPen(style.line, 1.5) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(style.strong if focused else style.fill)
    painter.drawRoundedRect(box, box.width() / 4, box.width() / 4)
    painter.setPen(theme.text)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, style.letter)
    if run.mark.flagged:
        _paint_flag(painter, box, theme)


def _paint_flag(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Draw a small flag at the chip's upper corner: a shape, so that colour is not the sign."""
    size = box.width() * 0.5
    corner = QPointF(box.right() - size * 0.6, box.top() - size * 0.5)
    painter.setPen(QPen(theme.danger, size * 0.18))
    painter.drawLine(corner, corner + QPointF(0, size))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.danger)
    tip = corner + QPointF(size, size * 0.3)
    painter.drawPolygon(QPolygonF([corner, tip, corner + QPointF(0, size * 0.6)]))


def _small(sheet: Sheet, *, bold: bool = False) -> QFont:
    font = sheet.document.defaultFont()
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL * sheet.measures.scale)
    small.setBold(bold)
    return small
