"""The table of actors and kinds: who said how much of what."""

from collections import Counter
from collections.abc import Iterator

from annotator.domain.codebook import Kind
from annotator.reports.briefing import Briefing
from annotator.reports.front import MATRIX, PARTS, actor_anchor, actor_name
from annotator.reports.styles import Character, Style, Table
from annotator.reports.tables import LONGEST, Columns, shares, text
from annotator.reports.wording import KIND_NAMES, figure
from annotator.reports.wordml import (
    NO_BREAK_SPACE,
    Numbering,
    kept_with_next,
    link,
    name,
    paragraph,
    run,
)

# As wide as a bracket and as a digit, so that "3" stands under the 3 of "3 (1)".
_BRACKET, _DIGIT = "\u2008", "\u2007"

_ON_ONE_PAGE = 30
"""Rows at most of a table that is worth a fresh page rather than a break."""


def matrix(briefing: Briefing, width: int, numbering: Numbering) -> Iterator[str]:
    """Return the part; secondary kinds stand in brackets and count in no total."""
    yield paragraph(Style.PART, numbering.bookmark(MATRIX, run(PARTS[MATRIX])))
    columns = Columns(Table.RULED, shares(width, (16, 5, 5, 5, 6, 5)), PARTS[MATRIX])
    sections = briefing.sections
    also = sum((section.secondary for section in sections), Counter[Kind]())
    for start in range(0, len(sections), LONGEST):
        block = sections[start : start + LONGEST]
        yield numbering.caption(_caption(start, len(block), len(sections)))
        rows = [columns.headings(("Actor",), [*(KIND_NAMES[kind][0] for kind in Kind), "Total"])]
        for place, section in enumerate(block, start):
            words = link(actor_anchor(place), name(actor_name(section)))
            rows.append(_row(columns, words, (section.counts, section.secondary), also))
        if start + len(block) == len(sections):
            rows[-1] = kept_with_next(rows[-1])
            total = run("All actors", Character.STRONG)
            rows.append(_row(columns, total, (briefing.counts, also), also, strong=True))
        yield columns.table(rows, whole=len(rows) <= _ON_ONE_PAGE)
    if also:
        yield paragraph(Style.NOTE, run("In brackets: how often a kind is a secondary one."))


def _caption(start: int, length: int, whole: int) -> str:
    words = "Statements by actor and kind"
    return words if whole <= LONGEST else f"{words}, actors {start + 1:,} to {start + length:,}"


def _row(
    columns: Columns,
    words: str,
    counts: tuple[Counter[Kind], Counter[Kind]],
    also: Counter[Kind],
    strong: bool = False,
) -> str:
    main, secondary = counts
    style = Character.STRONG if strong else None
    cells = [
        text(run(figure(main[kind]), style) + _bracket(secondary[kind], also[kind]), Style.NUMBER)
        for kind in Kind
    ]
    whole = text(run(figure(main.total()), Character.STRONG), Style.NUMBER)
    return columns.row([text(words), *cells, whole])


def _bracket(amount: int, most: int) -> str:
    if not most:
        return ""
    digits = len(figure(most))
    shown = f"({figure(amount)})" if amount else ""
    missing = digits - len(figure(amount)) if amount else digits
    pad = _DIGIT * missing if amount else _BRACKET * 2 + _DIGIT * missing
    return run(NO_BREAK_SPACE + shown + pad, Character.SECONDARY)
