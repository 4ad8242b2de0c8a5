"""A read-only page of plain text in one calm column, whatever the width of the window."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QStyle, QTextEdit, QWidget
from typing_extensions import override

from annotator.domain.article import Direction
from annotator.domain.gaps import GapIndex
from annotator.domain.spans import TextSpan
from annotator.domain.text import is_right_to_left
from annotator.ui.article.found import FoundSpans
from annotator.ui.article.geometry import Sheet
from annotator.ui.article.minimap import Minimap
from annotator.ui.article.offsets import OffsetMap
from annotator.ui.article.painter import Tint
from annotator.ui.article.typesetting import (
    COLUMN,
    Measures,
    measure,
    set_margins,
    sides_of,
    typeset,
)
from annotator.ui.theme import Theme, palette

DEFAULT_POINTS = 12.5
"""The size of the type at 100 %."""
LEAST_ZOOM, MOST_ZOOM = 80, 200
"""Per cent of the usual size."""
_LEAST_COLUMN = 12
"""The narrowest column, in type sizes, beside gutters of full width."""
_GOOD_COLUMN = 20
"""A column, in type sizes, that holds some seven words."""
_TIGHTEST_COLUMN = 6
"""The narrowest of all; a window narrower still scrolls sideways."""
_TIGHT = 0.6
"""How much smaller the gutters are in a narrow window."""
_CARET_WIDTH = 2
_WHEEL_NOTCH = 120


class Page(QTextEdit):
    """Plain text to be read and selected, by mouse and by keyboard, never edited.

    The text shown is a copy for the eye: nothing is ever read back from the document, which
    turns no-break spaces into spaces.
    """

    zoomed = Signal(int)  # the size of the type in per cent

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without an article."""
        self._document: QTextDocument | None = None
        super().__init__(parent)
        self._theme = theme
        self._font = QFont(self.font())
        self._font.setPointSizeF(DEFAULT_POINTS)
        self._zoom = 100
        self._characters = COLUMN
        self._turned = 0
        self._message = ""
        self._text = ""
        self._direction = Direction.LEFT_TO_RIGHT
        self._offsets = OffsetMap("")
        self._sheet: Sheet | None = None
        self._roomy: Measures | None = None
        self._ideal: Measures | None = None
        self._seen: tuple[tuple[object, ...], tuple[int, int]] = ((), (0, 0))
        self._tint = Tint.FULL
        self._map = Minimap(theme)
        self._behave()
        self.set_theme(theme)

    def _behave(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        # Only both flags together give a caret and a selection by keyboard on read-only text.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(_CARET_WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(self._map)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    @property
    def zoom(self) -> int:
        """Return the size of the type in per cent."""
        return self._zoom

    def zoom_by(self, steps: int) -> None:
        """Make the type larger, or smaller for steps below 0; 0 brings back 100 %."""
        self.set_zoom(self._zoom + 10 * steps if steps else 100)

    def set_zoom(self, percent: int) -> None:
        """Set the type in so many per cent of its usual size, within bounds."""
        wanted = min(MOST_ZOOM, max(LEAST_ZOOM, percent))
        if wanted != self._zoom:
            self._zoom = wanted
            self._set_again()
        self.zoomed.emit(wanted)

    def set_line_length(self, characters: int) -> None:
        """Let a line hold about so many characters where the window has room for them."""
        if characters != self._characters:
            self._characters = characters
            self._set_again()

    def set_reading_font(self, font: QFont) -> None:
        """Set the article in another font; its size is that at 100 %."""
        self._font = QFont(font)
        self._set_again()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self.setPalette(palette(theme))
        self._map.set_theme(theme)
        self.viewport().update()

    def _set_again(self) -> None:
        """Set the text anew in another size; a view with a caret keeps its place."""
        if self._sheet is not None:
            before = self._sheet
            self._set_text()
            self._sheet.index, self._sheet.gaps = before.index, before.gaps
            self._sheet.found = before.found
        self.viewport().update()

    def _set_text(self) -> None:
        """Make a new document of the text; to change the one shown would lay it out whole."""
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * self._zoom / 100)
        document = typeset(self._text, self._offsets, font, self._direction)
        lines = self._text.count("\n") + 1
        fitting = partial(
            measure,
            font,
            highest_number=lines,
            sides=self._sides(document),
            characters=self._characters,
        )
        self._roomy = fitting()
        self._ideal = fitting(scale=_TIGHT) if self._is_tight() else self._roomy
        set_margins(document, self._ideal)
        self._sheet = Sheet(self._text, self._offsets, document, self._ideal)
        self._fit()
        self._put_document(document)
        document.documentLayout().documentSizeChanged.connect(self._sheet.forget_all)
        self._map.show_sheet(self._sheet)

    def set_tint(self, tint: Tint) -> None:
        """Tint the words of statements as strongly as this."""
        self._tint = tint
        self.viewport().update()

    def show_map(self, shown: bool) -> None:
        """Show in the scroll bar where the statements of the article are, or do not."""
        self._map.set_shown(shown)

    def show_gaps(self, gaps: GapIndex, changed: Sequence[TextSpan] | None = None) -> None:
        """Mark in the margin where each gap of the article begins.

        When gaps open or close, `changed` are their places: only there is it drawn anew.
        """
        if self._sheet is None:
            return
        self._sheet.gaps = gaps
        if changed is None:
            self._sheet.forget_all()
            self.viewport().update()
        else:
            self._redraw(self._sheet, changed)

    def show_found(self, spans: Sequence[TextSpan]) -> None:
        """Frame passages that somebody looks for: in text order, none inside another."""
        if self._sheet is not None:
            self._sheet.found = FoundSpans(spans)
            self._sheet.forget_all()
            self.viewport().update()

    def _in_view(self) -> tuple[int, int]:
        """Return where the first block on screen starts, and where the last one ends."""
        bar, size = self.verticalScrollBar(), self.viewport().size()
        here = (self._sheet, bar.value(), bar.maximum(), size.width(), size.height())
        if here != self._seen[0]:
            # Qt goes through all paragraphs to find out: half a millisecond in a long article.
            self._seen = (here, self._look_up_view())
        return self._seen[1]

    def _look_up_view(self) -> tuple[int, int]:
        document, top = self.document(), self.verticalScrollBar().value()
        first, last = (
            document.findBlock(
                document.documentLayout().hitTest(QPointF(0, y), Qt.HitTestAccuracy.FuzzyHit)
            )
            for y in (top, top + self.viewport().height())
        )
        end = last.position() + last.length() - 1
        return self._offsets.to_text(first.position()), self._offsets.to_text(end)

    def _redraw(self, sheet: Sheet, spans: Sequence[TextSpan]) -> None:
        """Measure and paint anew the lines under spans, as far as they are on screen."""
        sheet.forget(spans)
        first, last = self._in_view()
        for span in spans:
            # What is off screen may not be laid out yet, and asking where it is would do so.
            start, end = max(span.start, first), min(span.end, last)
            if start < end:
                top, bottom = sheet.extent(TextSpan(start, end))
                y = int(top) - self.verticalScrollBar().value() - 2
                self.viewport().update(0, y, self.viewport().width(), int(bottom - top) + 4)

    def _sides(self, document: QTextDocument) -> AbstractSet[Direction]:
        """Return the directions of the paragraphs, all of which are asked only if need be."""
        if self._direction is Direction.RIGHT_TO_LEFT or is_right_to_left(self._text):
            return sides_of(document)
        return {Direction.LEFT_TO_RIGHT}

    def _put_document(self, document: QTextDocument) -> None:
        # Qt itself deletes the document a text view is born with.
        old, self._document = self._document, document
        document.setParent(self)
        self.setDocument(document)
        if old is not None:
            old.deleteLater()

    def least_width(self) -> int:
        """Return the width in pixels that a text of one direction needs to be read with ease."""
        return self._width_for(_LEAST_COLUMN)

    def good_width(self) -> int:
        """Return the width in pixels from which on more is not worth a list's room."""
        return self._width_for(_GOOD_COLUMN)

    def _width_for(self, column: int) -> int:
        if self._sheet is None or self._roomy is None:
            return 0
        gutters = round(self._roomy.gutter) + min(self._roomy.left, self._roomy.right)
        return round(column * 16 * self._roomy.unit) + gutters + self._bar_width()

    def _is_tight(self) -> bool:
        """Tell whether the gutters have to be smaller, lest the text be scrolled sideways."""
        if self._roomy is None:
            return False
        gutters = self._roomy.left + self._roomy.right
        return self.width() - self._bar_width() < gutters + _least_column(self._roomy)

    def _bar_width(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)

    def _fit(self) -> None:
        """Centre the page, or narrow its column to what the window has room for."""
        if self._sheet is None or self._ideal is None:
            return
        room = self.width() - self._bar_width()
        gutters = self._ideal.left + self._ideal.right
        column = min(self._ideal.column, max(_least_column(self._ideal), room - gutters))
        if self.lineWrapColumnOrWidth() != column + gutters:
            self.setLineWrapColumnOrWidth(column + gutters)
        if self._sheet.measures.column != column:
            self._sheet.measures = replace(self._ideal, column=column)
            self._sheet.forget_all()
        side = max(0, (room - column - gutters) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def _fit_again(self) -> None:
        """Suit the page to another width; a view with a caret keeps its place."""
        if self._sheet is not None and self._is_tight() is (self._ideal is self._roomy):
            self._set_again()
        self._fit()

    def _show_message(self, message: str) -> None:
        self._message = message
        self._text = ""
        self._offsets = OffsetMap("")
        self._sheet = None
        self._map.show_sheet(None)
        self._put_document(QTextDocument())
        self.setViewportMargins(0, 0, 0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_again()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        # Qt would set the whole document in the window's font, at once.
        if event.type() not in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            super().changeEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Fine wheels and touch pads turn a notch in many small steps.
            self._turned += event.angleDelta().y()
            steps = int(self._turned / _WHEEL_NOTCH)
            self._turned -= steps * _WHEEL_NOTCH
            if steps:
                self.zoom_by(steps)
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        for standard, steps in (
            (QKeySequence.StandardKey.ZoomIn, 1),
            (QKeySequence.StandardKey.ZoomOut, -1),
        ):
            if event.matches(standard):
                self.zoom_by(steps)
                return
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_0:
            self.zoom_by(0)
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sheet is not None:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.setPen(self._theme.muted)
        painter.setFont(self._font)
        room: QRect = self.viewport().rect().adjusted(32, 32, -32, -32)
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, wrapped, self._message)
        painter.end()


def _least_column(measures: Measures) -> int:
    least = _LEAST_COLUMN if measures.scale == 1 else _TIGHTEST_COLUMN
    return round(least * 16 * measures.unit)
