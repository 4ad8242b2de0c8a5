"""Passages that a key selects from a place in the text: to the end of a sentence or a clause."""

import re

import regex

from annotator.domain.sentences import sentence_at
from annotator.domain.spans import TextSpan

# Where a clause ends: a comma, semicolon or colon before a blank, with the quotation marks that
# close behind it; a bracket that opens; a dash, unless it joins words or figures (10–2).
_BORDER = regex.compile(
    r"(?<!\s)\s*+(?:[,;:،؛](?P<closers>(?:''|[\"＂'”’“»«›‹])*+)(?=\s)"  # noqa: RUF001  as printed
    r"|[(\[]|[—―]|(?<=\s)(?:[-–]|--)(?=\s))"
)
_WORD = re.compile(r"\w")
_NO_BLANK = re.compile(r"\S|\n")


def to_sentence_end(text: str, start: int, reached: int) -> TextSpan | None:
    """Return what lies from `start` to the end of the sentence at `reached`, None if nothing.

    Both are offsets, `start` at or before `reached`; a blank at `start` is left out.
    """
    start = _behind_blanks(text, start)
    sentence = sentence_at(text, max(start, reached))
    if sentence is None or sentence.end <= start:
        return None
    return TextSpan(start, sentence.end)


def to_clause_end(text: str, start: int, reached: int) -> TextSpan | None:
    """Return what lies from `start` to the next end of a clause behind `reached`, in the same way.

    The last clause of a sentence ends with it; None where nothing of the sentence is left.
    """
    whole = to_sentence_end(text, start, reached)
    if whole is None or whole.end <= reached:
        return None
    word = _WORD.search(text, max(whole.start, reached), whole.end)
    if word is None:
        return whole
    for border in _BORDER.finditer(text, word.end(), whole.end):
        end = border.end() if border["closers"] else border.start()
        if _WORD.search(text, end, whole.end) is None:
            return whole
        return TextSpan(whole.start, whole.start + len(text[whole.start : end].rstrip()))
    return whole


def from_sentence_start(text: str, end: int) -> TextSpan | None:
    """Return what lies from the beginning of the sentence at `end` to there, None if nothing.

    A blank before `end` is left out.
    """
    sentence = sentence_at(text, end)
    if sentence is None or sentence.start >= end:
        return None
    return TextSpan(sentence.start, sentence.start + len(text[sentence.start : end].rstrip()))


def _behind_blanks(text: str, offset: int) -> int:
    """Return the place of the first character that is no blank of the same line, or the end."""
    found = _NO_BLANK.search(text, offset)
    return found.start() if found else len(text)
