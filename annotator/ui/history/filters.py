"""The line above the history in which one says which of its steps to show."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.article import ArticleRow
from annotator.domain.history import Action, HistoryFilter
from annotator.editing.moments import ends, moment_named
from annotator.editing.project import Project
from annotator.ui.panels.plain import one_line

_PAUSE = 150
"""Milliseconds after the last letter before the history is looked through."""

_SPAN = "From – to…"
_TIMES = {
    "Any time": "",
    "Today": "today",
    "Last 7 days": "7d",
    "Last 30 days": "30d",
    "Since the last briefing": "briefing",
    "Since the newest backup": "backup",
    _SPAN: "",
}
_ACTIONS: dict[str, Action | None] = {
    "Everything": None,
    "Added": Action.ADDED,
    "Changed": Action.CHANGED,
    "Deleted or merged": Action.DELETED,
    "Submitted, returned, approved": Action.REVIEWED,
    "Undone and redone": Action.UNDONE,
    "Briefings": Action.BRIEFED,
}


class HistoryFilters(QWidget):
    """Coder, article, time, sort of action, and words of what was done."""

    changed = Signal()

    def __init__(self, project: Project, article: str | None) -> None:
        super().__init__()
        self._project = project
        self._coders = project.read.coders()
        self._articles = _ordered(project.read.articles(), article)
        self.coder = _box("Coder", ["Any coder", *(one_line(name) for _, name in self._coders)])
        titles = [one_line(row.title or "untitled") for row in self._articles]
        self.article = _box("Article", ["Any article", *titles])
        self.time = _box("Time", list(_TIMES))
        self.action = _box("What was done", list(_ACTIONS))
        self.words = _line("Words of what was done", "Words")
        self.since = _line("From which day", "From, such as 2026-03-01")
        self.until = _line("To which day", "To, such as 2026-03-08")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        for box in (self.coder, self.article, self.time, self.action):
            box.activated.connect(self._choose)
        for line in (self.words, self.since, self.until):
            line.textEdited.connect(lambda _text: self._pause.start())
        self._lay_out()
        self._show_span()

    def wanted(self) -> HistoryFilter:
        """Return what is asked for.

        Raises
        ------
        UserError
            A day is none, or there was no briefing or backup yet.

        """
        since, until = _TIMES[self.time.currentText()], ""
        if self.time.currentText() == _SPAN:
            since, until = self.since.text().strip(), self.until.text().strip()
        coder, article = self.coder.currentIndex(), self.article.currentIndex()
        return HistoryFilter(
            coder=self._coders[coder - 1][0] if coder > 0 else None,
            article=self._articles[article - 1].id if article > 0 else None,
            after=moment_named(self._project, since).sequence if since else None,
            until=ends(until) if until else None,
            action=_ACTIONS[self.action.currentText()],
            words=" ".join(self.words.text().split()) or None,
        )

    def drop(self) -> bool:
        """Ask for everything again; tell whether anything else was asked for."""
        asked = bool(self.words.text()) or any(
            box.currentIndex() for box in (self.coder, self.article, self.time, self.action)
        )
        for box in (self.coder, self.article, self.time, self.action):
            box.setCurrentIndex(0)
        for line in (self.words, self.since, self.until):
            line.clear()
        self._show_span()
        self._pause.stop()
        return asked

    def _choose(self, _index: int) -> None:
        self._show_span()
        self.changed.emit()

    def _show_span(self) -> None:
        for line in (self.since, self.until):
            line.setVisible(self.time.currentText() == _SPAN)

    def _lay_out(self) -> None:
        boxes, lines = QHBoxLayout(), QHBoxLayout()
        for box in (self.coder, self.article, self.time, self.action):
            boxes.addWidget(box, 2 if box is self.article else 1)
        for line in (self.words, self.since, self.until):
            lines.addWidget(line, 2 if line is self.words else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(boxes)
        layout.addLayout(lines)


def _ordered(rows: Sequence[ArticleRow], first: str | None) -> list[ArticleRow]:
    """Return the articles in their order, that which is open before the others."""
    return sorted(rows, key=lambda row: row.id != first)


def _box(name: str, items: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(list(items))
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    return line
