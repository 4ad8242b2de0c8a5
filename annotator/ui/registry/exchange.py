"""The commands that write the registry as a table and bring one in, with a look at it before."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator.domain.changes import Changes
from annotator.domain.counting import counted
from annotator.editing.actor_exchange import (
    SUFFIX,
    Fate,
    Step,
    compared,
    counts,
    export_actors,
    import_actors,
    read_table,
)
from annotator.editing.project import Project, aside
from annotator.errors import UserError
from annotator.exchange.actor_table import ActorRow
from annotator.ui.background import Job
from annotator.ui.desk import Desk
from annotator.ui.dialogs.actor_import import ActorImportDialog
from annotator.ui.dialogs.progress import show_progress

_TABLES = f"Tables (*{SUFFIX});;All files (*)"

Work = Callable[[Project], Any]


class ActorExchange(QObject):
    """Works aside on a hold on the project of its own, so that the window stays awake."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._job: Job | None = None

    def export(self) -> None:
        """Ask where the table is to go, and write it."""
        project = self._desk.project
        if project is None:
            return
        suggested = str(project.path.with_name(f"{project.path.stem} actors{SUFFIX}"))
        name, _ = QFileDialog.getSaveFileName(self._window, "Export actors", suggested, _TABLES)
        if name:
            self.export_to(Path(name))

    def export_to(self, target: Path) -> None:
        """Write the table."""

        def tell(written: int, _heard: object) -> None:
            number = counted(written, "actor", "actors")
            self._desk.said.emit(f"{number} written to “{target.name}”.")

        self._work(partial(export_actors, target=target), tell, "Writing the actors")

    def bring_in(self) -> None:
        """Ask for a table, and show what it would do."""
        if self._desk.project is None:
            return
        name, _ = QFileDialog.getOpenFileName(self._window, "Import actors", "", _TABLES)
        if name:
            self.bring_in_from(Path(name))

    def bring_in_from(self, file: Path) -> None:
        """Read a table, show what it would do, and bring it in if that is wanted."""

        def look(project: Project) -> tuple[Sequence[ActorRow], list[Step]]:
            rows = read_table(file)
            return rows, compared(project.read, rows)

        self._work(look, partial(self._preview, file.name), "Reading the actors")

    def _preview(
        self, name: str, read: tuple[Sequence[ActorRow], list[Step]], _heard: object
    ) -> None:
        rows, steps = read
        dialog = ActorImportDialog(name, steps, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._work(partial(import_actors, rows=rows), self._tell, "Bringing the actors in")
        else:
            self._desk.said.emit("Import cancelled. Nothing was brought in.")

    def _tell(self, steps: list[Step], heard: list[Changes]) -> None:
        project = self._desk.project
        for changes in heard:
            if project is not None:
                project.tell(changes)
        fates = counts(steps)
        told = ", ".join(f"{fates[fate]:,} {fate}" for fate in Fate if fates[fate])
        self._desk.said.emit(f"Actors: {told}.")

    def _work(self, work: Work, then: Callable[[Any, list[Changes]], None], title: str) -> None:
        project = self._desk.project
        if project is None or self._job is not None:
            return
        path, coder = project.path, project.coder_name

        job = Job(lambda _progress: aside(path, coder, work), self)
        job.finished.connect(partial(self._done, then))
        job.failed.connect(self._fail)
        self._job = job
        show_progress(job, title, self._window)
        job.start()

    def _done(
        self, then: Callable[[Any, list[Changes]], None], done: tuple[Any, list[Changes]]
    ) -> None:
        self._job = None
        then(*done)

    def _fail(self, fault: Exception) -> None:
        self._job = None
        if not isinstance(fault, UserError):
            raise fault
        self._desk.failed.emit(fault)
