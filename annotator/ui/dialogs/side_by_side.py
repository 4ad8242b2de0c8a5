"""Old words beside new ones, with what differs marked in either."""

from collections.abc import Iterator

from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from annotator.domain.alignment import aligned, changes
from annotator.domain.spans import TextSpan
from annotator.ui.article.offsets import OffsetMap
from annotator.ui.dialogs.plain_label import LONGEST, QuietLabel
from annotator.ui.panels.ink import blend

_TINT = 0.35


class SideBySide(QWidget):
    """Two texts to read, the older one at the beginning of the line."""

    def __init__(self) -> None:
        super().__init__()
        self._old, self._new = _Words("Words before"), _Words("Words now")
        self._old_head, self._new_head = QuietLabel("Before"), QuietLabel("Now")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for head, words in ((self._old_head, self._old), (self._new_head, self._new)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(head)
            column.addWidget(words, 1)
            row.addLayout(column, 1)

    def show_words(self, old: str, new: str, heads: tuple[str, str]) -> None:
        """Show old and new words below these heads."""
        self._old_head.say(heads[0])
        self._new_head.say(heads[1])
        old, new = old[:LONGEST], new[:LONGEST]
        differing = changes(aligned(old, new), len(old), len(new)) if new else []
        self._old.show_words(old, _spans((one.old_start, one.old_end) for one in differing))
        self._new.show_words(new, _spans((one.new_start, one.new_end) for one in differing))

    def words(self) -> tuple[str, str]:
        """Return what is shown."""
        return self._old.toPlainText(), self._new.toPlainText()


class _Words(QPlainTextEdit):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def show_words(self, text: str, marked: list[TextSpan]) -> None:
        self.setPlainText(text)
        offsets = OffsetMap(text)
        look = QTextCharFormat()
        palette = self.palette()
        base, accent = (palette.color(role) for role in (_BASE, QPalette.ColorRole.Accent))
        look.setBackground(blend(base, accent, _TINT))
        look.setFontUnderline(True)  # colour is never alone
        selections = []
        for span in marked:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            start, end = offsets.span_to_qt(span)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.setExtraSelections(selections)


_BASE = QPalette.ColorRole.Base


def _spans(ends: Iterator[tuple[int, int]]) -> list[TextSpan]:
    return [TextSpan(start, end) for start, end in ends if start < end]
