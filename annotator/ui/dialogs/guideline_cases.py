"""The page of the guideline that lists borderline cases, searched as one types."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.domain.codebook import Kind
from annotator.domain.counting import counted
from annotator.domain.guideline import NOTHING, Case, Guideline, cases_matching
from annotator.ui.dialogs.plain_label import QuietLabel
from annotator.ui.kind_chip import paint_chip
from annotator.ui.panels.ink import MARGIN, Ink, paint_background, strong
from annotator.ui.panels.plain import one_line
from annotator.ui.panels.row_list import RowList
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_GAP = 8
_BETWEEN = 3
_AROUND = 9
_WRAPPED = int(
    Qt.TextFlag.TextWordWrap
    | Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignAbsolute
    | Qt.AlignmentFlag.AlignTop
)
_TALLEST = 10_000


class CasesPage(QWidget):
    """A search field over the list of cases; the arrow key goes down from the one to the other."""

    def __init__(self, guideline: Guideline, theme: Theme) -> None:
        super().__init__()
        self._guideline = guideline
        self._cases = Cases()
        self._view = CaseList(self._cases)
        self.field = _Field()
        self.field.setPlaceholderText("Search: words, a kind, an actor")
        self.field.setAccessibleName("Search the cases")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.went_down.connect(self._view.setFocus)
        self._found = QuietLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self._found)
        layout.addWidget(self._view, 1)
        self.set_theme(theme)
        self._search("")

    def set_theme(self, theme: Theme) -> None:
        """Draw the cases in another theme."""
        self._view.dress(theme)

    def _search(self, words: str) -> None:
        found, every = cases_matching(self._guideline, words), len(self._guideline.cases)
        self._cases.show(found)
        self._view.resizeRowsToContents()
        self._view.select_row(0 if found else None)
        everything = counted(every, "case", "cases")
        self._found.say(everything if len(found) == every else f"{len(found):,} of {everything}")
        self._view.setAccessibleDescription(self._found.text())


class _Field(QLineEdit):
    went_down = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


class Cases(QAbstractListModel):
    """The cases that are listed."""

    def __init__(self) -> None:
        super().__init__()
        self._cases: Sequence[Case] = ()

    def show(self, cases: Sequence[Case]) -> None:
        """List these cases and no others."""
        self.beginResetModel()
        self._cases = cases
        self.endResetModel()

    def case(self, row: int) -> Case:
        """Return the case in a row."""
        return self._cases[row]

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cases)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        case = self._cases[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(case.sentence)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(f"{case.sentence} {'; '.join(case.summaries)}. {case.why}")
        return None


class CaseList(RowList):
    """Each row is as high as its words need in the width there is."""

    def __init__(self, cases: Cases) -> None:
        super().__init__()
        self._cases = cases
        cases.setParent(self)
        self.setModel(cases)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("Borderline cases")

    def dress(self, theme: Theme) -> None:
        """Draw the rows in a theme."""
        self.setItemDelegate(_CaseDelegate(theme, self._cases))
        unmarked = QPalette(self.palette())
        unmarked.setColor(QPalette.ColorRole.Highlight, theme.page)
        self.setPalette(unmarked)
        self.resizeRowsToContents()

    @override
    def fit_rows(self) -> None:
        self.resizeRowsToContents()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()


@dataclass(frozen=True, slots=True)
class _Words:
    """Words over as many lines as they take, after the chip of a kind if they name one."""

    text: str
    ink: Ink
    kind: Kind | None = None


class _CaseDelegate(QStyledItemDelegate):
    """The sentence, what is entered for it, and why."""

    def __init__(self, theme: Theme, cases: Cases) -> None:
        super().__init__(cases)
        self._theme = theme
        self._cases = cases

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        area = _inner(option.rect)
        bottom = area.top()
        for _, place in self._placed(option, index, area):
            bottom = place.bottom()
        return QSize(option.rect.width(), bottom - area.top() + 2 * _AROUND)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_background(painter, option, self._theme)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for words, place in self._placed(option, index, _inner(option.rect)):
            if words.kind:
                side = QFontMetrics(words.ink.font).height() + 2
                chip = QRect(place.left() - side - _GAP, place.top(), side, side)
                paint_chip(painter, chip, words.kind, self._theme, strong(words.ink.font))
            painter.setFont(words.ink.font)
            painter.setPen(words.ink.colour)
            painter.drawText(place, _WRAPPED, words.text)
        painter.restore()

    def _placed(
        self, option: QStyleOptionViewItem, index: Index, area: QRect
    ) -> Iterator[tuple[_Words, QRect]]:
        """Go through what a row says with the place of each in pixels, one below the other."""
        top = area.top()
        for words in self._words(option, self._cases.case(index.row())):
            metrics = QFontMetrics(words.ink.font)
            left = area.left() + (metrics.height() + 2 + _GAP if words.kind else 0)
            room = QRect(left, top, max(1, area.right() - left), _TALLEST)
            height = metrics.boundingRect(room, _WRAPPED, words.text).height()
            yield words, QRect(left, top, room.width(), height)
            top += height + _BETWEEN

    def _words(self, option: QStyleOptionViewItem, case: Case) -> Iterator[_Words]:
        plain = Ink(option.font, self._theme.text)
        quiet = Ink(option.font, self._theme.muted)
        yield _Words(one_line(case.sentence), Ink(strong(option.font), self._theme.text))
        for coding in case.codings:
            yield _Words(_begun(one_line(coding.summary)), plain, coding.kind)
        if not case.codings:
            yield _Words(_begun(NOTHING), plain)
        if case.why:
            yield _Words(one_line(case.why), quiet)


def _inner(row: QRect) -> QRect:
    return row.adjusted(MARGIN + 4, _AROUND, -MARGIN - 4, -_AROUND)


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
