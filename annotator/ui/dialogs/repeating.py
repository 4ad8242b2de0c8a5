"""Asks at which of the places where a statement's words stand it is to be coded again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotation import Annotation
from annotator.domain.counting import counted
from annotator.editing.repeating import MOST, Occurrence
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.panels.plain import isolated, one_line

_HERE, _EVERYWHERE = "in this article", "in all articles in coding"
_NEAR = 32
"""So many characters before the words are shown, and of the words themselves."""
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
        self.resize(860, 480)
        self._where = QComboBox()
        self._where.addItems([_HERE, _EVERYWHERE])
        self._where.setAccessibleName("Where to look")
        self._list = _table()
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
        return [one for row, one in enumerate(self._found) if self._row(row).checkState(0) is _ON]

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
        self._list.addTopLevelItems([_row(one) for one in found])
        self._list.blockSignals(False)
        if found:
            self._list.setCurrentItem(self._row(0))
        self._count()

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(len(self._found)):
            self._row(row).setCheckState(0, state)

    def _row(self, row: int) -> QTreeWidgetItem:
        item = self._list.topLevelItem(row)
        assert item is not None  # noqa: S101  there is one for each place found
        return item

    def _count(self, _item: object = None) -> None:
        ticked = len(self.chosen())
        places = counted(len(self._found), "place", "places")
        told = f"{ticked:,} of {places} ticked." if self._found else "The words stand nowhere else."
        if len(self._found) == MOST:
            told += f" Only the first {MOST} are shown."
        self._told.say(told)
        self._ok.setText(f"Code {ticked:,}" if ticked else "Code")
        self._ok.setEnabled(ticked > 0)


def _table() -> QTreeWidget:
    """Return a table with the words in a column of their own, so that what is around lines up."""
    table = QTreeWidget()
    table.setAccessibleName("Places")
    table.setColumnCount(4)
    table.setHeaderLabels(["Before", "Words", "After", "Article"])
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAllColumnsShowFocus(True)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = table.header()
    header.setStretchLastSection(False)
    for column in (0, 2, 3):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return table


def _row(one: Occurrence) -> QTreeWidgetItem:
    note = " · in another statement" if one.inside else ""
    title = f"{isolated(one.title or 'untitled')}{note}"
    before = one_line(one.before)[-_NEAR:]
    item = QTreeWidgetItem([before, one_line(one.words)[:_NEAR], one_line(one.after), title])
    item.setTextAlignment(0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setFont(1, bold(item.font(1)))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, _OFF if one.inside else _ON)
    spoken = f"{one.before}{one.words}{one.after}"
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{one_line(spoken)}, {title}")
    return item
