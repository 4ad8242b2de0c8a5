"""The commands that open the guideline, at the kind in focus, and the quiz over its cases."""

from __future__ import annotations  # a type named here is loaded on first use

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Kind
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.domain.guideline import Guideline
    from annotator.ui.dialogs.guideline import GuidelineDialog


class Consulting(QObject):
    """Keeps the guideline of the open project at hand, beside the window."""

    def __init__(self, desk: Desk, window: QWidget, theme: Theme, keyboard: Keyboard) -> None:
        super().__init__(window)
        self._keyboard = keyboard
        self._desk = desk
        self._window = window
        self._theme = theme
        self._dialog: GuidelineDialog | None = None
        desk.project_opened.connect(self._close)
        desk.statement_focused.connect(self._follow)

    def open(self) -> None:
        """Show the guideline, or come back to it."""
        from annotator.ui.dialogs.guideline import GuidelineDialog  # noqa: PLC0415 - on first use

        if self._dialog is None:
            guideline = self._guideline()
            if guideline is None:
                return
            self._dialog = GuidelineDialog(guideline, self._theme, self._keyboard, self._window)
            self._dialog.finished.connect(self._forget)
        self._dialog.show_at(_kind_of(self._desk.statement))

    def quiz(self) -> None:
        """Ask the borderline cases of the guideline."""
        from annotator.ui.dialogs.quiz import QuizDialog  # noqa: PLC0415 - on first use

        guideline = self._guideline()
        if guideline is None:
            return
        if not guideline.cases:
            self._desk.said.emit("The guideline of this project holds no cases to ask.")
            return
        QuizDialog(guideline, self._theme, self._keyboard, self._window).exec()

    def set_theme(self, theme: Theme) -> None:
        """Draw the kinds in another theme."""
        self._theme = theme
        if self._dialog is not None:
            self._dialog.set_theme(theme)

    def _guideline(self) -> Guideline | None:
        from annotator.editing.guideline import guideline_of  # noqa: PLC0415 - on first use

        # Without a project: the one that a new project would be coded by.
        return self._desk.trying(guideline_of) if self._desk.project else guideline_of(None)

    def _follow(self, annotation: Annotation | None) -> None:
        if self._dialog is not None:
            self._dialog.mark(_kind_of(annotation))

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    def _forget(self) -> None:
        self._dialog = None


def _kind_of(annotation: Annotation | None) -> Kind | None:
    return annotation.kind if annotation else None
