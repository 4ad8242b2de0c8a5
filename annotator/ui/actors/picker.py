"""Asks whose words a statement is, beside the statement and by keys alone."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from annotator.domain.actors import Actor, ActorRef, ActorType
from annotator.domain.name_search import LIMIT, NameSearch
from annotator.editing.actors import ActorChoice
from annotator.ui.actors.delegate import row_height
from annotator.ui.actors.near_rows import with_near
from annotator.ui.actors.panel import PickerPanel
from annotator.ui.actors.placing import goes_above, place
from annotator.ui.actors.rows import (
    CTRL_ENTER,
    NOBODY,
    Question,
    Row,
    typed_rows,
    untyped_rows,
)
from annotator.ui.actors.type_chips import type_after
from annotator.ui.announcing import announce
from annotator.ui.theme import Theme

WIDTH = 440
"""How wide the picker is where there is room, in pixels."""

_AT_ONCE = 500
"""So many actors are made searchable between two events while nobody types."""

_HELP = "Type a name to search or to add."
_TYPE_HELP = "Ctrl+T changes what sort of actor is entered."
_NEAR = "Nearly the same name is known: press Down."
_LEAVES_OPEN = "Esc leaves it open."
_NUMBERS = "To search for a number, press Space first."

_REST = 150
"""Milliseconds without a key after which near-equal names are looked for."""

Deed = Callable[[], None]


class ActorPicker(PickerPanel):
    """A panel inside the window that has the keyboard until an actor is chosen or Esc pressed."""

    chosen = Signal(object)  # ActorChoice
    dismissed = Signal()  # nothing was chosen

    def __init__(self, theme: Theme, parent: QWidget, on_escape: str = _LEAVES_OPEN) -> None:
        """Take the sentence that says what Esc does."""
        self._is_open = False
        self._on_escape = on_escape
        super().__init__(theme, parent)
        self._question = Question()
        self._everyone: Sequence[Actor] = ()
        self._search = NameSearch()
        self._new_type = ActorType.PERSON
        self._focus_before: QWidget | None = None
        self._beside = QRect()
        self._above = False
        self._keys = self._key_table()
        self._preparing = QTimer(self, interval=0)
        self._preparing.timeout.connect(self._prepare)
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._offer_near)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        parent.installEventFilter(self)
        self.view.clicked.connect(lambda index: self._take(self.answers.rows[index.row()]))
        self.types.type_picked.connect(self._set_type)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self.hide()

    def ask(  # noqa: PLR0913  all by name, and each is a part of one question
        self,
        question: str,
        *,
        recent: Sequence[ActorRef],
        everyone: Sequence[Actor],
        suggestion: str,
        printed: Sequence[str] = (),
        beside: QRect,
        may_be_nobody: bool,
        day: str = "",
        again: ActorChoice | None = None,
    ) -> None:
        """Open beside a rectangle of the parent and ask.

        `recent` has the last actor first; `suggestion` is the name that is selected, or "";
        `printed` are names printed near the statement; `day` is the ISO date of the roles shown.
        `again` is a choice made before that could not be kept: Enter makes it once more.
        Pass the same list as `everyone` until the actors change: its names are kept searchable.
        """
        if everyone is not self._everyone:
            self._everyone = everyone
            self._search = NameSearch(everyone, self._search)
        self._question = Question(
            question, tuple(recent), suggestion, tuple(printed), may_be_nobody, day
        )
        if len(everyone) <= _AT_ONCE:
            self._search.prepare()
        self._new_type = again.type if again else ActorType.PERSON
        self.question.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(self._name_of(again) if again else "")
        self._refresh()
        if again is not None:
            self._mark_choice(again)
        self._open(beside)

    @override
    def setVisible(self, visible: bool) -> None:
        if not visible and self._is_open:
            self._dismiss()
        else:
            super().setVisible(visible)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            # A key of the picker is kept from the window's own keys, and from the field.
            deed = self._deed_for(event) if event.type() in _PRESSES else None
            if deed is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    deed()
                return True
        elif event.type() == QEvent.Type.Resize and self._is_open:
            self._settle()
        return super().eventFilter(watched, event)

    def _key_table(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Deed]:
        plain, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        key = Qt.Key
        up, down = partial(self._step, -1), partial(self._step, 1)
        return {
            (plain, key.Key_Return): self._take_current,
            (plain, key.Key_Enter): self._take_current,
            (ctrl, key.Key_Return): self._take_named,
            (ctrl, key.Key_Enter): self._take_named,
            (ctrl, key.Key_T): lambda: self._set_type(type_after(self._new_type)),
            (plain, key.Key_Escape): self._dismiss,
            (plain, key.Key_Up): up,
            (plain, key.Key_Down): down,
            (plain, key.Key_Tab): down,
            (Qt.KeyboardModifier.ShiftModifier, key.Key_Backtab): up,
        }

    def _deed_for(self, event: QKeyEvent) -> Deed | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = self._keys.get((modifiers, Qt.Key(event.key())))
        if deed is not None or self.field.text() or modifiers & ~_SHIFT:
            return deed
        if event.isAutoRepeat() and event.text().isprintable():
            # The key that opened the picker is still held down: it is no part of a name.
            return _nothing
        if event.text().isdecimal():
            return partial(self._take_digit, str(unicodedata.decimal(event.text())))
        return None

    def _on_typed(self) -> None:
        if self._is_open:
            self._refresh()
            self._settle()
            self._resting.start()

    def _offer_near(self) -> None:
        """Once the keys rest: whoever types a new name may mean one that is known, misspelt."""
        typed = self.field.text()
        if not self._is_open or not typed.strip():
            return
        rows = with_near(self.answers.rows, self._search, typed, self._question.day)
        if len(rows) > len(self.answers.rows):
            marked = self.view.currentIndex().row()
            self.answers.show_rows(rows)
            self.fit_answers()
            self._mark(marked)
            self.note.setText(f"{_NEAR} {self._on_escape}")
            self._settle()
            announce(self.note, _NEAR)

    def _refresh(self, current: int | None = None) -> None:
        """Offer what answers the text in the field, and mark what Enter would take."""
        typed = self.field.text()
        if typed.strip():
            rows = typed_rows(typed, self._search, self._new_type, self._question.day)
        else:
            digits = not typed
            rows = untyped_rows(self._question, self._search, self._new_type, digits=digits)
        self.answers.show_rows(rows)
        self.fit_answers()
        if current is None:
            # Without a last actor nothing is chosen by Enter alone: it would be a guess.
            current = 0 if typed.strip() or self._question.recent else -1
        self._mark(current)

    def _mark(self, row: int) -> None:
        """Make a row the one that Enter takes, and say it aloud; -1 marks none."""
        self.view.setCurrentIndex(self.answers.index(row, 0))
        marked = self._marked()
        is_default = self._new_type is ActorType.PERSON
        new = any(one.is_new for one in self.answers.rows)
        self.types.show_type(self._new_type)
        may_choose = new and (not is_default or (marked is not None and marked.is_new))
        self.types.setVisible(may_choose)
        self.note.setText(f"{_TYPE_HELP if may_choose else _HELP} {self._on_escape}")
        if marked is not None:
            self.field.setAccessibleDescription(marked.spoken)
            announce(self.field, marked.spoken)

    def _mark_choice(self, choice: ActorChoice) -> None:
        """Mark the row that offers a choice, where there is one."""
        choices = [one.choice for one in self.answers.rows]
        if choice in choices:
            self._mark(choices.index(choice))

    def _name_of(self, choice: ActorChoice) -> str:
        known = (one.name for one in self._everyone if one.id == choice.id)
        return choice.name or next(known, "")

    def _marked(self) -> Row | None:
        index = self.view.currentIndex()
        return self.answers.rows[index.row()] if index.isValid() else None

    def _step(self, step: int) -> None:
        rows = len(self.answers.rows)
        if rows:
            now = self.view.currentIndex().row()
            self._mark((now + step) % rows if now >= 0 else (0 if step > 0 else rows - 1))
            self._settle()

    def _set_type(self, new_type: ActorType) -> None:
        if any(row.is_new for row in self.answers.rows):
            self._new_type = new_type
            self._refresh(self.view.currentIndex().row())
            self._settle()

    def _take_current(self) -> None:
        marked = self._marked()
        if marked is not None:
            self._take(marked)

    def _take_named(self) -> None:
        self._take_key(CTRL_ENTER)

    def _take_digit(self, digit: str) -> None:
        if self._take_key(digit):
            return
        missing = f"There is no actor {digit} in the list."
        if digit == NOBODY:
            missing = "“Unattributed” cannot be chosen here."
        self.note.setText(f"{missing} {_NUMBERS}")
        self._settle()

    def _take_key(self, key: str) -> bool:
        row = next((row for row in self.answers.rows if row.key == key), None)
        if row is not None:
            self._take(row)
        return row is not None

    def _take(self, row: Row) -> None:
        self._close(give_back=True)
        self.chosen.emit(row.choice)

    def _dismiss(self, *, give_back: bool = True) -> None:
        self._close(give_back=give_back)
        self.dismissed.emit()

    def _open(self, beside: QRect) -> None:
        self._beside = beside
        if not self._is_open:
            self._focus_before = QApplication.focusWidget()
        self._is_open = True
        more = max(0, LIMIT + 1 - len(self.answers.rows))
        tallest = self.height_for(WIDTH) + more * row_height(self.view.fontMetrics())
        self._above = goes_above(tallest, beside, self._room())
        self._settle()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._preparing.start()

    def _close(self, *, give_back: bool) -> None:
        self._is_open = False
        self._preparing.stop()
        before, self._focus_before = self._focus_before, None
        if give_back and before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def _settle(self) -> None:
        """Take the size the rows need, beside what was asked about."""
        room = self._room()
        width = min(WIDTH, room.width())
        self.resize(width, min(self.height_for(width), room.height()))
        leftwards = self.isRightToLeft()
        at = place(self.size(), self._beside, room, above=self._above, leftwards=leftwards)
        self.move(at)

    def _room(self) -> QRect:
        parent = self.parentWidget()
        return parent.rect() if parent else QRect()

    def _prepare(self) -> None:
        if self._search.prepare(_AT_ONCE):
            self._preparing.stop()
            self._resting.start()
            if self.field.text() or self._question.suggestion or self._question.printed:
                # Only now is it known whether somebody has what was typed or found in the text.
                marked = self._marked()
                self._refresh(self.view.currentIndex().row())
                if marked is not None:
                    self._mark_choice(marked.choice)
                self._settle()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Close when the user goes on elsewhere in the window; a dialog may come and go."""
        if not self._is_open or now is None or now.window() is not self.window():
            return
        if not self.isAncestorOf(now):
            self._dismiss(give_back=False)


_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PRESSES = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})


def _nothing() -> None:
    """Let a key pass without any effect."""
