"""Lets the window run from right to left, for those who read that way, and remembers it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.ui import kept

_NAME = "right-to-left window"

_LEFTWARDS = Qt.LayoutDirection.RightToLeft
_RIGHTWARDS = Qt.LayoutDirection.LeftToRight


def is_leftwards() -> bool:
    """Tell whether the window runs from right to left."""
    return QGuiApplication.layoutDirection() == _LEFTWARDS


def apply_remembered() -> None:
    """Turn the window as it was left; where nobody ever chose, it stays as Qt was told."""
    remembered = kept.read(_NAME)
    if isinstance(remembered, bool):
        _turn(leftwards=remembered)


def turn_round() -> None:
    """Exchange left and right in every window of the program, from now on and at each start."""
    leftwards = not is_leftwards()
    _turn(leftwards=leftwards)
    kept.write(_NAME, leftwards)


def _turn(*, leftwards: bool) -> None:
    QGuiApplication.setLayoutDirection(_LEFTWARDS if leftwards else _RIGHTWARDS)
