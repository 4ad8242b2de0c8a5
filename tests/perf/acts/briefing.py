"""Writes the statements briefing of a project, first with everything still to be loaded."""

import sys
import tempfile
from pathlib import Path

from measuring import Cost, tell

from annotator.editing.briefing import Wanted, export
from annotator.editing.project import Project
from annotator.reports.briefing import TitleBlock


def main(path: Path, count: int) -> None:
    project = Project.open(path, "Ada")
    tell({"first": [_export(project, count)], "again": [_export(project, count)]})
    project.close()


def _export(project: Project, count: int) -> Cost:
    with tempfile.TemporaryDirectory() as place:
        begun = Cost.now()
        briefing = export(project, Wanted(TitleBlock("Who said what")), Path(place) / "out.docx")
        cost = Cost.now().since(begun)
    assert briefing.statements == count
    return cost


main(Path(sys.argv[1]), int(sys.argv[2]))
