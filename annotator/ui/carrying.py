"""The commands for articles that carry one story: go to the next of them, and find them anew."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.changes import Changes
from annotator.domain.counting import counted
from annotator.editing.families import Progress, families, find_again
from annotator.editing.project import Project, aside
from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.desk import Desk


class Carrying(QObject):
    """Leads from one carrier of a story to the next."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._job: Job | None = None

    def next_carrier(self) -> None:
        """Open the next article that carries the story of the open one."""
        article = self._desk.article
        if article is None:
            return
        found = self._desk.trying(lambda project: families(project.read)) or []
        for family in found:
            ids = [one.article for one in family]
            if article.id in ids:
                place = (ids.index(article.id) + 1) % len(ids)
                self._desk.open_article(ids[place])
                self._desk.said.emit(
                    f"{place + 1} of {len(ids)} articles that carry this story. "
                    "What is coded in one of them counts once; a briefing names the others."
                )
                return
        self._desk.said.emit("No other article carries this story.")

    def find_again(self) -> None:
        """Compare all articles with one another anew, while the window stays awake."""
        from annotator.ui.dialogs.progress import show_progress  # noqa: PLC0415 - on first use

        project = self._desk.project
        if project is None or self._job is not None:
            return
        path, coder = project.path, project.coder_name

        def work(progress: Progress) -> tuple[int | None, list[Changes]]:
            return aside(path, coder, lambda other: find_again(other, progress=progress))

        self._job = Job(work, self)
        self._job.finished.connect(lambda done: self._done(project, *done))
        self._job.failed.connect(self._fail)
        show_progress(self._job, "Comparing articles", self._window)
        self._job.start()

    def _done(self, project: Project, changed: int | None, heard: list[Changes]) -> None:
        self._job = None
        for changes in heard:
            project.tell(changes)
        if changed is None:
            self._desk.said.emit("Stopped. No article changed its family.")
        elif not changed:
            self._desk.said.emit("All articles that carry one story were known already.")
        else:
            self._desk.said.emit(f"{counted(changed, 'article', 'articles')} changed the family.")

    def _fail(self, fault: Exception) -> None:
        self._job = None
        if not isinstance(fault, UserError):
            raise fault
        self._desk.failed.emit(fault)
