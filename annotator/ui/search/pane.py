"""The pane in which words are looked for in all articles: a field, and the hits below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.editing.search import Hit, Order
from annotator.ui import theme as themes
from annotator.ui.dialogs.plain_label import QuietLabel
from annotator.ui.panels.row_list import RowList
from annotator.ui.search.delegate import HitDelegate
from annotator.ui.search.rows import HitRows, spoken
from annotator.ui.theme import Theme

_NAME = "Find in all articles"
_HOW = (
    "Type words that must all occur, “a phrase” in quotation marks, or the beginning of a word "
    "with an asterisk: minist*.\n\nCase, accents, vowel points and forms of letters make no "
    "difference."
)
_PAUSE = 180
"""Milliseconds between the last key and the search."""
_TALLEST = 250
_PAGE = 8
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ORDERS = {Order.NEWEST: "Newest article first", Order.BEST: "Best article first"}


class FindPane(QWidget):
    """Says what is looked for and which hit its user goes to; it looks for nothing itself."""

    asked = Signal(str, object)  # what was typed, Order
    looked_at = Signal(int)  # the row of a hit to be shown while the keyboard stays here
    taken = Signal(int)  # the row of a hit to go to
    more_wanted = Signal()  # the end of the rows is in sight
    closed = Signal()  # its user is done

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = HitRows()
        self.view = _HitList()
        self.rows.setParent(self.view)
        self.view.setModel(self.rows)
        self.view.setAccessibleName("Hits")
        self.field = _Field(self)
        self.order = QComboBox()
        for order, words in _ORDERS.items():
            self.order.addItem(words, order)
        self.order.setAccessibleName("Order of the hits")
        self.status = QuietLabel()
        self.status.setWordWrap(False)
        self.status.setAccessibleName("What was found")
        self._message = _message()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._message)
        self._pages.addWidget(self.view)
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._waits = False
        self._takes_first = False
        self._lay_out()
        self._connect()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.field)
        self.set_theme(theme)
        self.say(_HOW)

    def set_theme(self, theme: Theme) -> None:
        """Draw the pane in another theme."""
        self.setPalette(themes.palette(theme))
        unmarked = themes.palette(theme)
        unmarked.setColor(unmarked.ColorRole.Highlight, theme.page)
        self.view.setPalette(unmarked)
        self.view.setItemDelegate(HitDelegate(theme, self.rows))
        self.view.fit_rows()

    def look_for(self, words: str) -> None:
        """Put words into the field, ready to be typed over, and look for them at once."""
        self.field.setText(words)
        self.field.selectAll()
        self.ask()

    def ask(self) -> None:
        """Say what is looked for now."""
        self._typing.stop()
        self._waits = True
        self.asked.emit(self.field.text(), Order(self.order.currentData()))

    def say(self, sentence: str = "") -> None:
        """Show a sentence in place of the hits; without one, how to ask."""
        self._waits = self._takes_first = False
        with self.view.silence():
            self.rows.show(())
        self._message.say(sentence or _HOW)
        self._pages.setCurrentWidget(self._message)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the hits of another question, the first of them marked."""
        with self.view.silence():
            self.rows.show(hits)
        self._pages.setCurrentWidget(self.view)
        self.view.select_row(0)
        self._waits = False
        if self._takes_first:
            self._takes_first = False
            self.taken.emit(0)

    def step(self, by: int) -> None:
        """Mark another hit, as far up or down as there are any, and have it looked at."""
        row, count = self.view.selected_row(), len(self.rows.hits)
        if row is None or not count:
            return
        wanted = max(0, min(count - 1, row + by))
        self.view.select_row(wanted)
        self.looked_at.emit(wanted)
        # The keyboard stays in the field, so that nobody else says what is marked.
        told = spoken(self.rows.hits[wanted])
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, told))
        if wanted >= count - _PAGE:
            self.more_wanted.emit()

    def take(self) -> None:
        """Go to the marked hit, or to the first one as soon as the question is answered."""
        if self._typing.isActive():
            self.ask()
        row = self.view.selected_row()
        if self._waits:
            self._takes_first = True
        elif row is not None and self.rows.hits:
            self.taken.emit(row)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, min(_TALLEST, self.window().height() * 2 // 5))

    @override
    def event(self, event: QEvent) -> bool:
        # In the window the Escape key has a command of its own.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setAccessibleName("Close the search")
        close.setToolTip("Close the search (Esc)")
        close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setContentsMargins(10, 6, 6, 6)
        top.setSpacing(8)
        top.addWidget(self.field, 2)
        top.addWidget(self.order)
        top.addWidget(self.status)
        top.addStretch(1)
        top.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._typing.timeout.connect(self.ask)
        self.field.textEdited.connect(lambda _text: self._typing.start())
        self.order.activated.connect(lambda _row: self.ask())
        self.view.row_picked.connect(self.looked_at)
        self.view.row_taken.connect(self.taken)
        bar = self.view.verticalScrollBar()
        bar.valueChanged.connect(self._look_ahead)

    def _look_ahead(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        if value >= bar.maximum() - bar.pageStep():
            self.more_wanted.emit()


class _HitList(RowList):
    """Tells apart moving to a row, which shows the hit, and Enter or a double click, which goes."""

    row_taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.doubleClicked.connect(lambda index: self.row_taken.emit(index.row()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.selected_row()
        if row is not None and event.key() in _ENTER:
            self.row_taken.emit(row)
        else:
            super().keyPressEvent(event)


class _Field(QLineEdit):
    """Hands the keys that move in the list on to it."""

    def __init__(self, pane: FindPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setPlaceholderText(_NAME)
        self.setAccessibleName(_NAME)
        self.setAccessibleDescription(" ".join(_HOW.split()))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(140)
        self.setMaximumWidth(460)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._pane.step(_STEPS[key])
        elif key in _ENTER:
            self._pane.take()
        else:
            super().keyPressEvent(event)


def _message() -> QuietLabel:
    message = QuietLabel()
    message.setAlignment(Qt.AlignmentFlag.AlignCenter)
    message.setContentsMargins(24, 8, 24, 16)
    message.setAutoFillBackground(True)
    return message
