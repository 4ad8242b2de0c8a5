"""The command that gives all listed statements another kind or actor."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from annotator.domain.changes import Changes
from annotator.domain.counting import counted
from annotator.editing.choosing import EVERY_STATEMENT
from annotator.editing.project import Project, aside
from annotator.editing.reading import AnnotationFilter
from annotator.editing.recoding import Outcome, Progress, Recoding, preview, recode
from annotator.errors import UserError
from annotator.ui.annotations.listing import Listing
from annotator.ui.background import Job
from annotator.ui.desk import MANY, Desk
from annotator.ui.panels.plain import isolated


class RecodingListed(QObject):
    """Asks what is to become of the statements listed, tells how many, and does it in one step."""

    def __init__(self, desk: Desk, listing: Listing, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._listing = listing
        self._window = window
        self._job: Job | None = None

    def ask(self) -> None:
        """Ask for a kind or an actor for all that is listed."""
        from annotator.ui.dialogs.recoding import RecodingDialog  # noqa: PLC0415 - on first use

        project, chosen = self._desk.project, self._listing.chosen
        if project is None or chosen is None or self._job is not None:
            return
        wanted = self._listing.wanted
        listed = "all statements of this article"
        if wanted != EVERY_STATEMENT:
            listed = isolated(wanted.in_words())
        dialog = RecodingDialog(
            f"These are {listed}.",
            [actor.name for actor in project.read.actors()],
            lambda wanted: self._desk.trying(lambda one: preview(one.read, chosen, wanted)),
            self._window,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._recode(project, chosen, dialog.wanted())

    def _recode(self, project: Project, chosen: AnnotationFilter, wanted: Recoding) -> None:
        expected = self._desk.trying(lambda one: preview(one.read, chosen, wanted))
        if expected is not None and expected.changed <= MANY:
            self._tell(self._desk.trying(lambda one: recode(one, chosen, wanted, self)))
        elif expected is not None:
            self._recode_aside(project, chosen, wanted)

    def _recode_aside(self, project: Project, chosen: AnnotationFilter, wanted: Recoding) -> None:
        """Change many statements through another hold on the file, while the window stays awake."""
        from annotator.ui.dialogs.progress import show_progress  # noqa: PLC0415 - on first use

        path, coder = project.path, project.coder_name

        def work(progress: Progress) -> tuple[Outcome | None, list[Changes]]:
            return aside(path, coder, lambda one: recode(one, chosen, wanted, progress=progress))

        self._job = Job(work, self)
        self._job.finished.connect(lambda done: self._done(project, *done))
        self._job.failed.connect(self._fail)
        show_progress(self._job, "Changing statements", self._window)
        self._job.start()

    def _done(self, project: Project, outcome: Outcome | None, heard: list[Changes]) -> None:
        self._job = None
        for changes in heard:
            project.tell(changes)
        if outcome is None:
            self._desk.said.emit("Stopped. No statement was changed.")
        self._tell(outcome)

    def _fail(self, fault: Exception) -> None:
        self._job = None
        if not isinstance(fault, UserError):
            raise fault
        self._desk.failed.emit(fault)

    def _tell(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            words = f"{counted(outcome.changed, 'statement', 'statements')} changed."
            if outcome.locked:
                words += f" {outcome.locked:,} in approved articles stayed."
            self._desk.said.emit(words)
