"""The verb that tells how far the work on a project is."""

import argparse
from collections import Counter

from annotator.cli.printing import counted, print_json, print_line
from annotator.cli.terms import opened
from annotator.domain.stages import STAGES, stage_number
from annotator.editing.gaps import gaps_of
from annotator.errors import ExitCode


def progress(chosen: argparse.Namespace) -> int:
    """Tell how many articles are in each stage, how many are done, and what they hold."""
    with opened(chosen) as project:
        rows = project.read.articles()
        gaps = sum(len(gaps_of(project, row.id)) for row in rows) if chosen.gaps else None
    stages = Counter(stage_number(row.state) for row in rows)
    done = sum(count for number, count in stages.items() if STAGES[number].done)
    statements = sum(row.annotations for row in rows)
    if chosen.json:
        print_json({
            "stages": [
                {"stage": stage.name, "articles": stages[number]}
                for number, stage in enumerate(STAGES)
            ],
            "articles": len(rows),
            "done": done,
            "statements": statements,
            "gaps": gaps,
        })
        return ExitCode.DONE
    for number, stage in enumerate(STAGES):
        if stages[number]:
            print_line(f"{stage.name:15}", f"{stages[number]:6,}")
    told = [f"{done:,} of {counted(len(rows), 'article')} done", counted(statements, "statement")]
    print_line(", ".join([*told, *([counted(gaps, "gap")] if gaps is not None else [])]))
    return ExitCode.DONE
