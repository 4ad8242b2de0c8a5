"""Asks for what stands at the head of a briefing and for the file it is written to."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.editing.project import Project
from annotator.errors import UserError
from annotator.reports.briefing import TitleBlock
from annotator.ui.background import Job
from annotator.ui.dialogs import briefing_memory
from annotator.ui.dialogs.briefing_content import sum_up
from annotator.ui.dialogs.briefing_memory import BriefingFields
from annotator.ui.dialogs.plain_label import AlarmLabel, PlainLabel, QuietLabel

SUFFIX: Final = ".docx"
"""How the name of a briefing ends."""

BANNERS: Final = ("", "OFFICIAL", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:RED")
"""Usual words for a banner; any other can be typed."""

_NONE: Final = "None"

SumUp = Callable[[Path], str]
"""Says what a briefing of a project would hold; a UserError says why there can be none."""


class BriefingDialog(QDialog):
    """The form, filled in as it was for the project's last briefing."""

    def __init__(
        self, project: Project, parent: QWidget | None = None, content: SumUp = sum_up
    ) -> None:
        """Have `content` called aside: going through all statements can take a while."""
        super().__init__(parent)
        self._project = project.path
        self._there_is_content = False
        self.setWindowTitle("Write briefing")
        self.setMinimumWidth(620)
        self._fields = {name: QLineEdit() for name, _, _ in _ROWS}
        self._banner = QComboBox(editable=True)
        self._banner.addItems([one or _NONE for one in BANNERS])
        self._target = QLineEdit()
        self._content = PlainLabel("Counting the statements…")
        self._content.setAccessibleName("What the briefing will hold")
        self._reason = AlarmLabel()
        self._notice = QuietLabel()
        self._write = QPushButton("Write briefing")
        self._lay_out()
        self._fill_in(briefing_memory.recall(self._project))
        self._connect()
        self._check()
        self._job = Job(lambda _progress: content(self._project), self)
        self._job.finished.connect(self._show_content)
        self._job.failed.connect(self._show_fault)
        self._job.start()

    def wanted(self) -> tuple[TitleBlock, Path]:
        """Return the head of the briefing and the file to write it to."""
        filled_in = self._filled_in()
        head = TitleBlock(
            title=filled_in.title,
            number=filled_in.number,
            period=filled_in.period,
            prepared_by=filled_in.prepared_by,
            cleared_by=filled_in.cleared_by,
            distribution=filled_in.distribution,
            banner=filled_in.banner,
        )
        return head, Path(filled_in.target)

    @override
    def accept(self) -> None:
        if not self._write.isEnabled():
            return
        briefing_memory.remember(self._project, self._filled_in())
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._job.cancel()
        super().done(result)
        # Its window would hold on to it; whoever opened it reads it before it goes.
        self.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a field goes on to the next one: a file is written by Ctrl+Enter only.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label, hint in _ROWS:
            self._fields[name].setPlaceholderText(hint)
            _add_row(form, label, self._fields[name])
        _add_row(form, "&Banner", self._banner)
        _add_row(form, "&File", self._target, _beside(self._target, self._browse_button()))
        form.addRow("", self._notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(self._content)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self._reason)
        layout.addWidget(self._buttons())

    def _browse_button(self) -> QPushButton:
        browse = QPushButton("B&rowse…")
        browse.clicked.connect(self._browse)
        return browse

    def _buttons(self) -> QWidget:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._write, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QuietLabel("Ctrl+Enter writes the briefing, Esc leaves"), 1)
        row.addWidget(buttons)
        return foot

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        self._fields["title"].textChanged.connect(self._check)
        self._target.textChanged.connect(self._check)

    def _fill_in(self, last: BriefingFields | None) -> None:
        known = last or BriefingFields(title=f"Statements: {self._project.stem}")
        for name, field in self._fields.items():
            field.setText(getattr(known, name))
        self._banner.setCurrentText(known.banner or _NONE)
        beside = self._project.with_name(f"{self._project.stem} briefing{SUFFIX}")
        self._target.setText(known.target or str(beside))

    def _filled_in(self) -> BriefingFields:
        banner = self._banner.currentText().strip()
        values = {name: field.text().strip() for name, field in self._fields.items()}
        target = _as_document(self._target.text().strip())
        return BriefingFields(**values, banner="" if banner == _NONE else banner, target=target)

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Write briefing", self._target.text(), f"Word documents (*{SUFFIX})"
        )
        if name:
            self._target.setText(_as_document(name))

    def _show_content(self, line: str) -> None:
        self._there_is_content = True
        self._content.say(f"{line}.")
        self._check()

    def _show_fault(self, fault: Exception) -> None:
        if not isinstance(fault, UserError):
            raise fault
        self._content.say(f"{fault.happened} {fault.todo}")

    def _check(self) -> None:
        filled_in = self._filled_in()
        reason = _why_not(filled_in)
        self._reason.say(reason)
        self._write.setEnabled(self._there_is_content and not reason)
        there = not reason and Path(filled_in.target).is_file()
        self._notice.say("A file of that name is there and will be replaced." if there else "")


_ROWS: Final = (
    ("title", "&Title", "Statements on the harbour tolls"),
    ("number", "&Number", "12/2025"),
    ("period", "&Period", "3 to 9 March 2025"),
    ("prepared_by", "Pr&epared by", ""),
    ("cleared_by", "C&leared by", ""),
    ("distribution", "&Distribution", "Internal"),
)


def _why_not(filled_in: BriefingFields) -> str:
    """Return why no briefing can be written, or "" when one can."""
    if not filled_in.title:
        return "The briefing needs a title."
    if not filled_in.target:
        return "Say which file the briefing is to be written to."
    target = Path(filled_in.target)
    try:
        target.stat()
    except (FileNotFoundError, NotADirectoryError):
        there = target.parent.is_dir()
        return "" if there else f"There is no folder “{target.parent}”."
    except PermissionError:
        return f"You may not open the folder “{target.parent}”."
    except OSError:
        return "No file can have this name."
    return "This is a folder: add a file name to it." if target.is_dir() else ""


def _as_document(name: str) -> str:
    if not name or name.lower().endswith(SUFFIX):
        return name
    return f"{name}{SUFFIX}"


def _add_row(form: QFormLayout, label: str, field: QWidget, shown: QWidget | None = None) -> None:
    caption = QLabel(label)
    caption.setTextFormat(Qt.TextFormat.PlainText)
    caption.setBuddy(field)
    field.setAccessibleName(label.replace("&", ""))
    form.addRow(caption, shown or field)


def _beside(field: QWidget, button: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 1)
    row.addWidget(button)
    return both
