"""Lists what is not as it was at a moment, whatever was done between."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from annotator.domain.counting import counted
from annotator.editing.changes_since import NetChanges, StatementChange, Turn, changes_since
from annotator.editing.moments import moment_named
from annotator.editing.project import Project
from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.dialogs.plain_label import QuietLabel
from annotator.ui.dialogs.plain_table import PlainTable, fit_columns, table_view
from annotator.ui.history.reading_field import ReadingField
from annotator.ui.history.wording import net, net_cells
from annotator.ui.panels.plain import isolated

HEADS = ("What", "Kind", "Actor", "Article", "Words")

_DAY = "A day…"
_SINCE = {
    "the last briefing": "briefing",
    "the newest backup": "backup",
    "today": "today",
    "the last 7 days": "7d",
    "the last 30 days": "30d",
    _DAY: "",
}
_PAUSE = 400
_LOOKED_AT = 40
_TOP = 8


class NetPage(QWidget):
    """New, withdrawn and changed statements since a briefing, a backup or a day."""

    picked = Signal()
    confirmed = Signal()

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self._job: Job | None = None
        self._again = False
        self.since = QComboBox()
        self.since.addItems([f"Since {name}" if name != _DAY else name for name in _SINCE])
        self.since.setAccessibleName("Since when")
        self.day = QLineEdit()
        self.day.setAccessibleName("Since which day")
        self.day.setPlaceholderText("Since, such as 2026-03-01")
        self.count = QuietLabel()
        self.rows = PlainTable[StatementChange](HEADS, (), net_cells)
        self.table = table_view(self.rows, "What changed since")
        self.rows.setParent(self.table)
        self.field = ReadingField("What changed in the statement")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.ask)
        self._lay_out()
        self.since.activated.connect(lambda _index: self._choose())
        self.day.textEdited.connect(lambda _text: self._pause.start())
        self.day.returnPressed.connect(self.ask)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _was: self._look_at())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.confirmed)

    def marked(self) -> StatementChange | None:
        """Return the change that is marked."""
        row = self.table.selected_row()
        return None if row is None else self.rows.row(row)

    def ask(self) -> None:
        """Find out what changed; it is done aside."""
        self._pause.stop()
        if self._job is not None:
            self._again = True
            return
        words = list(_SINCE.values())[self.since.currentIndex()] or self.day.text().strip()
        if not words:
            self._show_none("Type a day, such as 2026-03-01.")
            return
        project = self._project
        self.count.say("Comparing…")
        self._job = Job(lambda _told: changes_since(project, moment_named(project, words)), self)
        self._job.finished.connect(self._show)
        self._job.failed.connect(self._fail)
        self._job.start()

    def end(self) -> None:
        """Wait for what is found out aside."""
        if self._job is not None:
            self._job.end()
            self._job = None

    def _choose(self) -> None:
        self.day.setVisible(self.since.currentText() == _DAY)
        if self.day.isVisible():
            self.day.setFocus()
        self.ask()

    def _show(self, found: NetChanges) -> None:
        self._job = None
        self.rows.show(found.statements)
        if found.statements:
            fit_columns(self.table, self.rows, _LOOKED_AT)
            self.table.select_row(0)
        self.count.say(_in_words(found))
        self._look_at()
        self._ask_again()

    def _fail(self, fault: Exception) -> None:
        self._job = None
        if not isinstance(fault, UserError):
            raise fault
        self._show_none(f"{fault.happened} Choose another moment above.")
        self._ask_again()

    def _ask_again(self) -> None:
        if self._again:
            self._again = False
            self.ask()

    def _show_none(self, words: str) -> None:
        self.rows.show(())
        self.count.say(words)
        self._look_at()

    def _look_at(self) -> None:
        one = self.marked()
        self.field.say(net(one) if one else "")
        self.picked.emit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.since, 1)
        line.addWidget(self.day, 1)
        line.addStretch(1)
        self.day.hide()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.field)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _TOP, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.count)
        layout.addWidget(split, 1)


def _in_words(found: NetChanges) -> str:
    if not found.statements and not found.articles:
        return f"Nothing is otherwise than at {isolated(found.since.words)}."
    told = [f"{len(found.of(turn)):,} {turn}" for turn in Turn if found.of(turn)]
    came = [one for one in found.articles if one.turn is Turn.NEW]
    went = len(found.articles) - len(came)
    if came:
        told.append(counted(len(came), "article came in", "articles came in"))
    if went:
        told.append(counted(went, "article went", "articles went"))
    return f"Since {isolated(found.since.words)}: {', '.join(told)}."
