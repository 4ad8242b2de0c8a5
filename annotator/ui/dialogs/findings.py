"""Lists what is wrong in a project, and offers to mend what can be mended."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from annotator.editing.checking import MENDABLE, Findings, Problem
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.dialogs.plain_table import PlainTable, table_view
from annotator.ui.panels.plain import counted, isolated, one_line


class FindingsDialog(QDialog):
    """Accepted: the user wants what can be mended to be mended."""

    def __init__(self, found: Findings, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.setWindowTitle("Check of the project")
        self.resize(820, 520)
        heading = PlainLabel(
            f"{counted(len(found.problems), 'problem', 'problems')} in {isolated(name)}"
        )
        heading.setFont(bold(heading.font(), 1.35))
        mendable = sum(one.rule == MENDABLE for one in found.problems)
        self._outcome = QuietLabel(_advice(mendable, len(found.problems)))
        rows = PlainTable(("Rule", "Where", "What is wrong"), found.problems, _cells)
        table = table_view(rows, "Problems")
        rows.setParent(table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        save = buttons.addButton("&Save list…", QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self._save)
        if mendable:
            mend = buttons.addButton("&Mend", QDialogButtonBox.ButtonRole.AcceptRole)
            mend.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(table, 1)
        layout.addWidget(self._outcome)
        layout.addWidget(buttons)
        table.setFocus()

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save list", "annotator problems.txt", "Text (*.txt)"
        )
        if not name:
            return
        lines = [f"{one.rule}\t{one.id}\t{one.detail}" for one in self._found.problems]
        try:
            Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError as fault:
            self._outcome.say(
                f"The list could not be saved: {fault.strerror}. Please choose another folder."
            )
        else:
            self._outcome.say(f"The list is saved in “{name}”.")


def _advice(mendable: int, problems: int) -> str:
    if not mendable:
        return (
            "The project was only read. None of this can be mended from its own records: put the"
            " newest backup back (File, Backups)."
        )
    which = "It" if mendable == problems == 1 else f"{mendable} of them"
    return (
        f"The project was only read. {which} can be mended from the record of edits; a backup is"
        " made first, and putting it back takes the repair back."
    )


def _cells(one: Problem) -> tuple[str, ...]:
    return one.rule, one_line(one.id), one_line(one.detail)
