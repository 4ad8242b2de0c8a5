"""The commands that hand an article in and open the next one that waits for its coder."""

from collections.abc import Callable

from annotator.domain.review import SetState
from annotator.editing import sets
from annotator.editing.project import Project
from annotator.ui.desk import Desk
from annotator.ui.gaps.finder import Gaps
from annotator.ui.panels.plain import counted

_WAITING = frozenset({SetState.NEW, SetState.IN_CODING, SetState.RETURNED})


class Submitting:
    """Ends the work on the open article."""

    def __init__(self, desk: Desk, gaps: Gaps) -> None:
        self._desk = desk
        self._gaps = gaps

    def submit_and_go_on(self) -> None:
        """Submit the open article and open the next one to code."""
        self._end(sets.submit, "Submitted")

    def nothing_and_go_on(self) -> None:
        """Say that the open article holds no statement and open the next one to code."""
        self._end(sets.nothing_to_code, "Nothing to code")

    def _end(self, deed: Callable[[Project, str], sets.Standing], done: str) -> None:
        article = self._desk.article
        if article is None:
            return
        standing = self._desk.trying(lambda project: deed(project, article.id))
        if standing is None:
            return
        words = f"{done}: {article.byline.title or 'untitled'}."
        if standing.open_actors:
            words += f" {counted(standing.open_actors, 'actor', 'actors')} still open."
        index = self._gaps.index()
        if index:
            words += f" {counted(len(index), 'gap', 'gaps')} left."
        following = self._desk.trying(lambda project: _next_waiting(project, article.id))
        if following:
            self._desk.open_article(following)
        else:
            words += " No other article waits to be coded."
        self._desk.said.emit(words)


def _next_waiting(project: Project, article: str) -> str:
    """Return the first article to code below this one, else the first above it, else ""."""
    rows = project.read.articles()
    here = next((place for place, row in enumerate(rows) if row.id == article), -1)
    below = (*rows[here + 1 :], *rows[: max(here, 0)])
    return next((row.id for row in below if row.state in _WAITING), "")
