"""The verb that makes sure nothing in a project is broken."""

import argparse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.cli import documents
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.editing.checking import Findings, check_project, repair_project, watched
from annotator.errors import ExitCode

_MOST = 20
"""So many pieces of advice of one rule are printed."""


def check(chosen: argparse.Namespace) -> int:
    """Read the whole project and report every broken rule; mend what can be mended if asked."""
    if chosen.repair:
        done = repair_project(chosen.project)
        for line in done.mended:
            say(f"Mended: {line}")
        back = "Undo takes the mending back." if done.undo else "Restoring it takes this back."
        mended = counted(len(done.mended), "thing")
        say(f"{mended} mended. Before that: “{done.backup.path}”. {back}")
        return _report(done.left, chosen)
    return _report(check_project(chosen.project), chosen)


def _report(found: Findings, chosen: argparse.Namespace) -> int:
    if chosen.json:
        print_json(documents.findings(found))
    else:
        for problem in found.problems:
            print_line(problem.rule, problem.id, problem.detail)
        _print_advice(found)
        looked_at = ", ".join(f"{name} {count:,}" for name, count in found.counts.items())
        told = counted(len(found.problems), "problem")
        if found.advice:
            told += f", {len(found.advice):,} worth a look"
        print_line(f"{told}. Looked at: {looked_at}.")
    return ExitCode.DONE if found.ok else ExitCode.DAMAGED_OR_LOCKED


def _print_advice(found: Findings) -> None:
    told: Counter[str] = Counter()
    for one in found.advice:
        told[one.rule] += 1
        if told[one.rule] <= _MOST:
            print_line(f"Advice: {one.rule}", one.id, one.detail)
    for rule, count in told.items():
        if count > _MOST:
            print_line(f"Advice: {rule}", "", f"{count - _MOST:,} more; --json lists all")


@contextmanager
def looked_over(project: Path) -> Iterator[None]:
    """Look a project over before and after something is done to it, and tell what is new."""
    with watched(project) as told:
        yield
    for one in told.new[:_MOST]:
        say(f"Found afterwards: {one.rule}  {one.id}  {one.detail}")
    if told.new:
        many = counted(len(told.new), "new problem")
        say(f"{many} in “{project.name}”: “annotator check” tells more, and can mend some.")
