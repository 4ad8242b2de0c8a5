"""The use case that finds actors which may be one."""

from annotator.domain.near_names import NearNames
from annotator.editing.project import Project


def near_names(project: Project) -> NearNames:
    """Return the actors of a project, to be searched for names that are alike.

    Those of whom somebody said that they are not the same are not found.
    """
    return NearNames(project.read.actors(), project.read.registry.apart())
