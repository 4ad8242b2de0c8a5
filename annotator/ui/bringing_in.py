"""The commands that bring articles in: paste, files, a folder; read aside, previewed, stored."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator.domain.changes import Changes
from annotator.domain.counting import counted
from annotator.editing.import_report import FileReport, by_file
from annotator.editing.importing import (
    BroughtIn,
    Drafts,
    Outcome,
    bring_in,
    read_drafts,
    read_pasted,
)
from annotator.editing.project import Project, aside
from annotator.errors import UnreadableInput, UserError
from annotator.ingest.formats import FORMATS
from annotator.ui.background import Job
from annotator.ui.desk import Desk
from annotator.ui.dialogs.import_preview import ImportPreview
from annotator.ui.dialogs.progress import show_progress

_Done = Callable[[Any], None]
_Failed = Callable[[Exception], None]

MakeProject = Callable[[], Project | None]
"""Asks for a new project where none is open; None when the user thinks better of it."""


class BringingIn(QObject):
    """Brings articles into the open project, or into a new one."""

    def __init__(self, desk: Desk, window: QWidget, make_project: MakeProject) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._make_project = make_project
        self._job: Job | None = None
        self._unkept: Drafts | None = None
        """What was previewed, and mended there, and could not be stored."""

    def paste(self) -> None:
        """Bring in the text on the clipboard: an article, or a bundle of them."""
        if self._shown_again():
            return
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._desk.said.emit("The clipboard holds no text: copy an article first.")
            return
        try:
            drafts = read_pasted(text)
        except UnreadableInput as fault:
            self._desk.failed.emit(fault)
            return
        self._read(drafts)

    def choose_files(self) -> None:
        """Ask for files and bring them in."""
        if self._shown_again():
            return
        wanted = f"Articles ({' '.join(f'*{extension}' for extension in FORMATS)});;All files (*)"
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import articles", "", wanted)
        self.bring_in([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and bring in what lies in it."""
        if self._shown_again():
            return
        name = QFileDialog.getExistingDirectory(self._window, "Import a folder")
        self.bring_in([Path(name)] if name else [])

    def drop(self, paths: list[Path]) -> None:
        """Bring in files and folders that were dropped on the window."""
        if not self._shown_again():
            self.bring_in(paths)

    def bring_in(self, paths: Iterable[Path]) -> None:
        """Read files aside, so that the window stays awake, and show what was read."""
        chosen = list(paths)
        if not chosen or self._job is not None:
            return
        job = Job(lambda progress: read_drafts(chosen, progress=progress), self)
        self._begin(job, "Reading files", self._read, self._fail)

    def _shown_again(self) -> bool:
        """Show once more what could not be stored, before anything else is brought in."""
        unkept, self._unkept = self._unkept, None
        if unkept is not None:
            self._preview(unkept)
        return unkept is not None

    def _begin(self, job: Job, title: str, done: _Done, failed: _Failed) -> None:
        self._job = job
        # First of all it is told of the end: it must be gone when a dialog asks for the keyboard.
        show_progress(job, title, self._window)
        job.finished.connect(done)
        job.failed.connect(failed)
        job.start()

    def _read(self, drafts: Drafts | None) -> None:
        self._job = None
        if drafts is None:
            self._desk.said.emit("Import cancelled. Nothing was brought in.")
        elif drafts.ready:
            self._preview(drafts)
        else:
            self._report(drafts.failed, drafts)

    def _preview(self, drafts: Drafts) -> None:
        preview = ImportPreview(drafts.ready, self._window)
        if preview.exec() != QDialog.DialogCode.Accepted:
            self._desk.said.emit("Import cancelled. Nothing was brought in.")
            return
        project = self._desk.project or self._make_project()
        if project is not None:
            self._store(project, replace(drafts, ready=tuple(preview.drafts())))

    def _store(self, project: Project, drafts: Drafts) -> None:
        # Storing many articles takes longer than a frame, so another hold on the file does it.
        path, coder = project.path, project.coder_name

        def store(_progress: object) -> tuple[list[BroughtIn], list[Changes]]:
            def deed(other: Project) -> list[BroughtIn]:
                other.shelf = project.shelf  # what it remembers is of use to the next import
                return bring_in(other, drafts.ready)

            return aside(path, coder, deed)

        job = Job(store, self)

        def keep(fault: Exception) -> None:
            self._unkept = drafts
            self._fail(fault)

        self._begin(job, "Storing articles", lambda done: self._stored(project, done, drafts), keep)

    def _stored(
        self,
        project: Project,
        done: tuple[list[BroughtIn], list[Changes]],
        drafts: Drafts,
    ) -> None:
        self._job = None
        report, heard = done
        for changes in heard:
            project.tell(changes)
        new = [one.id for one in report if one.status is Outcome.IMPORTED]
        if new:
            self._desk.open_article(new[0])
        self._report((*report, *drafts.failed), drafts)

    def _report(self, report: tuple[BroughtIn, ...], drafts: Drafts) -> None:
        counts = {outcome: sum(one.status is outcome for one in report) for outcome in Outcome}
        carriers = sum(bool(one.carries) for one in report)
        words = (
            f"{counted(counts[Outcome.IMPORTED], 'article', 'articles')} brought in",
            f"{counts[Outcome.DUPLICATE]} there already" if counts[Outcome.DUPLICATE] else "",
            f"{counts[Outcome.FAILED]} not read" if counts[Outcome.FAILED] else "",
            f"{carriers} with a story others carry" if carriers else "",
        )
        self._desk.said.emit(", ".join(filter(None, words)) + ".")
        files = by_file(report, drafts.notes)
        if any(file.is_bundle for file in files):
            self._show(files)
        elif counts[Outcome.FAILED]:
            reasons = [one.reason for one in report if one.status is Outcome.FAILED]
            self._desk.failed.emit(_not_all(reasons, counts[Outcome.IMPORTED]))

    def _show(self, files: list[FileReport]) -> None:
        from annotator.ui.dialogs.import_report import ImportReport  # noqa: PLC0415 - on first use

        dialog = ImportReport(files, self._window)
        dialog.exec()
        if dialog.chosen:
            self._desk.open_article(dialog.chosen)
        dialog.deleteLater()

    def _fail(self, fault: Exception) -> None:
        self._job = None
        if not isinstance(fault, UserError):
            raise fault
        self._desk.failed.emit(fault)


_LISTED = 12
"""How many failures a message lists in full."""


def _not_all(reasons: list[str], brought_in: int) -> UserError:
    listed = "\n".join(reasons[:_LISTED])
    more = f"\n… and {len(reasons) - _LISTED} more." if len(reasons) > _LISTED else ""
    count = "One file was" if len(reasons) == 1 else f"{len(reasons)} files were"
    return UserError(
        f"{count} not brought in.\n\n{listed}{more}\n",
        kept=f"The other {brought_in} are in the project." if brought_in else "Nothing changed.",
        todo="Mend or convert them, then import them again.",
    )
