"""A list of statements whose article was corrected, with the chosen one's words side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.domain.reanchoring import Fate
from annotator.editing.correcting import Fated
from annotator.ui.dialogs.plain_table import PlainTable, fit_columns, table_view
from annotator.ui.dialogs.side_by_side import SideBySide
from annotator.ui.panels.plain import isolated, one_line

_HEADS = ("Words", "Statement", "Before", "Now")
_SHORT = 90

WORDS = {
    Fate.KEPT: "as they were",
    Fate.TYPOGRAPHIC: "set otherwise",
    Fate.CHANGED: "changed",
    Fate.MOVED: "moved",
    Fate.ORPHAN: "not found",
}
"""What is said of each fate."""


class FatedList(QWidget):
    """Goes through statements; the whole words of one are shown below the list."""

    chosen = Signal()

    def __init__(self, rows: Sequence[Fated]) -> None:
        super().__init__()
        self._table = PlainTable(_HEADS, rows, _cells)
        self.view = table_view(self._table, "Statements")
        self.view.setMinimumHeight(140)
        self._words = SideBySide()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self._words)
        split.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._show())
        self._show()

    def current(self) -> Fated | None:
        """Return the statement that is looked at."""
        place = self.view.currentIndex().row()
        return self._table.row(place) if 0 <= place < self._table.rowCount() else None

    def show_rows(self, rows: Sequence[Fated]) -> None:
        """List other statements, and look at the one that has come to the same place."""
        place = self.view.currentIndex().row()
        self._table.show(rows)
        fit_columns(self.view, self._table)
        if rows:
            self.view.select_row(min(max(place, 0), len(rows) - 1))
        self._show()

    def words(self) -> tuple[str, str]:
        """Return the words shown side by side."""
        return self._words.words()

    def _show(self) -> None:
        one = self.current()
        if one is None:
            self._words.show_words("", "", ("Before", "Now"))
            return
        now = "Now" if one.is_placed else "Now, perhaps" if one.words else "Now: not found"
        self._words.show_words(one.annotation.quotation, one.words, ("Before", now))
        self.chosen.emit()


def _cells(one: Fated) -> Sequence[str]:
    annotation = one.annotation
    statement = f"{annotation.kind}, {isolated(annotation.attribution)}"
    now = one_line(one.words) if one.is_placed else ""
    before = one_line(annotation.quotation)
    return WORDS[one.fate], statement, before[:_SHORT], now[:_SHORT]
