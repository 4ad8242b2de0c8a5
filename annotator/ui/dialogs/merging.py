"""Tells what another copy of the project would bring, and asks about what both changed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.counting import counted
from annotator.editing.merging import Conflict, Report
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.dialogs.plain_table import PlainTable, table_view
from annotator.ui.panels.plain import isolated

_HEADS = ("Keep", "What", "Of", "Here", "In the copy")
_LISTED = 5
"""Of what is left out so much is named."""

_TOGGLES = frozenset({Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_2})


class MergingDialog(QDialog):
    """The counts, and a line for each conflict: the side that is kept is chosen by a key."""

    def __init__(self, name: str, report: Report, parent: QWidget | None = None) -> None:
        """Take the name of the copy and what looking at it told."""
        super().__init__(parent)
        self._conflicts = report.conflicts
        self._preferred: set[tuple[str, str]] = set()
        self.setWindowTitle("Merge another copy")
        head = PlainLabel(f"What was done in {isolated(name)} since it was copied")
        head.setFont(bold(head.font()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(PlainLabel(in_words(report)))
        self._all = QPushButton("Keep all from the &copy")
        if report.conflicts:
            self._list_conflicts(layout)
        for what, why in report.refused[:_LISTED]:
            layout.addWidget(PlainLabel(f"Left out: {what}: {why}."))
        if len(report.refused) > _LISTED:
            layout.addWidget(PlainLabel(f"… and {len(report.refused) - _LISTED} more."))
        layout.addWidget(QuietLabel("It is one step, which Undo takes back; a backup comes first."))
        layout.addWidget(self._buttons())

    def preferred(self) -> frozenset[tuple[str, str]]:
        """Return the keys of the conflicts where the copy's side is taken."""
        return frozenset(self._preferred)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _TOGGLES
            and not event.modifiers()
        ):
            self._choose(event.key())
            return True
        return super().eventFilter(watched, event)

    def _list_conflicts(self, layout: QVBoxLayout) -> None:
        told = PlainLabel(
            "Both changed these, each in its own way. 1 keeps what is here, 2 what the copy has."
        )
        layout.addWidget(told)
        self._table = PlainTable(_HEADS, self._conflicts, self._cells)
        self._view = table_view(self._table, "Conflicts")
        self._view.setMinimumSize(860, 220)
        self._view.installEventFilter(self)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The list would keep the key to itself.
            QShortcut(key, self._view, self.accept, context=Qt.ShortcutContext.WidgetShortcut)
        layout.addWidget(self._view, 1)
        self._view.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Merge")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        if self._conflicts:
            buttons.addButton(self._all, QDialogButtonBox.ButtonRole.ActionRole)
            self._all.clicked.connect(self._take_all)
        return buttons

    def _cells(self, one: Conflict) -> Sequence[str]:
        side = "copy" if one.key in self._preferred else "here"
        what = f"{one.what}: {one.field}" if one.field else one.what
        return side, what, isolated(one.title), one.mine or "nothing", one.theirs or "nothing"

    def _choose(self, key: int) -> None:
        row = self._view.currentIndex().row()
        if not 0 <= row < len(self._conflicts):
            return
        chosen = {self._conflicts[row].key}
        is_theirs = chosen <= self._preferred
        if key == Qt.Key.Key_2 or (key == Qt.Key.Key_Space and not is_theirs):
            self._preferred |= chosen
        else:
            self._preferred -= chosen
        self._repaint()
        if key != Qt.Key.Key_Space and row + 1 < len(self._conflicts):
            self._view.select_row(row + 1)

    def _take_all(self) -> None:
        self._preferred = {one.key for one in self._conflicts}
        self._repaint()

    def _repaint(self) -> None:
        last = self._table.index(len(self._conflicts) - 1, len(_HEADS) - 1)
        self._table.dataChanged.emit(self._table.index(0, 0), last)


def in_words(report: Report) -> str:
    """Say how much a copy brings."""
    counts = [
        f"{counted(report.new, 'new thing', 'new things')}",
        f"{report.changed} changed",
        f"{report.withdrawn} deleted",
    ]
    here = f" {report.unchanged} are here already." if report.unchanged else ""
    return f"{', '.join(counts)}.{here}"
