"""The words of a text as they are looked up: folded, each with its place in the text as it is."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from annotator.domain.text import fold_characters

# What parts words in every language and is too common to be looked at twice. Its counterpart is a
# chunk: most hold one word, a few hold more, or none.
_MARKS = "“”‘’«»…–—،؛؟。、，：；！？「」『』《》（）"  # noqa: RUF001  the marks articles have
_PARTING = rf"\s\x00-/:-@\[-`{{-\x7f{_MARKS}"
_CHUNK = re.compile(f"[^{_PARTING}]+")
_ODD = re.compile(rf"[^{_PARTING}0-9A-Za-z]+")
"""The stretches of chunks that are no plain letters or digits."""
_ODD_GAP = re.compile(rf"[{_MARKS}]|[^\S\x00-\x7f]")
# Blocks no character of which folds to an ASCII letter: a text whose odd letters are all of these,
# and apart from its ASCII ones, holds its ASCII words in plain sight.
_FAR = "\u0370-\u1cff\u2c80-\u2fff\u3040-\u31ff\u3400-\ua6ff\ua800-\uab2f\uabc0-\ufaff\ufb07-\ufeff"
_NEAR = re.compile(rf"[^\x00-\x7f\s{_MARKS}{_FAR}]")
_FAR_LETTER = re.compile(f"[{_FAR}]")
_JOINED_TO_ASCII = re.compile(f"[{_FAR}][0-9A-Za-z]|[0-9A-Za-z][{_FAR}]")
_CLUSTER = regex.compile(r"\X")
_WORD_CHARACTER = regex.compile(r"[\p{L}\p{M}\p{N}\p{Co}\p{Cn}]")
# Scripts that are written without spaces: there each character is a word, and words are phrases.
_UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]"
)
_KNOWN_CHUNKS = 50_000
_SHORT = 40
"""Characters up to which a chunk is likely to come again, and worth remembering."""


class Word(NamedTuple):
    """A folded word, and where it stands: code points, half-open."""

    folded: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of a text, or of a stretch of whole chunks of it."""
    for chunk in _CHUNK.finditer(text, start, len(text) if end is None else end):
        yield from _moved(_words_of(chunk.group()), chunk.start())


def whole_chunks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a text widened, so that no word lies across either of its ends."""
    start, end = min(max(0, start), len(text)), min(len(text), end)
    while start and is_inner(text[start - 1]):
        start -= 1
    while end < len(text) and is_inner(text[end]):
        end += 1
    return start, end


def indexed(text: str) -> str:
    """Return the text with its words folded, so that cutting at all but ASCII letters finds them.

    ASCII is left as it is, capitals too: whoever cuts words plainly folds those plainly.
    """
    if text.isascii():
        return text
    pieces, done = [], 0
    for start, end in _odd_chunks(text):
        pieces.append(text[done:start])
        pieces.append(" ".join(word.folded for word in _words_of(text[start:end])))
        done = end
    pieces.append(text[done:])
    return _ODD_GAP.sub(" ", "".join(pieces))


def occurrences(text: str, word: str, *, begins: bool = False) -> list[Word]:
    """Return where a folded word stands in a text; with `begins`, all words that begin with it."""
    found = list(_plain_occurrences(text, word, begins=begins))
    if text.isascii() or (_is_of_letters(word) and _hides_no_ascii(text)):
        return found
    for start, end in _odd_chunks(text):
        here = _words_of(text[start:end])
        alike = [
            one for one in here if one.folded == word or (begins and one.folded.startswith(word))
        ]
        found.extend(_moved(alike, start))
    found.sort(key=lambda one: one.start)
    return found


def _hides_no_ascii(text: str) -> bool:
    if _NEAR.search(text):
        return False
    return not _FAR_LETTER.search(text) or not _JOINED_TO_ASCII.search(text)


def _is_of_letters(word: str) -> bool:
    # Digits of all scripts fold to those of ASCII.
    return word.isascii() and word.isalpha()


def _moved(found: Iterable[Word], by: int) -> Iterator[Word]:
    return (Word(folded, start + by, end + by) for folded, start, end in found)


def _plain_occurrences(text: str, word: str, *, begins: bool) -> Iterator[Word]:
    """Yield the occurrences in chunks that are all ASCII."""
    if not word.isascii():
        return
    for match in _in_any_case(word).finditer(text):
        start, end = match.span()
        if start and is_inner(text[start - 1]):
            continue
        while end < len(text) and is_inner(text[end]):
            end += 1
        if begins or end - start == len(word):
            folded = text[start:end]
            if folded.isascii():
                yield Word(folded.lower(), start, end)


@lru_cache(256)
def _in_any_case(word: str) -> re.Pattern[str]:
    # Half as slow as the flag that ignores case.
    return re.compile("".join(f"[{char}{char.upper()}]" for char in word))


def is_inner(char: str) -> bool:
    """Tell whether a character, or none, may stand within a word; most such ones do."""
    return _CHUNK.match(char) is not None


def _odd_chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the chunks stand that hold more than ASCII letters and digits."""
    done = 0
    for odd in _ODD.finditer(text):
        start, end = odd.span()
        if start < done:
            continue
        while start > done and is_inner(text[start - 1]):
            start -= 1
        whole = _CHUNK.match(text, start)
        done = whole.end() if whole else end
        yield start, done


def _words_of(chunk: str) -> tuple[Word, ...]:
    return _known_words(chunk) if len(chunk) <= _SHORT else tuple(_cut(chunk))


@lru_cache(_KNOWN_CHUNKS)
def _known_words(chunk: str) -> tuple[Word, ...]:
    if chunk.isascii():
        return (Word(chunk.lower(), 0, len(chunk)),)
    return tuple(_cut(chunk))


def _cut(chunk: str) -> Iterator[Word]:
    """Yield the words of a chunk: runs of word characters, whatever folding makes of the rest."""
    letters, start, end = "", 0, 0
    for cluster in _CLUSTER.finditer(chunk):
        composed = unicodedata.normalize("NFC", fold_characters(cluster.group()))
        for letter in _CLUSTER.findall(composed):
            inner = _WORD_CHARACTER.match(letter) is not None
            alone = inner and _UNSPACED.match(letter) is not None
            if letters and (alone or not inner):
                yield Word(unicodedata.normalize("NFC", letters), start, end)
                letters = ""
            if alone:
                yield Word(letter, *cluster.span())
            elif inner:
                start, end = (start if letters else cluster.start()), cluster.end()
                letters += letter
    if letters:
        yield Word(unicodedata.normalize("NFC", letters), start, end)
