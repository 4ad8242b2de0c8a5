"""A bar of progress that costs the window next to nothing while work has the processors."""

from PySide6.QtCore import QElapsedTimer, QRect, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from annotator.ui.panels.ink import mirror

_HEIGHT = 6
_LINE = 2
"""What is not done yet is a thin line, so that the two differ by more than their colours."""
_BEAT = 100
"""Milliseconds from one picture of a bar that only moves to the next."""
_ROUND = 2_000
"""Milliseconds in which it passes once."""
_SHARE = 3
"""What moves is one part of the bar in so many."""


class PlainBar(QProgressBar):
    """Drawn in two rectangles.

    Qt has the slanting lines of its own bar filled by threads and waits for them: beside a backup
    that copies as fast as it can the window then stands still for 40 ms at a time.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._beat = QTimer(self, interval=_BEAT)
        self._beat.timeout.connect(self._move)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._beat.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._beat.stop()

    def _move(self) -> None:
        if self.maximum() == self.minimum():
            self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        mirror(painter, self.rect(), self.layoutDirection())
        track = QRect(0, (self.height() - _HEIGHT) // 2, self.width(), _HEIGHT)
        line = QRect(0, (self.height() - _LINE) // 2, self.width(), _LINE)
        painter.fillRect(line, self.palette().color(QPalette.ColorRole.Mid))
        painter.fillRect(self._done(track), self.palette().color(QPalette.ColorRole.Accent))

    def _done(self, track: QRect) -> QRect:
        """Return the part that is done, or the one that moves where nobody knows how much is."""
        done, there_are = self.value() - self.minimum(), self.maximum() - self.minimum()
        if there_are > 0:
            width = track.width() * max(done, 0) // there_are
            return QRect(track.left(), track.top(), width, track.height())
        size = track.width() // _SHARE
        begin = (track.width() + size) * (self._clock.elapsed() % _ROUND) // _ROUND - size
        return QRect(begin, track.top(), size, track.height()) & track
