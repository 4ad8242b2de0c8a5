"""Shows what was done in a project, when and by whom; what was deleted is restored from here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.counting import counted
from annotator.editing.checking import ChainFound, verify_chain
from annotator.editing.project import Project
from annotator.editing.restoring import NeedsMore, Restored, deleted_things, restore
from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.history.net_page import NetPage
from annotator.ui.history.page import StepsPage
from annotator.ui.panels.plain import isolated


class HistoryDialog(QDialog):
    """Accepted: the user wants to see `article`, and in it `statement` if that is still there."""

    def __init__(
        self,
        project: Project,
        parent: QWidget | None = None,
        *,
        of: str | None = None,
        article: str | None = None,
    ) -> None:
        """Show the history of the whole project, or of the statement of the id `of`.

        `article` is the one that is open: it is the first to filter by.
        """
        super().__init__(parent)
        self.article: str | None = None
        self.statement: str | None = None
        self._project = project
        self._of = of
        self._with_needed: int | None = None
        self._job: Job | None = None
        self.setWindowTitle("Statement history" if of else "Project history")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.steps = StepsPage(project, of, article)
        self.net = None if of or self.steps.is_empty else NetPage(project)
        self._outcome = PlainLabel()
        self._outcome.setAccessibleName("What became of it")
        self._chain = QuietLabel()
        self._buttons()
        self._lay_out(_title(project, of))
        self._connect()
        self._allow()
        if self.steps.is_empty:
            self.setMinimumWidth(460)
            for button in (self._open, self._versions, self._restore):
                button.hide()
        else:
            self.resize(940, 680)
        (self.steps.table if not self.steps.is_empty else self._close).setFocus()
        if self.steps.look.index is None:
            # One after the other: two at once would keep the list from being quick.
            self.steps.indexed.connect(self._verify)
        elif not self.steps.is_empty:
            self._verify()

    @override
    def done(self, result: int) -> None:
        for page in (self.steps, self.net):
            if page is not None:
                page.end()
        if self._job is not None:
            self._job.end()
            self._job = None
        super().done(result)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.steps.drop_filters():
            return
        super().keyPressEvent(event)

    def _buttons(self) -> None:
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._close = self._box.button(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self._open = self._box.addButton("&Open article", action)
        self._versions = self._box.addButton("&Versions of the statement…", action)
        self._restore = self._box.addButton("&Restore", action)
        for button in (self._close, self._open, self._versions, self._restore):
            button.setAutoDefault(False)

    def _lay_out(self, title: str) -> None:
        heading = PlainLabel(isolated(title))
        heading.setFont(bold(heading.font(), 1.35))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName("What to show")
        if self.net is None:
            layout.addWidget(self.steps, 1)
        else:
            self._tabs.addTab(self.steps, "&Every step")
            self._tabs.addTab(self.net, "&What changed since")
            layout.addWidget(self._tabs, 1)
        layout.addWidget(self._outcome)
        layout.addWidget(self._chain)
        layout.addWidget(self._box)

    def _connect(self) -> None:
        self._box.rejected.connect(self.reject)
        self._open.clicked.connect(self._go)
        self._versions.clicked.connect(self._show_versions)
        self._restore.clicked.connect(self._bring_back)
        self.steps.picked.connect(self._mark)
        self.steps.confirmed.connect(self._go)
        if self.net is not None:
            self.net.picked.connect(self._mark)
            self.net.confirmed.connect(self._go)
            self._tabs.currentChanged.connect(self._turn_to)

    def _turn_to(self, _tab: int) -> None:
        if self._shows_net() and self.net is not None:
            self.net.ask()
            self.net.table.setFocus()
        else:
            self.steps.table.setFocus()
        self._mark()

    def _shows_net(self) -> bool:
        return self.net is not None and self._tabs.currentWidget() is self.net

    def _mark(self) -> None:
        self._outcome.say("")
        self._with_needed = None
        self._allow()

    def _allow(self) -> None:
        article, statement = self._place()
        found = None if self._shows_net() else self.steps.found
        is_deletion = found is not None and found.is_deletion
        self._open.setEnabled(article is not None)
        self._versions.setEnabled(statement is not None)
        self._restore.setEnabled(is_deletion and not self._project.read_only)
        self._restore.setText("&Restore with it" if self._with_needed else "&Restore")

    def _place(self) -> tuple[str | None, str | None]:
        """Return article and statement of what is marked, as far as they are known."""
        if self._shows_net():
            one = self.net.marked() if self.net else None
            return (one.article, one.id) if one else (None, None)
        row = self.steps.table.selected_row()
        if row is None:
            return None, None
        where, found = self.steps.steps.told(row).where, self.steps.found
        return where.article if where else None, found.annotation if found else None

    def _go(self) -> None:
        article, statement = self._place()
        if article is None:
            self._outcome.say("This step belongs to no article.")
            return
        if not self._project.read.articles(article):
            self._outcome.say("The article is no longer in the project.")
            return
        self.article, self.statement = article, statement
        self.accept()

    def _show_versions(self) -> None:
        _, statement = self._place()
        if statement is None:
            return
        dialog = HistoryDialog(self._project, self, of=statement)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.article, self.statement = dialog.article, dialog.statement
            self.accept()

    def _bring_back(self) -> None:
        sequence = self.steps.marked()
        if sequence is None:
            return
        things = deleted_things(self._project, sequence)
        if self._of is not None:
            # Among the versions of one statement only that one is meant.
            things = [one for one in things if one.id == self._of]
        try:
            done = restore(self._project, things, with_needed=self._with_needed == sequence)
        except NeedsMore as fault:
            self._with_needed = sequence
            self._allow()
            self._outcome.say(f"{fault.happened} Press “Restore with it” to bring both back.")
            self._restore.setFocus()
            return
        except UserError as fault:
            self._outcome.say(str(fault))
            return
        self.steps.refresh()
        self.steps.table.setFocus()
        self._outcome.say(_restored(done))

    def _verify(self) -> None:
        project = self._project
        self._job = Job(lambda told: verify_chain(project, told), self)
        self._job.finished.connect(self._tell_chain)
        self._job.failed.connect(lambda fault: self._tell_chain(None, fault))
        self._job.start()

    def _tell_chain(self, found: ChainFound | None, fault: Exception | None = None) -> None:
        self._job = None
        if fault is not None and not isinstance(fault, UserError):
            raise fault
        if found is None:
            self._chain.say(str(fault))
        elif found.broken is None:
            self._chain.say(f"Chain verified up to entry {found.verified:,}.")
        else:
            self._outcome.say(
                f"The record is not as it was written: entry {found.broken:,} was altered or is"
                " missing. File, Check says what else is wrong; a backup from before may help."
            )


def _title(project: Project, of: str | None) -> str:
    if of is None:
        return project.path.stem
    return project.read.record.words_of([of]).get(of, "")


def _restored(done: Restored) -> str:
    first = done.things[0]
    what = isolated(first.title) if len(done.things) == 1 else f"{len(done.things):,} things"
    told = [f"Restored: {what}. Undo takes it back."]
    if done.with_it:
        told.append(f"With it came {', '.join(map(isolated, done.with_it))}.")
    if done.left_out:
        left = counted(len(done.left_out), "thing", "things")
        told.append(f"{left} left out: {done.left_out[0]}")
    return " ".join(told)
