"""Quotations: the runs between quotation marks, and how much of a statement they hold."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.domain.codebook import Form
from annotator.domain.quotation_marks import MarkedRun, marked_runs
from annotator.domain.segmentation import next_paragraph, paragraph_at
from annotator.domain.spans import TextSpan

_COUNTED = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class QuotationRun:
    """One quotation with its marks; `inner` is what stands between them, None if nothing does.

    A quotation that its paragraph does not close, because the next one opens it again, runs to
    the paragraph's end and is not `closed`.
    """

    span: TextSpan
    inner: TextSpan | None
    closed: bool


def quotation_runs(text: str, paragraph: TextSpan) -> tuple[QuotationRun, ...]:
    """Return the quotations of one paragraph; of one within another only the outer."""
    return tuple(_placed(text, paragraph, run) for run in marked_runs(paragraph.slice(text)))


def next_quotation(text: str, offset: int) -> QuotationRun | None:
    """Return the quotation round the offset, or else the first one after it."""
    paragraph = paragraph_at(text, offset) or next_paragraph(text, offset)
    while paragraph is not None:
        runs = marked_runs(paragraph.slice(text))
        place = bisect_right(runs, offset - paragraph.start, key=_end)
        if place < len(runs):
            return _placed(text, paragraph, runs[place])
        paragraph = next_paragraph(text, paragraph.end)
    return None


def form_of(text: str, spans: Sequence[TextSpan]) -> Form:
    """Return how much of what stands under the spans is quoted, by letters and digits."""
    quoted = unquoted = False
    for span in spans:
        for piece, inside in _pieces(text, span):
            if _COUNTED.search(text, piece.start, piece.end):
                quoted = quoted or inside
                unquoted = unquoted or not inside
    if not quoted:
        return Form.INDIRECT
    return Form.MIXED if unquoted else Form.DIRECT


def _pieces(text: str, span: TextSpan) -> Iterator[tuple[TextSpan, bool]]:
    """Cut the span where quotations begin and end, and tell of each piece whether it is quoted."""
    paragraph = paragraph_at(text, span.start) or next_paragraph(text, span.start)
    while paragraph is not None and paragraph.start < span.end:
        low, high = max(span.start, paragraph.start), min(span.end, paragraph.end)
        runs, shift = marked_runs(paragraph.slice(text)), paragraph.start
        borders = [low]
        for place in range(bisect_right(runs, low - shift, key=_end), len(runs)):
            if runs[place].start + shift >= high:
                break
            borders += (min(max(edge + shift, low), high) for edge in _edges(runs[place]))
        borders.append(high)
        for place, (start, end) in enumerate(pairwise(borders)):
            if start < end:
                yield TextSpan(start, end), place % 2 == 1
        paragraph = next_paragraph(text, paragraph.end)


def _placed(text: str, paragraph: TextSpan, run: MarkedRun) -> QuotationRun:
    """Return a quotation of the paragraph's line as one of the text."""
    shift = paragraph.start
    return QuotationRun(
        span=TextSpan(shift + run.start, shift + run.end),
        inner=_trimmed(text, shift + run.inner_start, shift + run.inner_end),
        closed=run.closed,
    )


def _end(run: MarkedRun) -> int:
    return run.end


def _edges(run: MarkedRun) -> tuple[int, int]:
    return run.start, run.end


def _trimmed(text: str, start: int, end: int) -> TextSpan | None:
    """Return the stretch without the white space at its ends, None if nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return TextSpan(start, end) if start < end else None
