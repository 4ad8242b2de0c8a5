"""The verb that writes a Word briefing."""

import argparse

from annotator.cli.printing import counted, print_json, print_line
from annotator.cli.terms import opened
from annotator.editing.briefing import Wanted, export, keep_on_record
from annotator.errors import ExitCode
from annotator.reports.briefing import TitleBlock


def brief(chosen: argparse.Namespace) -> int:
    """Write the statements briefing of a project."""
    with opened(chosen) as project:
        head = TitleBlock(
            title=chosen.title or project.read.project_name(),
            number=chosen.number,
            period=chosen.period,
            prepared_by=chosen.prepared_by or project.coder_name,
            cleared_by=chosen.cleared_by,
            distribution=chosen.distribution,
            banner=chosen.banner,
        )
        through = project.read.record.newest()
        briefing = export(project, Wanted(head), chosen.out)
        keep_on_record(project, chosen.out, through)
    if chosen.json:
        print_json({
            "path": str(chosen.out),
            "statements": briefing.statements,
            "articles": len(briefing.cited),
            "left_open": briefing.left_open,
            "left_waiting": briefing.left_waiting,
        })
        return ExitCode.DONE
    statements, articles = briefing.statements, len(briefing.cited)
    print_line(f"{chosen.out}: {counted(statements, 'statement')}, {counted(articles, 'article')}")
    if briefing.left_open:
        print_line(f"Left out, because their actor is open: {briefing.left_open}")
    if briefing.left_waiting:
        print_line(f"Left out, because their article was corrected: {briefing.left_waiting}")
    return ExitCode.DONE
