"""Says that statements wait for a place in a corrected text, and begins what is done about it."""

from __future__ import annotations  # a type named here is loaded on first use

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.article import Article
from annotator.domain.changes import Changes
from annotator.domain.counting import counted
from annotator.editing.choosing import count_waiting
from annotator.ui.banner import Notice
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.menus import Deeds
from annotator.ui.workbench import Workbench

if TYPE_CHECKING:
    from annotator.ui.correcting import Correcting

_KEY = "waiting statements"


class Waiting(QObject):
    """Keeps a notice above an article as long as statements of it wait."""

    def __init__(self, desk: Desk, bench: Workbench, keyboard: Keyboard, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._bench, self._keyboard = desk, bench, keyboard
        self._window = window
        self._correcting: Correcting | None = None
        self._waits = 0
        desk.article_opened.connect(self._count)
        desk.changed.connect(self._recount)

    def deeds(self) -> Deeds:
        """Return what the commands do, by their names."""
        return {
            "article.correct": lambda: self._begun().paste(),
            "article.correct_file": lambda: self._begun().choose_file(),
            "article.waiting": lambda: self._begun().place(),
        }

    def _begun(self) -> Correcting:
        from annotator.ui.correcting import Correcting  # noqa: PLC0415 - on first use

        if self._correcting is None:
            self._correcting = Correcting(self._desk, self._bench, self._keyboard, self._window)
        return self._correcting

    def _recount(self, changes: Changes) -> None:
        # Only another text of the article makes statements wait, and then it is opened anew.
        if self._waits and (changes.annotations or changes.articles):
            self._count(self._desk.article)

    def _count(self, article: Article | None) -> None:
        self._waits = 0
        if article is not None:
            self._waits = self._desk.trying(lambda one: count_waiting(one, article.id)) or 0
        if not self._waits:
            self._bench.banner.take_away(_KEY)
            return
        told = counted(self._waits, "statement waits", "statements wait")
        text = f"{told} for a place in the corrected text of this article."
        deed = ("&Place them…", lambda: self._begun().place())
        self._bench.banner.put(Notice(_KEY, text, (deed,)))
