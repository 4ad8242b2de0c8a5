"""The verb that brings in what was done in other copies of a project."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import opened
from annotator.editing.merging import Report, look, merge_copy
from annotator.editing.project import Project
from annotator.errors import ExitCode


def merge(chosen: argparse.Namespace) -> int:
    """Merge copies one after the other, each as one step, or only say what they would bring."""
    with opened(chosen) as project:
        reports = [_merged(project, copy, chosen) for copy in chosen.copies]
    if chosen.json:
        print_json(_document(reports))
    else:
        for copy, report in zip(chosen.copies, reports, strict=True):
            _print(copy, report, is_done=not chosen.dry_run)
    is_whole = all(not (report.conflicts or report.refused) for report in reports)
    return ExitCode.DONE if is_whole else ExitCode.IN_PART


def _merged(project: Project, copy: Path, chosen: argparse.Namespace) -> Report:
    wanted = {_key(one) for one in chosen.theirs}
    if chosen.all_theirs:
        wanted |= {one.key for one in look(project, copy).conflicts}
    if chosen.dry_run:
        return look(project, copy, frozenset(wanted))
    return merge_copy(project, copy, frozenset(wanted))


def _key(words: str) -> tuple[str, str]:
    one, _, field = words.partition(":")
    return one, field


def _print(copy: Path, report: Report, *, is_done: bool) -> None:
    brought = "brought" if is_done else "would bring"
    print_line(
        f"“{copy.name}” {brought} {report.new} new, {report.changed} changed and"
        f" {report.withdrawn} withdrawn; {report.unchanged} were here already."
    )
    for one in report.conflicts:
        name = f"{one.id}:{one.field}" if one.field else one.id
        print_line(
            "conflict", one.what, one.title, name, f"here {one.mine!r}", f"there {one.theirs!r}"
        )
    for what, why in report.refused:
        say(f"Left out: {what}: {why}.")
    if report.conflicts:
        left = "stay" if is_done else "would stay"
        say(
            f"{counted(len(report.conflicts), 'conflict')} {left} as here; --theirs ID:FIELD takes"
            " what the copy has."
        )


def _document(reports: Sequence[Report]) -> dict[str, object]:
    return {
        "new": sum(one.new for one in reports),
        "changed": sum(one.changed for one in reports),
        "withdrawn": sum(one.withdrawn for one in reports),
        "unchanged": sum(one.unchanged for one in reports),
        "conflicts": [
            {
                "annotation": one.id if one.what == "statement" else None,
                "id": one.id,
                "what": one.what,
                "title": one.title,
                "field": one.field,
                "base": one.base,
                "mine": one.mine,
                "theirs": one.theirs,
            }
            for report in reports
            for one in report.conflicts
        ],
        "refused": [
            {"item": what, "reason": why} for report in reports for what, why in report.refused
        ],
    }
