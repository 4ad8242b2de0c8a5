"""Canonical text, characters as readers see them, look-up folding and writing direction."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

import regex

from annotator.domain.article import Direction
from annotator.domain.spans import TextSpan
from annotator.domain.typography import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES

NORMALISER = 1
"""The number of the rule `canonical` follows, stored beside each text made by it."""

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BYTE_ORDER_MARK = "\ufeff"
_REPLACEMENT = "\ufffd"

_CLUSTER = regex.compile(r"\X")
# A border that no rule of Unicode joins, whatever stands before it: in front of an ordinary
# character or a finished Hangul syllable (of an Indic consonant only where no mark precedes), and
# after a control character. Only flags in a row leave a long stretch without any.
_SURE_BORDER = regex.compile(
    r"(?rsx)[\p{GCB=Other}\p{GCB=LV}\p{GCB=LVT}\p{GCB=V}\p{GCB=T}]"
    r"[\p{GCB=Other}\p{GCB=LV}\p{GCB=LVT}]"
    r"|[\p{GCB=Extend}\p{GCB=SpacingMark}][[\p{GCB=Other}]--[\p{InCB=Consonant}]]"
    r"|[\p{GCB=Control}\n].",
    regex.VERSION1,
)

_LEFT_TO_RIGHT = regex.compile(r"\p{bc=L}+")
_RIGHT_TO_LEFT = regex.compile(r"[\p{bc=R}\p{bc=AL}]+")
# The embedding, override and isolate characters turn plain Latin round too.
_ANY_RIGHT_TO_LEFT = regex.compile(r"[\p{bc=R}\p{bc=AL}\u202b\u202e\u2067]")


@dataclass(frozen=True, slots=True)
class Canonical:
    """A text as it is stored; `replaced` counts the characters U+FFFD had to stand in for."""

    text: str
    replaced: int


def canonical(raw: str) -> Canonical:
    r"""Return the text in the one form in which every part of the program can hold it.

    Line ends become "\n", byte order marks at the start go, and what XML, UTF-8 or Qt cannot hold
    becomes U+FFFD. Nothing else changes: no-break spaces, soft hyphens, other separators and the
    way accents are composed all stay.
    """
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").lstrip(_BYTE_ORDER_MARK)
    return Canonical(*_UNSTORABLE.subn(_REPLACEMENT, lines))


def sha256(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def snap_to_graphemes(text: str, span: TextSpan) -> TextSpan:
    """Widen the span so that it cuts no character as a reader sees it."""
    start, _ = _cluster_at(text, span.start)
    _, end = _cluster_at(text, span.end - 1)
    return TextSpan(start, end)


def _cluster_at(text: str, offset: int) -> tuple[int, int]:
    """Return the ends of the character a reader sees at `offset`, reading only what is near."""
    sure = _SURE_BORDER.search(text, 0, offset + 1)
    for cluster in _CLUSTER.finditer(text, sure.end() - 1 if sure else 0):
        if offset < cluster.end():
            return cluster.span()
    raise IndexError(offset)


_PLAIN = str.maketrans({
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys(DOUBLE_QUOTES, '"'),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys("أإآٱٲٳ", "ا"),  # noqa: RUF001  look-alikes on purpose
    **dict.fromkeys("ىیېۍےۓ", "ي"),
    **dict.fromkeys("ةہھەۀۃ", "ه"),  # noqa: RUF001  look-alikes on purpose
    **dict.fromkeys("کڪ", "ك"),
    "ı": "i",  # noqa: RUF001  the dotless letter: a Turkish name is found in capitals too
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "\N{ARABIC TATWEEL}": "",
})
# Unicode's classes for overlays, Hebrew and Arabic points, and marks above and below. The vowel
# signs of Indic scripts, Thai and Lao, without which a word is another word, have other classes.
_ACCENTS = frozenset({1, *range(10, 37), *range(200, 256)})


class _Folded(dict[int, str]):
    """What each code point of a decomposed, casefolded text becomes, worked out on demand."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(char: str) -> str:
    """Return what is left of one character for looking up."""
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    is_variation = "\ufe00" <= char <= "\ufe0f"
    if category == "Cf" or is_variation or unicodedata.combining(char) in _ACCENTS:
        return ""
    return char.translate(_PLAIN)


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return the text as it is compared when somebody looks something up.

    Case, accents, vowel points, kinds of quotation marks, dashes, spaces and digits make no
    difference, nor do the forms of alef, yeh, heh and kaf, nor invisible characters.
    """
    if text.isascii():
        # The same, five times as fast: a list filtered by words folds every one of its statements.
        return " ".join(text.casefold().replace("`", "'").split())
    return " ".join(unicodedata.normalize("NFC", fold_characters(text)).split())


def fold_characters(text: str) -> str:
    """Return the text folded character by character: white space stays, and nothing is composed."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold()
    return unicodedata.normalize("NFKD", decomposed).translate(_FOLDED)


def direction_of(text: str) -> Direction:
    """Return the direction in which most of the letters run; without letters, left to right."""
    if text.isascii():
        return Direction.LEFT_TO_RIGHT
    leftward = sum(len(run) for run in _RIGHT_TO_LEFT.findall(text))
    rightward = sum(len(run) for run in _LEFT_TO_RIGHT.findall(text))
    return Direction.RIGHT_TO_LEFT if leftward > rightward else Direction.LEFT_TO_RIGHT


def is_right_to_left(text: str) -> bool:
    """Tell whether anything in the text runs from right to left."""
    return not text.isascii() and _ANY_RIGHT_TO_LEFT.search(text) is not None
