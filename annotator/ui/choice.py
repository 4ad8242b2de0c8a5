"""A large button with a second line of text and the key that does the same."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from annotator.ui.dialogs.key_cap import cap_size, paint_cap, small
from annotator.ui.dialogs.plain_label import bold
from annotator.ui.panels.ink import blend, is_mirrored, mirror, write
from annotator.ui.panels.plain import elided, one_line

_ROUND = 8.0
_PAD = 14
_LINE_PAD = 8
_RING = 2.0


class Choice(QPushButton):
    """What to do, what that means, and its key; Enter and Space press it."""

    def __init__(
        self,
        title: str,
        about: str,
        key: str = "",
        *,
        is_first: bool = False,
        is_line: bool = False,
    ) -> None:
        """Take `is_first` for the one to be taken when in doubt, `is_line` for a flat one."""
        super().__init__()
        self._title = one_line(title)
        self._about = one_line(about)
        self._key = ""
        self._is_first = is_first
        self._is_line = is_line
        self.setAutoDefault(True)
        self.setAccessibleName(self._title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_key(key)

    def show_key(self, key: str) -> None:
        """Show another key, or none if it is ""."""
        self._key = key
        self.setAccessibleDescription(f"{self._about}. {key}" if key else self._about)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        pad = _LINE_PAD if self._is_line else _PAD
        lines = self._title_metrics().height() + QFontMetrics(self.font()).height()
        if self._key and not self._is_first:
            lines += cap_size(self._key, small(self.font())).height() + 8
        return QSize(150, lines + 2 * pad + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror(painter, self.rect(), self.layoutDirection())
        self._paint_card(painter)
        pad = _LINE_PAD if self._is_line else _PAD
        area = self.rect().adjusted(pad + 2, pad, -pad - 2, -pad)
        if self._key:
            area = self._paint_key(painter, area)
        self._paint_words(painter, area)

    def _paint_card(self, painter: QPainter) -> None:
        page, accent = self._colour(QPalette.ColorRole.Base), self._colour(_ACCENT)
        active = self.isDown() or self.underMouse()
        area = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self._is_first:
            share = 0.22 if active else 0.14
            painter.setBrush(blend(page, accent, share))
            painter.setPen(QPen(blend(page, accent, 0.55), 1))
        elif self._is_line:
            painter.setBrush(blend(page, accent, 0.1) if active else Qt.BrushStyle.NoBrush)
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setBrush(blend(page, accent, 0.08) if active else page)
            painter.setPen(QPen(self._colour(QPalette.ColorRole.Mid), 1))
        painter.drawRoundedRect(area, _ROUND, _ROUND)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, _RING))
            painter.drawRoundedRect(area, _ROUND, _ROUND)

    def _paint_key(self, painter: QPainter, area: QRect) -> QRect:
        """Paint the key, at the right of a wide card or else below, and return what is left."""
        font = small(self.font())
        size = cap_size(self._key, font)
        left = area.right() - size.width() if self._is_first else area.left()
        middle = area.center().y() - size.height() // 2
        top = middle if self._is_first else area.bottom() - size.height()
        painter.setFont(font)
        paint_cap(painter, QRect(left, top, size.width(), size.height()), self._key, self.palette())
        if self._is_first:
            return area.adjusted(0, 0, -size.width() - 14, 0)
        return area.adjusted(0, 0, 0, -size.height() - 8)

    def _paint_words(self, painter: QPainter, area: QRect) -> None:
        head, body = self._title_metrics(), QFontMetrics(self.font())
        top = QRect(area.left(), area.top(), area.width(), head.height())
        below = QRect(area.left(), top.bottom() + 2, area.width(), body.height())
        side = _AT_THE_RIGHT if is_mirrored(painter) else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._title_font())
        painter.setPen(self._colour(QPalette.ColorRole.WindowText))
        write(painter, top, flags, elided(self._title, head, area.width()))
        painter.setFont(self.font())
        painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
        middle = Qt.TextElideMode.ElideMiddle if self._is_line else Qt.TextElideMode.ElideRight
        write(painter, below, flags, body.elidedText(self._about, middle, area.width()))

    def _title_font(self) -> QFont:
        return bold(self.font(), 1.15 if self._is_first else 1.0)

    def _title_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._title_font())

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)


_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_ACCENT = QPalette.ColorRole.Accent
