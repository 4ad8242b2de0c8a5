"""Asks what all listed statements are to become, and tells beforehand how many would change."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.codebook import Kind
from annotator.editing.actors import UNATTRIBUTED, ActorChoice
from annotator.editing.recoding import Outcome, Recoding
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold

_AS_IT_IS = "as it is"

Count = Callable[[Recoding], Outcome | None]
"""Returns what a recoding would do."""


class RecodingDialog(QDialog):
    """A kind, an actor or nobody, and the counts of what would happen."""

    def __init__(
        self, listed: str, names: Sequence[str], count: Count, parent: QWidget | None = None
    ) -> None:
        """Take in words which statements are listed, and the actors' names to choose from."""
        super().__init__(parent)
        self._names = frozenset(name.casefold() for name in names)
        self._count = count
        self.setWindowTitle("Change the listed statements")
        self.setMinimumWidth(460)
        self._kind = QComboBox()
        self._kind.addItems([_AS_IT_IS, *Kind])
        self._kind.setAccessibleName("Kind")
        self._actor = _name_line(names)
        self._nobody = QCheckBox("The articles name nobody")
        self._told = PlainLabel()
        self._told.setAccessibleName("What will happen")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(listed, buttons)
        self._kind.currentIndexChanged.connect(self._tell)
        self._actor.textChanged.connect(self._tell)
        self._nobody.toggled.connect(self._tell)
        self._tell()
        self._kind.setFocus()

    def _lay_out(self, listed: str, buttons: QDialogButtonBox) -> None:
        head = PlainLabel("Change all the statements that are listed")
        head.setFont(bold(head.font(), 1.1))
        form = QFormLayout()
        form.addRow("Kind", self._kind)
        form.addRow("Actor", self._actor)
        form.addRow("", self._nobody)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(QuietLabel(listed))
        layout.addLayout(form)
        layout.addWidget(self._told)
        layout.addWidget(QuietLabel("It is one step, which undo takes back."))
        layout.addWidget(buttons)

    def wanted(self) -> Recoding:
        """Return what the statements are to become."""
        kind = self._kind.currentText()
        name = " ".join(self._actor.text().split())
        actor = UNATTRIBUTED if self._nobody.isChecked() else None
        return Recoding(
            kind=None if kind == _AS_IT_IS else Kind(kind),
            actor=actor or (ActorChoice.named(name) if name else None),
        )

    def _tell(self, _what: object = None) -> None:
        self._actor.setEnabled(not self._nobody.isChecked())
        wanted = self.wanted()
        outcome = self._count(wanted) if wanted != Recoding() else None
        words = outcome.in_words() if outcome else "Choose a kind or an actor."
        name = wanted.actor.name if wanted.actor else ""
        if outcome and name and name.casefold() not in self._names:
            words += f" “{name}” is a new actor."
        self._told.say(words)
        changed = outcome.changed if outcome else 0
        self._ok.setText(f"Change {changed:,}" if changed else "Change")
        self._ok.setEnabled(changed > 0)


def _name_line(names: Sequence[str]) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName("Actor")
    line.setPlaceholderText(_AS_IT_IS)
    completer = QCompleter(list(names), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return line
