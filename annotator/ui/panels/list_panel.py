"""A list under a heading, with a sentence in its place while it is empty."""

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemDelegate, QLabel, QStackedWidget, QVBoxLayout, QWidget

from annotator.ui import theme as themes
from annotator.ui.panels.ink import MARGIN, strong
from annotator.ui.panels.row_list import RowList
from annotator.ui.panels.row_model import RowModel
from annotator.ui.theme import Theme

Row = TypeVar("Row")


class ListPanel(QWidget, Generic[Row]):
    """The frame of the lists beside the article; rows are named by their ids."""

    def __init__(self, name: str, model: RowModel[Row]) -> None:
        """Take the spoken name of the list and its rows."""
        super().__init__()
        self._rows = model
        self.view = RowList()
        self.view.setModel(model)
        self.view.setAccessibleName(name)
        self._heading = _plain(name)
        self._heading.setFont(strong(self._heading.font()))
        self._heading.setContentsMargins(MARGIN + 4, 8, MARGIN + 4, 8)
        self.empty = _plain("")
        """What stands in the place of the rows while there are none."""
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(24, 0, 24, 48)
        self.empty.setAutoFillBackground(True)
        # Reached by the keys that go from pane to pane, so that it is read aloud too.
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty.setAccessibleName(name)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.empty)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # Words of ours stand at the beginning of a line also in a window that runs leftwards.
        layout.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._pages, 1)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(180)
        self.tell_count()

    def heading_text(self) -> str:
        """Return what the heading says of the rows there are."""
        raise NotImplementedError

    def say_when_empty(self, sentence: str) -> None:
        """Say what there is to do while the list is empty."""
        if sentence != self.empty.text():
            self.empty.setText(sentence)
            self.empty.setAccessibleDescription(sentence)

    def add_line(self) -> QLabel:
        """Return a new line of text under the heading."""
        line = _plain("")
        line.setWordWrap(True)
        line.setContentsMargins(MARGIN + 4, 0, MARGIN, 6)
        self.add_widget(line)
        return line

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget between the heading and the rows, under those put there before."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_foot(self, widget: QWidget) -> None:
        """Put a widget below the rows; what goes above them must be there by then."""
        self._column.addWidget(widget)

    def put(self, row: Row) -> None:
        """Show a new row, or what has become of one that is listed."""
        with self.view.silence():
            self._rows.put(row)
        self.tell_count()

    def drop(self, row_id: str) -> None:
        """Take a row out of the list; if it was selected, none is."""
        was_selected = self.selected() == row_id
        with self.view.silence():
            self._rows.drop(row_id)
            if was_selected:
                self.view.clearSelection()
        self.tell_count()

    def select(self, row_id: str | None) -> None:
        """Select the row of that id, or none, without saying so."""
        self.view.select_row(self._rows.row_of(row_id) if row_id else None)

    def selected(self) -> str | None:
        """Return the id of the selected row."""
        row = self.view.selected_row()
        return None if row is None else self._rows.id_at(row)

    def tell_count(self) -> None:
        """Write the heading anew, and show the list or the sentence in its place."""
        self._heading.setText(self.heading_text())
        page = self.view if len(self._rows) else self.empty
        former = self._pages.currentWidget()
        had_focus = former is not None and former.hasFocus()
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_focus:
            page.setFocus()

    def dress(self, theme: Theme, delegate: QAbstractItemDelegate) -> None:
        """Draw the panel in a theme and its rows by a delegate."""
        self.setPalette(themes.palette(theme))
        calm = QPalette(themes.palette(theme))
        calm.setColor(QPalette.ColorRole.Window, theme.page)
        calm.setColor(QPalette.ColorRole.WindowText, theme.muted)
        self.empty.setPalette(calm)
        # The delegate draws what is selected; the table's own bar behind it would show through.
        unmarked = QPalette(themes.palette(theme))
        unmarked.setColor(QPalette.ColorRole.Highlight, theme.page)
        self.view.setPalette(unmarked)
        self.view.setItemDelegate(delegate)
        self.view.fit_rows()
        self.view.viewport().update()


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
