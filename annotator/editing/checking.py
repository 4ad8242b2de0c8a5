"""The use cases of making sure that a project is whole, and of mending it."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.editing.holding import to_replace
from annotator.editing.project import Project, login_name
from annotator.errors import UserError
from annotator.exchange.cells import guarded
from annotator.store.annotation_filter import AnnotationFilter
from annotator.store.check import Findings, Problem, check, glance_over
from annotator.store.doctor.findings import NOBODY, Subject
from annotator.store.repair import RULES, Repaired, repair

__all__ = [
    "MENDABLE",
    "ChainFound",
    "Findings",
    "Problem",
    "Repaired",
    "Subject",
    "Watched",
    "check_project",
    "lines_of",
    "look_over",
    "names_of",
    "repair_project",
    "save_list",
    "verify_chain",
    "watched",
]

MENDABLE = RULES
"""The rules whose problems a repair mends."""

SECONDS = 0.05
"""So long of the processor a project is looked over that somebody waits to work with."""


@dataclass(frozen=True, slots=True)
class ChainFound:
    """Up to which entry the history is as it was written, and the first one that is not."""

    verified: int
    broken: int | None = None


def verify_chain(
    project: Project, progress: Callable[[int, int], bool] = lambda _done, _all: True
) -> ChainFound:
    """Find out whether every entry of the history is as it was written; nothing is changed."""
    return ChainFound(*project.read.record.verify(progress))


def check_project(path: Path) -> Findings:
    """Read the whole project at `path` and report every broken rule; nothing is changed."""
    return check(path)


def look_over(path: Path) -> Findings:
    """Look through what is quickest to look through; `check_project` goes through all of it."""
    return glance_over(path, SECONDS)


def repair_project(path: Path, coder: str = "") -> Repaired:
    """Mend what can be mended, after a backup, as an edit of that coder or of who is logged in.

    See `store.repair` for the errors.

    Raises
    ------
    LockedProject
        Somebody works on it.

    """
    with to_replace(path):
        return repair(path, coder or login_name())


@dataclass
class Watched:
    """What a project that was looked over before and after something has wrong since."""

    new: tuple[Problem, ...] = ()


@contextmanager
def watched(path: Path) -> Iterator[Watched]:
    """Look a project over before and after something is done to it.

    What cannot be looked at, such as a project that is only being made, has nothing wrong.
    """
    known, told = set(_problems(path)), Watched()
    yield told
    told.new = tuple(one for one in _problems(path) if one not in known)


def _problems(path: Path) -> tuple[Problem, ...]:
    try:
        return look_over(path).problems
    except UserError:
        return ()


def lines_of(found: Findings) -> Iterator[tuple[str, ...]]:
    """Return the list of what was found as rows of a table, with a head."""
    yield "Severity", "Rule", "Id", "What was found"
    for severity, told in (("problem", found.problems), ("advice", found.advice)):
        for one in told:
            yield severity, one.rule, one.id, one.detail


def save_list(found: Findings, target: Path) -> None:
    """Write the list of what was found, as a table where the name ends in .csv, else as text.

    Raises
    ------
    CannotWrite
        The folder or the disk does not take it; what was there before is as it was.

    """
    from annotator.reports.whole_file import whole_file  # noqa: PLC0415 - only who saves pays

    rows = lines_of(found)
    if target.suffix.casefold() == ".csv":
        out = io.StringIO(newline="")
        csv.writer(out).writerows([guarded(cell) for cell in row] for row in rows)
        # With a mark at its start, so that spreadsheets read it as UTF-8.
        content = out.getvalue().encode("utf-8-sig")
    else:
        content = "".join("\t".join(row) + "\n" for row in rows).encode()
    with whole_file(target) as file:
        file.write(content)


def names_of(project: Project, found: Iterable[Problem]) -> dict[Subject, str]:
    """Return the words of the statements, the headlines and the names that are spoken of."""
    ids: dict[str, set[str]] = {"annotation": set(), "article": set(), "actor": set()}
    for one in found:
        if one.subject != NOBODY:
            ids[one.subject[0]].add(one.subject[1])
    named: dict[Subject, str] = {}
    try:
        chosen = AnnotationFilter(ids=frozenset(ids["annotation"]))
        for statement in project.read.annotations(chosen) if ids["annotation"] else ():
            named["annotation", statement.id] = statement.quotation
        for article in project.read.articles() if ids["article"] else ():
            named["article", article.id] = article.title
        for actor in project.read.actors() if ids["actor"] else ():
            named["actor", actor.id] = actor.name
    except UserError:
        # What is damaged cannot always be named.
        return {}
    return named
