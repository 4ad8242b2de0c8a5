"""Shows what a table of actors would do to the registry, before it is brought in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.domain.counting import counted
from annotator.editing.actor_exchange import Fate, Step, counts
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.dialogs.plain_table import PlainTable, table_view
from annotator.ui.panels.plain import isolated

_ORDER = (Fate.REFUSED, Fate.CHANGED, Fate.NEW, Fate.UNCHANGED)
"""What somebody has to look at comes first."""


class ActorImportDialog(QDialog):
    """Accepted when the table is to be brought in."""

    def __init__(self, name: str, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import actors")
        self.resize(760, 520)
        heading = PlainLabel(f"Actors in {isolated(name)}")
        heading.setFont(bold(heading.font(), 1.35))
        fates = counts(steps)
        told = ", ".join(f"{fates[fate]:,} {fate}" for fate in Fate)
        self._counts = PlainLabel(f"{counted(len(steps), 'actor', 'actors')}: {told}")
        shown = sorted(steps, key=lambda step: (_ORDER.index(step.fate), step.row.line))
        rows = PlainTable(("Line", "Actor", "", "What is told of it"), shown, _cells)
        table = table_view(rows, "What would be brought in")
        rows.setParent(table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self._counts)
        layout.addWidget(table, 1)
        if fates[Fate.NEW] + fates[Fate.CHANGED]:
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                QShortcut(key, table, self.accept)
            told = "Enter brings them in as one step to undo, Esc does nothing."
            self._end(layout, told, can_import=True)
        else:
            self._end(layout, "There is nothing to bring in. Esc closes this.", can_import=False)
        table.setFocus()

    def _end(self, layout: QVBoxLayout, told: str, *, can_import: bool) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        if can_import:
            take = buttons.addButton("&Import", QDialogButtonBox.ButtonRole.AcceptRole)
            take.setDefault(True)
            buttons.accepted.connect(self.accept)
        layout.addWidget(QuietLabel(told))
        layout.addWidget(buttons)


def _cells(step: Step) -> tuple[str, ...]:
    name = isolated(step.name or step.row.name)
    return f"{step.row.line:,}", name, step.fate.value, isolated(step.told) if step.told else ""
