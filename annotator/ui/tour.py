"""A tour of the first steps: it says what to press and waits until that was really done."""

from __future__ import annotations  # a type named here is loaded on first use

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.changes import Changes
from annotator.domain.codebook import ActorState
from annotator.domain.review import SetState
from annotator.editing.project import Project
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.menus import Deeds
from annotator.ui.workbench import Workbench

if TYPE_CHECKING:
    from annotator.ui.tour_strip import TourStrip

_WAITING = frozenset({SetState.NEW, SetState.IN_CODING, SetState.RETURNED})


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to be seen of what the user has done."""

    has_selection: bool = False
    has_coded: bool = False
    """Whether a statement was made or changed since the step began."""
    is_asked: bool = False
    """Whether an actor is being asked for."""
    has_actor: bool = False
    """Whether the statement in focus has an actor, or nobody on purpose."""
    can_redo: bool = False
    article: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, with commands in braces for their keys, and how to see that it was done."""

    words: str
    is_done: Callable[[Sight, Sight], bool]
    """Takes what was seen when the step began, and what is seen now."""


STEPS = (
    Step(
        "Press {select.next_sentence} to select a sentence. Again goes to the next one.",
        lambda _before, now: now.has_selection,
    ),
    Step(
        "Say what it is: {annotate.quote} a quote, {annotate.claim} a claim, "
        "{annotate.demand} a demand, {annotate.accusation} an accusation.",
        lambda _before, now: now.has_coded,
    ),
    Step(
        "Say whose words they are: Enter for the actor at the top, or type the beginning of a "
        "name and press Enter, or 0 for nobody. {statement.actor} asks again.",
        lambda _before, now: now.has_actor and not now.is_asked,
    ),
    Step(
        "It is saved already. Press {edit.undo}: every step can be taken back, also tomorrow.",
        lambda _before, now: now.can_redo,
    ),
    Step(
        "Press {article.submit} when an article is done: it is submitted, and the next one opens.",
        lambda before, now: now.article != before.article,
    ),
)

_END = (
    "That is all there is to it. {file.brief} writes the briefing, {help.guideline} shows the "
    "guideline, {help.palette} finds any command, {help.keys} shows all keys."
)
_TO_TEXT = "view.text"
_LEAVE = f"{{{_TO_TEXT}}} ends the tour"


class Tour(QObject):
    """Leads through the sample project, beside which everything else works as ever."""

    def __init__(
        self,
        desk: Desk,
        bench: Workbench,
        keyboard: Keyboard,
        open_sample: Callable[[], Project | None],
    ) -> None:
        super().__init__(bench)
        self._desk = desk
        self._bench = bench
        self._keyboard = keyboard
        self._open_sample = open_sample
        self._strip: TourStrip | None = None
        self._place = 0
        self._has_coded = False
        self._before = Sight()
        # Looked at once all that follows from a key has come about.
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self._look)
        desk.changed.connect(self._take_in)
        desk.article_opened.connect(self._notice)
        desk.statement_focused.connect(self._notice)
        desk.project_opened.connect(self._leave_other)
        bench.view.span_selected.connect(self._notice)
        bench.picker.dismissed.connect(self._notice)
        keyboard.rebound.connect(self._show)

    def deeds_around(self, viewing: Deeds) -> Deeds:
        """Return what each command does; the one that leads to the text first ends a tour."""
        go_to_text = viewing[_TO_TEXT]
        return {
            **viewing,
            "help.tour": self.begin,
            _TO_TEXT: lambda: self._leave() if self.is_on else go_to_text(),
        }

    @property
    def is_on(self) -> bool:
        """Tell whether a tour is under way."""
        return self._strip is not None

    def begin(self) -> None:
        """Open the sample project at an article that is not handed in, and say the first step."""
        from annotator.ui.tour_strip import TourStrip  # noqa: PLC0415 - on first use

        self.end()
        project = self._open_sample()
        if project is None:
            return
        waiting = [row.id for row in project.read.articles() if row.state in _WAITING]
        if len(waiting) < 2:  # noqa: PLR2004 - one to submit and one to go on to
            self._desk.said.emit(
                "The tour needs two articles of the sample project that are not submitted yet."
            )
            return
        self._desk.open_article(waiting[0])
        self._bench.view.set_caret(0)
        self._bench.view.setFocus()
        self._strip = TourStrip()
        self._strip.left.connect(self._leave)
        self._bench.show_above(self._strip)
        self._go_to(0)

    def end(self) -> None:
        """Take everything of the tour away."""
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None

    def _leave(self) -> None:
        self.end()
        self._desk.said.emit("The tour is over.")
        self._bench.view.setFocus()

    def _leave_other(self, _project: Project | None) -> None:
        self.end()

    def _take_in(self, changes: Changes) -> None:
        self._has_coded = self._has_coded or bool(changes.annotations)
        self._notice()

    def _notice(self, _what: object = None) -> None:
        if self.is_on:
            self._look_soon.start()

    def _look(self) -> None:
        if not self.is_on or self._place >= len(STEPS):
            return
        if STEPS[self._place].is_done(self._before, self._sight()):
            self._go_to(self._place + 1)
            # What the next step asks for may be there already.
            self._look_soon.start()

    def _go_to(self, place: int) -> None:
        self._place, self._has_coded = place, False
        self._before = self._sight()
        self._show()

    def _show(self) -> None:
        if self._strip is not None:
            words = STEPS[self._place].words if self._place < len(STEPS) else _END
            fill = self._keyboard.fill
            self._strip.show_step(self._place + 1, len(STEPS), fill(words), fill(_LEAVE))

    def _sight(self) -> Sight:
        statement, article = self._desk.statement, self._desk.article
        _undo, redo = self._desk.trying(lambda project: project.next_labels()) or ("", "")
        return Sight(
            has_selection=self._bench.view.selected_span() is not None,
            has_coded=self._has_coded,
            is_asked=self._bench.picker.isVisible(),
            has_actor=statement is not None and statement.actor_state is not ActorState.OPEN,
            can_redo=bool(redo),
            article=article.id if article else "",
        )
