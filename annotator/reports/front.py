"""The first page of a briefing: title block, figures at a glance, contents."""

from collections.abc import Iterator

from annotator.domain.codebook import Kind
from annotator.domain.counting import counted
from annotator.reports.briefing import ActorSection, Briefing, TitleBlock
from annotator.reports.styles import BAR, Character, Style, Table
from annotator.reports.tables import Columns, shares, text
from annotator.reports.wording import KIND_NAMES, NOTHING, day, days, figure, primary, share
from annotator.reports.wordml import (
    NO_BREAK_SPACE,
    Numbering,
    link,
    name,
    one_line,
    paragraph,
    run,
    turned,
)

STATEMENTS, MATRIX, SOURCES = "part_statements", "part_matrix", "part_sources"
"""The bookmarks of the headings the contents list."""

PARTS = {
    STATEMENTS: "Statements by actor",
    MATRIX: "Actors and kinds",
    SOURCES: "Annex A: Sources",
}

_FEWEST_LISTED, _MOST_LISTED = 4, 16
"""Actors with which a list of contents is worth its place, and still fits on the first page."""
_CELL_PADDING = 216
"""What a cell of the template's tables keeps free at both sides, in twentieths of a point."""
_CAVEAT = "Statements are reported as printed; none has been verified."
_UNTITLED = "Statements briefing"


def title_of(head: TitleBlock) -> str:
    """Return the title, or what stands in for none."""
    return one_line(head.title) or _UNTITLED


def actor_anchor(place: int) -> str:
    """Return the bookmark of the actor at a place in the order printed, counted from 0."""
    return f"actor_{place + 1}"


def actor_name(section: ActorSection) -> str:
    """Return the name over a section, or what stands in for none."""
    return one_line(section.name) or "Actor without a name"


def front(briefing: Briefing, width: int, numbering: Numbering) -> Iterator[str]:
    """Return everything up to the first statement; `width` is that of the text."""
    title = title_of(briefing.head)
    yield paragraph(Style.TITLE, name(title), turned(title))
    yield _masthead(briefing, width)
    yield paragraph(Style.PART, run("At a glance"))
    yield _figures(briefing, width)
    yield numbering.caption("Statements by kind")
    yield _kinds(briefing, width)
    yield paragraph(
        Style.NOTE,
        run(f"{_CAVEAT}{_left_open(briefing.left_open)}{_left_waiting(briefing.left_waiting)}"),
    )
    if len(briefing.sections) >= _FEWEST_LISTED:
        yield from _contents(briefing)


def _masthead(briefing: Briefing, width: int) -> str:
    head, language = briefing.head, briefing.language
    printed = sorted({cited.byline.date_published for cited in briefing.cited} - {""})
    known = (
        ("Number", head.number),
        ("Date", day(briefing.made, language)),
        ("Period", head.period),
        ("Articles of", days(printed[0], printed[-1], language) if printed else ""),
        ("Information cut-off", head.cut_off),
        ("Prepared by", head.prepared_by),
        ("Cleared by", head.cleared_by),
        ("Distribution", head.distribution),
    )
    columns = Columns(Table.MASTHEAD, shares(width, (5, 16)), "About this briefing")
    rows = [
        columns.row([
            text(run(label), Style.MASTHEAD_LABEL),
            text(name(value), Style.MASTHEAD),
        ])
        for label, value in known
        if one_line(value)
    ]
    return columns.table(rows)


def _figures(briefing: Briefing, width: int) -> str:
    outlets = {one_line(cited.byline.outlet) for cited in briefing.cited} - {""}
    tags = (cited.byline.language for cited in briefing.cited)
    languages = {primary(tag) for tag in tags} - {""}
    actors = sum(section.actor is not None for section in briefing.sections)
    shown = (
        (len(briefing.cited), "article", "articles"),
        (len(outlets), "outlet", "outlets"),
        (briefing.statements, "statement", "statements"),
        *_appearances(briefing),
        (actors, "actor", "actors"),
        (len(languages), "language", "languages"),
    )
    columns = Columns(Table.FIGURES, shares(width, (1,) * len(shown)), "Key figures")
    cells = [
        text(run(f"{amount:,}"), Style.FIGURE)
        + text(run(one if amount == 1 else many), Style.FIGURE_LABEL)
        for amount, one, many in shown
    ]
    return columns.table([columns.row(cells)])


def _appearances(briefing: Briefing) -> tuple[tuple[int, str, str], ...]:
    """Return the count of statements wherever they are printed, where that is another one."""
    if not briefing.carried:
        return ()
    return ((briefing.statements + briefing.carried, "appearance", "appearances"),)


def _kinds(briefing: Briefing, width: int) -> str:
    counts, whole = briefing.counts, briefing.statements
    also = sum((section.secondary for section in briefing.sections), start=type(counts)())
    most = max(counts.values(), default=1)
    columns = Columns(Table.RULED, shares(width, (7, 6, 4, 4, 15)), "Statements by kind")
    longest = columns.widths[-1] - _CELL_PADDING
    rows = [columns.headings(("Kind",), ("Statements", "Also", "Share"), ("Distribution",))]
    rows += [
        columns.row([
            text(run(KIND_NAMES[kind][0], Character.STRONG)),
            text(run(figure(counts[kind])), Style.NUMBER),
            text(run(figure(also[kind])), Style.NUMBER),
            text(run(share(counts[kind], whole)), Style.NUMBER),
            _bar(kind, longest * counts[kind] // most, longest),
        ])
        for kind in Kind
    ]
    return columns.table(rows, whole=True)


def _bar(kind: Kind, length: int, longest: int) -> str:
    """Return a shaded paragraph of that length; to a screen reader it is a space."""
    if not length:
        return text(run(NOTHING))
    indent = f'<w:ind w:right="{longest - length}"/>'
    return paragraph(BAR[kind], run(NO_BREAK_SPACE), indent)


def _left_open(amount: int) -> str:
    if not amount:
        return ""
    were = "was left out because its" if amount == 1 else "were left out because their"
    return f" {counted(amount, 'statement', 'statements')} {were} actor is still open."


def _left_waiting(amount: int) -> str:
    if not amount:
        return ""
    were = "was left out because its" if amount == 1 else "were left out because their"
    return f" {counted(amount, 'statement', 'statements')} {were} article was corrected since."


def _contents(briefing: Briefing) -> Iterator[str]:
    """Return the contents as a field whose cached entries are links, without stale page numbers."""
    with_actors = len(briefing.sections) <= _MOST_LISTED
    entries = []
    for anchor, words in PARTS.items():
        entries.append((Style.CONTENTS_PART, anchor, run(words)))
        if anchor == STATEMENTS and with_actors:
            entries += [
                (Style.CONTENTS_ACTOR, actor_anchor(place), name(actor_name(section)))
                for place, section in enumerate(briefing.sections)
            ]
    instruction = f'TOC \\o "1-{2 if with_actors else 1}" \\h \\z \\u'
    yield paragraph(Style.CONTENTS_HEADING, run("Contents"))
    for place, (style, anchor, words) in enumerate(entries):
        before = _field_start(instruction) if place == 0 else ""
        after = _FIELD_END if place == len(entries) - 1 else ""
        yield paragraph(style, f"{before}{link(anchor, words)}{after}")


def _field_start(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
