"""Characters that one writer sets one way and another writer another way, as one table."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

SINGLE_QUOTES = "‘’‚‛‹›′‵`´ʼʹʻ＇׳"  # noqa: RUF001  look-alikes on purpose
"""What reads as an apostrophe or a single quotation mark, beside the plain one."""

DOUBLE_QUOTES = "“”„‟«»″‶〝〞＂״"  # noqa: RUF001  look-alikes on purpose
"""What reads as a double quotation mark, beside the plain one."""

DASHES = "‐‑‒–—―−⁃﹘﹣－־"  # noqa: RUF001  look-alikes on purpose
"""What reads as a dash or a hyphen, beside the plain one."""

UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2066\u2067\u2068\u2069\ufeff"
"""What nobody sees: soft hyphens, joiners, marks of direction."""

_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)

_ALIKE = str.maketrans({
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(_SPACES, " "),
})

# What is not one character for one. What some write as one mark and others as several becomes
# several: an end between two of these marks is then an end of both.
_UNEVEN = (
    rf"[\"…{DOUBLE_QUOTES}]"
    r"|\s{2,}"
    r"|\.\s\.\s\."
    r"|-{2,3}"
    rf"|[{UNSEEN}]+"
    r"|[ﬀ-ﬆ]"
    r"|[^\W\d_][\u0300-\u036f]+"
)


class _Piece(NamedTuple):
    """One stretch that is not folded character for character: in the folded text and before."""

    at: int
    size: int
    was_at: int
    was_size: int


class Folded:
    """A text without differences of typography, and where each of its characters comes from."""

    def __init__(self, text: str, uneven: Sequence[_Piece]) -> None:
        self.text = text
        self._uneven = uneven
        self._at = [one.at for one in uneven]
        self._was_at = [one.was_at for one in uneven]

    def original(self, at: int) -> tuple[int, int]:
        """Return the code points of the original, half-open, that a folded character is for."""
        # Of what folds to nothing the piece that follows begins at the same place.
        number = bisect_right(self._at, at) - 1
        if number < 0:
            return at, at + 1
        one = self._uneven[number]
        if at < one.at + one.size:
            return one.was_at, one.was_at + one.was_size
        start = one.was_at + one.was_size + at - one.at - one.size
        return start, start + 1

    def folded(self, at: int, *, after: bool = False) -> int:
        """Return the first folded character at or after a code point of the original.

        Within an uneven stretch it is that of the whole stretch, or what comes `after` it.
        """
        number = bisect_right(self._was_at, at) - 1
        if number < 0:
            return at
        one = self._uneven[number]
        if at < one.was_at + one.was_size and (at == one.was_at or not after):
            return one.at
        return one.at + one.size + max(0, at - one.was_at - one.was_size)


def fold_typography(text: str) -> Folded:
    """Return the text with quotation marks, dashes, ellipses, spaces and accents set one way.

    Case, letters, digits and all other punctuation stay: what reads otherwise is other words.
    """
    pieces: list[str] = []
    uneven: list[_Piece] = []
    done = size = 0
    for match in _uneven().finditer(text):
        pieces.append(text[done : match.start()])
        plain = _plain(match[0])
        size += match.start() - done
        uneven.append(_Piece(size, len(plain), match.start(), len(match[0])))
        pieces.append(plain)
        size += len(plain)
        done = match.end()
    pieces.append(text[done:])
    return Folded("".join(pieces).translate(_ALIKE), uneven)


@cache
def _uneven() -> re.Pattern[str]:
    # To compile it takes longer than to load the rest, and most starts do without.
    return re.compile(_UNEVEN)


def _plain(uneven: str) -> str:
    first = uneven[0]
    if first == '"' or first in DOUBLE_QUOTES:
        return "''"
    if first in "….":
        return "..."
    if first.isspace():
        return " "
    if first == "-":
        return "-"
    return "" if first in UNSEEN else unicodedata.normalize("NFKC", uneven)


def read_alike(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but typography."""
    return one == other or fold_typography(one).text == fold_typography(other).text
