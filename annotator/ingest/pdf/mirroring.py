"""Brackets and quotation marks of scripts from right to left, which PDF files store as printed."""

from typing import Final

_PAIRS: Final = ("()", "[]", "{}", "\u00ab\u00bb", "\u2039\u203a")
_MIRROR: Final = str.maketrans(
    "".join(_PAIRS), "".join(closing + opening for opening, closing in _PAIRS)
)


def turned_round(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return paragraphs with brackets and angled marks mirrored, if more of them then make pairs.

    Some programs name the sign that is printed and some the one that is meant, and no file says
    which: only the text shows it.
    """
    mirrored = tuple(one.translate(_MIRROR) for one in paragraphs)
    return mirrored if _paired(mirrored) > _paired(paragraphs) else paragraphs


def _paired(paragraphs: tuple[str, ...]) -> int:
    """Return how many marks are closed after they were opened."""
    pairs = 0
    for paragraph in paragraphs:
        for opening, closing in _PAIRS:
            waiting = 0
            for letter in paragraph:
                if letter == opening:
                    waiting += 1
                elif letter == closing and waiting:
                    waiting -= 1
                    pairs += 1
    return pairs
