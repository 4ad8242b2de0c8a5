"""Where a panel goes so that it stands beside something without hiding it."""

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 4
"""Between the panel and what it stands beside, in pixels."""


def goes_above(tallest: int, beside: QRect, room: QRect) -> bool:
    """Tell whether a panel that may grow to `tallest` pixels stands better above `beside`."""
    below = room.bottom() - beside.bottom() - GAP
    above = beside.top() - room.top() - GAP
    return below < tallest and above > below


def place(
    size: QSize, beside: QRect, room: QRect, *, above: bool, leftwards: bool = False
) -> QPoint:
    """Return the panel's upper left corner, never outside the room while it fits into it.

    The panel begins where `beside` begins, at the right of it in a window that runs `leftwards`;
    it moves aside when it would reach beyond the room.
    """
    top = beside.top() - GAP - size.height() if above else beside.bottom() + GAP + 1
    left = beside.right() + 1 - size.width() if leftwards else beside.left()
    return QPoint(
        _within(left, size.width(), room.left(), room.width()),
        _within(top, size.height(), room.top(), room.height()),
    )


def _within(start: int, length: int, room_start: int, room_length: int) -> int:
    return max(room_start, min(start, room_start + room_length - length))
