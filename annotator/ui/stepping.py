"""Goes from statement to statement in the text, and from article to article."""

from annotator.editing.choosing import EVERY_STATEMENT
from annotator.ui.annotations.listing import Listing
from annotator.ui.annotations.model import in_words
from annotator.ui.article.view import ArticleView
from annotator.ui.articles.list import ArticleList
from annotator.ui.desk import Desk


class Stepping:
    """The commands that move without selecting."""

    def __init__(
        self, desk: Desk, view: ArticleView, listing: Listing, articles: ArticleList
    ) -> None:
        self._desk = desk
        self._view = view
        self._listing = listing
        self._articles = articles

    def next_statement(self) -> None:
        """Focus the statement after the one in focus or the caret, of those that are listed."""
        self._step(1)

    def previous_statement(self) -> None:
        """Focus the statement before the one in focus, or before the caret."""
        self._step(-1)

    def cycle_overlapping(self) -> None:
        """Focus the next of the statements that share the caret's place, the shortest first."""
        here = self._view.marks_at_caret()
        if not here:
            self._desk.said.emit("There is no statement at the caret.")
            return
        ids = [mark.annotation for mark in here]
        focused = self._desk.statement.id if self._desk.statement else ""
        place = (ids.index(focused) + 1) % len(ids) if focused in ids else 0
        self._desk.focus_statement(ids[place])
        if self._desk.statement is not None:
            paragraph = self._desk.paragraphs.number_at(self._desk.statement.start)
            told = in_words(self._desk.statement, f"paragraph {paragraph}")
            self._desk.said.emit(f"{told} · {place + 1} of {len(ids)} here")

    def next_article(self) -> None:
        """Open the article below the present one."""
        self._open(1)

    def previous_article(self) -> None:
        """Open the article above the present one."""
        self._open(-1)

    def _open(self, step: int) -> None:
        article = self._articles.next_id(step)
        if article is None:
            end = "last" if step > 0 else "first"
            self._desk.said.emit(f"This is the {end} article.")
        else:
            self._desk.open_article(article)

    def _step(self, step: int) -> None:
        if self._listing.wanted != EVERY_STATEMENT:
            if not self._listing.step(step, self._view.caret()):
                self._desk.said.emit("No statement fits the filter; Esc in the list shows all.")
            return
        order = self._view.mark_order()
        if not order:
            self._desk.said.emit("There is no statement in this article yet.")
            return
        ids = [mark.annotation for mark in order]
        focused = self._desk.statement.id if self._desk.statement else ""
        if focused in ids:
            place = (ids.index(focused) + step) % len(ids)
        else:
            caret = self._view.caret()
            after = next((n for n, m in enumerate(order) if m.spans[0].start >= caret), len(ids))
            place = (after if step > 0 else after - 1) % len(ids)
        self._desk.focus_statement(ids[place])
