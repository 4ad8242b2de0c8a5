"""The statements of a briefing, actor by actor, each quotation sealed."""

from collections.abc import Iterator

from annotator.domain.article import Byline, Direction
from annotator.domain.codebook import Kind
from annotator.domain.counting import counted
from annotator.errors import Bug
from annotator.reports.briefing import ActorSection, Briefing, CitedArticle, Statement
from annotator.reports.front import PARTS, STATEMENTS, actor_anchor, actor_name
from annotator.reports.seal import JOINT, bookmark_name
from annotator.reports.styles import LABEL, Character, Style
from annotator.reports.wording import KIND_NAMES, day, form_label
from annotator.reports.wordml import (
    NO_BREAK_SPACE,
    Numbering,
    link,
    name,
    names,
    one_line,
    paragraph,
    run,
)

_BETWEEN = run(" · ")


def source_anchor(number: int) -> str:
    """Return the bookmark of a numbered entry in the annex of sources."""
    return f"source_{number}"


def statements(briefing: Briefing, numbering: Numbering) -> Iterator[tuple[str, int]]:
    """Return the part piece by piece, each with the number of statements it holds."""
    cited = {one.number: one for one in briefing.cited}
    heading = numbering.bookmark(STATEMENTS, run(PARTS[STATEMENTS]))
    yield paragraph(Style.PART, heading), 0
    for place, section in enumerate(briefing.sections):
        yield _heading(section, place, numbering), 0
        for one in section.statements:
            source = cited.get(one.cited)
            if source is None:
                raise Bug(f"Statement {one.annotation} cites no entry of the annex.")
            yield _statement(one, source, briefing.language, numbering), 1


def _heading(section: ActorSection, place: int, numbering: Numbering) -> str:
    words = name(actor_name(section))
    if one_line(section.role):
        words += run(", ") + name(section.role)
    bookmarked = numbering.bookmark(actor_anchor(place), words)
    heading = paragraph(Style.ACTOR, bookmarked)
    return heading + _summary(section)


def _summary(section: ActorSection) -> str:
    """Count what stands under a heading, unless it is one statement, which says its own kind."""
    counts = section.counts
    if len(section.statements) == 1:
        return ""
    by_kind = ", ".join(
        counted(counts[kind], KIND_NAMES[kind][0].lower(), KIND_NAMES[kind][1])
        for kind in Kind
        if counts[kind]
    )
    whole = counted(len(section.statements), "statement", "statements")
    return paragraph(Style.SUMMARY, run(f"{whole}: {by_kind}"))


def _statement(
    statement: Statement, source: CitedArticle, language: str, numbering: Numbering
) -> str:
    return (
        paragraph(Style.STATEMENT, _line(statement))
        + _quotation(statement, numbering)
        + paragraph(Style.REFERENCE, _reference(statement, source, language))
    )


def _label(kind: Kind) -> str:
    return run(KIND_NAMES[kind][0], LABEL[kind])


def _line(statement: Statement) -> str:
    pieces = [run(form_label(statement.form, statement.kind))]
    if statement.also:
        also = [KIND_NAMES[kind][0].lower() for kind in Kind if kind in statement.also]
        pieces.append(run(f"also {', '.join(also)}"))
    if statement.role is not None:
        as_what = run("as ") + name(statement.role)
        pieces.append(as_what if one_line(statement.role) else run("role on the day unknown"))
    if statement.together:
        pieces.append(run("together with ") + names(statement.together, " and "))
    if one_line(statement.descriptor):
        pieces.append(run("printed as “") + name(statement.descriptor) + run("”"))
    if statement.targets:
        pieces.append(run(f"→{NO_BREAK_SPACE}") + names(statement.targets))
    if statement.via:
        pieces.append(run(f"via{NO_BREAK_SPACE}") + names(statement.via, f" via{NO_BREAK_SPACE}"))
    if statement.flagged:
        pieces.append(run("flagged", Character.STRONG))
    return _label(statement.kind) + run(f"{NO_BREAK_SPACE} ") + _BETWEEN.join(pieces)


def _quotation(statement: Statement, numbering: Numbering) -> str:
    rtl = statement.direction is Direction.RIGHT_TO_LEFT
    sealed = numbering.bookmark(
        bookmark_name(statement.annotation, statement.parts),
        run(JOINT.join(statement.parts), language=statement.language, rtl=rtl),
    )
    before, after = (
        run(mark, language=statement.language, rtl=rtl) if mark else "" for mark in statement.marks
    )
    style = Style.QUOTATION_RIGHT_TO_LEFT if rtl else Style.QUOTATION
    return paragraph(style, before + sealed + after, "<w:bidi/>" if rtl else "")


def _reference(statement: Statement, source: CitedArticle, language: str) -> str:
    outlet = name(one_line(source.byline.outlet) or "Outlet unknown")
    place = f"[{source.number}{NO_BREAK_SPACE}¶{statement.paragraph}]"
    cited = link(source_anchor(source.number), run(place, Character.LINK))
    told = [outlet, run(_days(statement, source, language)), cited]
    if statement.carried:
        told.append(run("also carried by ") + _carriers(statement.carried, language))
    return _BETWEEN.join(told)


def _carriers(carried: tuple[Byline, ...], language: str) -> str:
    """Return where else the very words are printed: outlets, each with the day."""
    shown = []
    for one in carried:
        outlet = name(one_line(one.outlet) or one_line(one.title) or "an unknown outlet")
        printed = day(one_line(one.date_published), language)
        shown.append(outlet + run(f" ({printed or 'undated'})"))
    return run(", ").join(shown)


def _days(statement: Statement, source: CitedArticle, language: str) -> str:
    said = day(one_line(statement.date_said), language)
    published = day(one_line(source.byline.date_published), language)
    if said and said == published:
        return f"said and published {said}"
    shown = [f"said {said}"] if said else []
    shown.append(f"published {published}" if published else "undated")
    return ", ".join(shown)
