"""The look of the actor picker: a question, a field, the answers, and a line of help."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.ui import theme as themes
from annotator.ui.actors.delegate import PickerDelegate, row_height
from annotator.ui.actors.row_model import PickerRows
from annotator.ui.actors.type_chips import TypeChips
from annotator.ui.panels.ink import strong
from annotator.ui.theme import Theme

_SHADOW = 6
_ROUND = 7.0


class PickerPanel(QFrame):
    """The parts of the picker and how they are drawn; what they do is the picker's."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.answers = PickerRows()
        self.question = _plain()
        self.question.setFont(strong(self.question.font()))
        self.question.setContentsMargins(4, 0, 4, 0)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Type a name…")
        self.view = _answer_view(self.answers)
        self.types = TypeChips()
        self.note = _plain()
        self.note.setWordWrap(True)
        self.note.setContentsMargins(4, 2, 4, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[_SHADOW + 8] * 4)
        layout.setSpacing(6)
        # Words of ours stand at the beginning of a line also in a window that runs leftwards.
        layout.addWidget(self.question, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.field, self.view, self.types, self.note):
            layout.addWidget(part)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the panel in another theme."""
        self._theme = theme
        self.setPalette(themes.palette(theme))
        self.field.setStyleSheet(
            f"QLineEdit {{ background: {theme.page.name()}; color: {theme.text.name()};"
            f" placeholder-text-color: {theme.muted.name()};"
            f" selection-background-color: {theme.selection.name()};"
            f" selection-color: {theme.selection_text.name()};"
            f" border: 2px solid {theme.focus_ring.name()}; border-radius: 5px;"
            f" padding: 4px 6px; }}"
        )
        self.note.setStyleSheet(f"color: {theme.muted.name()};")
        self.types.set_theme(theme)
        self.view.setItemDelegate(PickerDelegate(theme, self.answers))
        self.update()

    def fit_answers(self) -> None:
        """Make the list as high as its rows."""
        rows = self.answers.rowCount()
        self.view.setFixedHeight(rows * row_height(self.view.fontMetrics()))
        self.view.setVisible(rows > 0)

    def height_for(self, width: int) -> int:
        """Return how high the panel wants to be at a width, in pixels."""
        layout = self.layout()
        assert layout is not None  # noqa: S101  set when the panel was made
        layout.activate()
        return layout.totalHeightForWidth(width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 14))
        for spread in range(_SHADOW, 0, -1):
            around = body.adjusted(-spread, 1 - spread, spread, spread)
            painter.drawRoundedRect(around, _ROUND + spread, _ROUND + spread)
        painter.setPen(QPen(self._theme.border, 1))
        painter.setBrush(self._theme.panel)
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _answer_view(answers: PickerRows) -> QListView:
    view = QListView()
    view.setModel(answers)
    view.setAccessibleName("Actors")
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.viewport().setAutoFillBackground(False)
    return view
