"""Brings a folder of text files into a new project."""

import sys
import tempfile
from pathlib import Path

from measuring import Cost, tell

from annotator.editing.importing import Outcome, bring_in, read_drafts
from annotator.editing.project import Project


def main(folder: Path, *, repeats: int) -> None:
    costs = [_import(folder) for _ in range(repeats)]
    tell({"import": costs})


def _import(folder: Path) -> Cost:
    with tempfile.TemporaryDirectory() as place:
        project = Project.create(Path(place) / "new.annproj", "Ada")
        begun = Cost.now()
        drafts = read_drafts([folder])
        report = bring_in(project, drafts.ready)
        cost = Cost.now().since(begun)
        project.close()
    expected = len(list(folder.glob("*.txt")))
    assert sum(one.status is Outcome.IMPORTED for one in report) == expected
    return cost


main(Path(sys.argv[1]), repeats=int(sys.argv[2]))
