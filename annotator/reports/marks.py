"""The quotation marks an article sets round words that were coded without them."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from annotator.domain.quotations import QuotationRun, quotation_runs
from annotator.domain.segmentation import paragraph_at
from annotator.domain.spans import TextSpan

# ruff: noqa: RUF001  the marks are the matter of this module
_FELLOW = {
    "“": "”",
    "„": "“",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘",
    "「": "」",
    "『": "』",
    "``": "''",
}
"""What closes a quotation that its paragraph leaves open; any other mark closes itself."""


def marks_round(text: str, spans: Sequence[TextSpan]) -> tuple[str, str]:
    """Return what to print before and after a direct quotation, "" where it holds its own marks.

    They are the article's marks, with the spaces it sets inside them. `spans` ascend, in code
    points, half-open.
    """
    start = spans[0].start
    end = spans[-1].start + len(spans[-1].slice(text).rstrip())
    opened, closed = _run_at(text, start), _run_at(text, end - 1)
    return (
        _opening(text, opened) if opened and opened.span.start < start else "",
        _closing(text, closed) if closed and (not closed.closed or end < closed.span.end) else "",
    )


def _run_at(text: str, offset: int) -> QuotationRun | None:
    paragraph = paragraph_at(text, offset)
    runs = _runs(text, paragraph) if paragraph else ()
    place = bisect_right(runs, offset, key=lambda run: run.span.start) - 1
    return runs[place] if place >= 0 and offset in runs[place].span else None


@lru_cache(maxsize=4)
def _runs(text: str, paragraph: TextSpan) -> tuple[QuotationRun, ...]:
    # Statements come in text order, and a pasted article may be one paragraph with thousands.
    return quotation_runs(text, paragraph)


def _opening(text: str, run: QuotationRun) -> str:
    return text[run.span.start : run.inner.start] if run.inner else ""


def _closing(text: str, run: QuotationRun) -> str:
    if run.closed and run.inner:
        return text[run.inner.end : run.span.end]
    opening = _opening(text, run).strip()
    return _FELLOW.get(opening, opening)
