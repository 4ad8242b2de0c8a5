"""The commands that hand an article in and open the next one that waits for its coder."""

from collections.abc import Callable

from annotator.domain.counting import counted
from annotator.domain.stages import is_done
from annotator.editing import sets
from annotator.editing.project import Project
from annotator.ui.articles.list import ArticleList
from annotator.ui.desk import Desk
from annotator.ui.gaps.finder import Gaps


class Submitting:
    """Ends the work on the open article."""

    def __init__(self, desk: Desk, gaps: Gaps, articles: ArticleList) -> None:
        """Take the list in whose order the next article is looked for."""
        self._desk = desk
        self._gaps = gaps
        self._articles = articles

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
        # Where it stands now: once handed in, it is listed elsewhere.
        following = self._next_waiting(article.id)
        standing = self._desk.trying(lambda project: deed(project, article.id))
        if standing is None:
            return
        words = f"{done}: {article.byline.title or 'untitled'}."
        if standing.open_actors:
            words += f" {counted(standing.open_actors, 'actor', 'actors')} still open."
        index = self._gaps.index()
        if index:
            words += f" {counted(len(index), 'gap', 'gaps')} left."
        if following:
            self._desk.open_article(following)
        else:
            listed = " in this list" if self._articles.is_filtered else ""
            words += f" No other article{listed} waits to be coded."
        self._desk.said.emit(words)

    def _next_waiting(self, article: str) -> str | None:
        """Return the first article to code below this one in the list, else the first above it."""
        others = self._articles.articles_from(article)
        return next((row.id for row in others if not is_done(row.state)), None)
