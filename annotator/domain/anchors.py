"""Anchors: the words under a span with what stands around them, and the way back to the span."""

import re
from dataclasses import dataclass

from annotator.domain.spans import TextSpan
from annotator.domain.typography import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES

CONTEXT = 32
"""How many code points before and after a span its anchor remembers."""

# What one writer sets one way and another writer another way, as regular expressions.
_ALIKE = (
    r"\s+",
    rf"(?:[\"{DOUBLE_QUOTES}]|''|``|‘‘|’’)",
    rf"['{SINGLE_QUOTES}]",
    r"(?:…|\.\.\.)",
    rf"[-{DASHES}]",
)
_ATOM = re.compile("|".join(f"({alike})" for alike in _ALIKE) + "|.")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The exact text of a span, and up to `CONTEXT` code points on either side of it."""

    exact: str
    prefix: str
    suffix: str


def anchor(text: str, span: TextSpan) -> Anchor:
    """Return what is needed to find the span again in a corrected text."""
    return Anchor(
        exact=span.slice(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def spans_of(text: str, exact: str) -> tuple[TextSpan, ...]:
    """Return every place of the words, none overlapping another.

    Only if they occur nowhere to the letter, places count that differ in the kind of quotation
    marks, dashes, ellipses and white space alone.
    """
    if not exact.strip():
        return ()
    return _places(text, re.escape(exact)) or _places(text, _typographic(exact.strip()))


def _places(text: str, pattern: str) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(*place.span()) for place in re.finditer(pattern, text))


def _typographic(words: str) -> str:
    """Return the pattern of everything that reads like the words."""
    return "".join(
        _ALIKE[atom.lastindex - 1] if atom.lastindex else re.escape(atom[0])
        for atom in _ATOM.finditer(words)
    )
