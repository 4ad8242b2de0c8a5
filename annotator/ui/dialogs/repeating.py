"""Asks at which of the places where a statement's words stand it is to be coded again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotation import Annotation
from annotator.editing.repeating import MOST, Occurrence
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.panels.plain import counted, isolated, one_line

_HERE, _EVERYWHERE = "in this article", "in all articles in coding"
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked

Take = Callable[[Sequence[Occurrence]], None]
Look = Callable[[bool, Take], None]
"""Looks in all articles or in one, and hands what it has found to whoever takes it."""


class RepeatingDialog(QDialog):
    """The places as rows with the words around them; those to be coded have a tick."""

    def __init__(self, annotation: Annotation, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._found: Sequence[Occurrence] = ()
        self._asked = 0
        self.setWindowTitle("The same words elsewhere")
        self.resize(760, 480)
        self._where = QComboBox()
        self._where.addItems([_HERE, _EVERYWHERE])
        self._where.setAccessibleName("Where to look")
        self._list = QListWidget()
        self._list.setAccessibleName("Places")
        self._list.setUniformItemSizes(True)
        self._told = PlainLabel()
        self._all, self._none = QPushButton("Tick &all"), QPushButton("Tick &none")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setDefault(True)
        for button in (self._all, self._none):
            button.setAutoDefault(False)  # Enter codes, it does not tick
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(annotation, buttons)
        self._where.currentIndexChanged.connect(self._begin)
        self._list.itemChanged.connect(self._count)
        self._all.clicked.connect(lambda: self._tick(_ON))
        self._none.clicked.connect(lambda: self._tick(_OFF))
        self._begin()
        self._list.setFocus()

    def chosen(self) -> list[Occurrence]:
        """Return the places that have a tick."""
        ticked = (self._list.item(row).checkState() is _ON for row in range(self._list.count()))
        return [one for one, is_on in zip(self._found, ticked, strict=True) if is_on]

    def _lay_out(self, annotation: Annotation, buttons: QWidget) -> None:
        head = PlainLabel(
            f"Code these words as {annotation.kind} by {isolated(annotation.attribution)} elsewhere"
        )
        head.setFont(bold(head.font()))
        above = QHBoxLayout()
        above.addWidget(self._where)
        above.addStretch(1)
        above.addWidget(self._all)
        above.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(head)
        layout.addWidget(QuietLabel(isolated(annotation.quotation)))
        layout.addLayout(above)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._told)
        layout.addWidget(QuietLabel("Space sets or takes a tick; it is one step, undo takes back."))
        layout.addWidget(buttons)

    def _begin(self, _index: int = 0) -> None:
        self._asked += 1
        asked = self._asked
        self._show(())
        self._told.say("Looking…")
        is_everywhere = self._where.currentText() == _EVERYWHERE

        def take(found: Sequence[Occurrence]) -> None:
            if asked == self._asked:  # else somebody has asked for another place since
                self._show(found)

        self._look(is_everywhere, take)

    def _show(self, found: Sequence[Occurrence]) -> None:
        self._found = found
        self._list.blockSignals(True)
        self._list.clear()
        for one in found:
            item = QListWidgetItem(_in_words(one))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_OFF if one.inside else _ON)
            self._list.addItem(item)
        self._list.blockSignals(False)
        if found:
            self._list.setCurrentRow(0)
        self._count()

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(state)

    def _count(self, _item: object = None) -> None:
        ticked = len(self.chosen())
        places = counted(len(self._found), "place", "places")
        told = f"{ticked:,} of {places} ticked." if self._found else "The words stand nowhere else."
        if len(self._found) == MOST:
            told += f" Only the first {MOST} are shown."
        self._told.say(told)
        self._ok.setText(f"Code {ticked:,}" if ticked else "Code")
        self._ok.setEnabled(ticked > 0)


def _in_words(one: Occurrence) -> str:
    around = isolated(f"{one_line(one.before)}  [{one_line(one.words)}]  {one_line(one.after)}")
    note = " · in another statement" if one.inside else ""
    return f"{around} · {isolated(one.title or 'untitled')}{note}"
