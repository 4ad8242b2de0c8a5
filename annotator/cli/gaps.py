"""The verb that tells what is still to be coded, or notes that a passage need not be."""

import argparse

from annotator.cli import documents
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import article_named, opened, refused
from annotator.domain.gaps import Gap
from annotator.domain.segmentation import ParagraphIndex
from annotator.editing.gaps import dismiss, gaps_of
from annotator.editing.project import Project
from annotator.errors import ExitCode, NotFound

_EXCERPT = 60
"""How many characters of a passage a line shows."""


def gaps(chosen: argparse.Namespace) -> int:
    """List the passages that look like somebody's words but have no statement yet.

    What is to be dismissed is dismissed first.
    """
    listed: list[documents.Document] = []
    with opened(chosen) as project:
        if chosen.dismiss:
            _dismiss(project, chosen)
        for article in _articles(project, chosen.article):
            text, found = project.text(article)[1], gaps_of(project, article)
            listed += [documents.gap(article, gap, text) for gap in found]
            if not chosen.json:
                _print(article, text, found)
    if chosen.json:
        print_json(listed)
    else:
        say(f"{counted(len(listed), 'passage')} without a statement.")
    return ExitCode.DONE


def _articles(project: Project, named: str | None) -> list[str]:
    if named:
        return [article_named(project, named)]
    return [row.id for row in project.read.articles()]


def _dismiss(project: Project, chosen: argparse.Namespace) -> None:
    if not chosen.article:
        raise refused("--dismiss needs --article.", "Say in which article the passage stands.")
    article = article_named(project, chosen.article)
    begins = {gap.span.start: gap.span for gap in gaps_of(project, article)}
    wanted = dict.fromkeys(chosen.dismiss)
    for start in wanted:
        if start not in begins:
            raise NotFound(
                f"No passage without a statement begins at {start}.",
                kept="Nothing was changed.",
                todo="“annotator gaps” lists where they begin.",
            )
    dismiss(project, article, [begins[start] for start in wanted])
    say(f"{counted(len(wanted), 'passage')} dismissed.")


def _print(article: str, text: str, found: tuple[Gap, ...]) -> None:
    numbers = ParagraphIndex(text)
    for gap in found:
        words = gap.span.slice(text)
        words = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
        where = f"{gap.span.start}-{gap.span.end}"
        paragraph = f"¶ {numbers.number_at(gap.span.start)}"
        print_line(article, f"{where:11}", f"{paragraph:5}", f"{gap.reason:9}", words)
