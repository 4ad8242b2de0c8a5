"""The commands on project files: new, open, sample, close, brief."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator import paths
from annotator.editing.holding import make_to_work, open_to_work
from annotator.editing.project import SUFFIX, Project
from annotator.errors import UserError
from annotator.ui import coder_name, recent_projects
from annotator.ui.background import Job
from annotator.ui.desk import Desk

_FILTER = f"Projects (*{SUFFIX});;All files (*)"


class ProjectFiles(QObject):
    """Opens, makes and closes projects, and writes what leaves them."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._job: Job | None = None

    def open(self, path: Path, force: bool = False) -> Project | None:
        """Open the project at `path` in place of the present one; see `open_to_work`."""
        before = self._desk.project
        return self._take(lambda: open_to_work(path, coder_name.recall(), before, force=force))

    def open_to_read(self, path: Path) -> Project | None:
        """Open the project at `path` for reading only, in place of the present one."""
        return self._take(lambda: Project.open_to_read(path, coder_name.recall()))

    def choose(self) -> None:
        """Ask for a project and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a project", "", _FILTER)
        if name:
            self.open(Path(name))

    def make(self) -> Project | None:
        """Ask where a new project is to be, make it and open it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, "New project", f"Project{SUFFIX}", _FILTER
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        return self._take(lambda: make_to_work(path, coder_name.recall()))

    def open_sample(self) -> Project | None:
        """Open the sample project, made from what ships with the program where needed."""
        path = paths.data_dir() / f"Sample project{SUFFIX}"
        if path.exists():
            return self.open(path)
        return self._take(lambda: _make_sample(path))

    def choose_coder(self) -> None:
        """Ask under which name the person at this computer codes, and go on under it."""
        from annotator.ui.dialogs.coder import CoderDialog  # noqa: PLC0415 - on first use

        project = self._desk.project
        now = project.coder_name if project else coder_name.recall() or ""
        dialog = CoderDialog(now, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        coder_name.remember(dialog.name())
        if project is not None:
            self._desk.sign_as(dialog.name())

    def close(self) -> None:
        """Close the open project; everything in it is saved."""
        self._desk.open_project(None)

    def brief(self) -> None:
        """Ask for the head of a briefing and where it goes, and write it aside."""
        from annotator.editing.briefing import Wanted, export  # noqa: PLC0415 - on first use
        from annotator.ui.dialogs.briefing import BriefingDialog  # noqa: PLC0415 - on first use
        from annotator.ui.dialogs.progress import show_progress  # noqa: PLC0415 - on first use

        project = self._desk.project
        if project is None or self._job is not None:
            return
        dialog = BriefingDialog(project, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        head, target = dialog.wanted()
        path, coder = project.path, project.coder_name

        def write(progress: Callable[[int, int], bool]) -> tuple[int, int]:
            other = Project.open(path, coder)
            try:
                through = other.read.record.newest()
                return export(other, Wanted(head), target, progress).statements, through
            finally:
                other.close()

        job = Job(write, self)
        job.finished.connect(lambda found: self._written(project, target, *found))
        job.failed.connect(self._fail)
        self._job = job
        show_progress(job, "Writing the briefing", self._window)
        job.start()

    def _written(self, project: Project, target: Path, statements: int, through: int) -> None:
        from annotator.editing.briefing import keep_on_record  # noqa: PLC0415 - on first use

        self._job = None
        if project is self._desk.project:
            keep_on_record(project, target, through)
        self._desk.said.emit(f"{statements} statements written to “{target}”.")

    def _fail(self, fault: Exception) -> None:
        self._job = None
        if not isinstance(fault, UserError):
            raise fault
        self._desk.failed.emit(fault)

    def _take(self, get: Callable[[], Project]) -> Project | None:
        try:
            project = get()
        except UserError as fault:
            self._desk.failed.emit(fault)
            return None
        self._desk.open_project(project)
        recent_projects.remember(project.path)
        return project


def _make_sample(path: Path) -> Project:
    from annotator.editing.samples import fill_with_samples  # noqa: PLC0415 - on first use

    path.parent.mkdir(parents=True, exist_ok=True)
    project = make_to_work(path, "Sample coder")
    fill_with_samples(project)
    return project
