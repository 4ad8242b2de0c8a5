"""The use case of making sure that a project is whole."""

from pathlib import Path

from annotator.store.check import Findings, Problem, check

__all__ = ["Findings", "Problem", "check_project"]


def check_project(path: Path) -> Findings:
    """Read the whole project at `path` and report every broken rule; nothing is changed."""
    return check(path)
