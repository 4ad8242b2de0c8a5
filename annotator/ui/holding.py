"""Says above the page that somebody else works on the project, and takes it once it is free."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from annotator.editing.holding import Holder, holder_of, words_of
from annotator.editing.project import Project
from annotator.ui.banner import Banner, Notice
from annotator.ui.desk import Desk
from annotator.ui.panels.plain import isolated

KEY = "holder"
INTERVAL = 1_000
"""Milliseconds between two looks whether the project has become free."""

Reopen = Callable[[Path, bool], Project | None]
"""Opens a project for work, also against what is left of a holder at another computer."""

_FREE = "Nobody else works on this project any more. Here it is still open for reading only."


class Holding(QObject):
    """While a project is open for reading since somebody else works on it."""

    def __init__(self, desk: Desk, banner: Banner, reopen: Reopen) -> None:
        super().__init__(desk)
        self._desk = desk
        self._banner = banner
        self._reopen = reopen
        self._looking = QTimer(self, interval=INTERVAL)
        self._looking.timeout.connect(self._look)
        desk.project_opened.connect(self._follow)

    def _follow(self, project: Project | None) -> None:
        self._looking.stop()
        if project is not None and project.holder is not None:
            self._show(project.holder)
            self._looking.start()

    def _look(self) -> None:
        project = self._desk.project
        if project is not None:
            self._show(holder_of(project.path))

    def _show(self, holder: Holder | None) -> None:
        if holder is None:
            self._banner.put(Notice(KEY, _FREE, (("Work on it", self._work),)))
            return
        who = words_of(holder, isolated)
        again = ("Try again", self._work)
        if holder.is_sure:
            text = f"This project is being worked on by {who}."
            deeds: tuple[tuple[str, Callable[[], object]], ...] = (again,)
        else:
            text = f"This project was left in work by {who}; whether it still is cannot be told."
            deeds = (again, ("Work on it all the same", lambda: self._work(force=True)))
        self._banner.put(Notice(KEY, f"{text} Here it can be read, but not changed.", deeds))

    def _work(self, *, force: bool = False) -> None:
        """Open the project anew, for work if it is free, at the same article."""
        project, article = self._desk.project, self._desk.article
        if project is None:
            return
        holder = holder_of(project.path)
        if holder is not None and not (force and not holder.is_sure):
            self._show(holder)
            self._desk.said.emit(f"Still being worked on by {words_of(holder, isolated)}.")
            return
        again = self._reopen(project.path, force)
        if again is None or article is None:
            return
        here = self._desk.article
        if here is None or here.id != article.id:
            self._desk.open_article(article.id)
        if again.holder is None:
            self._desk.said.emit("Now you work on this project: others may only read it.")
