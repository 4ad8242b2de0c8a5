"""The command that brings in what was done in another copy of the open project."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator.domain.changes import Changes
from annotator.domain.counting import counted
from annotator.editing.merging import Report, look, merge_copy
from annotator.editing.project import SUFFIX, Project, aside
from annotator.ui.desk import Desk
from annotator.ui.errands import Errands
from annotator.ui.panels.plain import isolated

_Key = tuple[str, str]


class Merging(QObject):
    """Looks at the copy aside, asks, and merges aside."""

    def __init__(self, desk: Desk, window: QWidget, errands: Errands) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._errands = errands

    def choose(self) -> None:
        """Ask for a copy, tell what it would bring, and bring it in."""
        if self._desk.project is None:
            return
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            "Merge another copy of this project",
            str(self._desk.project.path.parent),
            f"Projects (*{SUFFIX})",
        )
        if name:
            self.offer(Path(name))

    def offer(self, copy: Path) -> None:
        """Tell what a copy would bring, and bring it in if that is wanted."""
        project = self._desk.project
        if project is None:
            return
        path, coder = project.path, project.coder_name

        self._errands.run(
            "Comparing the two copies",
            lambda: aside(path, coder, lambda other: look(other, copy)),
            lambda done: self._ask(copy, done[0]),
        )

    def _ask(self, copy: Path, found: Report) -> None:
        from annotator.ui.dialogs.merging import MergingDialog  # noqa: PLC0415 - on first use

        if found.is_empty:
            self._desk.said.emit(f"All that was done in {isolated(copy.name)} is here already.")
            return
        dialog = MergingDialog(copy.name, found, self._window)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        preferred = dialog.preferred()
        dialog.deleteLater()
        if wanted:
            self._merge(copy, preferred)

    def _merge(self, copy: Path, preferred: frozenset[_Key]) -> None:
        project = self._desk.project
        if project is None:
            return
        path, coder = project.path, project.coder_name

        self._errands.run(
            "Merging",
            lambda: aside(path, coder, lambda other: merge_copy(other, copy, preferred)),
            lambda done: self._tell(project, *done),
        )

    def _tell(self, project: Project, report: Report, heard: list[Changes]) -> None:
        if self._desk.project is not project:
            return
        for changes in heard:
            project.tell(changes)
        left = report.conflicts
        stays = f" {counted(len(left), 'conflict', 'conflicts')} stay as here." if left else ""
        self._desk.said.emit(
            f"Merged: {report.new} new, {report.changed} changed, {report.withdrawn} deleted."
            f"{stays}"
        )
