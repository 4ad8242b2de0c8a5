"""The pages of the quiz: a case with what is right about it and why, and the result."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.codebook import Kind
from annotator.domain.counting import counted
from annotator.domain.guideline import Guideline
from annotator.domain.quiz import Answer, Quiz, kinds_of, statements_in
from annotator.ui.announcing import announce
from annotator.ui.dialogs.guideline_cases import CaseList, Cases
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.dialogs.quiz_answers import Answers
from annotator.ui.keyboard import Keyboard
from annotator.ui.theme import Theme

_NO_STATEMENT = "Does not count"
"""The section of the guideline that explains why a case is left unmarked."""


class AskPage(QWidget):
    """A sentence and the answers to it; then what is right, why, and the rule behind it."""

    answered = Signal(object)  # a sequence of Kind, none for nothing

    def __init__(self, guideline: Guideline, theme: Theme, keyboard: Keyboard) -> None:
        super().__init__()
        self._guideline = guideline
        self._given: list[Kind] = []
        self._wanted = 1
        self.is_open = False
        """Whether an answer is awaited."""
        self._count = QuietLabel()
        self._sentence = PlainLabel()
        self._sentence.setFont(bold(self._sentence.font(), 1.3))
        self._sentence.setContentsMargins(0, 6, 0, 6)
        # So that it is read aloud when it comes, and can be gone back to.
        self._sentence.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._question = PlainLabel()
        self._answers = Answers(theme, keyboard)
        self._answers.given.connect(self.give)
        self._verdict = PlainLabel()
        self._verdict.setFont(bold(self._verdict.font(), 1.15))
        self._coded = PlainLabel()
        self._why = PlainLabel()
        self._rule = QuietLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (self._count, self._sentence, self._question, self._answers):
            layout.addWidget(part)
        layout.addSpacing(6)
        layout.addWidget(_scrolling((self._verdict, self._coded, self._why, self._rule)), 1)

    def show_case(self, quiz: Quiz) -> None:
        """Ask the next case."""
        case = quiz.case
        if case is None:
            return
        self._given, self.is_open = [], True
        self._wanted = max(1, statements_in(case))
        count = _so_far(quiz, len(quiz.answers) + 1)
        self._count.say(count)
        self._sentence.say(case.sentence)
        question = _question(self._wanted)
        self._question.say(question)
        self._sentence.setAccessibleName(f"{count}. {case.sentence} {question}")
        for part in (self._verdict, self._coded, self._why, self._rule):
            part.say("")
        self._answers.allow(may_answer=True)
        self._answers.mark(())
        self._sentence.setFocus()

    def give(self, kind: Kind | None) -> None:
        """Answer with a kind, or None for nothing; of two statements each has its turn."""
        if kind is not None:
            self._given.append(kind)
        self._answers.mark(self._given)
        if kind is not None and len(self._given) < self._wanted:
            told = f"{kind.capitalize()}, and the other statement?"
            self._question.say(told)
            announce(self._question, told)
            return
        self.is_open = False
        self._answers.allow(may_answer=False)
        self.answered.emit(tuple(self._given))

    def show_verdict(self, quiz: Quiz) -> str:
        """Say whether the last answer was right, what is entered for the case, and why."""
        answer = quiz.answers[-1]
        case = answer.case
        self._count.say(_so_far(quiz, len(quiz.answers)))
        self._verdict.say(_verdict(answer))
        self._coded.say("\n".join(f"Coded: {summary}" for summary in case.summaries))
        self._why.say(case.why)
        self._rule.say("\n".join(_rules(self._guideline, answer)))
        told = " ".join(filter(None, (_verdict(answer), "; ".join(case.summaries) + ".", case.why)))
        announce(self._verdict, told)
        return told


class ScorePage(QWidget):
    """How many were right, and the cases that were not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._score = PlainLabel()
        self._score.setFont(bold(self._score.font(), 1.6))
        self._told = PlainLabel()
        self._heading = PlainLabel("To look at again")
        self._heading.setFont(bold(self._heading.font()))
        self._cases = Cases()
        self._missed = CaseList(self._cases)
        self._missed.setAccessibleName("Cases to look at again")
        self._missed.dress(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (self._score, self._told, self._heading):
            layout.addWidget(part)
        layout.addWidget(self._missed, 1)
        layout.addStretch(0)

    def show_result(self, quiz: Quiz) -> None:
        """Show the result of a quiz that is over."""
        self._score.say(f"{quiz.right} of {counted(len(quiz.cases), 'case', 'cases')} right")
        told = _result(quiz)
        self._told.say(told)
        missed = quiz.missed
        self._heading.setVisible(bool(missed))
        self._missed.setVisible(bool(missed))
        self._cases.show(missed)
        self._missed.resizeRowsToContents()
        self._missed.select_row(0 if missed else None)
        announce(self._score, f"{self._score.text()}. {told}")


def _so_far(quiz: Quiz, number: int) -> str:
    return f"Case {number} of {len(quiz.cases)} · {quiz.right} right so far"


def _question(statements: int) -> str:
    if statements > 1:
        return f"It holds {statements} statements: press the key of each, in any order."
    return "Which kind of statement is it, or is there nothing to mark?"


def _verdict(answer: Answer) -> str:
    if answer.is_right:
        return "✓ Right."
    said = " and ".join(answer.kinds) or "nothing to mark"
    return f"✗ Not right: you said {said}."


def _result(quiz: Quiz) -> str:
    if not quiz.missed:
        return "All of them: you know the guideline."
    if quiz.is_passed:
        return f"Passed: {quiz.needed} are needed. Go through those you missed once more."
    return f"Not passed: {quiz.needed} are needed. Read the guideline, then try again."


def _rules(guideline: Guideline, answer: Answer) -> Iterator[str]:
    """Go through the rules that decide a case, and what a kind that was wrong is not."""
    kinds = kinds_of(answer.case)
    for rule in guideline.kinds:
        name = rule.kind.capitalize()
        if rule.kind in kinds:
            yield f"{name}: {rule.question} {rule.definition}".strip()
        elif rule.kind in answer.kinds and rule.border:
            yield f"{name}: {rule.border}"
    if not kinds:
        for section in guideline.after:
            if section.heading == _NO_STATEMENT:
                yield f"{section.heading}: {' '.join(section.sentences)}"


def _scrolling(parts: Sequence[QWidget]) -> QScrollArea:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 8, 0)
    layout.setSpacing(8)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("What is right, and why")
    area.setWidget(page)
    return area
