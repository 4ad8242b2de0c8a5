"""The commands that say which statements report the same utterance."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from annotator.domain.counting import counted
from annotator.editing import same
from annotator.editing.same import Candidate
from annotator.ui.desk import Desk


class Linking(QObject):
    """Links the statement in focus with another, or takes it out of its cluster."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def ask(self) -> None:
        """Ask which other statement is the same."""
        from annotator.ui.dialogs.same import SameDialog  # noqa: PLC0415 - on first use

        annotation = self._desk.statement
        if annotation is None:
            return

        def look(typed: str) -> Sequence[Candidate]:
            found = self._desk.trying(lambda one: same.candidates(one.read, annotation, typed))
            return found or ()

        dialog = SameDialog(annotation, look, self._window)
        chosen = dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None
        if chosen is not None:
            done = self._desk.trying(lambda one: same.link(one, annotation, [chosen], self))
            if done is not None:
                others = self._desk.trying(lambda one: same.same_as(one.read, done)) or []
                told = counted(len(others), "other statement", "other statements")
                self._desk.said.emit(f"Linked: the same as {told}.")

    def unlink(self) -> None:
        """Take the statement in focus out of its cluster."""
        annotation = self._desk.statement
        if annotation is None:
            return
        if annotation.same_as is None:
            self._desk.said.emit("The statement is linked with no other.")
            return
        self._desk.trying(lambda project: same.unlink(project, annotation, self))
