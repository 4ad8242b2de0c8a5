"""Tells what becomes of each statement before a newer text of its article is stored."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.domain.counting import counted
from annotator.domain.reanchoring import Fate
from annotator.editing.correcting import Corrected
from annotator.ui.dialogs.fated import FatedList
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.panels.plain import isolated


class CorrectionDialog(QDialog):
    """The counts, and every statement with its words before and now; the doubtful ones first."""

    def __init__(self, title: str, found: Corrected, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Correct the article's text")
        self.resize(940, 600)
        head = PlainLabel(f"Newer text of {isolated(title or 'untitled')}: version {found.version}")
        head.setFont(bold(head.font()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(PlainLabel(in_words(found)))
        rows = sorted(found.statements, key=lambda one: one.fate.is_sure)
        self.list = FatedList(rows)
        layout.addWidget(self.list, 1)
        if not rows:
            self.list.hide()
            self.resize(560, 180)
        layout.addWidget(QuietLabel(_after(found)))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Correct the text")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The list would keep the key to itself.
            QShortcut(key, self.list.view, self.accept, context=Qt.ShortcutContext.WidgetShortcut)
        self.list.view.setFocus()


def in_words(found: Corrected) -> str:
    """Say what becomes of how many statements."""
    counts = {fate: found.count(fate) for fate in Fate}
    if not found.statements:
        return "The article has no statements yet."
    told = {
        Fate.KEPT: "stay as they were",
        Fate.TYPOGRAPHIC: "differ in quotation marks, dashes or spaces only",
        Fate.CHANGED: "changed",
        Fate.MOVED: "moved",
        Fate.ORPHAN: "not found",
    }
    listed = ", ".join(f"{count:,} {told[fate]}" for fate, count in counts.items() if count)
    return f"{counted(len(found.statements), 'statement', 'statements')}: {listed}."


def _after(found: Corrected) -> str:
    step = "It is one step, which Undo takes back; the older text is kept."
    if not found.doubtful:
        return step
    return (
        "Statements whose words changed, moved or are not found wait in the older text until you"
        f" have looked at each. {step}"
    )
