"""The answers to a case of the quiz, each with its key."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from annotator.domain.codebook import Kind
from annotator.ui.dialogs.key_cap import cap_size, paint_cap, small
from annotator.ui.keyboard import Keyboard
from annotator.ui.kind_chip import paint_chip
from annotator.ui.panels.ink import Ink, blend, mirror, paint_text, strong
from annotator.ui.theme import Theme

NOTHING_KEY = "0"
_PAD = 10
_GAP = 8
_ROUND = 6.0
_NOTHING = "Nothing"


class Answers(QWidget):
    """A button for each kind and one for nothing; the dialog takes the keys that do the same."""

    given = Signal(object)  # Kind, or None for nothing

    def __init__(self, theme: Theme, keyboard: Keyboard) -> None:
        super().__init__()
        self._buttons: dict[Kind | None, _Answer] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for kind in (*Kind, None):
            keys = keyboard.keys_of(f"annotate.{kind}") if kind else (NOTHING_KEY,)
            button = _Answer(kind, keys[0] if keys else "", theme)
            button.clicked.connect(lambda _=False, kind=kind: self.given.emit(kind))
            self._buttons[kind] = button
            row.addWidget(button, 1)

    def mark(self, kinds: Sequence[Kind]) -> None:
        """Mark the kinds that were given so far."""
        for kind, button in self._buttons.items():
            button.mark(is_given=kind in kinds)

    def allow(self, *, may_answer: bool) -> None:
        """Let an answer be given, or no more."""
        for button in self._buttons.values():
            button.setEnabled(may_answer)


class _Answer(QPushButton):
    """The chip of a kind, its name and its key."""

    def __init__(self, kind: Kind | None, key: str, theme: Theme) -> None:
        super().__init__()
        self._kind = kind
        self._key = key
        self._theme = theme
        self._is_given = False
        self._name = kind.capitalize() if kind else _NOTHING
        self.setAutoDefault(False)
        self.setAccessibleName(f"{self._name}: {key}" if key else self._name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mark(self, *, is_given: bool) -> None:
        """Show that this was answered."""
        self._is_given = is_given
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = 2 * _PAD + metrics.horizontalAdvance(self._name) + 2
        width += self._side() + _GAP if self._kind else 0
        width += cap_size(self._key, small(self.font())).width() + _GAP if self._key else 0
        return QSize(width, self._side() + 2 * _PAD)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror(painter, self.rect(), self.layoutDirection())
        page, accent = self._theme.page, self._theme.accent
        painter.setBrush(blend(page, accent, 0.22) if self._is_given else page)
        painter.setPen(QPen(accent if self._is_given else self._theme.border, 1))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), _ROUND, _ROUND)
        area = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if self._kind:
            chip = QRect(area.left(), area.top(), self._side(), self._side())
            paint_chip(painter, chip, self._kind, self._theme, strong(self.font()))
            area.setLeft(chip.right() + _GAP)
        if self._key:
            painter.setFont(small(self.font()))
            size = cap_size(self._key, painter.font())
            top = area.center().y() - size.height() // 2
            cap = QRect(area.right() - size.width(), top, size.width(), size.height())
            paint_cap(painter, cap, self._key, self.palette())
            area.setRight(cap.left() - _GAP)
        role = QPalette.ColorRole.WindowText
        colour = self._theme.text if self.isEnabled() else self.palette().color(role)
        paint_text(painter, area, self._name, Ink(self.font(), colour))

    def _side(self) -> int:
        return QFontMetrics(self.font()).height() + 2
