"""Says why a project cannot be changed where it lies, and opens a copy of it elsewhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.editing.backups import write_copy
from annotator.editing.conflicts import Place, where_is
from annotator.editing.obstacles import Obstacle, obstacle_of
from annotator.editing.project import SUFFIX, Project
from annotator.ui.banner import Banner, Notice
from annotator.ui.desk import Desk
from annotator.ui.errands import Errands

KEY = "read only"

Open = Callable[[Path], Project | None]

_WHY = {
    Obstacle.MEDIUM: "What this project lies on cannot be written to.",
    Obstacle.FOLDER: "You may not write to the folder this project lies in.",
    Obstacle.FILE: "You may read this project, but not write to it.",
    Obstacle.LINK: "This project has a second name on this disk, a hard link.",
    None: "This project was opened for reading only.",
}
_SO = "Nothing can be changed here: to go on, work on a copy in a folder of your own."


class Copying(QObject):
    """The copy is made aside, whole and checked, and then takes the place of what was open."""

    def __init__(self, desk: Desk, banner: Banner, window: QWidget, open_it: Open) -> None:
        super().__init__(window)
        self._desk = desk
        self._banner = banner
        self._window = window
        self._open = open_it
        self._errands = Errands(desk, window)
        desk.project_opened.connect(self._explain)

    def copy(self) -> None:
        """Ask where a copy of the open project is to be, make it, and open it."""
        project = self._desk.project
        if project is None:
            return
        path = project.path
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            "Work on a copy",
            str(Path.home() / f"{path.stem} copy{SUFFIX}"),
            f"Projects (*{SUFFIX})",
        )
        if not name:
            return
        target = Path(name)
        if target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX)
        self._errands.run(
            "Copying the project",
            lambda: write_copy(path, target),
            lambda _made: self._go_on_with(target),
        )

    def _go_on_with(self, target: Path) -> None:
        article = self._desk.article
        if self._open(target) is None:
            return
        if article is not None and self._desk.article != article:
            self._desk.open_article(article.id)
        self._desk.said.emit(f"You work on the copy “{target.name}” from now on.")

    def _explain(self, project: Project | None) -> None:
        if project is None or not project.read_only or project.holder is not None:
            return
        obstacle = obstacle_of(project.path)
        if obstacle is None and where_is(project.path).place is Place.NETWORK:
            return  # `Lending` tells of it
        text = f"{_WHY[obstacle]} {_SO}"
        self._banner.put(Notice(KEY, text, (("Work on a copy…", self.copy),)))
