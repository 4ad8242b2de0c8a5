"""The use cases of making sure that a project is whole, and of mending it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.editing.holding import to_replace
from annotator.editing.project import Project
from annotator.store.check import Findings, Problem, check
from annotator.store.repair import Repaired, repair

__all__ = [
    "MENDABLE",
    "ChainFound",
    "Findings",
    "Problem",
    "Repaired",
    "check_project",
    "repair_project",
    "verify_chain",
]

MENDABLE = "row"
"""The rule whose problems a repair mends."""


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


def repair_project(path: Path) -> Repaired:
    """Mend what the journal can tell, after a backup; see `store.repair` for the errors.

    Raises
    ------
    LockedProject
        Somebody works on it.

    """
    with to_replace(path):
        return repair(path)
