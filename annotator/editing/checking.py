"""The use cases of making sure that a project is whole, and of mending it."""

from pathlib import Path

from annotator.editing.holding import to_replace
from annotator.store.check import Findings, Problem, check
from annotator.store.repair import Repaired, repair

__all__ = ["MENDABLE", "Findings", "Problem", "Repaired", "check_project", "repair_project"]

MENDABLE = "row"
"""The rule whose problems a repair mends."""


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
