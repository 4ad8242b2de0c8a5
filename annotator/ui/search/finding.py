"""The commands that find words in all articles and go from hit to hit."""

from __future__ import annotations  # a type named here is loaded on first use

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.article import Article
from annotator.domain.spans import TextSpan
from annotator.editing.project import Project
from annotator.errors import UserError
from annotator.ui.desk import Desk
from annotator.ui.search.indexing import Indexing
from annotator.ui.theme import Theme
from annotator.ui.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.editing.search import Hit, Order, Query
    from annotator.ui.search.enquiry import Enquiry
    from annotator.ui.search.pane import FindPane

_LONGEST_SELECTION = 80
"""Selected words up to so many characters are what somebody wants to find."""


class Finding(QObject):
    """Shows hits in a pane below the text and framed in the text itself."""

    def __init__(self, desk: Desk, bench: Workbench, theme: Theme) -> None:
        super().__init__(desk)
        self._desk = desk
        self._bench = bench
        self._theme = theme
        self._pane: FindPane | None = None
        self._enquiry: Enquiry | None = None
        self._query: Query | None = None
        self._step = 0
        """Which way to go as soon as more hits are there."""
        self._indexing = Indexing(desk)
        desk.project_opened.connect(self._leave)
        desk.article_opened.connect(self._frame)

    def set_theme(self, theme: Theme) -> None:
        """Draw the pane in another theme."""
        self._theme = theme
        if self._pane is not None:
            self._pane.set_theme(theme)

    def open(self) -> None:
        """Show the pane with the keyboard in its field; selected words are looked for."""
        pane = self._shown_pane()
        pane.field.setFocus()
        span = self._bench.view.selected_span()
        words = " ".join(span.slice(self._desk.text).split()) if span else ""
        if 0 < len(words) <= _LONGEST_SELECTION and not self._is_hit(span):
            pane.look_for(f'"{words}"' if " " in words else words)
        else:
            pane.field.selectAll()

    def _is_hit(self, span: TextSpan | None) -> bool:
        """Tell whether what is selected is a hit somebody went to: the question stands then."""
        return self._query is not None and any(
            span == hit.span for hit in (self._pane.rows.hits if self._pane else ())
        )

    def next(self) -> None:
        """Go to the hit behind the selection, in this article or in those that follow."""
        self._go(1)

    def previous(self) -> None:
        """Go to the hit ahead of the selection, in this article or in those before."""
        self._go(-1)

    # The pane

    def _shown_pane(self) -> FindPane:
        from annotator.ui.search.pane import FindPane  # noqa: PLC0415 - on first use

        if self._pane is None:
            self._pane = pane = FindPane(self._theme)
            pane.asked.connect(self._ask)
            pane.looked_at.connect(self._look_at)
            pane.taken.connect(self._take)
            pane.more_wanted.connect(self._ask_for_more)
            pane.closed.connect(self._close)
            self._bench.add_below(pane)
        elif self._pane.isHidden():
            self._pane.show()
            self._frame(self._desk.article)
        return self._pane

    def _close(self) -> None:
        if self._pane is not None:
            self._pane.hide()
        self._bench.view.show_found(())
        self._bench.view.setFocus()

    def _leave(self, _project: Project | None) -> None:
        if self._enquiry is not None:
            self._enquiry.end()
            self._enquiry = None
        self._query = None
        if self._pane is not None:
            self._pane.hide()
            self._pane.field.clear()
            self._pane.status.say("")
            self._pane.say()

    # Questions and answers

    def _ask(self, typed: str, order: Order) -> None:
        from annotator.editing.search import read_query  # noqa: PLC0415 - on first use

        pane, project = self._shown_pane(), self._desk.project
        self._query = None
        self._step = 0
        if project is None or not typed.strip():
            self._answer_with(pane, "")
            return
        try:
            self._query = read_query(typed)
        except UserError as fault:
            self._answer_with(pane, f"{fault.happened} {fault.todo}")
            return
        pane.status.say("Searching …")
        self._enquiry = self._enquiry or self._new_enquiry(project)
        self._enquiry.ask(self._query, order)

    def _answer_with(self, pane: FindPane, sentence: str) -> None:
        pane.say(sentence)
        pane.status.say("")
        self._frame(self._desk.article)

    def _new_enquiry(self, project: Project) -> Enquiry:
        from annotator.ui.search.enquiry import Enquiry  # noqa: PLC0415 - on first use

        enquiry = Enquiry(project.path, self)
        enquiry.answered.connect(self._show)
        enquiry.failed.connect(self._fail)
        return enquiry

    def _ask_for_more(self) -> None:
        if self._enquiry is not None:
            self._enquiry.more()

    def _show(self, hits: Sequence[Hit], is_first: bool) -> None:
        pane = self._pane
        if pane is None or self._query is None:
            return
        if not is_first:
            pane.rows.add(hits)
        elif hits:
            self._frame(self._desk.article)
            pane.show_hits(hits)
        else:
            self._answer_with(pane, "No article holds all of these words.")
        if pane.rows.hits:
            pane.status.say(self._told(pane))
        step, self._step = self._step, 0
        if step and hits:
            self._go(step)

    def _told(self, pane: FindPane) -> str:
        from annotator.ui.search.rows import how_many  # noqa: PLC0415 - on first use

        search = self._enquiry.search if self._enquiry else None
        return how_many(pane.rows.hits, search) if search else ""

    def _fail(self, fault: Exception) -> None:
        if self._pane is not None:
            self._answer_with(self._pane, "The search came to no end.")
        if not isinstance(fault, UserError):
            raise fault
        self._desk.failed.emit(fault)

    def _frame(self, article: Article | None) -> None:
        """Frame what is looked for in the open article."""
        if self._pane is None or self._pane.isHidden():
            return
        spans: list[TextSpan] = []
        if article is not None and self._query is not None:
            _, spans = self._query.find(article.byline.title, article.text)
        self._bench.view.show_found(spans)

    # From hit to hit

    def _look_at(self, row: int) -> None:
        pane = self._shown_pane()
        hit = pane.rows.hits[row]
        if self._desk.article is None or self._desk.article.id != hit.article:
            project = self._desk.project
            if project is None or not project.read.articles(hit.article):
                self._desk.said.emit("This article is no longer in the project.")
                return
            self._desk.open_article(hit.article)
        if hit.span is None:
            self._bench.view.set_caret(0)
        else:
            self._bench.view.select(hit.span)
        where = ", in the headline" if hit.span is None else ""
        self._desk.said.emit(f"Hit {row + 1:,} of {self._count(pane)}{where}.")

    def _count(self, pane: FindPane) -> str:
        search = self._enquiry.search if self._enquiry else None
        more = "" if search is None or search.ended else " or more"
        return f"{len(pane.rows.hits):,}{more}"

    def _take(self, row: int) -> None:
        self._look_at(row)
        self._bench.view.setFocus()

    def _go(self, step: int) -> None:
        pane = self._pane
        if pane is None or pane.isHidden() or not pane.rows.hits:
            self.open()
            return
        row = self._row_beside(pane.rows.hits, step)
        search = self._enquiry.search if self._enquiry else None
        if row == len(pane.rows.hits) and search is not None and not search.ended:
            self._step = step
            self._ask_for_more()
            return
        around = row % len(pane.rows.hits)
        pane.view.select_row(around)
        self._look_at(around)

    def _row_beside(self, hits: Sequence[Hit], step: int) -> int:
        from annotator.ui.search.rows import row_after, row_before  # noqa: PLC0415 - on first use

        article, view = self._desk.article, self._bench.view
        span = view.selected_span()
        start, end = (span.start, span.end) if span else (view.caret(), view.caret())
        here = article.id if article else ""
        return row_after(hits, here, end) if step > 0 else row_before(hits, here, start)
