"""The annex of sources: every cited article under the number by which it is cited."""

from collections.abc import Iterator

from annotator.reports.briefing import Briefing, CitedArticle
from annotator.reports.front import PARTS, SOURCES
from annotator.reports.statements import source_anchor
from annotator.reports.styles import Character, Style, Table
from annotator.reports.tables import LONGEST, Columns, shares, text
from annotator.reports.wording import day, language_name
from annotator.reports.wordml import Numbering, name, one_line, paragraph, run


def sources(briefing: Briefing, width: int, numbering: Numbering) -> Iterator[tuple[str, int]]:
    """Return the annex piece by piece, each with the number of sources it holds."""
    heading = numbering.bookmark(SOURCES, run(PARTS[SOURCES]))
    yield paragraph(Style.PART, heading), 0
    columns = Columns(Table.RULED, shares(width, (4, 13, 26, 11, 10)), "Sources")
    for start in range(0, len(briefing.cited), LONGEST):
        block = briefing.cited[start : start + LONGEST]
        yield numbering.caption(_caption(block, len(briefing.cited))), 0
        rows = [columns.headings(("No.", "Outlet", "Article", "Published", "Language"))]
        rows += [_row(columns, one, briefing.language, numbering) for one in block]
        yield columns.table(rows), len(block)
    yield paragraph(Style.NOTE, run(_colophon(briefing))), 0


def _caption(block: tuple[CitedArticle, ...], whole: int) -> str:
    if whole <= LONGEST:
        return "Sources cited"
    return f"Sources cited, {block[0].number:,} to {block[-1].number:,}"


def _row(columns: Columns, cited: CitedArticle, language: str, numbering: Numbering) -> str:
    byline = cited.byline
    published = day(one_line(byline.date_published), language) or "undated"
    return columns.row([
        text(numbering.bookmark(source_anchor(cited.number), run(str(cited.number))), Style.NUMBER),
        text(name(one_line(byline.outlet) or "Unknown")),
        _article(cited),
        text(run(published)),
        text(run(language_name(one_line(byline.language)))),
    ])


def _article(cited: CitedArticle) -> str:
    byline = cited.byline
    title = name(one_line(byline.title) or "Untitled", Character.STRONG)
    known = (
        ("By ", byline.author),
        ("Agency: ", byline.agency),
        ("Republished from: ", byline.republished_from),
        ("Section: ", byline.section),
        ("Page: ", byline.page),
        ("Accession: ", byline.accession),
        ("", byline.url),
    )
    details = [
        text((run(label) if label else "") + name(value), Style.DETAIL)
        for label, value in known
        if one_line(value)
    ]
    return text(title) + "".join(details)


def _colophon(briefing: Briefing) -> str:
    made = f"{day(briefing.made, briefing.language)}, {briefing.made[11:16]} UTC"
    return (
        "Quotations are the articles’ own words, letter for letter; “…” stands between parts of "
        f"one statement. Made with {one_line(briefing.program)}, {made}."
    )
