"""Brings in a newer text of the open article, and places the statements that wait."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator.domain.article import Article
from annotator.domain.counting import counted
from annotator.domain.draft import Draft
from annotator.editing import annotating
from annotator.editing.choosing import count_waiting
from annotator.editing.correcting import (
    Corrected,
    Fated,
    accept,
    correct_text,
    only_draft,
    preview,
    waiting,
)
from annotator.editing.importing import Drafts, read_drafts, read_paste
from annotator.editing.project import Project
from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.desk import Desk
from annotator.ui.dialogs.progress import show_progress
from annotator.ui.keyboard import Keyboard
from annotator.ui.workbench import Workbench

_HOW = "Select the words the statement is to have, then press {statement.words}."


class Correcting(QObject):
    """Corrects the text of the open article by dialogs."""

    def __init__(self, desk: Desk, bench: Workbench, keyboard: Keyboard, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._bench, self._keyboard = desk, bench, keyboard
        self._window = window
        self._job: Job | None = None

    def paste(self) -> None:
        """Take the text on the clipboard for the newer text of the article."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._desk.said.emit("The clipboard holds no text: copy the newer text first.")
            return
        draft = self._desk.trying(lambda _project: read_paste(text))
        if draft is not None:
            self._look_at("", draft)

    def choose_file(self) -> None:
        """Ask for a file with the newer text of the article."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Newer text of the article")
        if name and self._job is None:
            job = Job(lambda progress: read_drafts([Path(name)], progress=progress), self)
            show_progress(job, "Reading the file", self._window)
            self._begin(job, self._read)

    def place(self) -> None:
        """Go through the statements of the article that wait for a place in its newest text."""
        from annotator.ui.dialogs.waiting import WaitingDialog  # noqa: PLC0415 - on first use

        article = self._desk.article
        if article is None:
            return
        rows = self._desk.trying(lambda project: waiting(project, article.id))
        if not rows:
            self._desk.said.emit("No statement of this article waits for a place.")
            return
        dialog = WaitingDialog(rows, self._accept, self._delete, self._window)
        dialog.exec()
        by_hand = dialog.by_hand
        left = self._desk.trying(lambda project: count_waiting(project, article.id)) or 0
        dialog.deleteLater()
        if by_hand is not None:
            self._select_for(by_hand)
        else:
            told = counted(left, "statement still waits", "statements still wait")
            self._desk.said.emit(f"{told}." if left else "All statements have their place.")

    # A newer text

    def _begin(self, job: Job, then: object) -> None:
        self._job = job
        job.finished.connect(then)
        job.failed.connect(self._fail)
        job.start()

    def _read(self, drafts: Drafts | None) -> None:
        self._job = None
        if drafts is None:
            self._desk.said.emit("Cancelled. Nothing was changed.")
            return
        found = self._desk.trying(lambda _project: only_draft(drafts))
        if found is not None:
            self._look_at(*found)

    def _look_at(self, path: str, draft: Draft) -> None:
        from annotator.ui.dialogs.import_preview import ImportPreview  # noqa: PLC0415 - as above

        article = self._desk.article
        if article is None or self._job is not None:
            return
        roles = ImportPreview([(path, draft)], self._window)
        roles.setWindowTitle("Newer text of the article")
        if roles.exec() != QDialog.DialogCode.Accepted:
            self._desk.said.emit("Cancelled. Nothing was changed.")
            return
        ((_, newer),) = roles.drafts()
        project = self._desk.project
        if project is not None:
            # Long texts take a while to compare: aside, so that the window stays awake.
            job = Job(lambda _progress: preview(project, article.id, newer.text), self)
            self._begin(job, partial(self._ask, article, path, newer))

    def _ask(self, article: Article, path: str, draft: Draft, found: Corrected) -> None:
        from annotator.ui.dialogs.correction import CorrectionDialog  # noqa: PLC0415 - as above

        self._job = None
        dialog = CorrectionDialog(article.byline.title, found, self._window)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not is_wanted:
            self._desk.said.emit("Cancelled. Nothing was changed.")
            return

        def store(project: Project) -> Corrected:
            return correct_text(project, article.id, draft, path, self)

        done = self._desk.trying(store)
        if done is None:
            return
        self._desk.said.emit(f"The text is corrected: version {done.version}.")
        if done.doubtful:
            self.place()

    def _fail(self, fault: Exception) -> None:
        self._job = None
        if not isinstance(fault, UserError):
            raise fault
        self._desk.failed.emit(fault)

    # Statements that wait

    def _accept(self, rows: Sequence[Fated]) -> bool:
        def deed(project: Project) -> bool:
            accept(project, rows, self)
            return True

        return bool(self._desk.trying(deed))

    def _delete(self, rows: Sequence[Fated]) -> bool:
        def deed(project: Project) -> bool:
            annotating.delete(project, [one.annotation for one in rows], self)
            return True

        return bool(self._desk.trying(deed))

    def _select_for(self, one: Fated) -> None:
        self._desk.focus_statement(one.annotation.id)
        near = one.spans[0] if one.spans else one.guess
        if near is not None:
            self._bench.view.select(near, parts=one.spans[1:])
        self._bench.view.setFocus()
        self._desk.said.emit(self._keyboard.fill(_HOW))
