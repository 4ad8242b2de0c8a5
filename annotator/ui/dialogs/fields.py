"""Asks for a few things at once, and says in place why they cannot be taken."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.errors import UserError
from annotator.ui.dialogs.plain_label import AlarmLabel, PlainLabel, QuietLabel, bold
from annotator.ui.panels.plain import isolated

Values = Mapping[str, str]
"""What was typed, by the name of the field; a box that is ticked holds its own name."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked for."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    is_long: bool = False
    """Whether it may have several lines."""
    is_box: bool = False
    """Whether it is a box to be ticked."""
    known: Sequence[str] = ()
    """What is offered while somebody types."""


class FieldsDialog(QDialog):
    """Stays open until what is typed can be taken, or Esc is pressed."""

    def __init__(
        self,
        heading: str,
        fields: Sequence[Field],
        take: Callable[[Values], object],
        parent: QWidget | None = None,
    ) -> None:
        """Call `take` with what was typed; a UserError it raises is shown below the fields."""
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(460)
        self._take = take
        self._fields: dict[str, QLineEdit | QPlainTextEdit | QCheckBox] = {}
        title = PlainLabel(isolated(heading))
        title.setFont(bold(title.font(), 1.2))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(8)
        for field in fields:
            self._add(form, field)
        self._fault = AlarmLabel()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addLayout(form)
        layout.addWidget(self._fault)
        if any(field.is_long for field in fields):
            layout.addWidget(QuietLabel("Ctrl+Enter takes it, Esc leaves all as it was"))
        layout.addWidget(buttons)
        next(iter(self._fields.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def values(self) -> dict[str, str]:
        """Return what is typed now."""
        return {name: _value(name, widget) for name, widget in self._fields.items()}

    @override
    def accept(self) -> None:
        try:
            self._take(self.values())
        except UserError as fault:
            self._fault.tell(fault)
            return
        super().accept()

    def _add(self, form: QFormLayout, field: Field) -> None:
        widget: QLineEdit | QPlainTextEdit | QCheckBox
        if field.is_box:
            widget = QCheckBox(field.label)
            form.addRow("", widget)
        else:
            widget = _long(field) if field.is_long else _line(field)
            label = QLabel(field.label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(widget)
            form.addRow(label, widget)
        widget.setAccessibleName(field.label)
        widget.setAccessibleDescription(field.hint)
        self._fields[field.name] = widget


def _line(field: Field) -> QLineEdit:
    line = QLineEdit(field.value)
    line.setPlaceholderText(field.hint)
    line.selectAll()
    if field.known:
        completer = QCompleter(list(field.known), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
    return line


def _long(field: Field) -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setPlainText(field.value)
    text.setTabChangesFocus(True)
    text.setMaximumHeight(5 * text.fontMetrics().lineSpacing())
    return text


def _value(name: str, widget: QLineEdit | QPlainTextEdit | QCheckBox) -> str:
    if isinstance(widget, QCheckBox):
        return name if widget.isChecked() else ""
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
