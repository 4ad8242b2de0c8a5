"""The list of a project's articles, in groups, and how far the work on them is."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Signal
from typing_extensions import override

from annotator.domain.article import ArticleRow
from annotator.domain.counting import counted
from annotator.domain.stages import STAGES
from annotator.ui.articles.delegate import ArticleDelegate
from annotator.ui.articles.filter_field import FilterField
from annotator.ui.articles.foot import Foot
from annotator.ui.articles.groups import Entry, Head
from annotator.ui.articles.model import ArticleModel
from annotator.ui.panels.list_panel import ListPanel
from annotator.ui.theme import Theme

_NO_MATCH = "No article has these words in its row.\n\nEsc lists all of them again."


class ArticleList(ListPanel[Entry]):
    """Shows articles and says which one its user wants to open."""

    article_picked = Signal(str)  # the article's id
    filter_left = Signal()  # the user has done with filtering and goes on in the text

    def __init__(self, theme: Theme) -> None:
        self._model = ArticleModel()
        self._foot: Foot | None = None
        self._heads: tuple[tuple[int, ...], int] = ((), 0)
        self._when_empty = ""
        super().__init__("Articles", self._model)
        self._wanted: str | None = None
        self.filter = FilterField()
        self._foot = Foot()
        self.add_widget(self.filter)
        self.add_foot(self._foot)
        self.view.row_picked.connect(self._tell)
        self.filter.textChanged.connect(self._filter)
        self.filter.accepted.connect(self._open_first)
        self.filter.left.connect(self._go_on_in_list)
        self.filter.given_up.connect(self._give_up)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the list in another theme."""
        self.dress(theme, ArticleDelegate(theme, self._model))
        if self._foot is not None:
            self._foot.set_theme(theme)

    def show_articles(self, rows: Iterable[ArticleRow]) -> None:
        """Show the articles of another project, none of them selected."""
        self._wanted = None
        with self.view.silence():
            self._model.load(rows)
        self.tell_count()

    def put_gaps(self, article: str, gaps: int) -> None:
        """Show how many gaps an article has."""
        self._model.put_gaps(article, gaps)
        if self._foot is not None:
            self._foot.show_progress(self._model.progress)

    @override
    def select(self, row_id: str | None) -> None:
        self._wanted = row_id
        super().select(row_id)

    def next_id(self, step: int) -> str | None:
        """Return the article below the selected one, above it for -1; None beyond the ends."""
        place = self.view.selected_row()
        if place is None:
            place = -1 if step > 0 else len(self._model)
        for further in range(place + step, len(self._model) if step > 0 else -1, step):
            if row := self._model.article_at(further):
                return row.id
        return None

    def first_id(self) -> str | None:
        """Return the article at the top of the list, None when it is empty."""
        return next(self.listed_ids(), None)

    def listed_ids(self) -> Iterator[str]:
        """Yield the articles listed, from the top."""
        rows = map(self._model.article_at, range(len(self._model)))
        return (row.id for row in rows if row is not None)

    def articles_from(self, article: str) -> Iterator[ArticleRow]:
        """Yield the other articles listed: those below this one, then from the top."""
        return self._model.articles_from(article)

    @property
    def is_filtered(self) -> bool:
        """Tell whether only some of the articles are listed."""
        return self._model.is_filtered

    def begin_filter(self) -> None:
        """Have the user type what to filter by."""
        self.filter.show()
        self.filter.selectAll()
        self.filter.setFocus()

    def list_all(self) -> None:
        """List all articles again."""
        self.filter.hide()
        self.filter.clear()

    @override
    def heading_text(self) -> str:
        progress = self._model.progress
        articles = counted(progress.articles, "article", "articles")
        if self._model.is_filtered:
            return f"{self._model.listed:,} of {articles}"
        return f"{articles} · {progress.percent} % done" if progress.articles else articles

    @override
    def say_when_empty(self, sentence: str) -> None:
        self._when_empty = sentence
        filtered = self._model.is_filtered and self._model.progress.articles > 0
        super().say_when_empty(_NO_MATCH if filtered else sentence)

    @override
    def tell_count(self) -> None:
        self.say_when_empty(self._when_empty)
        super().tell_count()
        self._fit_heads()
        if self._foot is not None:
            self._foot.show_progress(self._model.progress)

    def _fit_heads(self) -> None:
        """Make the heads of groups lower than articles, wherever they stand now."""
        heads = (self._model.row_of(Head(number, 0).id) for number in range(len(STAGES)))
        places = tuple(place for place in heads if place is not None)
        if (places, len(self._model)) != self._heads:
            self._heads = places, len(self._model)
            self.view.make_low(places)

    def _filter(self, words: str) -> None:
        with self.view.silence():
            self._model.filter(words)
            super().select(self._wanted)
        self.tell_count()

    def _give_up(self) -> None:
        self.list_all()
        self.filter_left.emit()

    def _open_first(self) -> None:
        first = self.first_id()
        if first is not None:
            self.article_picked.emit(first)
            self.filter_left.emit()

    def _go_on_in_list(self) -> None:
        first = self.first_id()
        if first is not None:
            self.view.setFocus()
            if self.selected() is None:
                self.article_picked.emit(first)

    def _tell(self, row: int) -> None:
        self.article_picked.emit(self._model.id_at(row))
