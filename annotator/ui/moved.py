"""Tells that the file of the open project is no longer in its place, and saves what it held."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.editing.outside import Outside
from annotator.editing.project import Project
from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.banner import Banner, Notice
from annotator.ui.desk import Desk

_KEY = "moved"

Reopen = Callable[[Path], Project | None]


class Moved(QObject):
    """Reads a renamed file, or a rescued copy, in place of one that is gone, and offers to go on.

    Until somebody takes that offer the project may be read and not be changed. Where the whole
    folder is gone, with its drive perhaps, it is waited for: what it held is rescued, and work
    goes on in it once it is back.
    """

    settled = Signal()  # what the project held is safe, and may only be read

    def __init__(self, desk: Desk, banner: Banner, reopen: Reopen) -> None:
        """Take what opens a project."""
        super().__init__(desk)
        self._desk = desk
        self._banner = banner
        self._reopen = reopen
        self._job: Job | None = None
        self._waits = False
        """Whether it has been told, and the file may come back to its place."""
        desk.project_opened.connect(self._start_over)

    def look(self, outside: Outside) -> bool:
        """Tell whether the file is in its place, and else do what is to be done, once."""
        if self._job is not None:
            return False
        if outside.is_lost:
            if not self._waits:
                self._save(outside)
            return False
        if self._waits:
            self._waits = False
            self._banner.take_away(_KEY)
        return True

    def _start_over(self, _project: Project | None) -> None:
        self._job, self._waits = None, False

    def _save(self, outside: Outside) -> None:
        project = self._desk.project
        if project is None:
            return
        self._waits = False
        was = project.path
        found = self._desk.trying(lambda _project: outside.found_whole())
        if found is not None:
            self._read_from(outside, found)
            self._tell(
                f"“{was.name}” was renamed while it was open: it is “{_named(found, was)}” now. "
                "All that was saved is in it. Nothing can be changed until you go on with it.",
                (f"Go on with “{found.name}”", found),
            )
            return
        what = (
            f"Another file took the place of “{was.name}” while it was open, and was not touched."
            if outside.is_replaced
            else f"“{was.name}” was deleted or moved while it was open."
        )
        self._job = job = Job(lambda _progress: outside.rescue(), self)
        rescued = partial(self._rescued, outside, what, was)
        job.finished.connect(lambda copy: self._end(job, lambda: rescued(copy)))
        job.failed.connect(lambda fault: self._end(job, lambda: self._fail(outside, what, fault)))
        job.start()

    def _end(self, job: Job, then: Callable[[], None]) -> None:
        # Whoever has opened another project since then need not hear of this one.
        if self._job is job:
            self._job = None
            then()

    def _rescued(self, outside: Outside, what: str, was: Path, copy: Path) -> None:
        if not outside.is_lost:
            return  # it is back already
        if outside.is_out_of_reach:
            self._waits = True
            self._tell(
                f"The folder of “{was.name}” is gone, perhaps with its drive: plug that in again "
                f"to go on. All that was saved is in the rescued copy “{copy.name}”, in "
                f"“{copy.parent}”, too.",
                ("Open the rescued copy", copy),
            )
            return
        self._read_from(outside, copy)
        where = "in the same folder" if copy.parent == was.parent else f"in “{copy.parent}”"
        self._tell(
            f"{what} All that was saved is in the rescued copy “{copy.name}”, {where}. "
            "Nothing can be changed until you open that.",
            ("Open the rescued copy", copy),
        )

    def _fail(self, outside: Outside, what: str, fault: Exception) -> None:
        if not isinstance(fault, UserError):
            raise fault
        self._waits = True
        again = ("Try again", partial(self._save, outside))
        self._banner.put(Notice(_KEY, f"{what} {fault}", (again,)))

    def _read_from(self, outside: Outside, path: Path) -> None:
        self._desk.trying(lambda _project: outside.read_from(path))
        self.settled.emit()

    def _tell(self, text: str, offer: tuple[str, Path]) -> None:
        label, path = offer
        self._banner.put(Notice(_KEY, text, ((label, partial(self._go_on_with, path)),)))

    def _go_on_with(self, path: Path) -> None:
        project = self._reopen(path)
        if project is not None and not project.read_only:
            self._desk.said.emit(f"You go on with “{path.name}”.")


def _named(found: Path, was: Path) -> str:
    """Return the new name, with the folder's where it is the folder that has another one."""
    return found.name if found.parent == was.parent else f"{found.parent.name}/{found.name}"
