"""Tells file by file what an import did, and leads to the articles that should be looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from annotator.domain.counting import counted
from annotator.editing.import_report import FileReport
from annotator.editing.importing import BroughtIn, Outcome
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.dialogs.plain_table import PlainTable, table_view
from annotator.ui.panels.plain import isolated, one_line

_LONGEST = 60
"""So many characters of a headline are shown."""

_Row = FileReport | BroughtIn


class ImportReport(QDialog):
    """Accepted: the user wants to go to the article whose id is `chosen`."""

    def __init__(self, files: Sequence[FileReport], parent: QWidget | None = None) -> None:
        """Take at least one file."""
        super().__init__(parent)
        self.chosen = ""
        self._rows = tuple(row for file in files for row in _rows_of(file))
        self._names = {file.path: file.name for file in files}
        self.setWindowTitle("What came in")
        self.resize(920, 540)
        heading = PlainLabel(_heading(files))
        heading.setFont(bold(heading.font(), 1.35))
        rows = PlainTable(("", "File", "Article", "What is to be known"), self._rows, self._cells)
        self._table = table_view(rows, "What came in, file by file")
        rows.setParent(self._table)
        self._whole = PlainLabel()
        self._whole.let_copy()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._whole)
        layout.addWidget(QuietLabel(_WHAT_TO_DO))
        layout.addWidget(self._buttons())
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _was: self._follow())
        self._follow()
        self._table.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._go: QPushButton = buttons.addButton(
            "&Go there", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._go.setDefault(True)
        self._go.clicked.connect(self._choose)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(key, self._table, self._go.click)
        return buttons

    def _marked(self) -> _Row | None:
        place = self._table.selected_row()
        return None if place is None else self._rows[place]

    def _follow(self) -> None:
        """Show in full what a row has no room for, and allow to go where there is an article."""
        row = self._marked()
        self._whole.say("" if row is None else isolated(_sentences(row)))
        self._go.setEnabled(isinstance(row, BroughtIn) and bool(row.id))

    def _choose(self) -> None:
        row = self._marked()
        self.chosen = row.id if isinstance(row, BroughtIn) else ""
        self.accept()

    def _cells(self, row: _Row) -> tuple[str, ...]:
        name = isolated(one_line(self._names[row.path]))
        if isinstance(row, FileReport):
            return "File", name, "", one_line(_sentences(row))
        title = one_line(row.title)
        shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
        word = "Failed" if row.status is Outcome.FAILED else "Doubtful"
        return word, name, isolated(shown) if shown else "", one_line(_sentences(row))


_WHAT_TO_DO = (
    "Everything else came in without doubt. One Undo takes back the whole import; the files as "
    "they came are kept with their articles."
)


def _rows_of(file: FileReport) -> tuple[_Row, ...]:
    return (file, *file.failed, *file.doubtful)


def _sentences(row: _Row) -> str:
    if isinstance(row, FileReport):
        return " ".join((row.summary, *row.notes))
    return row.reason or " ".join(row.notes)


def _heading(files: Sequence[FileReport]) -> str:
    came_in = sum(file.count(Outcome.IMPORTED) for file in files)
    doubtful = sum(len(file.doubtful) for file in files)
    failed = sum(len(file.failed) for file in files)
    words = [f"{counted(came_in, 'article', 'articles')} came in"]
    words += [f"{doubtful:,} doubtful"] if doubtful else []
    words += [f"{failed:,} failed"] if failed else []
    return ", ".join(words)
