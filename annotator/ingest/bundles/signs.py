"""Tells quickly whether a text may be a bundle, as nearly all texts are none."""

import re
from typing import Final

_LOOKED_AT: Final = 50_000
_LONGEST: Final = 60
_SPACE: Final = r"[ \t\u00a0]"
_SIGN: Final = re.compile(
    rf"{_SPACE}*(?:"
    rf"(?:[^\W\d_]+{_SPACE}+)?\d{{1,6}}{_SPACE}+[^\W\d_]{{1,4}}{_SPACE}+\d{{1,6}}"
    rf"(?:{_SPACE}+[^\W\d_]+)?{_SPACE}*\r?$"
    r"|(?:HD|WC)(?:[ \t\r]|$)"
    rf"|\d[\d.,]{{0,8}}{_SPACE}*[^\W\d_]{{1,15}}{_SPACE}*\r?$)"
)


def may_be_bundle(text: str) -> bool:
    """Tell whether a line near the beginning numbers articles, counts words or is of an index."""
    # Line by line: a search for the beginnings of lines takes ten times as long.
    lines = text[:_LOOKED_AT].split("\n")
    return any(len(line) <= _LONGEST and _SIGN.match(line) for line in lines)
