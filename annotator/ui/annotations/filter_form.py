"""The form above the list of statements in which one says which of them to show."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget
from typing_extensions import override

from annotator.domain.annotation import ListOrder
from annotator.domain.codebook import Kind
from annotator.domain.review import SetState
from annotator.editing.choosing import EVERY_STATEMENT, Wanted
from annotator.ui.panels.ink import MARGIN
from annotator.ui.panels.typing_here import TypingHere

_PAUSE = 150
"""Milliseconds after the last letter before the list is looked through."""

_ANY = "any"
_HERE, _EVERYWHERE = "this article", "all articles"


class FilterForm(QWidget):
    """Words, kind, actor, target, coder, state, flag and in which articles."""

    changed = Signal(object)  # Wanted
    left = Signal()  # Enter: the list is to have the keyboard, as it is filtered
    dropped = Signal()  # Esc: every statement is to be shown again

    def __init__(self) -> None:
        super().__init__()
        self._words, self._actor, self._target = QLineEdit(), QLineEdit(), QLineEdit()
        self._kind = _choice("Kind", [kind.value for kind in Kind])
        self._status = _choice("State", [state.value for state in SetState])
        self._coder = _choice("Coder", [])
        self._where = QComboBox()
        self._where.addItems([_HERE, _EVERYWHERE])
        self._order = QComboBox()
        self._order.addItems([f"by {order}" for order in ListOrder])
        self._flagged = QCheckBox("Flagged only")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self._lay_out()
        typing = TypingHere(self)
        for field in self.findChildren(QWidget):
            typing.watch(field)
            field.installEventFilter(self)
        for line in (self._words, self._actor, self._target):
            line.textEdited.connect(self._wait)
        for box in (self._kind, self._status, self._coder, self._where, self._order):
            box.activated.connect(self._tell)
        self._flagged.clicked.connect(self._tell)
        self.setFocusProxy(self._words)

    def show_wanted(self, wanted: Wanted, coders: list[str]) -> None:
        """Show what is wanted now; `coders` are those to choose from."""
        self._words.setText(wanted.words)
        self._actor.setText(wanted.actor)
        self._target.setText(wanted.target)
        self._coder.clear()
        self._coder.addItems([_ANY, *coders])
        for box, value in (
            (self._kind, wanted.kind or _ANY),
            (self._status, wanted.status or _ANY),
            (self._coder, wanted.coder or _ANY),
            (self._where, _EVERYWHERE if wanted.everywhere else _HERE),
            (self._order, f"by {wanted.order}"),
        ):
            box.setCurrentIndex(max(0, box.findText(str(value))))
        self._flagged.setChecked(wanted.flagged)

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        kind, status = self._kind.currentText(), self._status.currentText()
        return Wanted(
            kind=None if kind == _ANY else Kind(kind),
            actor=" ".join(self._actor.text().split()),
            target=" ".join(self._target.text().split()),
            coder=self._coder.currentText() if self._coder.currentIndex() > 0 else "",
            status=None if status == _ANY else SetState(status),
            flagged=self._flagged.isChecked(),
            words=" ".join(self._words.text().split()),
            everywhere=self._where.currentText() == _EVERYWHERE,
            order=tuple(ListOrder)[self._order.currentIndex()],
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._tell()
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._pause.stop()
                self.show_wanted(EVERY_STATEMENT, [])
                self.dropped.emit()
                return True
        return super().eventFilter(watched, event)

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _tell(self, _what: object = None) -> None:
        self._pause.stop()
        self.changed.emit(self.wanted())

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(MARGIN + 4, 4, MARGIN, 8)
        form.setVerticalSpacing(4)
        for label, field in (
            ("Words", self._words),
            ("By", self._actor),
            ("To", self._target),
            ("Kind", self._kind),
            ("Coder", self._coder),
            ("State", self._status),
            ("In", self._where),
            ("Order", self._order),
            ("", self._flagged),
        ):
            form.addRow(label, field)
        for line, name in (
            (self._words, "Words of the statement"),
            (self._actor, "Actor"),
            (self._target, "Target"),
        ):
            line.setAccessibleName(name)
        self._where.setAccessibleName("In which articles")
        self._order.setAccessibleName("Order")
        self._actor.setPlaceholderText("part of a name")
        self._target.setPlaceholderText("part of a name")


def _choice(name: str, values: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems([_ANY, *values])
    box.setAccessibleName(name)
    return box
