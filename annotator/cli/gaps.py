"""The verb that tells what is still to be coded."""

import argparse

from annotator.cli import documents
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import article_named, opened
from annotator.domain.gaps import Gap
from annotator.domain.segmentation import ParagraphIndex
from annotator.editing.gaps import gaps_of
from annotator.editing.project import Project
from annotator.errors import ExitCode

_EXCERPT = 60
"""How many characters of a passage a line shows."""


def gaps(chosen: argparse.Namespace) -> int:
    """List the passages that look like somebody's words but have no statement yet."""
    listed: list[documents.Document] = []
    with opened(chosen) as project:
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


def _print(article: str, text: str, found: tuple[Gap, ...]) -> None:
    numbers = ParagraphIndex(text)
    for gap in found:
        words = gap.span.slice(text)
        words = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
        where = f"{gap.span.start}-{gap.span.end}"
        paragraph = f"¶ {numbers.number_at(gap.span.start)}"
        print_line(article, f"{where:11}", f"{paragraph:5}", f"{gap.reason:9}", words)
