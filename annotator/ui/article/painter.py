"""Paints what lies under an article's words: tints and underlines, and the margin beside them.

The same function draws the screen, a printed page and a picture.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from annotator.domain.annotation import Mark
from annotator.ui.article.geometry import Line, Run, Sheet
from annotator.ui.article.margin import paint_margin
from annotator.ui.article.typesetting import LANES
from annotator.ui.panels.ink import blend
from annotator.ui.theme import KindStyle, Theme, Underline

_PITCH = 2.9
"""From one underline to the next, in units of the page."""
_SOFT = 0.5
"""How much of its strength a soft tint keeps."""


class Tint(StrEnum):
    """How strongly the words of a statement are tinted."""

    FULL = "full"
    SOFT = "soft"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Look:
    """How marks are painted."""

    theme: Theme
    tint: Tint = Tint.FULL
    focus: str | None = None
    """The annotation to be drawn strongest."""

    def fill(self, mark: Mark) -> QColor:
        """Return what the words of a mark are tinted with."""
        style, focused = self.theme.kinds[mark.kind], mark.annotation == self.focus
        if self.tint is Tint.SOFT:
            return style.fill if focused else blend(self.theme.page, style.fill, _SOFT)
        return style.strong if focused else style.fill


def paint_marks(painter: QPainter, sheet: Sheet, look: Look, clip: QRectF) -> None:
    """Paint the marks on the lines that show in `clip`, in the document's coordinates.

    The words go on top afterwards.
    """
    theme, focus = look.theme, look.focus
    lines = [line.bringing_forward(focus) for line in sheet.lines(clip)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Each paragraph has its own direction; that of the window has no say in it.
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for line in lines:
        _paint_tints(painter, line, look)
    for line in lines:
        _paint_underlines(painter, line, sheet.measures.unit, look)
        _paint_found(painter, line, sheet.measures.unit, theme)
    for line in lines:
        paint_margin(painter, line, sheet, theme, focus)
    painter.restore()


def _paint_tints(painter: QPainter, line: Line, look: Look) -> None:
    """Fill behind the words: the longest statement first, so that the inner ones show."""
    if look.tint is not Tint.NONE:
        for run in sorted(line.runs, key=partial(_longest_first, look.focus)):
            fill = look.fill(run.mark)
            for box in _boxes(run, line):
                painter.fillRect(box, fill)
    for run in line.runs:
        if run.mark.annotation == look.focus:
            painter.setPen(QPen(look.theme.kinds[run.mark.kind].line, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRects(list(_boxes(run, line)))


def _paint_found(painter: QPainter, line: Line, unit: float, theme: Theme) -> None:
    """Draw a rounded frame around words that were looked for: no statement has one."""
    painter.setPen(QPen(theme.text, 1.3 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for left, right in line.found:
        frame = QRectF(left - unit, line.top, right - left + 2 * unit, line.foot - line.top)
        painter.drawRoundedRect(frame, 4 * unit, 4 * unit)


def _longest_first(focus: str | None, run: Run) -> tuple[int, bool, int]:
    length = run.mark.spans[-1].end - run.mark.spans[0].start
    return -length, run.mark.annotation == focus, run.lane


def _boxes(run: Run, line: Line) -> Iterable[QRectF]:
    for left, right in run.boxes:
        yield QRectF(left, line.top, right - left, line.foot - line.top)


def _paint_underlines(painter: QPainter, line: Line, unit: float, look: Look) -> None:
    theme, focus = look.theme, look.focus
    for run in line.runs:
        pattern = _pattern(run, theme.kinds[run.mark.kind], look.tint)
        if run.lane >= LANES or pattern is None:
            continue
        strong = run.mark.annotation == focus
        width = unit * (2.4 if strong else 1.6)
        y = line.foot + unit * (1.6 + _PITCH * run.lane)
        colour = theme.kinds[run.mark.kind].line
        for left, right in run.boxes:
            _draw_underline(painter, QRectF(left, y, right - left, width), pattern, colour)


def _pattern(run: Run, style: KindStyle, tint: Tint) -> Qt.PenStyle | Underline | None:
    """Return how a run is underlined, None for not at all.

    A kind told by its tint alone is dotted where a tint over it may hide its own, and where the
    tint is weak.
    """
    match style.underline:
        case Underline.NONE:
            return Qt.PenStyle.DotLine if run.shares or tint is not Tint.FULL else None
        case Underline.SOLID:
            return Qt.PenStyle.SolidLine
        case Underline.DASHED:
            return Qt.PenStyle.DashLine
        case Underline.WAVY:
            return Underline.WAVY


def _draw_underline(
    painter: QPainter, bar: QRectF, pattern: Qt.PenStyle | Underline, colour: QColor
) -> None:
    pen = QPen(colour, bar.height())
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if isinstance(pattern, Underline):
        _draw_wave(painter, bar, colour)
        return
    if pattern is not Qt.PenStyle.SolidLine:
        pen.setDashPattern([4, 2.2] if pattern is Qt.PenStyle.DashLine else [1, 1.4])
    painter.setPen(pen)
    painter.drawLine(QPointF(bar.left(), bar.top()), QPointF(bar.right(), bar.top()))


def _draw_wave(painter: QPainter, bar: QRectF, colour: QColor) -> None:
    """Draw a zigzag that reads as a wave; its teeth stand at the same places in every repaint."""
    tile = _wave_tile(colour.rgba(), bar.height(), painter.device().devicePixelRatioF())
    length, height = tile.deviceIndependentSize().toTuple()
    # On whole pixels, or the picture would be smoothed.
    left, right, top = round(bar.left()), round(bar.right()), round(bar.top() - height / 2)
    painter.drawTiledPixmap(
        QRectF(left, top, right - left, height), tile, QPointF(left % length, 0)
    )


@lru_cache(maxsize=32)
def _wave_tile(rgba: int, thickness: float, scale: float) -> QPixmap:
    """Return one period of the wave as a picture: drawn as a line it costs fifty times as much."""
    half = max(2, round(thickness * 1.8 * scale))
    height = max(3, round(thickness * 1.7 * scale))
    tile = QPixmap(2 * half, height)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor.fromRgba(rgba), thickness * 0.65 * scale)
    painter.setPen(pen)
    low, high = height - pen.widthF() / 2, pen.widthF() / 2
    painter.drawPolyline([
        QPointF(number * half, low if number % 2 else high) for number in range(-1, 4)
    ])
    painter.end()
    tile.setDevicePixelRatio(scale)
    return tile
