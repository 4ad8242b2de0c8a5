"""The steps of a history as a list: what each says is read when it comes into view."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from annotator.domain.history import HistoryEntry, HistoryRow
from annotator.editing.history import History
from annotator.ui.dialogs.plain_table import Index, PlainTable
from annotator.ui.history.wording import cells

HEADS = ("When", "Coder", "Things", "What was done", "Where")

_BLOCK = 24
"""So many rows are read at once."""

_KEPT = 2_000
"""So many rows are remembered."""


class Steps(PlainTable[int]):
    """A row is an entry's number; what was taken back is less marked, and says so."""

    def __init__(self, look: History, sequences: Sequence[int], muted: QColor) -> None:
        super().__init__(HEADS, sequences, self._cells_of)
        self._look = look
        self._muted = muted
        self._known: dict[int, HistoryRow] = {}
        self._cells_known: dict[int, tuple[str, ...]] = {}

    def forget(self) -> None:
        """Read anew what is shown: something was done since, or is known to be taken back."""
        self._known.clear()
        self._cells_known.clear()

    def told(self, place: int) -> HistoryRow:
        """Return what is at a place."""
        sequence = self.row(place)
        if sequence not in self._known:
            self._read(place)
        return self._known[sequence]

    @override
    def words(self, place: int) -> list[str]:
        sequence = self.row(place)
        if sequence not in self._cells_known:
            self._cells_known[sequence] = cells(self.told(place))
        return list(self._cells_known[sequence])

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            return self._muted if self.told(index.row()).entry.undone else None
        return super().data(index, role)

    def _cells_of(self, sequence: int) -> tuple[str, ...]:
        return self._cells_known.get(sequence, ())

    def _read(self, place: int) -> None:
        if len(self._known) > _KEPT:
            self.forget()
        begin = place - place % _BLOCK
        wanted = [self.row(one) for one in range(begin, min(begin + _BLOCK, self.rowCount()))]
        self._known |= {row.entry.sequence: row for row in self._look.rows(wanted)}
        for sequence in wanted:
            # A damaged history may lack entries.
            self._known.setdefault(sequence, _missing(sequence))


def _missing(sequence: int) -> HistoryRow:
    label = f"Entry {sequence} is missing"
    return HistoryRow(HistoryEntry(sequence, "edit", label, "", "", 0, undone=False))
