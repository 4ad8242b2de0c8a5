"""The language and direction of a text, from its script and its commonest words."""

# ruff: noqa: RUF001 - words and marks of many scripts stand side by side here

import re
import string
from collections import Counter
from itertools import chain

from annotator.domain.article import Direction
from annotator.domain.text import direction_of

_SAMPLE = 700  # characters: some 110 words, of which a third are among the commonest
_ENOUGH = 3
_CLEAR_LEAD = 1.5
_STOP_WORDS = {
    "en": "the of and to in a that is was for on said with as by at from it be were has",
    "de": "der die das und in zu den mit von für auf ist im dem nicht ein eine als auch sich hat",
    "fr": "le la les de des et à en un une du que est pour dans qui sur par au pas ne a été",
    "es": "el la los las de y en que un una por con del se para al su es no lo ha fue",
    "tr": "ve bir bu da de için ile olarak olan daha gibi çok en ancak sonra kadar değil dedi",
    "ru": "и в не на что с по из к за как его это для от он но был года она",
}
_SETS = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}
_LANGUAGES = {
    word: [language for language, common in _SETS.items() if word in common]
    for word in frozenset().union(*_SETS.values())
}
# The first bytes, in UTF-8, of all letters that run from right to left.
_LEFTWARD_LEADS = {*range(0xD6, 0xE1), 0xEF, 0xF0}
_OTHER_BYTES = bytes(set(range(256)) - _LEFTWARD_LEADS)
_NO_LATIN_LETTERS = bytes(set(range(256)) - set(string.ascii_letters.encode()))
_NONE = (("", 0), ("", 0))
_ARABIC = re.compile(r"[\u0620-\u064a]")
_NOT_ARABIC = re.compile(r"[\u067e\u0686\u0698\u06af\u06a9\u06cc\u06c1\u06d2\u0679]")
_HEBREW = re.compile(r"[\u05d0-\u05ea]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_NOT_RUSSIAN = re.compile(r"[\u0404\u0406\u0407\u0454\u0456\u0457\u0408\u0458\u040e\u045e]")
_LATIN_SHARE = 0.7
_LETTER_SHARE = 0.4
_FOREIGN_SHARE = 0.02


def language_of(text: str) -> str:
    """Return the BCP 47 tag of the main language of `text`, or "" when unsure."""
    sample = text[:_SAMPLE]
    if len(sample.encode("latin-1", "ignore")) > len(sample) * _LATIN_SHARE:
        return _by_words(sample)
    needed = len(sample) * _LETTER_SHARE
    if len(_ARABIC.findall(sample)) > needed:
        return "" if _has_many(_NOT_ARABIC, sample) else "ar"
    if len(_HEBREW.findall(sample)) > needed:
        return "he"
    if len(_CYRILLIC.findall(sample)) > needed and _has_many(_NOT_RUSSIAN, sample):
        return ""
    return _by_words(sample)


def main_direction(text: str) -> Direction:
    """Return the direction in which most of `text` runs."""
    # Counting every letter would take as long as all else that is done to an article.
    data = text.encode()
    leftward_at_most = len(data.translate(None, _OTHER_BYTES))
    rightward_at_least = len(data.translate(None, _NO_LATIN_LETTERS))
    if leftward_at_most <= rightward_at_least:
        return Direction.LEFT_TO_RIGHT
    return direction_of(text)


def _has_many(letters: re.Pattern[str], sample: str) -> bool:
    return len(letters.findall(sample)) > len(sample) * _FOREIGN_SHARE


def _by_words(sample: str) -> str:
    words = sample.lower().split()
    hits = Counter(chain.from_iterable(_LANGUAGES[word] for word in words if word in _LANGUAGES))
    (language, best), (_, second) = (*hits.most_common(2), *_NONE)[:2]
    clear = best >= _ENOUGH and best >= second * _CLEAR_LEAD and best * 10 >= len(words)
    return language if clear else ""
