"""A list in which one row is selected, and which tells only what its user did."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

_LOW_ROOM = 12
"""What a row of one line is higher than its line, in pixels."""


class RowList(QTableView):
    """Selects a single row by mouse or arrow keys; selecting by program is silent.

    A table of one column: unlike Qt's list view it does not lay out all rows anew for each edit
    (at 100,000 rows 170 ms against 7 ms).
    """

    row_picked = Signal(int)  # the row the user moved to, clicked, or confirmed with Enter

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        self.searches = True
        """Whether letters typed in the list go to the row that begins with them."""
        self._low: tuple[int, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setMouseTracking(True)

    def fit_rows(self) -> None:
        """Make the rows as high as the delegate wants them in the present font."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        wanted = self.itemDelegate().sizeHint(option, QModelIndex())
        self.verticalHeader().setDefaultSectionSize(wanted.height())
        for row in self._low:
            self.verticalHeader().resizeSection(row, option.fontMetrics.height() + _LOW_ROOM)

    def make_low(self, rows: Iterable[int]) -> None:
        """Make these rows one line high and all others as high as they were."""
        self._low = tuple(rows)
        self.fit_rows()

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Keep still about selections that change meanwhile, such as by a row that goes."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def select_row(self, row: int | None) -> None:
        """Select a row and bring it into view, or select none; nothing is told."""
        with self.silence():
            if row is None:
                self.clearSelection()
                return
            index = self.model().index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def selected_row(self) -> int | None:
        """Return the selected row."""
        chosen = self.selectedIndexes()
        return chosen[0].row() if chosen else None

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        row = self.selected_row()
        if not self._quiet and row is not None:
            self.row_picked.emit(row)

    @override
    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # A single row is never taken out of the selection by a click: Ctrl would do that.
        if not index.isValid():
            return QItemSelectionModel.SelectionFlag.NoUpdate
        flags = QItemSelectionModel.SelectionFlag
        return flags.ClearAndSelect | flags.Rows

    @override
    def keyboardSearch(self, search: str) -> None:
        # It asks row by row what each says, and some lists read that from the project.
        if self.searches:
            super().keyboardSearch(search)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_rows()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.selected_row()
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and at.row() == before:
            self.row_picked.emit(at.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, here = self.selected_row(), self.currentIndex()
        if row is None and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            # After the selected row went, its place is kept: an arrow key selects what is there.
            self._select_at(here.row() if here.isValid() else 0)
        elif row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.row_picked.emit(row)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.model().rowCount():
            rows = self.model().rowCount()
            self._select_at(rows - 1 if event.key() == Qt.Key.Key_End else 0)
        else:
            super().keyPressEvent(event)

    def _select_at(self, row: int) -> None:
        """Select the row there, or the nearest one below or else above it that can be selected."""
        for near in (*range(row, self.model().rowCount()), *range(row - 1, -1, -1)):
            index = self.model().index(near, 0)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.setCurrentIndex(index)
                return
