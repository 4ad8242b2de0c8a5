"""Shows what went wrong: a sentence the user can act on, or a report of a bug to pass on."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from annotator import crash_reports
from annotator.errors import UserError
from annotator.ui.dialogs.plain_label import PlainLabel, bold

_PICTURE = 40
_WIDTH = 520
_TALLEST = 320
_STOPPED = "A fault in the program stopped what you were doing."


class ErrorDialog(QDialog):
    """What happened, what is kept, what to do."""

    def __init__(self, fault: UserError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Annotator")
        first, _, more = fault.happened.strip().partition("\n")
        happened = PlainLabel(first)
        happened.setFont(bold(happened.font()))
        labels = (happened, *map(PlainLabel, (more.strip(), fault.kept, fault.todo)))
        for label in labels:
            label.let_copy()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 18)
        layout.setSpacing(20)
        layout.addLayout(_beside_picture(self, _scrolling(labels)))
        layout.addWidget(buttons)
        self.setAccessibleName(fault.happened)
        self.setAccessibleDescription(f"{fault.kept} {fault.todo}")
        buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()


class BugDialog(QDialog):
    """Says that the program is at fault, and lets the user pass the report on."""

    def __init__(
        self,
        report: str,
        parent: QWidget | None = None,
        *,
        kept_as: Path | None = None,
        happened: str = _STOPPED,
    ) -> None:
        """Take the report, the file it is kept in if there is one, and what happened."""
        super().__init__(parent)
        self._report = report
        self.setWindowTitle("A fault in the program")
        self.resize(680, 460)
        first = PlainLabel(happened)
        first.setFont(bold(first.font()))
        kept = PlainLabel(
            "Everything that was shown as saved is kept. Please save the report, read it through, "
            "and send it to whoever looks after this program for you."
        )
        self._outcome = PlainLabel(f"It is kept as “{kept_as}”, too." if kept_as else "")
        self._outcome.let_copy()
        self._save_button = QPushButton("Save report…")
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setPlainText(report)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setTabChangesFocus(True)
        text.setAccessibleName("Report")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 18)
        layout.setSpacing(16)
        layout.addLayout(_beside_picture(self, _stacked((first, kept))))
        layout.addWidget(text, 1)
        layout.addWidget(self._outcome)
        layout.addWidget(self._buttons())
        self._save_button.setDefault(True)
        self._save_button.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.addButton(self._save_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._save_button.clicked.connect(self._save)
        return buttons

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save report", "annotator report.txt", "Text (*.txt)"
        )
        if not name:
            return
        try:
            Path(name).write_text(self._report, encoding="utf-8", errors="backslashreplace")
        except OSError as fault:
            self._outcome.say(
                f"The report could not be saved: {fault.strerror}. Please choose another folder."
            )
        else:
            self._outcome.say(f"The report is saved in “{name}”.")


_Dialog = TypeVar("_Dialog", bound=QDialog)


def show_error(fault: UserError, parent: QWidget) -> ErrorDialog:
    """Show an error over its window, without halting what goes on behind it.

    One that is shown already is not shown again: on a drive that is gone all reading fails.
    """
    front = QApplication.activeModalWidget()
    if isinstance(front, ErrorDialog) and front.accessibleName() == fault.happened:
        return front
    return _opened(ErrorDialog(fault, parent))


def show_bug(fault: BaseException, parent: QWidget) -> BugDialog:
    """Keep a report of a bug and show it over its window, without halting what goes on behind."""
    report = crash_reports.report_of(fault)
    return _opened(BugDialog(report, parent, kept_as=crash_reports.keep(report)))


def show_left_behind(parent: QWidget) -> BugDialog | None:
    """Show the report of an earlier run of the program that died, if one did."""
    left = crash_reports.left_behind()
    if left is None:
        return None
    report, kept = left
    happened = "The program ended by a fault of its own when it was last open."
    return _opened(BugDialog(report, parent, kept_as=kept, happened=happened))


def _opened(dialog: _Dialog) -> _Dialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _stacked(labels: Iterable[QLabel]) -> QWidget:
    words = QWidget()
    layout = QVBoxLayout(words)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    for label in labels:
        layout.addWidget(label)
    layout.addStretch(1)
    return words


def _scrolling(labels: Iterable[QLabel]) -> QWidget:
    """Return the labels in as much height as they need, up to a limit from which on they scroll."""
    words = _stacked(labels)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(words)
    area.setMinimumWidth(_WIDTH)
    area.setFixedHeight(min(_TALLEST, words.heightForWidth(_WIDTH)))
    return area


def _beside_picture(dialog: QDialog, words: QWidget) -> QHBoxLayout:
    icon = dialog.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
    picture = QLabel()
    picture.setPixmap(icon.pixmap(_PICTURE))
    layout = QHBoxLayout()
    layout.setSpacing(18)
    layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    return layout
