"""Lists what is wrong in a project or worth a look, leads there, and offers to mend it."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.counting import counted
from annotator.editing.checking import MENDABLE, Findings, Problem, Subject, save_list
from annotator.errors import UserError
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.dialogs.plain_table import PlainTable, table_view
from annotator.ui.panels.plain import isolated, one_line

_LONGEST = 60
"""So many characters of a statement or a headline are shown."""


class FindingsDialog(QDialog):
    """Accepted: the user wants to `mend`, or to go to what `chosen` names."""

    def __init__(
        self,
        found: Findings,
        name: str,
        named: Mapping[Subject, str],
        parent: QWidget | None = None,
    ) -> None:
        """Take the name of the project, and what stands for the ids of statements and others."""
        super().__init__(parent)
        self.mend = False
        self.chosen: Problem | None = None
        self._found = found
        self._named = named
        self._wrong = frozenset(found.problems)
        self._listed = (*found.problems, *found.advice)
        self.setWindowTitle("Check of the project")
        self.resize(920, 540)
        heading = PlainLabel(f"{_heading(found)} in {isolated(name)}")
        heading.setFont(bold(heading.font(), 1.35))
        self._outcome = QuietLabel(_what_to_do(found))
        rows = PlainTable(("", "Rule", "Where", "What was found"), self._listed, self._cells)
        self._table = table_view(rows, "What was found, problems first")
        rows.setParent(self._table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._outcome)
        layout.addWidget(self._buttons())
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _was: self._allow())
        self._allow()
        self._table.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        save = buttons.addButton("&Save list…", QDialogButtonBox.ButtonRole.ActionRole)
        save.setAutoDefault(False)
        save.clicked.connect(self._save)
        if any(one.rule in MENDABLE for one in self._found.problems):
            mend = buttons.addButton("&Mend", QDialogButtonBox.ButtonRole.ActionRole)
            mend.setAutoDefault(False)
            mend.clicked.connect(self._choose_to_mend)
        self._go: QPushButton = buttons.addButton("&Go there", _ACCEPT)
        self._go.setDefault(True)
        self._go.clicked.connect(self._choose)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(key, self._table, self._go.click)
        return buttons

    def _marked(self) -> Problem | None:
        row = self._table.selected_row()
        return None if row is None else self._listed[row]

    def _allow(self) -> None:
        marked = self._marked()
        self._go.setEnabled(marked is not None and marked.subject in self._named)

    def _choose(self) -> None:
        self.chosen = self._marked()
        self.accept()

    def _choose_to_mend(self) -> None:
        self.mend = True
        self.accept()

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save list", "annotator problems.txt", "Text (*.txt);;Table (*.csv)"
        )
        if not name:
            return
        try:
            save_list(self._found, Path(name))
        except UserError as fault:
            self._outcome.say(str(fault))
        else:
            self._outcome.say(f"The list is saved in “{name}”.")

    def _cells(self, one: Problem) -> tuple[str, ...]:
        words = one_line(self._named.get(one.subject, "") or one.id)
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        severity = "Problem" if one in self._wrong else "Advice"
        return severity, one.rule, isolated(shown) if shown else "", one_line(one.detail)


_ACCEPT = QDialogButtonBox.ButtonRole.AcceptRole


def _heading(found: Findings) -> str:
    problems = counted(len(found.problems), "problem", "problems") if found.problems else ""
    advice = counted(len(found.advice), "thing worth a look", "things worth a look")
    if not found.advice:
        return problems
    return f"{problems}, {advice}" if problems else f"No problem, {advice}"


def _what_to_do(found: Findings) -> str:
    told = ["The project was only read."]
    mendable = sum(one.rule in MENDABLE for one in found.problems)
    if mendable:
        which = "It" if mendable == len(found.problems) == 1 else f"{mendable:,} of them"
        told.append(
            f"{which} can be mended from the record of edits and the articles. A checked backup is"
            " made first; Undo takes back what is mended in rows, the backup everything."
        )
    elif found.problems:
        told.append(
            "None of this can be mended from its own records: put the newest backup back (File,"
            " Backups)."
        )
    if found.advice:
        told.append("Advice is nothing wrong.")
    return " ".join(told)
