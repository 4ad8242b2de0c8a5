"""The list of an article's statements: what the text shows in colours, in words."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from typing_extensions import override

from annotator.domain.annotation import Annotation
from annotator.ui.annotations.delegate import AnnotationDelegate
from annotator.ui.annotations.model import AnnotationModel, NumberAt
from annotator.ui.panels.list_panel import ListPanel
from annotator.ui.panels.plain import counted
from annotator.ui.theme import Theme


class AnnotationList(ListPanel[Annotation]):
    """Shows statements in text order and says which one its user wants to see."""

    annotation_picked = Signal(str)  # the annotation's id

    def __init__(self, theme: Theme) -> None:
        self._model = AnnotationModel()
        super().__init__("Statements", self._model)
        self.view.row_picked.connect(self._tell)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the list in another theme."""
        self.dress(theme, AnnotationDelegate(theme, self._model))

    def show_annotations(self, annotations: Iterable[Annotation], number_at: NumberAt) -> None:
        """Show the statements of another article, none of them selected."""
        with self.view.silence():
            self._model.load(annotations, number_at)
        self.tell_count()

    @override
    def heading_text(self) -> str:
        return counted(len(self._model), "statement", "statements")

    def _tell(self, row: int) -> None:
        self.annotation_picked.emit(self._model.id_at(row))
