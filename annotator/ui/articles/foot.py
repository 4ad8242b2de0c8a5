"""The foot of the list of articles: how far the work is, as a bar and in words."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from annotator.ui.articles.progress import Progress
from annotator.ui.dialogs.key_cap import small
from annotator.ui.panels.ink import MARGIN, Ink, mirror, paint_text
from annotator.ui.panels.plain import isolated
from annotator.ui.theme import Theme

_BAR = 3
_ROOM = 7


class Foot(QWidget):
    """Shows the progress of a project; nothing where it has no article."""

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._lines: tuple[str, ...] = ()
        self._percent = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Progress")
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw it in another theme."""
        self._theme = theme
        self.update()

    def show_progress(self, progress: Progress) -> None:
        """Show how far the work is."""
        lines = progress.sentences()
        self.setVisible(progress.articles > 0)
        if (lines, progress.percent) != (self._lines, self._percent):
            self._lines, self._percent = lines, progress.percent
            self.setAccessibleDescription(", ".join(lines))
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, len(self._lines or "  ") * self._line() + _BAR + 3 * _ROOM)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        mirror(painter, self.rect(), self.layoutDirection())
        painter.fillRect(0, 0, self.width(), 1, self._theme.border)
        bar = QRect(MARGIN + 4, _ROOM, self.width() - 2 * MARGIN - 8, _BAR)
        painter.fillRect(bar, self._theme.border)
        painter.fillRect(
            QRect(bar.topLeft(), QSize(bar.width() * self._percent // 100, _BAR)), self._theme.saved
        )
        ink = Ink(small(self.font()), self._theme.muted)
        line = QRect(bar.left(), bar.bottom() + _ROOM, bar.width(), self._line())
        for words in self._lines:
            # Isolated: numbers and words keep their order in a window that runs leftwards too.
            paint_text(painter, line, isolated(words), ink)
            line.translate(0, self._line())

    def _line(self) -> int:
        return QFontMetrics(small(self.font())).height() + 2
