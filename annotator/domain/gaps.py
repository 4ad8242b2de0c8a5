"""Gaps: passages that look like somebody's words but have no statement yet."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex

from annotator.domain.quotations import QuotationRun, quotation_runs
from annotator.domain.reporting import reporting_word
from annotator.domain.segmentation import paragraphs
from annotator.domain.sentences import sentences
from annotator.domain.spans import TextSpan

_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\w\p{M}]+(?:['’-][\w\p{M}]+)*")
_WORDS_OF_SPEECH = 3
_WORDS_OF_A_PIECE = 4
"""Fewer quoted words, in a sentence that reports nothing, are a title or a scare quote."""

_COMMAS = tuple(",،，")  # noqa: RUF001  marks as printed
_BEFORE_SPEECH = (*_COMMAS, *":：")  # noqa: RUF001  marks as printed
_STOPS = tuple(".!?…؟۔。！？")  # noqa: RUF001  marks as printed


class Reason(StrEnum):
    """Why a passage looks like somebody's words."""

    QUOTATION = "quotation"
    REPORT = "report"


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A passage to look at: a quotation with its marks, or a sentence that reports speech."""

    span: TextSpan
    reason: Reason
    cue: str = ""
    """The words by which a sentence reports, as printed."""

    @property
    def told(self) -> str:
        """Return in words what is missing."""
        if self.reason is Reason.QUOTATION:
            return "a quotation without a statement"
        return f"a sentence with “{self.cue}” without a statement"


def passages(text: str, language: str = "") -> tuple[Gap, ...]:
    """Return all passages that look like somebody's words, in text order; none overlap.

    `language` is the article's, as a BCP 47 tag. They are found by quotation marks and by
    reporting words alone, so they are hints: a passage may be none, and others may be missed.
    """
    return tuple(
        passage
        for paragraph in paragraphs(text)
        for passage in _Reading(text, paragraph, language).passages()
    )


def gaps(
    text: str, covered: Iterable[TextSpan], dismissed: Iterable[TextSpan] = (), language: str = ""
) -> tuple[Gap, ...]:
    """Return the passages that neither a statement nor a dismissal touches, in text order.

    `covered` are the parts of all statements and `dismissed` the passages somebody has said are
    no statement; both in any order, in code points.
    """
    missing = GapIndex(passages(text, language))
    missing.cover((*covered, *dismissed))
    return missing.open


class GapIndex:
    """The gaps of one article, kept up to date while statements come and go."""

    def __init__(self, found: Sequence[Gap] = ()) -> None:
        """Take the passages of the article, in text order and disjoint."""
        self._found = tuple(found)
        self._starts = [gap.span.start for gap in self._found]
        self._ends = [gap.span.end for gap in self._found]
        self._touching: Counter[int] = Counter()
        self._open = list(range(len(self._found)))

    def __len__(self) -> int:
        return len(self._open)

    @property
    def open(self) -> tuple[Gap, ...]:
        """Return the gaps, in text order."""
        return tuple(self._found[number] for number in self._open)

    def cover(self, spans: Iterable[TextSpan]) -> tuple[Gap, ...]:
        """Take in spans that have a statement or a dismissal; return the gaps this closes."""
        closed = []
        for number in self._touched(spans):
            self._touching[number] += 1
            if self._touching[number] == 1:
                del self._open[bisect_left(self._open, number)]
                closed.append(self._found[number])
        return tuple(closed)

    def uncover(self, spans: Iterable[TextSpan]) -> tuple[Gap, ...]:
        """Take spans out that were covered before; return the gaps this opens."""
        opened = []
        for number in self._touched(spans):
            self._touching[number] -= 1
            if not self._touching[number]:
                insort(self._open, number)
                opened.append(self._found[number])
        return tuple(opened)

    def within(self, start: int, end: int) -> tuple[Gap, ...]:
        """Return the gaps that begin at `start` or later and before `end`."""
        low = bisect_left(self._open, start, key=self._starts.__getitem__)
        high = bisect_left(self._open, end, key=self._starts.__getitem__)
        return tuple(self._found[number] for number in self._open[low:high])

    def touching(self, span: TextSpan) -> tuple[Gap, ...]:
        """Return the gaps that share a code point with a span."""
        return tuple(
            self._found[number] for number in self._touched((span,)) if not self._touching[number]
        )

    def place_of(self, gap: Gap) -> int | None:
        """Return which of the gaps this is, the first being 0; None when it is none."""
        low = bisect_left(self._open, gap.span.start, key=self._starts.__getitem__)
        there = low < len(self._open) and self._found[self._open[low]] == gap
        return low if there else None

    def after(self, offset: int) -> Gap | None:
        """Return the first gap that begins at the offset or behind it."""
        low = bisect_left(self._open, offset, key=self._starts.__getitem__)
        return self._found[self._open[low]] if low < len(self._open) else None

    def before(self, offset: int) -> Gap | None:
        """Return the last gap that begins before the offset."""
        low = bisect_left(self._open, offset, key=self._starts.__getitem__)
        return self._found[self._open[low - 1]] if low else None

    def _touched(self, spans: Iterable[TextSpan]) -> Iterator[int]:
        """Yield, once for each span, the number of each passage that shares a code point."""
        for span in spans:
            yield from _touching(self._starts, self._ends, span)


def _touching(starts: Sequence[int], ends: Sequence[int], span: TextSpan) -> range:
    """Return which of some disjoint stretches, in text order, share a code point with a span."""
    first = bisect_right(ends, span.start)
    return range(first, bisect_left(starts, span.end, lo=first))


class _Reading:
    """One paragraph with its sentences, its quotations and the words that report."""

    def __init__(self, text: str, paragraph: TextSpan, language: str) -> None:
        self._text = text
        self._sentences = sentences(text, paragraph)
        self._runs = quotation_runs(text, paragraph)
        # A paragraph may be as long as the article: nothing here goes through all of both lists.
        self._starts = [one.start for one in self._sentences]
        self._ends = [one.end for one in self._sentences]
        self._run_starts = [run.span.start for run in self._runs]
        self._run_ends = [run.span.end for run in self._runs]
        self._cues = [
            reporting_word(self._outside(sentence), language) for sentence in self._sentences
        ]

    def passages(self) -> list[Gap]:
        """Return what looks like somebody's words, in text order.

        Of full direct speech it is the quotation; where words are quoted inside a report it is
        the sentence, as the guideline has it.
        """
        found = []
        spoken: set[int] = set()
        for run in self._runs:
            here = _touching(self._starts, self._ends, run.span)
            reported = any(self._cues[n] for n in here)
            words = self._words(run)
            is_long = words >= _WORDS_OF_SPEECH
            if self._is_direct(run, self._sentences[here[0]], long=is_long):
                if reported or is_long:
                    spoken.update(here)
                    found.append(Gap(run.span, Reason.QUOTATION))
            elif words >= _WORDS_OF_A_PIECE and not reported:
                found.append(Gap(run.span, Reason.QUOTATION))
        found += (
            Gap(sentence, Reason.REPORT, cue)
            for n, (sentence, cue) in enumerate(zip(self._sentences, self._cues, strict=True))
            if cue and n not in spoken
        )
        return sorted(found)

    def _outside(self, sentence: TextSpan) -> Iterator[str]:
        """Yield the stretches of a sentence that stand in no quotation."""
        start = sentence.start
        for number in _touching(self._run_starts, self._run_ends, sentence):
            run = self._runs[number]
            yield self._text[start : max(start, run.span.start)]
            start = run.span.end
        yield self._text[start : max(start, sentence.end)]

    def _words(self, run: QuotationRun) -> int:
        if run.inner is None:
            return 0
        return sum(1 for _ in _WORD.finditer(self._text, run.inner.start, run.inner.end))

    def _is_direct(self, run: QuotationRun, sentence: TextSpan, *, long: bool) -> bool:
        """Tell whether a quotation is speech of its own and no piece of the sentence it is in.

        A full stop before its closing mark tells nothing: American papers set it there anyway.
        """
        if run.inner is None:
            return False
        before = self._text[sentence.start : max(sentence.start, run.span.start)].rstrip()
        words = run.inner.slice(self._text)
        if not before:
            return long or words.endswith((*_COMMAS, *_STOPS))
        return (
            before.endswith(_BEFORE_SPEECH)
            or words.endswith(_COMMAS)
            or self._text.startswith(_COMMAS, run.span.end)
        )
