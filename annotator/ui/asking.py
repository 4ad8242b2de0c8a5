"""Asks for an actor beside the statement it is for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect

from annotator.domain.actors import Actor
from annotator.domain.annotation import Annotation
from annotator.domain.changes import Changes
from annotator.domain.days import first_day
from annotator.domain.proper_names import names_near
from annotator.editing.actors import ActorChoice
from annotator.ui.actors.picker import ActorPicker
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import Desk

Answer = Callable[[ActorChoice], bool]
"""Keeps a choice, and tells whether it could."""

_LONGEST_NAME = 80
"""A selection longer than this is no name."""


class Asking(QObject):
    """Shows the picker, keeps what it lists, and hands the answer to whoever asked."""

    def __init__(self, desk: Desk, view: ArticleView, picker: ActorPicker) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._picker = picker
        self._answer: Answer | None = None
        self._asked = "", ""
        self._unkept: ActorChoice | None = None
        """What was chosen when `_asked` was asked, and could not be kept."""
        self._everyone: list[Actor] | None = None
        picker.chosen.connect(self._take)
        picker.dismissed.connect(self._let_go)
        desk.changed.connect(self._forget)
        desk.project_opened.connect(self._forget_all)

    def ask(
        self,
        question: str,
        annotation: Annotation,
        answer: Answer,
        *,
        may_be_nobody: bool = False,
    ) -> None:
        """Ask; `answer` gets the choice, and nothing when the user presses Esc."""
        project = self._desk.project
        if project is None or project.read_only:
            return
        if self._everyone is None:
            self._everyone = self._desk.trying(lambda one: one.read.actors())
        recent = self._desk.trying(lambda one: one.read.recent_actors(one.coder))
        if self._everyone is None or recent is None:
            return
        self._answer = answer
        if self._asked != (question, annotation.id):
            self._asked, self._unkept = (question, annotation.id), None
        self._picker.ask(
            question,
            recent=recent,
            everyone=self._everyone,
            suggestion=self._suggestion(),
            printed=names_near(self._desk.text, annotation.parts[0].span),
            beside=self._beside(annotation),
            may_be_nobody=may_be_nobody,
            day=self._day(annotation),
            again=self._unkept,
        )

    def _day(self, annotation: Annotation) -> str:
        article = self._desk.article
        printed = article.byline.date_published if article else ""
        return first_day(annotation.details.date_said, printed)

    def _suggestion(self) -> str:
        span = self._view.selected_span()
        name = " ".join(span.slice(self._desk.text).split()) if span else ""
        return name if len(name) <= _LONGEST_NAME else ""

    def _beside(self, annotation: Annotation) -> QRect:
        place = self._view.rect_at(annotation.end)
        window = self._picker.parentWidget()
        if window is None:
            return place
        corner = self._view.viewport().mapTo(window, place.topLeft())
        return QRect(corner + QPoint(0, 0), place.size())

    def _take(self, choice: ActorChoice) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            self._unkept = None if answer(choice) else choice

    def _let_go(self) -> None:
        self._answer = None

    def _forget(self, changes: Changes) -> None:
        if changes.actors:
            self._everyone = None

    def _forget_all(self) -> None:
        self._everyone = None
        self._answer = self._unkept = None
