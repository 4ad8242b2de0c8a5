"""Asks which kind each borderline case is, says at once what is right and why, and counts."""

import random
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.domain.codebook import Kind
from annotator.domain.guideline import Case, Guideline
from annotator.domain.quiz import Quiz
from annotator.ui.dialogs.plain_label import QuietLabel
from annotator.ui.dialogs.quiz_answers import NOTHING_KEY
from annotator.ui.dialogs.quiz_pages import AskPage, ScorePage
from annotator.ui.keyboard import Keyboard, pressed
from annotator.ui.theme import Theme

_WIDTH: Final = 720
_HEIGHT: Final = 540


class QuizDialog(QDialog):
    """Answered by the keys that code, or 0 for nothing; Enter goes on, Esc ends."""

    def __init__(
        self,
        guideline: Guideline,
        theme: Theme,
        keyboard: Keyboard,
        parent: QWidget | None = None,
        *,
        order: Sequence[Case] | None = None,
    ) -> None:
        """Take the cases in an order of their own, by default in a new one each time."""
        super().__init__(parent)
        self.setWindowTitle("Quiz")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._guideline = guideline
        self._keyboard = keyboard
        self._ask = AskPage(guideline, theme, keyboard)
        self._ask.answered.connect(self._take)
        self._score = ScorePage(theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._ask)
        self._pages.addWidget(self._score)
        self._hint = QuietLabel()
        self._next = QPushButton()
        self._next.clicked.connect(self._go_on)
        self._again = QPushButton("&All again")
        self._again.setAutoDefault(False)
        self._again.clicked.connect(lambda: self._begin(_shuffled(guideline.cases)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._pages, 1)
        layout.addLayout(self._foot())
        room = parent.window().size() if parent else self.maximumSize()
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))
        self._begin(_shuffled(guideline.cases) if order is None else order)

    @property
    def quiz(self) -> Quiz:
        """Return how far the quiz is."""
        return self._quiz

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = pressed(event)
        if self._ask.is_open and key == NOTHING_KEY:
            self._ask.give(None)
        elif self._ask.is_open and (kind := self._kind_for(key)):
            self._ask.give(kind)
        else:
            super().keyPressEvent(event)

    def _foot(self) -> QHBoxLayout:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        for button in (self._again, self._next, buttons):
            foot.addWidget(button)
        return foot

    def _kind_for(self, key: str) -> Kind | None:
        keymap = self._keyboard.keymap
        return next((kind for kind in Kind if key in keymap.keys_of(f"annotate.{kind}")), None)

    def _begin(self, cases: Sequence[Case]) -> None:
        self._quiz = Quiz(tuple(cases))
        self._show_case()

    def _show_case(self) -> None:
        self._pages.setCurrentWidget(self._ask)
        self._again.hide()
        self._next.hide()
        self._hint.say("Esc ends the quiz. Nothing of it is written into the project.")
        self._ask.show_case(self._quiz)

    def _take(self, kinds: Sequence[Kind]) -> None:
        self._quiz = self._quiz.with_answer(kinds)
        is_last = self._quiz.case is None
        self._offer("&See the result" if is_last else "&Next case")
        self._hint.say("Enter goes on, Esc ends the quiz.")
        self._next.setAccessibleDescription(self._ask.show_verdict(self._quiz))

    def _go_on(self) -> None:
        if self._pages.currentWidget() is self._score:
            self._begin(_shuffled(self._quiz.missed))
        elif self._quiz.case is not None:
            self._show_case()
        else:
            self._show_score()

    def _show_score(self) -> None:
        self._pages.setCurrentWidget(self._score)
        self._again.show()
        self._score.show_result(self._quiz)
        missed = len(self._quiz.missed)
        if missed:
            self._offer("Those &missed again" if missed > 1 else "The one &missed again")
            self._hint.say("Enter asks those missed again, Esc ends the quiz.")
        else:
            self._next.hide()
            self._again.setFocus()
            self._hint.say("Esc ends the quiz.")

    def _offer(self, words: str) -> None:
        self._next.setText(words)
        self._next.setDefault(True)
        self._next.show()
        self._next.setFocus()


def _shuffled(cases: Sequence[Case]) -> list[Case]:
    return random.sample(cases, len(cases))
