"""Lists the steps of a project or of one statement, and tells what the marked one changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.domain.counting import counted
from annotator.domain.history import ALL_HISTORY, EntryTold, HistoryFilter, Version
from annotator.domain.history_index import EntryIndex
from annotator.editing.history import History, read_index
from annotator.editing.project import Project
from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.dialogs.plain_label import QuietLabel
from annotator.ui.dialogs.plain_table import table_view
from annotator.ui.history.filters import HistoryFilters
from annotator.ui.history.reading_field import ReadingField
from annotator.ui.history.steps import Steps
from annotator.ui.history.wording import told, version

_AT_ONCE = 5_000
"""The index of so many entries is read before the list is shown."""

_LOOKED_AT = 24
_TOP = 8
"""Pixels between the tabs and what is below them."""

_NOTHING = (
    "Nothing has been done in this project yet. Bring articles in and code statements: each step"
    " is listed here with who did it and when."
)
_NONE_FITS = "No step fits. Choose other filters, or press Esc to see every step again."


class StepsPage(QWidget):
    """Of a project, with filters; of one statement, each version of it."""

    picked = Signal()  # another step is marked
    confirmed = Signal()  # Enter in the list
    indexed = Signal()  # the index has been read aside

    def __init__(self, project: Project, subject: str | None, article: str | None) -> None:
        super().__init__()
        self._project = project
        self.look = History(project)
        self._subject = subject
        self._job: Job | None = None
        self._told: EntryTold | None = None
        self.is_empty = not self.look.everything()
        """Whether nothing was ever done."""
        self._versions = {one.entry.sequence: one for one in self._all_versions()}
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self.count = QuietLabel()
        everything = list(self._versions) if subject else self.look.everything()
        if len(self.look.everything()) <= _AT_ONCE:
            self.look.bring_up_to_date()
        self.steps = Steps(self.look, everything, muted)
        self.table = table_view(self.steps, "What was done, newest first", _LOOKED_AT)
        self.steps.setParent(self.table)
        self.filters = HistoryFilters(project, article)
        self.field = ReadingField("What changed")
        self._lay_out()
        self._connect()
        self._tell_count(ALL_HISTORY)
        self._look_at()
        if self.look.index is None:
            self._read_aside()

    def marked(self) -> int | None:
        """Return the number of the marked entry."""
        row = self.table.selected_row()
        return None if row is None else self.steps.row(row)

    @property
    def found(self) -> EntryTold | None:
        """Return what the marked entry did."""
        return self._told

    def refresh(self) -> None:
        """Show what was done since."""
        self.look.bring_up_to_date()
        self._versions = {one.entry.sequence: one for one in self._all_versions()}
        self.steps.forget()
        self._filter()

    def drop_filters(self) -> bool:
        """Show every step again; tell whether any was left out."""
        if not self.filters.drop():
            return False
        self._filter()
        self.table.setFocus()
        return True

    def end(self) -> None:
        """Wait for what is read aside."""
        if self._job is not None:
            self._job.end()
            self._job = None

    # Inside

    def _all_versions(self) -> list[Version]:
        return self.look.versions(self._subject) if self._subject else []

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.field)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0 if self._subject else _TOP, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.filters)
        layout.addWidget(self.count)
        layout.addWidget(split, 1)
        self.filters.setHidden(self._subject is not None or self.is_empty)
        split.setHidden(self.is_empty)
        if self.is_empty:
            layout.addStretch(1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _was: self._look_at())
        _on_enter(self.table, self.confirmed.emit)
        for line in (self.filters.words, self.filters.since, self.filters.until):
            line.returnPressed.connect(self.table.setFocus)

    def _filter(self) -> None:
        if self._subject is not None:
            self.steps.show(list(self._versions))
            self._after_filter(ALL_HISTORY)
            return
        try:
            wanted = self.filters.wanted()
        except UserError as fault:
            self.steps.show([])
            self.count.say(f"{fault.happened} {fault.todo}")
            self._look_at()
            return
        if wanted != ALL_HISTORY and self.look.index is None:
            self.count.say("Reading the history…")
            return  # asked again once it is read
        self.steps.show(self.look.matching(wanted))
        self._after_filter(wanted)

    def _after_filter(self, wanted: HistoryFilter) -> None:
        self._tell_count(wanted)
        if self.steps.rowCount():
            self.table.select_row(0)  # which is looked at then
        else:
            self._look_at()

    def _tell_count(self, wanted: HistoryFilter) -> None:
        number = self.steps.rowCount()
        if self.is_empty:
            self.count.say(_NOTHING)
        elif not number:
            self.count.say(_NONE_FITS)
        elif wanted == ALL_HISTORY:
            self.count.say(f"{counted(number, 'step', 'steps')}, newest first")
        else:
            there_are = len(self.look.everything())
            self.count.say(f"{number:,} of {counted(there_are, 'step', 'steps')}, newest first")

    def _look_at(self) -> None:
        sequence = self.marked()
        self._told = None
        if sequence is None:
            self.field.say("")
        else:
            self._told = self.look.told(sequence)
            one = self._versions.get(sequence)
            self.field.say(version(one) if one else told(self._told))
        self.picked.emit()

    def _read_aside(self) -> None:
        self._job = Job(lambda _progress: read_index(self._project), self)
        self._job.finished.connect(self._take_index)
        self._job.start()

    def _take_index(self, index: EntryIndex) -> None:
        self._job = None
        self.look.index = index
        self.indexed.emit()
        self.steps.forget()
        self.table.viewport().update()
        try:
            waiting = self.filters.wanted() != ALL_HISTORY
        except UserError:
            waiting = False
        if waiting:
            self._filter()


def _on_enter(table: QWidget, deed: Callable[[], object]) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        shortcut = QShortcut(QKeySequence(key), table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(deed)
