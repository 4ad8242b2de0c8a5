"""The verbs that bring articles in: import and paste."""

import argparse
import sys
from collections.abc import Sequence

from annotator.cli import documents
from annotator.cli.checking import looked_over
from annotator.cli.printing import print_json, print_line, say
from annotator.cli.terms import is_there, opened
from annotator.domain.draft import Draft
from annotator.editing.import_report import FileReport, by_file
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
    return _report(_store(chosen, drafts.ready), drafts, chosen)


def paste(chosen: argparse.Namespace) -> int:
    """Bring in what standard input holds: an article, or a file of many."""
    drafts = read_piped(standard_input())
    return _report(_store(chosen, drafts.ready), drafts, chosen)


def standard_input() -> bytes:
    """Return all that comes in by standard input, up to more than a file may hold.

    Raises
    ------
    UnreadableInput
        There is none.

    """
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


def _report(stored: Sequence[BroughtIn], drafts: Drafts, chosen: argparse.Namespace) -> int:
    report = [*stored, *drafts.failed]
    if chosen.json:
        print_json(documents.brought_in(report, drafts.notes))
    for one in report:
        if one.status is Outcome.FAILED:
            say(one.reason)
        if not chosen.json:
            print_line(f"{one.status:9}", one.id or "-" * 36, one.title)
    for file in by_file(report, drafts.notes):
        _tell_file(file)
    failed = sum(one.status is Outcome.FAILED for one in report)
    if failed == len(report):
        return ExitCode.WRONG_USE
    return ExitCode.IN_PART if failed else ExitCode.DONE


def _tell_file(file: FileReport) -> None:
    """Say how many articles a bundle gave, and what was unsure about any file and article."""
    if file.is_bundle:
        say(f"{file.name}: {file.summary}")
    for one in file.doubtful:
        which = f"{file.name}, “{one.title}”" if file.is_bundle else file.name
        say(f"{which}: {' '.join(one.notes)}")
    for note in file.notes:
        say(f"{file.name}: {note}")


def _tell_progress(done: int, files: int) -> bool:
    if files > _STEP and done % _STEP == 0:
        say(f"{done} of {files} files read.")
    return True
