"""The command that codes the words of a statement in other places, too."""

from __future__ import annotations  # a type named here is loaded on first use

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.counting import counted
from annotator.editing.project import Project
from annotator.editing.repeating import code_alike, occurrences
from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.desk import Desk

if TYPE_CHECKING:
    from annotator.ui.dialogs.repeating import Look, Take


class Repeating(QObject):
    """Shows where else the words of the statement in focus stand, and codes what is ticked."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def ask(self) -> None:
        """Ask at which places the statement in focus is to be coded again."""
        from annotator.ui.dialogs.repeating import RepeatingDialog  # noqa: PLC0415 - on first use

        annotation, project = self._desk.statement, self._desk.project
        if annotation is None or project is None:
            return
        if len(annotation.parts) > 1:
            self._desk.said.emit("A statement of several passages is not looked for elsewhere.")
            return
        dialog = RepeatingDialog(annotation, self._looking_for(project, annotation), self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        places = dialog.chosen()
        made = self._desk.trying(lambda one: code_alike(one, annotation, places, self))
        if made is not None:
            told = counted(len(made), "more statement", "more statements")
            self._desk.said.emit(f"{told} coded.")

    def _looking_for(self, project: Project, annotation: Annotation) -> Look:
        def look(everywhere: bool, take: Take) -> None:
            if not everywhere:
                found = self._desk.trying(lambda one: occurrences(one, annotation))
                take(found or ())
                return
            # Many texts are read: aside, so that the window stays awake.
            job = Job(lambda _told: occurrences(project, annotation, everywhere=True), self)
            job.finished.connect(take)
            job.failed.connect(self._fail)
            job.start()

        return look

    def _fail(self, fault: Exception) -> None:
        if not isinstance(fault, UserError):
            raise fault
        self._desk.failed.emit(fault)
