"""Canonical text to paragraphs: blank lines part them, hard-wrapped lines are joined again."""

# ruff: noqa: RUF001 - words and marks of many scripts stand side by side here

import re
from itertools import pairwise

_IDEOGRAPHIC_SPACE = 0x3000  # the last white space of Unicode
WHITE = "".join(filter(str.isspace, map(chr, range(_IDEOGRAPHIC_SPACE + 1)))) + "\ufeff\u200b"
"""What is layout and not text at the ends of a line."""

_NARROWEST, _WIDEST = 40, 120  # characters in a hard-wrapped line
_RAGGED = 0.8  # a wrapped line and the next word come to at least this much of the width
_FEW = 0.2
_MOST = 0.7
_MOST_SENTENCES = 0.6
_STRAY = 0.05  # of the lines may be wider than the rest: a headline, a web address

_SENTENCE_END = re.compile(r"[.!?:。۔؟।…][\"'”’»)\]]*$")
_CLOSED_UP = re.compile(
    r"(?<=[^\W\d_][-\u2010\u00ad])\n(?=[^\W\d_])|(?<=[\u3000-\u9fff])\n(?=[\u3000-\u9fff])"
)
_INVISIBLE = re.compile(r"[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_INDENT = (" ", "\t", "\u3000")


def paragraphs_of(text: str) -> tuple[list[str], int]:
    """Return the non-blank paragraphs of canonical `text` and the width it was wrapped at.

    The width is in characters, and 0 for a text whose lines are taken as they are.
    """
    raw = text.split("\n")
    lines = [line.strip(WHITE) for line in raw]
    pairs = [(line, following) for line, following in pairwise(lines) if line and following]
    width = _wrap_width(lines, pairs) if pairs else 0
    if width:
        lines = _joined(raw, lines, _least_fill(pairs, width))
    return [line for line in lines if line and _is_visible(line)], width


def _is_visible(line: str) -> bool:
    return line[0].isprintable() or not _INVISIBLE.fullmatch(line)


def _wrap_width(lines: list[str], pairs: list[tuple[str, str]]) -> int:
    """Return the width of hard-wrapped text, or 0 when each line is a paragraph of its own."""
    width = max(max(map(len, pair)) for pair in pairs)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    wider = sum(len(line) > width for line in lines)
    if wider > max(1, len(lines) * _STRAY):
        return 0
    full = sum(_fill(pair) >= width * _RAGGED for pair in pairs)
    if len(pairs) == 1:  # two lines prove nothing unless a sentence runs over their border
        return width if full and pairs[0][1][0].islower() else 0
    sentences = sum(_SENTENCE_END.search(first) is not None for first, _ in pairs)
    capitals = sum(second[0].isupper() for _, second in pairs)
    wrapped = (
        full >= len(pairs) * _MOST
        and sentences <= len(pairs) * _MOST_SENTENCES
        and capitals <= len(pairs) * _MOST
    )
    return width if wrapped else 0


def _fill(pair: tuple[str, str]) -> int:
    """Return how long the first line would be with the first word of the second."""
    return len(pair[0]) + 1 + len(pair[1].split(None, 1)[0])


def _least_fill(pairs: list[tuple[str, str]], width: int) -> float:
    """Return the fill below which a line ends its paragraph.

    A program breaks each line as late as it can; copied columns of print are ragged.
    """
    full = sum(_fill(pair) > width for pair in pairs)
    nearly = sum(width * _RAGGED <= _fill(pair) <= width for pair in pairs)
    return width + 1 if nearly <= full * _FEW else width * _RAGGED


def _joined(raw: list[str], lines: list[str], least: float) -> list[str]:
    """Return one line for each paragraph: a blank or short line or an indent ends one."""
    pieces = [lines[0]]
    indents = [line.startswith(_INDENT) for line in raw]
    for pair, (before, here) in zip(pairwise(lines), pairwise(indents), strict=True):
        goes_on = all(pair) and before >= here and _fill(pair) >= least
        pieces.append("\n" if goes_on else "\x00")  # NUL never occurs in canonical text
        pieces.append(pair[1])
    joined = _CLOSED_UP.sub("", "".join(pieces))
    return joined.replace("\n", " ").split("\x00")
