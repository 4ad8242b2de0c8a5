"""The list of a project's articles and how far the work on them is."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from typing_extensions import override

from annotator.domain.article import ArticleRow
from annotator.ui.articles.delegate import ArticleDelegate
from annotator.ui.articles.model import ArticleModel
from annotator.ui.panels.list_panel import ListPanel
from annotator.ui.panels.plain import counted
from annotator.ui.theme import Theme


class ArticleList(ListPanel[ArticleRow]):
    """Shows articles and says which one its user wants to open."""

    article_picked = Signal(str)  # the article's id

    def __init__(self, theme: Theme) -> None:
        self._model = ArticleModel()
        super().__init__("Articles", self._model)
        self.view.row_picked.connect(self._tell)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the list in another theme."""
        self.dress(theme, ArticleDelegate(theme, self._model))

    def show_articles(self, rows: Iterable[ArticleRow]) -> None:
        """Show the articles of another project, none of them selected."""
        with self.view.silence():
            self._model.load(rows)
        self.tell_count()

    def next_id(self, step: int) -> str | None:
        """Return the article so many rows below the selected one, or None beyond the ends."""
        number = len(self._model)
        row = self.view.selected_row()
        if row is None:
            row = -1 if step > 0 else number
        wanted = row + step
        return self._model.id_at(wanted) if 0 <= wanted < number else None

    @override
    def heading_text(self) -> str:
        number = len(self._model)
        articles = counted(number, "article", "articles")
        return f"{articles} · {self._model.done_percent} % done" if number else articles

    def _tell(self, row: int) -> None:
        self.article_picked.emit(self._model.id_at(row))
