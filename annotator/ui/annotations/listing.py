"""Fills the list of statements piece by piece, and keeps it in step with project and filter."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.annotation import Annotation, ListOrder, Place
from annotator.domain.article import Article
from annotator.domain.changes import Changes
from annotator.editing.choosing import EVERY_STATEMENT, Wanted, conditions, in_pieces
from annotator.editing.project import Project
from annotator.editing.reading import AnnotationFilter
from annotator.errors import UserError
from annotator.ui.annotations.filter_form import FilterForm
from annotator.ui.annotations.list import AnnotationList
from annotator.ui.desk import MANY, Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.panels.plain import isolated

_ALL = "Esc shows all"
_NONE_FITS = (
    "No statement fits.\n\nPress Esc here to see all of them, or {view.filter} to look for others."
)


class Listing(QObject):
    """Lists the statements wanted; it reads no row before somebody looks at it.

    Each piece is a turn of its own of the event loop, so that keys are answered in between.
    """

    listed = Signal()  # the last piece is in the list

    def __init__(self, desk: Desk, statements: AnnotationList, keyboard: Keyboard) -> None:
        super().__init__(statements)
        self.wanted = EVERY_STATEMENT
        self._desk = desk
        self._list = statements
        self._keyboard = keyboard
        self._chosen = AnnotationFilter()
        self._pieces: Iterator[list[Place]] = iter(())
        self._form: FilterForm | None = None
        # Unlike QTimer.singleShot(0), a timer lets what waits to be painted be painted first.
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        self._steps: list[Callable[[], bool]] = []
        statements.annotation_picked.connect(self.go_to)
        statements.filter_dropped.connect(self.show_all)
        desk.changed.connect(self._take_in)
        desk.project_opened.connect(self._start_over)

    @property
    def chosen(self) -> AnnotationFilter | None:
        """Return what the statements listed have in common; None while no article is open."""
        return None if self._desk.article is None else self._chosen

    def show_article(self, article: Article | None) -> None:
        """List the statements of another article, where not those of all articles are listed."""
        if article is not None and self.wanted.everywhere and len(self._list.model):
            self._steps.append(self._compare)
            self._turn.start()
            return
        self._turn.stop()
        self._list.show_annotations([], _first_paragraph)
        self._begin()

    def show_wanted(self, wanted: Wanted) -> None:
        """List other statements than before."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._begin()

    def show_all(self) -> None:
        """List every statement of the open article again."""
        if self._form is not None:
            self._form.hide()
        self.show_wanted(EVERY_STATEMENT)
        self._list.setFocus()

    def ask(self) -> None:
        """Show the form in which one says what is wanted, and go there."""
        if self._form is None:
            self._form = FilterForm()
            self._list.put_above(self._form)
            self._form.changed.connect(self.show_wanted)
            self._form.left.connect(self._leave_the_form)
            self._form.dropped.connect(self.show_all)
        coders = self._desk.trying(lambda project: project.read.coders()) or []
        self._form.show_wanted(self.wanted, [name for _, name in coders])
        self._form.show()
        self._form.setFocus()

    def go_to(self, annotation: str) -> None:
        """Look at a statement of the list, in its article."""
        model, article = self._list.model, self._desk.article
        row = model.row_of(annotation)
        if row is None:
            return
        place = model.row(row)
        if article is None or place.article != article.id:
            self._desk.open_article(place.article)
        self._desk.focus_statement(annotation)

    def go_to_statement(self, annotation: Annotation) -> None:
        """Look at a statement of any article, whether it is listed or not."""
        article = self._desk.article
        if article is None or annotation.article != article.id:
            self._desk.open_article(annotation.article)
        self._desk.focus_statement(annotation.id)

    def step(self, by: int, caret: int) -> bool:
        """Go to the next or previous statement listed; return False when there is none.

        `caret` is where to begin, in code points, when no listed statement is in focus.
        """
        model = self._list.model
        if not len(model):
            return False
        focused = self._desk.statement.id if self._desk.statement else ""
        row = model.row_of(focused)
        if row is None:
            behind = self._first_behind(caret)
            row = behind if by > 0 else behind - 1
        else:
            row += by
        self.go_to(model.id_at(row % len(model)))
        return True

    def _first_behind(self, caret: int) -> int:
        model, article = self._list.model, self._desk.article
        places = map(model.row, range(len(model)))
        here = article.id if article else ""
        behind = (n for n, one in enumerate(places) if one.article == here and one.start >= caret)
        return next(behind, len(model))

    # Reading

    def _start_over(self, project: Project | None) -> None:
        self.wanted = EVERY_STATEMENT
        self._chosen = AnnotationFilter()
        self._turn.stop()
        self._list.tell_filter("")
        if self._form is not None:
            self._form.hide()
        if project is None:
            self._list.show_annotations([], _first_paragraph)

    def _begin(self) -> None:
        self._turn.stop()
        article = self._desk.article
        if article is None:
            return
        pieces = self._desk.trying(self._pieces_of)
        self._list.tell_filter(self._in_words(), self._keyboard.fill(_NONE_FITS))
        if pieces is not None:
            self._pieces = pieces
            self._steps[:] = [self._append_a_piece, self._select, self._compare]
            self._turn.start()

    def _in_words(self) -> str:
        if self.wanted == EVERY_STATEMENT:
            return ""
        told = isolated(self.wanted.in_words())
        only = "" if replace(self.wanted, order=ListOrder.TEXT) == EVERY_STATEMENT else "Only "
        return f"{only}{told} · {_ALL}"

    def _pieces_of(self, project: Project) -> Iterator[list[Place]]:
        article = self._desk.article
        here = article.id if article else None
        self._chosen = conditions(project.read, self.wanted, here)
        titles, counts = {}, []
        if self.wanted.everywhere:
            rows = project.read.articles()
            titles = {row.id: row.title or "untitled" for row in rows}
            counts = [(row.id, row.annotations) for row in rows]
        with self._list.view.silence():
            self._list.model.begin(self._fetch, self._number_at, titles)
        self._list.tell_count()
        return in_pieces(project.read, self._chosen, counts, self.wanted.order)

    def _number_at(self, offset: int) -> int:
        return self._desk.paragraphs.number_at(offset)

    def _go_on(self) -> None:
        if not self._steps:
            self._turn.stop()
            self.listed.emit()
        elif self._steps[0]():
            self._steps.pop(0)

    def _append_a_piece(self) -> bool:
        piece = self._desk.trying(lambda _project: next(self._pieces, None))
        if piece:
            self._list.append(piece)
        return piece is None

    def _select(self) -> bool:
        self._list.select(self._desk.statement.id if self._desk.statement else None)
        return True

    def _compare(self) -> bool:
        """Make sure that every statement of the open article has the article's words."""
        article = self._desk.article
        if article is None:
            return True
        astray = self._desk.trying(lambda project: project.read.astray(article.id, article.text))
        if astray:
            self._desk.failed.emit(_drifted(article, len(astray)))
        return True

    def _fetch(self, ids: Sequence[str]) -> list[Annotation]:
        project = self._desk.project
        if project is None:
            return []
        try:
            return project.read.annotations(AnnotationFilter(ids=frozenset(ids)))
        except UserError as fault:
            # Asked while a row is being painted: no dialog may open in the midst of that.
            QTimer.singleShot(0, self, partial(self._desk.failed.emit, fault))
            return []

    # Changes

    def _take_in(self, changes: Changes) -> None:
        if self._desk.article is None:
            return
        if len(changes.annotations) > MANY or (self.wanted.status and changes.articles):
            self._begin()
            return
        if changes.actors - changes.articles:
            self._list.model.forget()
            self._list.view.viewport().update()
        if self.wanted == EVERY_STATEMENT:
            self._take_in_all(changes)
        elif changes.annotations:
            self._take_in_chosen(changes)

    def _take_in_all(self, changes: Changes) -> None:
        article = self._desk.article
        for annotation in changes.annotations:
            one = self._desk.touched.get(annotation)
            if one is not None and article is not None and one.article == article.id:
                self._list.take_in(one)
            else:
                self._list.drop(annotation)

    def _take_in_chosen(self, changes: Changes) -> None:
        """Ask the project which of the changed statements are wanted as they are now."""
        few = replace(self._chosen, ids=changes.annotations)
        found = self._desk.trying(lambda project: project.read.places(few, self.wanted.order))
        if found is None:
            return
        places = {place.annotation: place for place in found}
        for annotation in changes.annotations:
            one = self._desk.touched.get(annotation)
            if one is not None and annotation in places:
                self._list.take_in(one, places[annotation])
            else:
                self._list.drop(annotation)

    def _leave_the_form(self) -> None:
        if self._form is not None:
            self._form.hide()
        self._list.setFocus()


def _first_paragraph(_offset: int) -> int:
    return 1


def _drifted(article: Article, astray: int) -> UserError:
    return UserError(
        f"{astray} statements of “{article.byline.title}” do not match the article's words.",
        kept="Their own words are kept with them.",
        todo="Run File, Check the project, and open the newest backup.",
    )
