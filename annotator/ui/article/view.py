"""The article on screen: text to read and select, with its annotations under the words."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from annotator.domain.annotation import Mark
from annotator.domain.article import Direction
from annotator.domain.span_index import SpanIndex
from annotator.domain.spans import TextSpan
from annotator.domain.text import snap_to_graphemes
from annotator.ui.article.geometry import Sheet
from annotator.ui.article.offsets import OffsetMap
from annotator.ui.article.page import Page
from annotator.ui.article.painter import Look, paint_marks
from annotator.ui.article.pointing import marks_under
from annotator.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """Where somebody is in an article: the caret, and the first code point in view."""

    caret: int
    top: int


class ArticleView(Page):
    """Shows one article and its marks; says what is selected, never what to do with it.

    All offsets that go in or come out are code points of the canonical text.
    """

    span_selected = Signal(object)  # TextSpan, or None when nothing is selected any more
    mark_activated = Signal(str)  # the id of the smallest annotation clicked or entered
    caret_moved = Signal(int)  # the offset of the caret

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without an article."""
        super().__init__(theme, parent)
        self._focus: str | None = None
        self._parts: tuple[TextSpan, ...] = ()
        self._entered: str | None = None
        self._held = (0, 0)
        self._quiet = False
        self._pressed = False
        self.setAccessibleName("Article text")
        self.selectionChanged.connect(self._on_selection_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self.clear_article()

    def show_article(
        self,
        text: str,
        marks: Iterable[Mark] = (),
        direction: Direction = Direction.LEFT_TO_RIGHT,
    ) -> None:
        """Show a canonical text from its beginning, with the marks of its annotations."""
        self._forget_article()
        self._text = text
        self._offsets = OffsetMap(text)
        self._direction = direction
        self._set_text()
        # Qt would only scroll up until it has the caret in view, and leave the margin above out.
        self.verticalScrollBar().setValue(0)
        assert self._sheet is not None  # noqa: S101  _set_text has just made it
        self._sheet.index = SpanIndex(len(text), marks)
        self.setAccessibleDescription(
            "The article, read-only. Move with the arrow keys, select with Shift and the arrows."
        )
        self.viewport().update()

    def clear_article(self, message: str = "No article is open.") -> None:
        """Show no article, and say in its place what to do."""
        self._forget_article()
        self._show_message(message)
        self.setAccessibleDescription(message)
        self.viewport().update()

    def _forget_article(self) -> None:
        self._focus = None
        self._map.focus(None)
        self._entered = None
        self._held = (0, 0)
        self._show_parts(())

    # Marks

    def put_mark(self, mark: Mark) -> None:
        """Show a new mark, or a changed one in place of the old."""
        if self._sheet is None:
            return
        index = self._sheet.index
        if mark.annotation in index:
            old = index.replace(mark)
            self._map.drop(old)
            self._redraw(self._sheet, old.spans)
        else:
            index.add(mark)
        self._map.put(mark)
        self._redraw(self._sheet, mark.spans)
        self._focus_in_map(index)

    def drop_mark(self, annotation_id: str) -> None:
        """Take a mark away."""
        if self._sheet is not None and annotation_id in self._sheet.index:
            old = self._sheet.index.remove(annotation_id)
            self._map.drop(old)
            self._redraw(self._sheet, old.spans)
            self._focus_in_map(self._sheet.index)

    def focus_mark(self, annotation_id: str | None) -> None:
        """Draw this annotation strongest and bring it into view; None for none."""
        if self._sheet is None:
            return
        old, self._focus = self._focus, annotation_id
        for changed in {old, annotation_id} - {None}:
            if changed in self._sheet.index:
                self._redraw(self._sheet, self._sheet.index.mark(str(changed)).spans)
        self._focus_in_map(self._sheet.index)
        if annotation_id is not None and annotation_id in self._sheet.index:
            self._bring_into_view(self._sheet, self._sheet.index.mark(annotation_id).spans[0])

    def _focus_in_map(self, index: SpanIndex) -> None:
        there = self._focus is not None and self._focus in index
        self._map.focus(index.mark(str(self._focus)) if there else None)

    def marks_at_caret(self) -> list[Mark]:
        """Return the marks over the caret, the smallest first; its left side counts if need be."""
        if self._sheet is None:
            return []
        caret = self.caret()
        return self._sheet.index.at(caret) or self._sheet.index.at(max(0, caret - 1))

    def mark_order(self) -> list[Mark]:
        """Return all marks in text order."""
        index = self._sheet.index if self._sheet is not None else SpanIndex(0)
        return [index.mark(annotation_id) for annotation_id in index.order()]

    # Selection and caret

    def selected_span(self) -> TextSpan | None:
        """Return what is selected, widened to whole characters; None for nothing."""
        cursor = self.textCursor()
        span = self._offsets.span_to_text(cursor.selectionStart(), cursor.selectionEnd())
        return span and snap_to_graphemes(self._text, span)

    def selected_parts(self) -> tuple[TextSpan, ...]:
        """Return all that is selected, in text order: the selection and its further parts."""
        span = self.selected_span()
        return tuple(sorted({*self._parts, span})) if span else ()

    def select(self, span: TextSpan, *, parts: Iterable[TextSpan] = ()) -> None:
        """Select a span and bring it into view; `parts` are selected with it.

        The further parts last until the selection changes.
        """
        if self._sheet is None:
            return
        start, end = self._offsets.span_to_qt(span)
        self._parts = ()
        self._move_cursor(start, end)
        self._show_parts(parts)
        self._bring_into_view(self._sheet, span)

    def caret(self) -> int:
        """Return the offset of the caret."""
        return self._offsets.to_text(self.textCursor().position())

    def set_caret(self, offset: int) -> None:
        """Put the caret somewhere, with nothing selected, and bring it into view."""
        position = self._offsets.to_qt(offset)
        self._move_cursor(position, position)
        if self._sheet is not None:
            self.ensureCursorVisible()

    def rect_at(self, offset: int) -> QRect:
        """Return where the caret would stand at an offset, in pixels of the viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_qt(offset))
        return self.cursorRect(cursor)

    def position_state(self) -> ReadingPosition:
        """Return where the reader is, to come back to later."""
        return ReadingPosition(self.caret(), self._top())

    def restore_position(self, position: ReadingPosition) -> None:
        """Go back to where the reader was; a place behind the end counts as the end."""
        if self._sheet is None:
            return
        self.set_caret(min(position.caret, len(self._text)))
        self._show_from(position.top)

    def _top(self) -> int:
        """Return the first code point in view."""
        scrolled = self.verticalScrollBar().value()
        if scrolled == self._held[0]:
            return self._held[1]
        place = self.cursorForPosition(QPoint(self.viewport().width() // 2, 1)).position()
        return self._offsets.to_text(place)

    def _show_from(self, offset: int) -> None:
        """Scroll so that the line of a code point is the first in view.

        The place is remembered until somebody scrolls, lest it creep with each change of width.
        """
        if self._sheet is None or offset >= len(self._text):
            return
        top, _ = self._sheet.extent(TextSpan(offset, offset + 1))
        self._scroll_to(top if offset else 0)
        self._held = self.verticalScrollBar().value(), offset

    def _show_parts(self, parts: Iterable[TextSpan]) -> None:
        self._parts = tuple(parts)
        self.setExtraSelections([self._extra(part) for part in self._parts])

    def _extra(self, part: TextSpan) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        start, end = self._offsets.span_to_qt(part)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format.setBackground(self._theme.selection)
        selection.format.setForeground(self._theme.selection_text)
        return selection

    def _move_cursor(self, anchor: int, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self._quiet = True
        try:
            self.setTextCursor(cursor)
        finally:
            self._quiet = False

    # What the reader does

    def _on_selection_changed(self) -> None:
        if self._parts:
            self._show_parts(())
        self.span_selected.emit(self.selected_span())

    def _on_caret_moved(self) -> None:
        self.caret_moved.emit(self.caret())
        smallest = next((mark.annotation for mark in self.marks_at_caret()), None)
        entered = smallest != self._entered
        self._entered = smallest
        if entered and not (self._quiet or self._pressed or self.textCursor().hasSelection()):
            self._activate(smallest)

    def _activate(self, annotation_id: str | None) -> None:
        if annotation_id is not None:
            self.mark_activated.emit(annotation_id)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = False
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._sheet is not None and not self.textCursor().hasSelection():
            under = marks_under(self._sheet, event.position() + self._scrolled(), self._focus)
            self._activate(under[0].annotation if under else None)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy from the text of record, which keeps no-break spaces, and as plain text only."""
        data = QMimeData()
        data.setText(" … ".join(part.slice(self._text) for part in self.selected_parts()))
        return data

    # Drawing

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sheet is not None:
            offset = self._scrolled()
            painter = QPainter(self.viewport())
            painter.translate(-offset)
            clip = QRectF(event.rect()).translated(offset)
            paint_marks(painter, self._sheet, Look(self._theme, self._tint, self._focus), clip)
            painter.end()
        super().paintEvent(event)

    @override
    def _set_again(self) -> None:
        cursor, parts, top = self.textCursor(), self._parts, self._top()
        anchor, position = cursor.anchor(), cursor.position()
        # In another size the same is selected: nobody need be told.
        self.blockSignals(True)
        try:
            super()._set_again()
            self._move_cursor(anchor, position)
        finally:
            self.blockSignals(False)
        self._show_parts(parts)
        self._show_from(top)

    @override
    def _fit_again(self) -> None:
        column, top = self.lineWrapColumnOrWidth(), self._top()
        super()._fit_again()
        if self.lineWrapColumnOrWidth() != column:
            self._show_from(top)

    def _scrolled(self) -> QPointF:
        aside, down = self.horizontalScrollBar(), self.verticalScrollBar().value()
        # A bar that runs leftwards counts from the right.
        left = aside.maximum() - aside.value() if self.isRightToLeft() else aside.value()
        return QPointF(left, down)

    def _bring_into_view(self, sheet: Sheet, span: TextSpan) -> None:
        """Scroll so that a span is on screen, its beginning a third down, unless it is already."""
        top, bottom = sheet.extent(span)
        seen, height = self.verticalScrollBar().value(), self.viewport().height()
        if top < seen or min(bottom, top + height) > seen + height:
            self._scroll_to(top - height / 3)

    def _scroll_to(self, y: float) -> None:
        bar = self.verticalScrollBar()
        if y > bar.maximum():
            # Qt lays out lazily; let the scroll bar know how long the page has become.
            layout = self.document().documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())
        bar.setValue(round(y))
