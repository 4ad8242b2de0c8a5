"""The list of statements: what the text shows in colours, in words."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.domain.annotation import Annotation, Place
from annotator.domain.counting import counted
from annotator.ui.annotations.delegate import AnnotationDelegate
from annotator.ui.annotations.model import AnnotationModel, NumberAt
from annotator.ui.panels.list_panel import ListPanel
from annotator.ui.theme import Theme


class AnnotationList(ListPanel[Place]):
    """Shows statements in text order and says which one its user wants to see."""

    annotation_picked = Signal(str)  # the annotation's id
    filter_dropped = Signal()  # Esc in a filtered list

    def __init__(self, theme: Theme) -> None:
        self.model = AnnotationModel()
        super().__init__("Statements", self.model)
        self._told = self.add_line()
        self._told.hide()
        self._when_empty = ""
        self.view.searches = False
        self.view.row_picked.connect(self._tell)
        for widget in (self.view, self.empty):
            widget.installEventFilter(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the list in another theme."""
        self.dress(theme, AnnotationDelegate(theme, self.model))

    def show_annotations(self, annotations: Iterable[Annotation], number_at: NumberAt) -> None:
        """Show the statements of another article, none of them selected."""
        with self.view.silence():
            self.model.load(annotations, number_at)
        self.tell_count()

    def append(self, places: list[Place]) -> None:
        """Show further statements."""
        with self.view.silence():
            self.model.append(places)
        self.tell_count()

    def take_in(self, annotation: Annotation, place: Place | None = None) -> None:
        """Show a new statement, or what has become of one that is listed."""
        with self.view.silence():
            self.model.take_in(annotation, place)
        self.tell_count()

    def tell_filter(self, words: str, when_none_fits: str = "") -> None:
        """Say above the list which statements it holds, "" for all of the article.

        Where none does, it is said in the place of the rows how to see others.
        """
        self._told.setText(words)
        self._told.setVisible(bool(words))
        super().say_when_empty(when_none_fits if words else self._when_empty)

    @override
    def say_when_empty(self, sentence: str) -> None:
        self._when_empty = sentence
        if not self._told.text():
            super().say_when_empty(sentence)

    def put_above(self, form: QWidget) -> None:
        """Put a form between the heading and the rows."""
        self.add_widget(form)

    @override
    def heading_text(self) -> str:
        return counted(len(self.model), "statement", "statements")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._told.text():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # else the key would go to the text
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.filter_dropped.emit()
                return True
        return super().eventFilter(watched, event)

    def _tell(self, row: int) -> None:
        self.annotation_picked.emit(self.model.id_at(row))
