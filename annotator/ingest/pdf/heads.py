"""What stands at the head and foot of page after page and is not of the text."""

import re

from annotator.ingest.pdf.order import Row
from annotator.ingest.pdf.pages import Page

_BAND = 0.13  # of the height of a page, at its head and at its foot
_DEEPEST = 2  # lines of a running head
_NUMBER = re.compile(
    r"(?:page|seite|p\.|s\.|página|стр\.?|صفحة|-|–|—)?\s*\d{1,4}"
    r"(?:\s*(?:of|von|de|sur|/|из|من)\s*\d{1,4})?\s*[-–—]?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def without_heads(pages: list[Page], rows: list[list[Row]]) -> tuple[list[list[Row]], list[str]]:
    """Return the rows of each page without running heads and page numbers, and what those said."""
    seen: dict[str, int] = {}
    edges = [_edge_rows(page, lines) for page, lines in zip(pages, rows, strict=True)]
    for lines in edges:
        for mark in {_mark(row) for row in lines}:
            seen[mark] = seen.get(mark, 0) + 1
    fewest = max(2, len(pages) // 3)
    left_out: dict[str, str] = {}
    kept: list[list[Row]] = []
    for lines, candidates in zip(rows, edges, strict=True):
        page: list[Row] = []
        for row in lines:
            is_edge = any(row is one for one in candidates)
            if is_edge and (seen[_mark(row)] >= fewest or _NUMBER.fullmatch(row.text)):
                left_out.setdefault(_mark(row), row.text)
            else:
                page.append(row)
        kept.append(page)
    return kept, list(left_out.values())


def _edge_rows(page: Page, rows: list[Row]) -> list[Row]:
    ordered = sorted(rows, key=lambda row: row.top)
    head = [row for row in ordered[:_DEEPEST] if row.bottom < page.height * _BAND]
    foot = [row for row in ordered[-_DEEPEST:] if row.top > page.height * (1 - _BAND)]
    return head + foot


def _mark(row: Row) -> str:
    """Return what makes two lines alike: a headline in large letters is not its running head."""
    return f"{_DIGITS.sub('#', row.text).casefold()} {row.size:.0f}"
