"""Turns the words of a command line into values the program can use."""

from __future__ import annotations  # the types named here cost more than the help page

import argparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_MANY_DIGITS = 10


def path(words: str) -> Path:
    """Return the path of that name."""
    from pathlib import Path  # noqa: PLC0415 - the help page needs none

    return Path(words)


def text(words: str) -> str:
    """Return words from the shell, which may hold any byte, as the program can store them."""
    from annotator.domain.text import canonical  # noqa: PLC0415 - the help page needs none

    return canonical(words).text


def name(words: str) -> str:
    """Return such words on one line, with single spaces between them."""
    return " ".join(text(words).split())


def count(words: str) -> int:
    """Return a number of things, at least one."""
    number = int(words) if words.isdecimal() and len(words) < _MANY_DIGITS else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{words}” is no count of anything")
    return number


def offset(words: str) -> int:
    """Return a place in a text, in code points."""
    if not words.isdecimal() or len(words) >= _MANY_DIGITS:
        raise argparse.ArgumentTypeError(f"“{words}” is no place in a text")
    return int(words)
