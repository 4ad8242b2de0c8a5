"""The verbs that bring articles in: import and paste."""

import argparse
import sys
from collections.abc import Sequence
from itertools import chain

from annotator.cli import documents
from annotator.cli.checking import looked_over
from annotator.cli.printing import print_json, print_line, say
from annotator.cli.terms import is_there, opened
from annotator.domain.draft import Draft
from annotator.editing.importing import (
    BroughtIn,
    Drafts,
    Outcome,
    bring_in,
    read_drafts,
    read_piped,
)
from annotator.errors import ExitCode, UnreadableInput
from annotator.ingest.refusals import LIMIT

_STEP = 100
"""How many files pass between two lines of progress."""


def import_files(chosen: argparse.Namespace) -> int:
    """Bring in files and folders, with one status line for each article."""
    if is_there(chosen.project):
        with opened(chosen):
            pass  # whatever is wrong with it is told before a thousand files are read
    drafts = read_drafts(chosen.paths, chosen.form, _tell_progress) or Drafts(())
    return _report([*_store(chosen, drafts.ready), *drafts.failed], chosen)


def paste(chosen: argparse.Namespace) -> int:
    """Bring in what standard input holds: an article, or a file of many."""
    drafts = read_piped(_standard_input())
    for note in chain((note for _, note in drafts.notes), *(one.notes for _, one in drafts.ready)):
        say(note)
    return _report([*_store(chosen, drafts.ready), *drafts.failed], chosen)


def _standard_input() -> bytes:
    try:
        if sys.stdin.isatty():
            say("Paste the article, then end it with Ctrl-D (on Windows: Ctrl-Z and Enter).")
        return sys.stdin.buffer.read(LIMIT + 1)  # one more than the reader takes
    except (OSError, AttributeError) as fault:  # AttributeError: it was closed from the start
        raise UnreadableInput(
            "Nothing can be read from standard input.",
            kept="Nothing was brought in and the project is as it was.",
            todo="Send the text in, as in: annotator paste PROJECT < article.txt",
        ) from fault


def _store(chosen: argparse.Namespace, drafts: Sequence[tuple[str, Draft]]) -> Sequence[BroughtIn]:
    # A project is made only when there is something to put into it.
    if not drafts:
        return ()
    with looked_over(chosen.project), opened(chosen, make=True) as project:
        return bring_in(project, drafts)


def _report(report: Sequence[BroughtIn], chosen: argparse.Namespace) -> int:
    if chosen.json:
        print_json(documents.brought_in(report))
    for one in report:
        if one.status is Outcome.FAILED:
            say(one.reason)
        if not chosen.json:
            print_line(f"{one.status:9}", one.id or "-" * 36, one.title)
    failed = sum(one.status is Outcome.FAILED for one in report)
    if failed == len(report):
        return ExitCode.WRONG_USE
    return ExitCode.IN_PART if failed else ExitCode.DONE


def _tell_progress(done: int, files: int) -> bool:
    if files > _STEP and done % _STEP == 0:
        say(f"{done} of {files} files read.")
    return True
