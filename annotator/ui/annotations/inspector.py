"""The inspector: everything known of the statement in focus, hidden until somebody asks for it."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from annotator.domain.annotation import Annotation
from annotator.domain.fields import LABELS
from annotator.ui.annotations.detail_rows import DetailRow, rows
from annotator.ui.panels.ink import Ink, paint_text
from annotator.ui.panels.list_panel import ListPanel
from annotator.ui.panels.plain import isolated
from annotator.ui.panels.row_model import RowModel
from annotator.ui.panels.two_lines import TwoLineDelegate, TwoLines
from annotator.ui.theme import Theme

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CLEAR = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_GAP = 10


class DetailModel(RowModel[DetailRow]):
    """The rows of one statement in the order in which they are shown."""

    def __init__(self) -> None:
        super().__init__(lambda row: row.id, lambda row: row.place)

    @override
    def shown(self, row: DetailRow) -> str:
        return f"{row.label}: {isolated(row.words)}"

    @override
    def spoken(self, row: DetailRow) -> str:
        return f"{row.label}: {isolated('empty' if row.words == '–' else row.words)}"


class _DetailDelegate(TwoLineDelegate):
    """One line a row: what it is about, then what it says."""

    def __init__(self, theme: Theme, model: DetailModel) -> None:
        super().__init__(model)
        self.theme = theme
        self._model = model

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, option.fontMetrics.height() + 14)

    @override
    def paint_lines(self, painter: QPainter, lines: TwoLines, row: int) -> None:
        detail, line = self._model.row(row), lines.upper
        widest = max(QFontMetrics(lines.font).horizontalAdvance(one) for one in LABELS.values())
        column = QRect(line.left(), line.top(), min(widest, line.width() // 2), line.height())
        paint_text(painter, column, detail.label, Ink(lines.font, lines.muted))
        rest = line.adjusted(column.width() + _GAP, 0, 0, 0)
        paint_text(painter, rest, isolated(detail.words), Ink(lines.font, self.theme.text))


class Inspector(ListPanel[DetailRow]):
    """Lists what is known of a statement; Enter changes a row, Del empties it."""

    change_wanted = Signal(object)  # DetailRow
    clear_wanted = Signal(object)  # DetailRow

    def __init__(self, theme: Theme) -> None:
        self._model = DetailModel()
        super().__init__("Details of the statement", self._model)
        self._with_empty = False
        self._hint = self.add_line()
        self.view.searches = False
        self.view.installEventFilter(self)
        self.view.doubleClicked.connect(self._want_change)
        self.set_theme(theme)
        self.hide()

    @property
    def with_empty(self) -> bool:
        """Tell whether fields that hold nothing are listed, too."""
        return self._with_empty

    def set_theme(self, theme: Theme) -> None:
        """Draw the inspector in another theme."""
        self.dress(theme, _DetailDelegate(theme, self._model))

    def tell_keys(self, hint: str, when_empty: str) -> None:
        """Say which keys count here, and what to do while no statement is in focus."""
        self._hint.setText(hint)
        self.say_when_empty(when_empty)

    def show_statement(self, annotation: Annotation | None, same: int = 0) -> None:
        """Show what is known of a statement; of the same one, the row in use stays selected.

        `same` is how many other statements report the same utterance.
        """
        former = self.selected()
        with self.view.silence():
            found = rows(annotation, with_empty=self._with_empty, same=same) if annotation else []
            self._model.load_rows(found)
        self.tell_count()
        if found:
            self.select(
                former if former and self._model.row_of(former) is not None else found[0].id
            )

    def list_empty(self, *, too: bool) -> None:
        """List the fields that hold nothing, too, or no longer, from the next statement on."""
        self._with_empty = too

    def selected_row(self) -> DetailRow | None:
        """Return the row in use."""
        place = self.view.selected_row()
        return None if place is None else self._model.row(place)

    def rect_of(self, row: DetailRow) -> QRect:
        """Return where a row is on the screen."""
        place = self._model.row_of(row.id) or 0
        area = self.view.visualRect(self._model.index(place, 0))
        return QRect(self.view.viewport().mapToGlobal(area.topLeft()), area.size())

    @override
    def heading_text(self) -> str:
        return "Details"

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER | _CLEAR:
            return super().eventFilter(watched, event)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else Del would take the statement out
            return True
        row = self.view.selected_row()
        if event.type() == QEvent.Type.KeyPress and row is not None:
            wanted = self.change_wanted if event.key() in _ENTER else self.clear_wanted
            wanted.emit(self._model.row(row))
            return True
        return super().eventFilter(watched, event)

    def _want_change(self, index: QModelIndex) -> None:
        self.change_wanted.emit(self._model.row(index.row()))
