"""Text from articles and users, made fit for one line of a list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

LONGEST = 400
"""No line of a list is wider than so many characters; measuring more takes time for nothing."""

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_ARROWS = str.maketrans("←→", "→←")
# Characters that steer the direction of what follows them would reach beyond the name they are in.
_STEERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def one_line(text: str) -> str:
    """Return the beginning of a text on one line, without characters that steer direction."""
    beginning = text[:LONGEST]
    clean = " ".join(beginning.translate(_STEERING).split())
    return f"{clean}…" if len(text) > LONGEST else clean


def isolated(text: str) -> str:
    """Return a text to be put into a sentence whose direction may be another."""
    return f"{_ISOLATE}{one_line(text)}{_END_ISOLATE}"


def holds_names(line: str) -> bool:
    """Tell whether a line holds names or words from articles, or none but words of ours."""
    return _ISOLATE in line


def turned(line: str) -> str:
    """Return a line of isolated names as it stands in a window that runs leftwards.

    An arrow before a name is no bracket, which would turn by itself.
    """
    return line.translate(_ARROWS) if _ISOLATE not in line else _outside_names(line)


def _outside_names(line: str) -> str:
    first, *others = line.split(_ISOLATE)
    pieces = [piece.partition(_END_ISOLATE) for piece in others]
    rest = (f"{_ISOLATE}{name}{end}{own.translate(_ARROWS)}" for name, end, own in pieces)
    return first.translate(_ARROWS) + "".join(rest)


def elided(line: str, metrics: QFontMetrics, width: int) -> str:
    """Return as much of one line as fits into a width in pixels."""
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0, width))
