"""The page of the guideline that says what is marked, how much of it, and which kind it is."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.codebook import Kind
from annotator.domain.guideline import Guideline, KindRule, Section
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.kind_chip import paint_chip
from annotator.ui.panels.ink import blend, strong
from annotator.ui.theme import Theme

_WIDEST = 680
"""About 80 characters: longer lines are hard to read."""

_ABOVE = 8
_BAR = 3
_ROUND = 5.0


class RulePage(QScrollArea):
    """Scrolled by the arrow keys; the question of one kind may be marked."""

    def __init__(self, guideline: Guideline, theme: Theme) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The rule")
        self._cards = {
            rule.kind: _Card(rule, number, theme) for number, rule in enumerate(guideline.kinds, 1)
        }
        words = QWidget()
        words.setMaximumWidth(_WIDEST)
        words.setBackgroundRole(QPalette.ColorRole.Base)
        words.setAutoFillBackground(True)
        layout = QVBoxLayout(words)
        layout.setContentsMargins(20, 16, 20, 20)
        layout.setSpacing(8)
        for section in guideline.before:
            _add_section(layout, section)
        if self._cards:
            layout.addWidget(_heading("Which kind it is: the first question to which you say yes"))
        for card in self._cards.values():
            layout.addWidget(card)
        for section in guideline.after:
            _add_section(layout, section)
        if not layout.count():
            layout.addWidget(QuietLabel("This project's codebook holds no rules in words."))
        layout.addStretch(1)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setWidget(words)

    def mark(self, kind: Kind | None) -> None:
        """Mark the question that decides a kind, or none."""
        for one, card in self._cards.items():
            card.mark(is_current=one is kind)
        current = self._cards.get(kind) if kind else None
        self.setAccessibleDescription(current.accessibleName() if current else "")

    def go_to(self, kind: Kind) -> None:
        """Scroll to the question that decides a kind."""
        if card := self._cards.get(kind):
            self.verticalScrollBar().setValue(card.y() - _ABOVE)

    def set_theme(self, theme: Theme) -> None:
        """Draw the kinds in another theme."""
        for card in self._cards.values():
            card.chip.set_theme(theme)


class _Chip(QWidget):
    """The letter of a kind on its colour; what it means stands beside it."""

    def __init__(self, kind: Kind, theme: Theme) -> None:
        super().__init__()
        self._kind = kind
        self._theme = theme
        side = QFontMetrics(self.font()).height() + 4
        self.setFixedSize(side, side)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, self.rect(), self._kind, self._theme, strong(self.font()))


class _Card(QWidget):
    """The question that decides a kind, and what follows from a yes."""

    def __init__(self, rule: KindRule, number: int, theme: Theme) -> None:
        super().__init__()
        self._is_current = False
        self.chip = _Chip(rule.kind, theme)
        name = PlainLabel(f"{number}. {rule.kind.capitalize()}")
        self._here = QuietLabel("the statement in focus")
        self._here.setWordWrap(False)
        question = PlainLabel(rule.question)
        for label in (name, question):
            label.setFont(bold(label.font()))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.chip, 0, 0)
        grid.addWidget(name, 0, 1)
        grid.addWidget(self._here, 0, 2)
        lines = (
            question,
            PlainLabel(rule.definition),
            PlainLabel(rule.then),
            QuietLabel(rule.border),
        )
        for row, line in enumerate(lines, 1):
            grid.addWidget(line, row, 1, 1, 2)
        said = " ".join(filter(None, (rule.question, rule.definition, rule.then, rule.border)))
        self._said = f"Question {number}, {rule.kind}: {said}"
        self.mark(is_current=False)

    def mark(self, *, is_current: bool) -> None:
        """Tint the card, bar it and say so, or leave it plain."""
        self._is_current = is_current
        self._here.setVisible(is_current)
        self.setAccessibleName(
            f"{self._said} – the statement in focus" if is_current else self._said
        )
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._is_current:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self.palette().color(QPalette.ColorRole.Base)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(page, accent, 0.14))
        painter.drawRoundedRect(QRectF(self.rect()), _ROUND, _ROUND)
        painter.fillRect(QRect(0, 6, _BAR, self.height() - 12), accent)


def _heading(words: str) -> PlainLabel:
    heading = PlainLabel(words)
    heading.setFont(bold(heading.font(), 1.15))
    heading.setContentsMargins(0, 10, 0, 0)
    return heading


def _add_section(layout: QVBoxLayout, section: Section) -> None:
    layout.addWidget(_heading(section.heading))
    for sentence in section.sentences:
        layout.addWidget(PlainLabel(sentence))
