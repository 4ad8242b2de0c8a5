"""The guideline a project is coded by."""

from annotator import resources
from annotator.domain.guideline import Guideline, parse
from annotator.editing.project import CODEBOOK, Project


def guideline_of(project: Project | None) -> Guideline:
    """Return the rules a project's new annotations are made under, or those of a new project.

    Raises
    ------
    DamagedProject
        The project's codebook cannot be read.

    """
    return parse(project.read.codebook() if project else resources.read_text(CODEBOOK))
