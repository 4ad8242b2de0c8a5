"""The legend under the lines of a draft: which key gives which role."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from annotator.domain.draft import Role
from annotator.ui.dialogs.key_cap import cap_size, paint_cap, small
from annotator.ui.dialogs.roles import ROLES, RoleKey
from annotator.ui.panels.ink import blend

_PAD = 6
_GAP = 7


class RoleLegend(QWidget):
    """One button for each role, for the mouse; the keys work wherever the focus is."""

    role_chosen = Signal(object)  # Role

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._buttons: dict[Role, _RoleButton] = {}
        for place, one in enumerate(ROLES, 1):
            button = _RoleButton(one, f"Alt+{place}")
            button.clicked.connect(lambda _checked=False, one=one: self._choose(one))
            layout.addWidget(button, 1)
            self._buttons[one.role] = button

    def mark(self, role: Role | None) -> None:
        """Mark the role of the current line."""
        for one, button in self._buttons.items():
            button.setChecked(one is role)

    def _choose(self, one: RoleKey) -> None:
        self._buttons[one.role].setChecked(True)
        self.role_chosen.emit(one.role)


class _RoleButton(QAbstractButton):
    def __init__(self, one: RoleKey, other_key: str) -> None:
        super().__init__()
        self._one = one
        self._other_key = other_key
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{one.word}: {one.letter} or {other_key}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        cap = cap_size(self._one.letter, self.font())
        words = QFontMetrics(self.font()).horizontalAdvance(self._one.word)
        below = QFontMetrics(small(self.font())).height()
        return QSize(cap.width() + _GAP + words + 2 * _PAD + 2, cap.height() + below + 2 * _PAD + 2)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        self._paint_ground(painter)
        cap = cap_size(self._one.letter, self.font())
        area = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.setFont(self.font())
        key = QRect(area.topLeft(), cap)
        paint_cap(painter, key, self._one.letter, palette)
        left = key.right() + _GAP
        word = QRect(left, area.top(), area.right() - left + _PAD, cap.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(word, flags, self._one.word)
        painter.setFont(small(self.font()))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        below = QRect(left, key.bottom() + 2, word.width(), area.bottom() - key.bottom())
        painter.drawText(below, flags, self._other_key)

    def _paint_ground(self, painter: QPainter) -> None:
        panel = self.palette().color(QPalette.ColorRole.Window)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        share = 0.14 if self.isChecked() else 0.06 if self.underMouse() else 0.0
        if share:
            painter.setBrush(blend(panel, accent, share))
            painter.setPen(QPen(accent, 1) if self.isChecked() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
