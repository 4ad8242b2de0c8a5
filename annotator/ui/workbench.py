"""Articles, text and statements of the open project side by side, kept in step with it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from annotator.domain.annotation import Annotation, Mark
from annotator.domain.article import Article, ArticleRow
from annotator.domain.changes import Changes
from annotator.editing.project import Project
from annotator.ui.actors.picker import ActorPicker
from annotator.ui.annotations.inspector import Inspector
from annotator.ui.annotations.list import AnnotationList
from annotator.ui.annotations.listing import Listing
from annotator.ui.article.view import ArticleView
from annotator.ui.articles.list import ArticleList
from annotator.ui.banner import Banner
from annotator.ui.desk import MANY, Desk
from annotator.ui.gaps.counting import GapCounting
from annotator.ui.gaps.finder import Gaps
from annotator.ui.heading import ArticleHeading
from annotator.ui.keyboard import Keyboard
from annotator.ui.legend import Legend
from annotator.ui.panes import Beside, Panes
from annotator.ui.places import Places
from annotator.ui.theme import Theme

_NO_ARTICLE = (
    "No article yet.\n\n"
    "Press {file.paste} to paste one you have copied, or {file.import} to import files."
)
_NO_TEXT = "Statements are listed here once there is an article."
_NO_STATEMENT = (
    "No statement yet.\n\n"
    "Press {select.next_sentence} to select a sentence, then {annotate.quote} for a quote, "
    "{annotate.claim} for a claim, {annotate.demand} for a demand, "
    "{annotate.accusation} for an accusation."
)

ARTICLES_FROM = 1100
"""Below this width of the window, in pixels, the list of articles is a drawer over the text."""
STATEMENTS_FROM = 900
"""Below this one the list of statements is."""


class Workbench(QWidget):
    """The three panels and the actor picker above them."""

    def __init__(self, desk: Desk, theme: Theme, keyboard: Keyboard) -> None:
        super().__init__()
        self._desk = desk
        self._keyboard = keyboard
        self.banner = Banner()
        """Stands above every page of the window, also above a text that is shown alone."""
        # Before anyone else hears of another project, and puts up what is to be said of that.
        desk.project_opened.connect(lambda _project: self.banner.clear())
        self.articles = ArticleList(theme)
        self.heading = ArticleHeading(theme)
        self.view = ArticleView(theme)
        self.statements = AnnotationList(theme)
        self.inspector = Inspector(theme)
        self.legend = Legend(theme)
        self._strips = _column(self.heading)
        self._panes = Panes(
            Beside(self.articles, (self.articles,), ARTICLES_FROM, width=250),
            _column(self._strips, self.view),
            Beside(
                _column(_stack(self.statements, self.inspector), self.legend),
                (self.statements, self.inspector),
                STATEMENTS_FROM,
                width=330,
            ),
            self.view,
        )
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._panes, 1)
        self._below: list[QWidget] = []
        self._put_away: list[QWidget] = []
        self.picker = ActorPicker(theme, self)
        self.listing = Listing(desk, self.statements, keyboard)
        self._connect()
        self._places = Places(desk, self.view)
        self.gaps = Gaps(desk, self.view)
        self._gap_counting = GapCounting(desk, self.articles, self.gaps)
        self._say_what_to_press()

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in another theme."""
        self.articles.set_theme(theme)
        self.heading.set_theme(theme)
        self.view.set_theme(theme)
        self.statements.set_theme(theme)
        self.inspector.set_theme(theme)
        self.legend.set_theme(theme)
        self.picker.set_theme(theme)

    def show_above(self, widget: QWidget) -> None:
        """Put a widget above the panels, over their whole width."""
        self._rows.insertWidget(0, widget)

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panels in reading order, those that lie over the text when asked for too."""
        return (*self._panes.panes(), *(one for one in self._below if one.isVisible()))

    def filter_articles(self) -> None:
        """Have the user type what to filter the articles by, also where there is no room."""
        self._panes.go_to(self.articles)
        self.articles.begin_filter()

    def add_below(self, panel: QWidget) -> None:
        """Put a panel below the others, over their whole width."""
        self._below.append(panel)
        self._rows.addWidget(panel)

    def go_to(self, pane: QWidget) -> None:
        """Give a panel the keyboard, and show it for that."""
        self._panes.go_to(pane)

    @property
    def is_alone(self) -> bool:
        """Tell whether the text has the window for itself."""
        return self._panes.is_alone

    def set_alone(self, alone: bool) -> None:
        """Show the text and its margin alone, or what belongs to it as well."""
        if alone:
            self._put_away = [one for one in self._around() if not one.isHidden()]
        for one in (self._strips, *filter(isValid, self._put_away)):
            one.setVisible(not alone)
        self._panes.set_alone(alone)

    def _around(self) -> Iterator[QWidget]:
        """Yield what lies above and below the panels, over their whole width."""
        for place in range(self._rows.count()):
            item = self._rows.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self._panes:
                yield widget

    def _connect(self) -> None:
        self._desk.project_opened.connect(self._show_project)
        self._desk.article_opened.connect(self._show_article)
        self._desk.statement_focused.connect(self._show_focus)
        self._desk.changed.connect(self._take_in)
        self._keyboard.rebound.connect(self._say_what_to_press)
        self.articles.article_picked.connect(self._desk.open_article)
        self.articles.filter_left.connect(self._end_filtering)
        self.view.mark_activated.connect(self._desk.focus_statement)

    def _show_project(self, project: Project | None) -> None:
        rows = project.read.articles() if project else []
        self.articles.list_all()
        self.articles.show_articles(rows)
        if rows:
            latest = self._places.latest(row.id for row in rows)
            self._desk.open_article(latest or self.articles.first_id())

    def _show_article(self, article: Article | None) -> None:
        self.picker.hide()
        self.articles.select(article.id if article else None)
        self.heading.show_article(article)
        self._say_what_to_press()
        if article is None:
            self.listing.show_article(None)
            return
        self._show_marks(article)
        # The text is painted first; the list beside it is filled a moment later.
        self.listing.show_article(article)

    def _show_marks(self, article: Article) -> None:
        marks = self._desk.trying(lambda project: project.read.marks(article.id)) or []
        self.view.show_article(article.text, marks, article.direction)

    def _say_what_to_press(self) -> None:
        fill = self._keyboard.fill
        self.articles.say_when_empty(fill(_NO_ARTICLE))
        self.statements.say_when_empty(fill(_NO_STATEMENT if self._desk.article else _NO_TEXT))
        if self._desk.article is None:
            self.view.clear_article(fill(_NO_ARTICLE))

    def _show_focus(self, annotation: Annotation | None) -> None:
        focused = annotation.id if annotation else None
        self.view.focus_mark(focused)
        self.statements.select(focused)

    def _end_filtering(self) -> None:
        self.view.setFocus()

    def _take_in(self, changes: Changes) -> None:
        self._take_in_articles(changes)
        article = self._desk.article
        if article is None:
            return
        if len(changes.annotations) > MANY:
            here = self.view.position_state()
            self._show_marks(article)
            self.view.focus_mark(self._desk.statement.id if self._desk.statement else None)
            self.view.restore_position(here)
            return
        touched = self._desk.touched.values()
        ours = {one.id: one for one in touched if one.article == article.id}
        for annotation in changes.annotations:
            one = ours.get(annotation)
            if one is not None and not one.is_waiting:
                self.view.put_mark(mark_of(one))
            else:
                self.view.drop_mark(annotation)

    def _take_in_articles(self, changes: Changes) -> None:
        # What cannot be read stays as it is shown; why it cannot has been told.
        if len(changes.articles) > MANY:
            every = self._desk.trying(lambda project: project.read.articles())
            if every is not None:
                self.articles.show_articles(every)
                self.articles.select(self._desk.article.id if self._desk.article else None)
            return
        rows = self._desk.trying(partial(_rows, articles=changes.articles))
        if rows is None:
            return
        for row in rows:
            self.articles.put(row)
        for article in changes.articles.difference(row.id for row in rows):
            self.articles.drop(article)


def _rows(project: Project, articles: frozenset[str]) -> list[ArticleRow]:
    """Return articles as they are listed, in the order in which they came in."""
    if len(articles) <= 1:
        return [row for article in articles for row in project.read.articles(article)]
    return [row for row in project.read.articles() if row.id in articles]


def _stack(*widgets: QWidget) -> QSplitter:
    """Return widgets below one another that share their room as the user likes."""
    stack = QSplitter(Qt.Orientation.Vertical)
    stack.setChildrenCollapsible(False)
    for widget in widgets:
        stack.addWidget(widget)
    return stack


def _column(*widgets: QWidget) -> QWidget:
    """Return widgets below one another, without any room between them."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    return column


def mark_of(annotation: Annotation) -> Mark:
    """Return what the article view paints of an annotation."""
    return Mark(
        annotation.id,
        annotation.kind,
        annotation.also,
        tuple(part.span for part in annotation.parts),
        annotation.flagged,
    )
