"""Paragraphs and words: where they begin and end in a canonical text."""

import re
from bisect import bisect_right

import regex

from annotator.domain.spans import TextSpan

_PARAGRAPH = re.compile(r"^.*\S.*$", re.MULTILINE)
_LAST_VISIBLE = regex.compile(r"(?r)\S")
_VISIBLE = re.compile(r"\S")

# Chinese and Japanese set no spaces between words: a character is as good as one there.
_LETTER = r"[\w\p{M}\u00ad\u200c\u200d]"
# An apostrophe is looked at from both sides: as a group of its own it takes time by the square of
# the word when searched for backwards.
_WORD = (
    r"[\p{Han}\p{Hiragana}\p{Katakana}]\p{M}*"
    rf"|{_LETTER}(?:{_LETTER}|(?<={_LETTER})['’](?={_LETTER}))*"
)
_NEXT_WORD = regex.compile(_WORD)
_LAST_WORD = regex.compile(f"(?r)(?:{_WORD})")


def paragraphs(text: str) -> tuple[TextSpan, ...]:
    """Return every line that holds more than white space, without its line feed."""
    return tuple(TextSpan(*line.span()) for line in _PARAGRAPH.finditer(text))


class ParagraphIndex:
    """The paragraphs of a text by number, the first being 1."""

    def __init__(self, text: str) -> None:
        self._spans = paragraphs(text)
        self._starts = [span.start for span in self._spans]

    def __len__(self) -> int:
        return len(self._spans)

    def number_at(self, offset: int) -> int:
        """Return the paragraph at the offset; a blank line counts to the one before it."""
        return max(1, bisect_right(self._starts, offset))

    def span(self, number: int) -> TextSpan:
        """Return where the paragraph stands."""
        return self._spans[number - 1]


def paragraph_at(text: str, offset: int) -> TextSpan | None:
    """Return the paragraph round the offset, its end included; None on a blank line."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return TextSpan(start, end) if _VISIBLE.search(text, start, end) else None


def next_paragraph(text: str, offset: int) -> TextSpan | None:
    """Return the first paragraph that starts after the line of the offset."""
    end = text.find("\n", offset)
    visible = _VISIBLE.search(text, end) if end >= 0 else None
    return paragraph_at(text, visible.start()) if visible else None


def previous_paragraph(text: str, offset: int) -> TextSpan | None:
    """Return the last paragraph that ends before the line of the offset."""
    start = text.rfind("\n", 0, offset) + 1
    visible = _LAST_VISIBLE.search(text, 0, start)
    return paragraph_at(text, visible.start()) if visible else None


def word_left(text: str, offset: int) -> int:
    """Return the nearest place before the offset where a word starts, or 0."""
    word = _LAST_WORD.search(text, 0, offset)
    return word.start() if word else 0


def word_right(text: str, offset: int) -> int:
    """Return the nearest place after the offset where a word ends, or the text's length."""
    word = _NEXT_WORD.search(text, offset)
    return word.end() if word else len(text)


def next_word_start(text: str, offset: int) -> int:
    """Return the nearest place after the offset where a word starts, or the text's length."""
    word = _NEXT_WORD.search(text, offset)
    if word and word.start() <= offset:
        word = _NEXT_WORD.search(text, word.end())
    return word.start() if word else len(text)


def previous_word_end(text: str, offset: int) -> int:
    """Return the nearest place before the offset where a word ends, or 0."""
    word = _LAST_WORD.search(text, 0, offset)
    if word and word.end() >= offset:
        word = _LAST_WORD.search(text, 0, word.start())
    return word.end() if word else 0
