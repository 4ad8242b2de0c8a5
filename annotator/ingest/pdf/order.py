"""The order in which the pieces of a page are read: columns one after the other, then lines."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from annotator.ingest.pdf.pages import Page, Piece

_FEWEST_LINES = 3  # of a column
_MOST_ACROSS = 0.34  # of the lines, that lie across a gutter: headlines and pictures' captions
_MOST_EDGES = 40
_SAME_LINE = 0.5  # of the height of a letter
_SLACK = 1.0  # points by which a piece may reach over an edge


@dataclass(slots=True)
class Row:
    """One printed line, and the column it stands in: a number, its left and its right edge."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    column: int
    edge: float
    end: float


def rows_of(page: Page, gutters: list[float], *, from_right: bool) -> list[Row]:
    """Return the lines of a page as they are read.

    `gutters` are those of the pages before, and get those of this one: on a last page columns may
    be too short to be known by themselves. A page that is read `from_right` to left is taken as
    if seen in a mirror, so that what is said of left and right holds for it, too.
    """
    pieces = [_mirrored(one, page.width) for one in page.pieces] if from_right else page.pieces
    rows: list[Row] = []
    for column, block in enumerate(_columns(pieces, gutters)):
        edge, end = min(one.left for one in block), max(one.right for one in block)
        rows += [_row(line, column, (edge, end)) for line in _lines(block)]
    return rows


def _mirrored(piece: Piece, width: float) -> Piece:
    return replace(piece, left=width - piece.right, right=width - piece.left)


def _columns(pieces: list[Piece], gutters: list[float]) -> list[list[Piece]]:
    """Return the pieces of each block that is read from top to bottom, in order."""
    if not pieces:
        return []
    lines = _lines(pieces)
    gutter = _gutter(pieces, lines)
    if gutter is not None:
        gutters.append(gutter)
    else:
        gutter = next((one for one in gutters if _parts(lines, one)), None)
    if gutter is None:
        return [pieces]
    across = sorted((one for one in pieces if _lies_across(one, gutter)), key=lambda one: one.top)
    beside = [one for one in pieces if not _lies_across(one, gutter)]
    blocks: list[list[Piece]] = []
    for place, border in enumerate([*across, None]):
        floor = border.middle if border else float("inf")
        ceiling = across[place - 1].middle if place else float("-inf")
        zone = [one for one in beside if ceiling <= one.middle < floor]
        for is_left in (True, False):
            blocks += _columns([one for one in zone if (one.centre < gutter) is is_left], gutters)
        if border is not None:
            blocks.append([border])
    return _joined_across(blocks, across)


def _joined_across(blocks: list[list[Piece]], across: list[Piece]) -> list[list[Piece]]:
    """Return the blocks with those that follow each other over the full width made one."""
    joined: list[list[Piece]] = []
    wide = [id(one) for one in across]
    for block in blocks:
        if joined and id(block[0]) in wide and id(joined[-1][0]) in wide:
            joined[-1] += block
        else:
            joined.append(block)
    return joined


def _parts(lines: list[list[Piece]], gutter: float) -> bool:
    """Tell whether a gutter of another page has text on both sides here, and little across."""
    across = sum(any(_lies_across(one, gutter) for one in line) for line in lines)
    beside = any(line[0].centre < gutter <= line[-1].centre for line in map(_from_left, lines))
    return beside and across <= len(lines) / 2


def _from_left(line: list[Piece]) -> list[Piece]:
    return sorted(line, key=lambda one: one.left)


def _gutter(pieces: list[Piece], lines: list[list[Piece]]) -> float | None:
    """Return where a gap runs down between two columns of these pieces, or None.

    The lines of a column begin at one edge, so only edges that several lines share are looked at.
    Whole lines are counted: words that stand wide apart make no column.
    """
    edges = Counter(round(one.left) for one in pieces)
    best: tuple[int, float] | None = None
    for edge, count in edges.most_common(_MOST_EDGES):
        if count < _FEWEST_LINES:
            break
        gutter = min(one.left for one in pieces if round(one.left) == edge) - _SLACK
        across = sum(any(_lies_across(one, gutter) for one in line) for line in lines)
        if across <= len(lines) * _MOST_ACROSS and _are_beside(lines, gutter):
            best = min(best or (across, gutter), (across, gutter))
    return None if best is None else best[1]


def _are_beside(lines: list[list[Piece]], gutter: float) -> bool:
    """Tell whether there are several lines on both sides that stand beside each other."""
    clear = [line for line in lines if not any(_lies_across(one, gutter) for one in line)]
    left = [line[0].middle for line in clear if any(one.centre < gutter for one in line)]
    right = [line[0].middle for line in clear if any(one.centre >= gutter for one in line)]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    top, bottom = max(left[0], right[0]) - _SLACK, min(left[-1], right[-1]) + _SLACK
    return all(
        sum(top <= middle <= bottom for middle in side) >= _FEWEST_LINES for side in (left, right)
    )


def _lies_across(piece: Piece, x: float) -> bool:
    return piece.left < x - _SLACK and piece.right > x + _SLACK


def _lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces of one block, those of a printed line together, from top to bottom."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: one.middle):
        if lines:
            last = lines[-1]
            height = median(one.bottom - one.top for one in last)
            if piece.middle - median(one.middle for one in last) < height * _SAME_LINE:
                last.append(piece)
                continue
        lines.append([piece])
    return lines


def _row(line: list[Piece], column: int, edges: tuple[float, float]) -> Row:
    line.sort(key=lambda one: one.left)
    return Row(
        " ".join(one.text for one in line),
        min(one.left for one in line),
        min(one.top for one in line),
        max(one.right for one in line),
        max(one.bottom for one in line),
        max(one.size for one in line),
        column,
        *edges,
    )
