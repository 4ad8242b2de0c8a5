"""How a row of a list is drawn: its background, its lines of text, its focus ring."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotator.ui.panels.plain import elided, holds_names
from annotator.ui.theme import Theme

MARGIN = 10
"""Between a row's edge and its text, in pixels."""

_BAR = 3
_ROUND = 5.0
_DIRECTIONS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


def blend(below: QColor, above: QColor, share: float) -> QColor:
    """Return the colour that `above` makes at an opacity of `share` over `below`."""
    return QColor(
        round(below.red() + (above.red() - below.red()) * share),
        round(below.green() + (above.green() - below.green()) * share),
        round(below.blue() + (above.blue() - below.blue()) * share),
    )


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Tell whether the row is the selected one."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def paint_background(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Tint the row when it is selected or under the mouse, and ring it when it has the focus."""
    state, flags = option.state, QStyle.StateFlag
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(option.rect).adjusted(4, 1, -4, -1)
    share = 0.14 if state & flags.State_Selected else 0.05 if state & flags.State_MouseOver else 0
    if share:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(theme.page, theme.accent, share))
        painter.drawRoundedRect(area, _ROUND, _ROUND)
    if state & flags.State_Selected:
        painter.setBrush(theme.accent)
        painter.drawRoundedRect(
            QRectF(area.left(), area.top() + 5, _BAR, area.height() - 10), 1.5, 1.5
        )
    if state & flags.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.focus_ring, 2))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), _ROUND, _ROUND)


def mirror(painter: QPainter, area: QRect, direction: Qt.LayoutDirection) -> None:
    """Have what is painted from here on mirrored within an area, if the window runs leftwards.

    Shapes may then be placed as for a window that runs rightwards; words go through `write` or
    `paint_text`, which keep them upright. Save the painter before and restore it afterwards.
    """
    if direction == Qt.LayoutDirection.RightToLeft:
        _turn(painter, area)


def is_mirrored(painter: QPainter) -> bool:
    """Tell whether left and right are exchanged."""
    return painter.worldTransform().m11() < 0


def write(painter: QPainter, area: QRect | QRectF, flags: Qt.AlignmentFlag, words: str) -> None:
    """Write words of ours into an area in the painter's font and pen, never in mirror writing."""
    with upright(painter, area):
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(area, int(flags), words)


def _turn(painter: QPainter, area: QRect | QRectF) -> None:
    painter.translate(2 * area.left() + area.width(), 0)
    painter.scale(-1, 1)


@contextmanager
def upright(painter: QPainter, area: QRect | QRectF) -> Iterator[None]:
    """Take a mirrored painter back for what is painted in one area, which stays where it is.

    For words that are laid out by other means than `write` and `paint_text`.
    """
    if not is_mirrored(painter):
        yield
        return
    painter.save()
    _turn(painter, area)
    yield
    painter.restore()


@dataclass(frozen=True, slots=True)
class Ink:
    """What a line of text is written with."""

    font: QFont
    colour: QColor


def paint_text(painter: QPainter, area: QRect, line: str, ink: Ink, *, right: bool = False) -> int:
    """Write one line, cut to the area, and return its width in pixels.

    Names and words from articles come isolated: a line of them runs as the painter does, from
    left to right unless it is mirrored; words of ours alone, such as “3 statements”, never run
    leftwards. With `right` the line stands at the end of the area.
    """
    metrics = QFontMetrics(ink.font)
    fitting = elided(line, metrics, area.width())
    leftwards = is_mirrored(painter)
    side = Qt.AlignmentFlag.AlignRight if right != leftwards else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(ink.font)
    painter.setPen(ink.colour)
    with upright(painter, area):
        painter.setLayoutDirection(_DIRECTIONS[leftwards and holds_names(fitting)])
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextSingleLine), fitting)
    return min(area.width(), metrics.horizontalAdvance(fitting))


def strong(font: QFont) -> QFont:
    """Return a heavier cut of the font."""
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    return heavier


def slanted(font: QFont) -> QFont:
    """Return a slanted cut of the font."""
    other = QFont(font)
    other.setItalic(True)
    return other
