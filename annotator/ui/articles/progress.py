"""How far the work on a project's articles is: done, statements, gaps."""

from collections.abc import Iterable

from annotator.domain.article import ArticleRow
from annotator.domain.counting import counted
from annotator.domain.stages import is_done


class Progress:
    """Sums over all articles, kept up to date row by row."""

    def __init__(self, rows: Iterable[ArticleRow] = ()) -> None:
        self.articles = self.done = self.statements = self.gaps = 0
        self._gaps: dict[str, int] = {}
        for row in rows:
            self._count(row, 1)

    def exchange(self, before: ArticleRow | None, now: ArticleRow | None) -> None:
        """Take one row out of the sums and another into them."""
        for row, step in ((before, -1), (now, 1)):
            if row is not None:
                self._count(row, step)
        if now is None and before is not None:
            self.gaps -= self._gaps.pop(before.id, 0)

    def put_gaps(self, article: str, gaps: int) -> bool:
        """Take in how many gaps an article has; tell whether that is new."""
        before = self._gaps.get(article)
        self._gaps[article] = gaps
        self.gaps += gaps - (before or 0)
        return before != gaps

    def gaps_of(self, article: str) -> int | None:
        """Return how many gaps an article has, None where they are not counted yet."""
        return self._gaps.get(article)

    @property
    def percent(self) -> int:
        """Return how many of a hundred articles are done, rounded down; 0 when there is none."""
        return 100 * self.done // self.articles if self.articles else 0

    def sentences(self) -> tuple[str, str]:
        """Return in two lines how far the work is."""
        articles = f"{self.done:,} of {counted(self.articles, 'article', 'articles')} done"
        statements = counted(self.statements, "statement", "statements")
        if not self._gaps:
            return articles, statements
        gaps = counted(self.gaps, "gap", "gaps")
        so_far = "" if len(self._gaps) == self.articles else " so far"
        return articles, f"{statements} · {gaps}{so_far}"

    def _count(self, row: ArticleRow, step: int) -> None:
        self.articles += step
        self.done += step * is_done(row.state)
        self.statements += step * row.annotations
