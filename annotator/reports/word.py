"""Writes a statements briefing as a Word file."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from annotator.errors import UserError
from annotator.reports.briefing import Briefing
from annotator.reports.front import front
from annotator.reports.matrix import matrix
from annotator.reports.package import shell
from annotator.reports.sources import sources
from annotator.reports.statements import statements
from annotator.reports.whole_file import whole_file
from annotator.reports.wordml import Numbering

Progress = Callable[[int, int], bool]
"""Told how much of how much is done; returns False to stop."""

_STEPS_BETWEEN_REPORTS = 50


class Cancelled(UserError):
    """The export was stopped by the person who started it."""


def write_briefing(briefing: Briefing, target: Path, progress: Progress | None = None) -> None:
    """Write the briefing to `target`, which is replaced only by a whole file.

    Raises
    ------
    Cancelled
        `progress` returned False. The target is as it was.
    CannotWrite
        The folder or the disk does not take the file. The target is as it was.

    """
    frame = shell(briefing)
    pieces = _pieces(briefing, frame.width)
    total = briefing.statements + len(briefing.cited)
    with whole_file(target) as file:
        frame.write(_watched(pieces, total, progress or _go_on), file)


def _pieces(briefing: Briefing, width: int) -> Iterator[tuple[str, int]]:
    numbering = Numbering()
    return chain(
        ((xml, 0) for xml in front(briefing, width, numbering)),
        statements(briefing, numbering),
        ((xml, 0) for xml in matrix(briefing, width, numbering)),
        sources(briefing, width, numbering),
    )


def _watched(pieces: Iterator[tuple[str, int]], total: int, progress: Progress) -> Iterator[str]:
    done = told = 0
    _report(progress, done, total)
    for xml, steps in pieces:
        yield xml
        done += steps
        if done - told >= _STEPS_BETWEEN_REPORTS or (done == total and told < total):
            told = done
            _report(progress, done, total)


def _report(progress: Progress, done: int, total: int) -> None:
    if not progress(done, total):
        raise Cancelled(
            "The briefing was cancelled.",
            kept="No file was written or changed.",
            todo="Export it again when you want it.",
        )


def _go_on(_done: int, _total: int) -> bool:
    return True
