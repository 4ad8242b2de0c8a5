"""Says in one line what a briefing would hold."""

from pathlib import Path

from annotator.domain.counting import counted
from annotator.editing.briefing import Wanted, gather
from annotator.editing.project import Project
from annotator.reports.briefing import Briefing, TitleBlock


def sum_up(path: Path) -> str:
    """Return what a briefing of the project would hold, read by a hold of its own on the file.

    Raises
    ------
    UserError
        The project cannot be read, or holds no statement fit for a briefing.

    """
    project = Project.open(path)
    try:
        return in_words(gather(project, Wanted(TitleBlock(""))))
    finally:
        project.close()


def in_words(briefing: Briefing) -> str:
    """Return how many statements, actors and articles a briefing holds, and what it leaves out."""
    actors = sum(section.actor is not None for section in briefing.sections)
    line = (
        f"{counted(briefing.statements, 'statement', 'statements')} "
        f"by {counted(actors, 'actor', 'actors')} "
        f"from {counted(len(briefing.cited), 'article', 'articles')}"
    )
    if briefing.left_open:
        reason = "its actor is open" if briefing.left_open == 1 else "their actor is open"
        line += f"; {briefing.left_open:,} left out because {reason}"
    if briefing.left_waiting:
        whose = "its" if briefing.left_waiting == 1 else "their"
        line += f"; {briefing.left_waiting:,} left out because {whose} article was corrected"
    return line
