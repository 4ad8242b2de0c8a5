"""Shows the lines about one actor, and says which of them its user acts on."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotator.ui import theme as themes
from annotator.ui.kind_chip import paint_chip
from annotator.ui.panels.ink import (
    MARGIN,
    Ink,
    is_selected,
    mirror,
    paint_background,
    paint_text,
    strong,
)
from annotator.ui.panels.row_list import RowList
from annotator.ui.registry.facts import Fact, Section
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_LABEL = 110
_GAP = 8
_TEXT_SHARE = 0.6
"""So much of the line the text keeps when it does not fit beside what stands at the right."""
_MARKED = "✓"


class FactRows(QAbstractListModel):
    """The lines about the actor that is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: Sequence[Fact] = ()

    def show(self, facts: Sequence[Fact]) -> None:
        """Hold these lines and no others."""
        self.beginResetModel()
        self.facts = facts
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.facts)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.facts[index.row()].section is Section.HEAD:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        fact = self.facts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return fact.text
        return fact.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class FactsView(RowList):
    """A list of lines, some of them titles that the arrow keys pass over."""

    fact_opened = Signal()  # Enter or a double click on the selected line
    fact_marked = Signal()  # Space on the selected line

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = FactRows()
        self.setModel(self.rows)
        self.setAccessibleName("About the actor")
        self.doubleClicked.connect(self.fact_opened)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the lines in another theme."""
        colours = QPalette(themes.palette(theme))
        colours.setColor(QPalette.ColorRole.Highlight, theme.page)
        self.setPalette(colours)
        self.setItemDelegate(_FactDelegate(theme, self.rows))
        self.fit_rows()
        self.viewport().update()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these lines; the line of the same place stays selected where there is one."""
        row, at = self.selected_row(), self.verticalScrollBar().value()
        with self.silence():
            self.rows.show(facts)
        if row is not None and facts:
            self.select_row(self._nearest(min(row, len(facts) - 1)))
            self.verticalScrollBar().setValue(at)

    def fact(self) -> Fact | None:
        """Return the selected line."""
        row = self.selected_row()
        return None if row is None else self.rows.facts[row]

    def select_first(self, section: Section) -> bool:
        """Select the first line of a section; tell whether there is one."""
        for row, fact in enumerate(self.rows.facts):
            if fact.section is section:
                self.select_row(row)
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.fact_opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.fact_marked.emit()
        elif event.key() == Qt.Key.Key_End and self.rows.facts:
            self.setCurrentIndex(self.rows.index(self._nearest(len(self.rows.facts) - 1), 0))
        else:
            super().keyPressEvent(event)

    def _nearest(self, row: int) -> int:
        """Return a row that may be selected, at or before this one."""
        facts = self.rows.facts
        while row > 0 and facts[row].section is Section.HEAD:
            row -= 1
        return row


class _FactDelegate(QStyledItemDelegate):
    """One line high; titles stand out, what is of second rank stands at the right."""

    def __init__(self, theme: Theme, rows: FactRows) -> None:
        super().__init__(rows)
        self._theme = theme
        self._rows = rows

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() + 12)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        fact = self._rows.facts[index.row()]
        painter.save()
        mirror(painter, option.rect, option.direction)
        area = option.rect.adjusted(MARGIN + 4, 0, -MARGIN - 4, 0)
        quiet = self._theme.text if is_selected(option) else self._theme.muted
        font = option.font
        if fact.section is Section.HEAD:
            painter.fillRect(area.left(), option.rect.top(), area.width(), 1, self._theme.border)
            font = strong(font)
        else:
            paint_background(painter, option, self._theme)
            area.setLeft(area.left() + MARGIN)
            area = self._paint_label(painter, area, fact, Ink(font, quiet))
        self._paint_words(painter, area, fact, Ink(font, self._theme.text), Ink(option.font, quiet))
        painter.restore()

    def _paint_label(self, painter: QPainter, area: QRect, fact: Fact, ink: Ink) -> QRect:
        """Write what stands before the words, and return what is left of the line."""
        if fact.kind is not None:
            side = area.height() - 10
            mark = QRect(area.left(), area.top(), side, area.height())
            if fact.marked:
                paint_text(painter, mark, _MARKED, Ink(strong(ink.font), self._theme.text))
            chip = QRect(area.left() + side, area.top() + 5, side, side)
            paint_chip(painter, chip, fact.kind, self._theme, strong(ink.font))
            return area.adjusted(2 * side + _GAP, 0, 0, 0)
        if fact.label:
            paint_text(painter, area.adjusted(0, 0, _LABEL - area.width(), 0), fact.label, ink)
            return area.adjusted(_LABEL, 0, 0, 0)
        return area

    def _paint_words(
        self, painter: QPainter, area: QRect, fact: Fact, words: Ink, aside: Ink
    ) -> None:
        metrics = painter.fontMetrics()
        room = QRect(area)
        if fact.aside:
            wanted = metrics.horizontalAdvance(fact.aside) + 3 * _GAP
            room.setWidth(max(round(area.width() * _TEXT_SHARE), area.width() - wanted))
        used = paint_text(painter, room, fact.text, words)
        rest = area.adjusted(used + 2 * _GAP, 0, 0, 0)
        paint_text(painter, rest, fact.aside, aside, right=True)
