"""Lists the backups of a project, tells what each lacks, and lets one be put back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.domain.counting import counted
from annotator.editing.backups import Backup, Difference, backups_of, compare
from annotator.errors import UserError
from annotator.ui.background import Job
from annotator.ui.dialogs.dates import local_time
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.dialogs.plain_table import PlainTable, table_view
from annotator.ui.panels.plain import isolated

_NAMED = 6
"""So many of the edits that would be taken back are named."""

_MEGABYTE = 1_000_000


class BackupsDialog(QDialog):
    """The newest first; `chosen` is the one to put back once the dialog was accepted.

    For a damaged project the user may choose instead to `salvage` what it still holds.
    """

    def __init__(
        self, path: Path, parent: QWidget | None = None, *, is_damaged: bool = False
    ) -> None:
        super().__init__(parent)
        self.chosen: Path | None = None
        self.salvage = False
        self._path = path
        self._backups = backups_of(path)
        self._told: dict[Path, str] = {}
        self._job: Job | None = None
        self.setWindowTitle("Backups")
        heading = PlainLabel(f"Backups of {isolated(path.stem)}")
        heading.setFont(bold(heading.font(), 1.35))
        self._difference = PlainLabel(" ")
        self._difference.setMinimumHeight(self.fontMetrics().lineSpacing() * (_NAMED + 3))
        self._difference.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._difference.setAccessibleName("What would change")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        if self._backups:
            self._list(layout)
        else:
            self.setMinimumWidth(460)
            layout.addWidget(
                QuietLabel(
                    "There is none yet. One is made before each import of files and after half an"
                    " hour of work, and at once by “Back up now” in the File menu."
                )
            )
        if is_damaged:
            button = self._buttons.addButton(
                "&Salvage what is left…", QDialogButtonBox.ButtonRole.ActionRole
            )
            button.clicked.connect(self._choose_salvage)
        layout.addWidget(self._buttons)

    def _choose_salvage(self) -> None:
        self.salvage = True
        self.accept()

    def _list(self, layout: QVBoxLayout) -> None:
        self.resize(760, 560)
        rows = PlainTable(("Made", "Reason", "Newest change", "Size"), self._backups, _cells)
        self._table = table_view(rows, "Backups, the newest change first")
        rows.setParent(self._table)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._difference)
        restore = self._buttons.addButton("&Restore", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        restore.setDefault(True)
        restore.clicked.connect(self._choose)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(key, self._table, restore.click)
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _was: self._look())
        self._table.setFocus()
        self._look()

    def _marked(self) -> Path | None:
        row = self._table.selected_row()
        return None if row is None else self._backups[row].path

    def _choose(self) -> None:
        self.chosen = self._marked()
        self.accept()

    def _look(self) -> None:
        """Tell what the marked backup lacks; it is found out aside, one after the other."""
        marked = self._marked()
        if marked is None:
            return
        if marked in self._told:
            self._difference.say(self._told[marked])
            return
        self._difference.say("Comparing with the project…")
        if self._job is None:
            self._job = Job(lambda _progress: compare(self._path, marked), self)
            self._job.finished.connect(lambda found: self._tell(marked, _in_words(found)))
            self._job.failed.connect(lambda fault: self._fail(marked, fault))
            self._job.start()

    def _tell(self, backup: Path, words: str) -> None:
        self._job = None
        self._told[backup] = words
        self._look()

    def _fail(self, backup: Path, fault: Exception) -> None:
        self._job = None
        if not isinstance(fault, UserError):
            raise fault
        self._tell(backup, str(fault))


def _cells(one: Backup) -> tuple[str, ...]:
    try:
        size = f"{one.path.stat().st_size / _MEGABYTE:.1f} MB"
    except OSError:
        size = "gone"
    made = local_time(one.rung.at.isoformat().replace("+00:00", ".000Z"))
    return made, isolated(one.reason), str(one.rung.sequence), size


def _counts(of: dict[str, int]) -> str:
    return ", ".join(
        counted(of[name], name.removesuffix("s"), name)
        for name in ("articles", "annotations", "actors")
    )


def _in_words(found: Difference) -> str:
    holds = _counts(found.then)
    if found.now is None:
        return f"It holds {holds}.\nThe project itself cannot be read: it would be set aside."
    lines = [f"It holds {holds}.", f"The project holds {_counts(found.now)}."]
    if found.since:
        edits = counted(len(found.since), "change", "changes")
        lines.append(f"Restoring takes back {edits}; the present state is kept as a backup first:")
        lines += [
            f"• {local_time(entry.at)}, {isolated(entry.coder)}: {isolated(entry.label)}"
            for entry in found.since[:_NAMED]
        ]
        if len(found.since) > _NAMED:
            lines.append(f"• and {len(found.since) - _NAMED:,} more")
    else:
        lines.append("The project has no change that this backup lacks.")
    if found.lacking:
        edits = counted(found.lacking, "change", "changes")
        lines.append(f"It brings back {edits} that the project lacks.")
    return "\n".join(lines)
