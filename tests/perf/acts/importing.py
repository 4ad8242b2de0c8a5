"""Brings a folder of text files into a new project."""

import sys
import tempfile
from pathlib import Path

from measuring import Cost, tell

from annotator.editing.importing import Outcome, bring_in, read_drafts
from annotator.editing.project import Project
from annotator.editing.search import fill_index


def main(folder: Path, *, repeats: int) -> None:
    costs = [_import(folder) for _ in range(repeats)]
    stored, indexed = zip(*costs, strict=True)
    whole = [Cost(*map(sum, zip(*both, strict=True))) for both in costs]
    tell({"import": stored, "index": indexed, "whole": whole})


def _import(folder: Path) -> tuple[Cost, Cost]:
    with tempfile.TemporaryDirectory() as place:
        project = Project.create(Path(place) / "new.annproj", "Ada")
        begun = Cost.now()
        drafts = read_drafts([folder])
        report = bring_in(project, drafts.ready)
        cost = Cost.now().since(begun)
        begun = Cost.now()
        assert fill_index(project)
        index = Cost.now().since(begun)
        project.close()
    expected = len(list(folder.glob("*.txt")))
    assert sum(one.status is Outcome.IMPORTED for one in report) == expected
    return cost, index


main(Path(sys.argv[1]), repeats=int(sys.argv[2]))
