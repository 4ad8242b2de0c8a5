"""Sentences: where they begin and end within a paragraph, in the languages of the press."""

from bisect import bisect_left, bisect_right
from functools import lru_cache

import regex

from annotator.domain.full_stops import ends_sentence
from annotator.domain.segmentation import next_paragraph, paragraph_at, previous_paragraph
from annotator.domain.spans import TextSpan

# A stop with the ellipsis for what is left out behind it, and with the quotation marks, brackets
# and footnote numbers that belong to it. French sets a space before its closing mark; German closes
# with marks with which others open. The Arabic semicolon ends no sentence (Sentence_Break in
# UAX #29).
_STOP = regex.compile(
    r"(?P<stop>[.!?…‽؟۔。！？｡।॥]+(?:\s(?:…|\.{3}))?+)"  # noqa: RUF001  marks as printed
    r"(?P<closers>(?:''|[\"＂'”’“‘»«›‹)\]}」』]|\[\d{1,3}\]|\s[»›](?=[\s.,;:!?)–—-]|\Z))*)"  # noqa: RUF001  marks as printed
)
# The next word, looked for so near that a line of nothing but stops is read in one go.
_FOLLOWING = regex.compile(r"(?P<lead>[^\w]{0,80}+)(?P<word>[\w\p{M}]+(?:[-'’][\w\p{M}]+)*)")
_QUOTE_SIGN = regex.compile("[\"＂'”’“‘»«›‹」』]")  # noqa: RUF001  marks as printed
_WIDE_STOPS = frozenset("。！？｡")  # noqa: RUF001  marks as printed
_GOES_ON = frozenset(".!?…,;:،؛")
_DASHES = frozenset("-–—―")

# Names such as al-Karim begin with a small letter even at the start of a sentence.
_ARTICLE = regex.compile(r"(?:a[ltdrsn]|ash|el)-\p{Lu}")
# PORT KELLIN, Vrl. - The ferry sank.
_DATELINE = regex.compile(r"\p{Lu}[\p{Lu}\s'’-]{2,40}(?:,\s\p{Lu}[\w.\s]{0,30})?")
_SAYING = regex.compile(
    r"(?:(?!(?:The|This|That|He|She|It|They|We|But|And|In|A|An)\s)\p{Lu}[\w.'’-]*(?:,[^,.!?\n]{1,80}+,)?\s+){0,4}?"
    r"(?:said|says|asked|asks|told|replied|added|wrote|cried|shouted|exclaimed|wondered"
    r"|sordu|dedi"
    r"|قالت?|يقول|تقول|سألت?|تساءلت?|أضافت?|صرخت?|صاحت?|هتفت?|كتبت?|ردت?|أجابت?|علقت?|تابعت?|أكدت?)\b"
)


def sentences(text: str, paragraph: TextSpan) -> tuple[TextSpan, ...]:
    """Return the sentences of one paragraph; together they hold all but the white space."""
    borders = _borders(paragraph.slice(text))
    return tuple(_span(paragraph, border) for border in borders)


def sentence_at(text: str, offset: int) -> TextSpan | None:
    """Return the sentence at the offset, or before it in the same paragraph.

    In front of a paragraph's first sentence that sentence is returned, on a blank line None.
    """
    paragraph = paragraph_at(text, offset)
    if paragraph is None:
        return None
    borders = _borders(paragraph.slice(text))
    place = bisect_right(borders, offset - paragraph.start, key=_start)
    return _span(paragraph, borders[max(0, place - 1)])


def next_sentence(text: str, offset: int) -> TextSpan | None:
    """Return the first sentence that starts after the offset."""
    paragraph = paragraph_at(text, offset)
    if paragraph is not None:
        borders = _borders(paragraph.slice(text))
        place = bisect_right(borders, offset - paragraph.start, key=_start)
        if place < len(borders):
            return _span(paragraph, borders[place])
    paragraph = next_paragraph(text, offset)
    return _span(paragraph, _borders(paragraph.slice(text))[0]) if paragraph else None


def previous_sentence(text: str, offset: int) -> TextSpan | None:
    """Return the last sentence that starts before the offset."""
    paragraph = paragraph_at(text, offset)
    if paragraph is not None:
        borders = _borders(paragraph.slice(text))
        place = bisect_left(borders, offset - paragraph.start, key=_start)
        if place > 0:
            return _span(paragraph, borders[place - 1])
    paragraph = previous_paragraph(text, offset)
    return _span(paragraph, _borders(paragraph.slice(text))[-1]) if paragraph else None


def _start(border: tuple[int, int]) -> int:
    return border[0]


def _span(paragraph: TextSpan, border: tuple[int, int]) -> TextSpan:
    return TextSpan(paragraph.start + border[0], paragraph.start + border[1])


@lru_cache(maxsize=64)
def _borders(line: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a line start and end, in code points of the line."""
    end = len(line.rstrip())
    start = len(line) - len(line.lstrip())
    found = []
    for stop in _STOP.finditer(line):
        if stop.end() < end and _ends(line, stop, start):
            found.append((start, stop.end()))
            start = _after_space(line, stop.end())
    return (*found, (start, end))


def _after_space(line: str, offset: int) -> int:
    while line[offset].isspace():
        offset += 1
    return offset


def _ends(line: str, stop: regex.Match[str], start: int) -> bool:
    """Tell whether a stop ends the sentence that began at `start`; something follows it."""
    if not line[stop.end()].isspace():
        return stop["stop"][-1] in _WIDE_STOPS and not _is_quoted(stop)
    following = _FOLLOWING.match(line, stop.end())
    if following is None or _goes_on(line, stop, following, start):
        return False
    if stop["stop"] == ".":
        return ends_sentence(line, stop.start(), following["word"], start=start)
    return not _is_omission(line, stop, start)


def _goes_on(line: str, stop: regex.Match[str], following: regex.Match[str], start: int) -> bool:
    """Tell whether what follows a stop shows that the sentence has not ended."""
    word = following["word"]
    if following["lead"].lstrip()[:1] in _GOES_ON:
        return True
    if word[0].islower() and not _ARTICLE.match(word):
        return True
    if _begins_dash(following) and _DATELINE.fullmatch(line, start, stop.start()):
        return True
    return _is_quoted(stop) and _attributes(line, following, stop["stop"])


def _is_quoted(stop: regex.Match[str]) -> bool:
    return _QUOTE_SIGN.search(stop["closers"]) is not None


def _begins_dash(following: regex.Match[str]) -> bool:
    return following["lead"].lstrip()[:1] in _DASHES


def _attributes(line: str, following: regex.Match[str], stop: str) -> bool:
    """Tell whether what follows a quotation says whose words it was."""
    if _begins_dash(following):
        return True
    return stop != "." and _SAYING.match(line, following.start("word")) is not None


def _is_omission(line: str, stop: regex.Match[str], start: int) -> bool:
    """Tell whether an ellipsis stands for words left out, as in […] or between spaces."""
    if stop["stop"] not in {"…", "..."} or stop.start() == start or _is_quoted(stop):
        return False
    before = line[stop.start() - 1]
    return before.isspace() or before in "[("
