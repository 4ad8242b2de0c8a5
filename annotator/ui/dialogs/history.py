"""Lists what was done in a project, when and by whom, the newest first."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.annotation import Annotation
from annotator.domain.history import HistoryEntry
from annotator.editing.project import Project
from annotator.ui.dialogs.dates import local_time
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.dialogs.plain_table import Index, PlainTable, table_view
from annotator.ui.panels.plain import counted, isolated, one_line

_DEEDS = {"undo": "Undo", "redo": "Redo"}


class HistoryDialog(QDialog):
    """Read-only: nothing is undone from here."""

    def __init__(
        self,
        project: Project,
        parent: QWidget | None = None,
        *,
        of: Annotation | None = None,
    ) -> None:
        """Show the history of the whole project, or of one statement."""
        super().__init__(parent)
        self.setWindowTitle("Statement history" if of else "Project history")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = project.read.history(of.id if of else None)
        heading = PlainLabel(isolated(of.quotation if of else project.path.stem))
        heading.setFont(bold(heading.font(), 1.35))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        if entries:
            self.resize(760, 560)
            layout.addWidget(QuietLabel(f"{counted(len(entries), 'step', 'steps')}, newest first"))
            muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
            steps = _Steps(entries, muted)
            table = table_view(steps, "What was done, newest first")
            steps.setParent(table)
            layout.addWidget(table, 1)
            table.setFocus()
        else:
            self.setMinimumWidth(420)
            layout.addWidget(QuietLabel("Nothing has been done in this project yet."))
        layout.addWidget(buttons)


class _Steps(PlainTable[HistoryEntry]):
    """What was taken back is less marked, and says so."""

    def __init__(self, entries: list[HistoryEntry], muted: QColor) -> None:
        super().__init__(("When", "Coder", "What was done"), entries, _cells)
        self._muted = muted

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and self.row(index.row()).undone:
            return self._muted
        return super().data(index, role)


def _cells(entry: HistoryEntry) -> tuple[str, ...]:
    label = isolated(entry.label)
    if entry.deed in _DEEDS:
        label = f"{_DEEDS[entry.deed]}: {label}"
    if entry.undone:
        label = f"{label} – undone"
    return local_time(entry.at), one_line(entry.coder), label
