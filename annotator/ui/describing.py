"""The commands of the inspector: what is known of a statement is shown, filled in and emptied."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint

from annotator.domain.annotation import Annotation, Relay, Target
from annotator.domain.codebook import Kind, RelayKind, TargetFunction
from annotator.domain.fields import Field, is_chosen, options, value
from annotator.editing import parties
from annotator.editing.actors import ActorChoice
from annotator.editing.describing import set_fields
from annotator.editing.parties import Aim, Hand, aims_of, hands_of
from annotator.editing.project import Project
from annotator.editing.same import same_as
from annotator.ui.annotations.detail_rows import DetailRow, Part
from annotator.ui.annotations.listing import Listing
from annotator.ui.coding import Coding
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.linking import Linking
from annotator.ui.offering import Choice, offer
from annotator.ui.panels.plain import isolated
from annotator.ui.workbench import Workbench

_HINT = "Enter changes, Del empties, {statement.inspect} lists empty fields"
_HINT_ALL = "Enter changes, Del empties, {statement.inspect} closes"
_NO_STATEMENT = "No statement is in focus.\n\nPress {statement.next} in the text to go to one."

Deed = Callable[[Project, Annotation], Annotation]
_Item = TypeVar("_Item")


class Describing(QObject):
    """Shows the inspector and does what its rows are asked for."""

    def __init__(self, desk: Desk, bench: Workbench, coding: Coding, keyboard: Keyboard) -> None:
        super().__init__(bench)
        inspector = bench.inspector
        self._bench = bench
        self._desk = desk
        self._inspector = inspector
        self._coding = coding
        self._keyboard = keyboard
        self._linking: Linking | None = None
        self._listing: Listing | None = None
        desk.statement_focused.connect(self._show)
        keyboard.rebound.connect(self._tell_keys)
        inspector.change_wanted.connect(self._change)
        inspector.clear_wanted.connect(self._clear)
        self._tell_keys()

    def serve(self, linking: Linking, listing: Listing) -> None:
        """Link statements, and go to those that are linked, from the inspector, too."""
        self._linking, self._listing = linking, listing

    def inspect(self) -> None:
        """Show the inspector, then its empty fields, too, then hide it."""
        inspector = self._inspector
        if inspector.isHidden():
            inspector.show()
            inspector.list_empty(too=False)
        elif inspector.view.hasFocus() and inspector.with_empty:
            self._hide()
            return
        elif inspector.view.hasFocus():
            inspector.list_empty(too=True)
        self._show(self._desk.statement)
        self._tell_keys()
        self._bench.go_to(inspector)

    def ask_topics(self) -> None:
        """Ask for the topics of the statement in focus."""
        self._ask(Field.TOPICS)

    def ask_rating(self) -> None:
        """Ask how reliable the source of the statement is, then how credible what it says."""
        if annotation := self._desk.statement:
            choices = self._choices(Field.RELIABILITY, annotation)
            self._offer("Reliability", choices, self._ask_credibility)

    def _ask_credibility(self, reliability: str) -> None:
        if annotation := self._desk.statement:
            choices = self._choices(Field.CREDIBILITY, annotation)
            self._offer(
                "Credibility",
                choices,
                lambda credibility: self._fill({
                    Field.RELIABILITY: reliability,
                    Field.CREDIBILITY: credibility,
                }),
            )

    # What the rows are asked for

    def _change(self, row: DetailRow) -> None:
        annotation = self._desk.statement
        if annotation is None or not self._may_edit():
            return
        if isinstance(row.about, Field):
            self._ask(row.about)
            return
        doers: dict[Part, Callable[[], object]] = {
            Part.KIND: partial(self._change_kind, annotation),
            Part.ACTOR: self._coding.ask_actor,
            Part.ADD_JOINT: self._coding.ask_joint_actor,
            Part.ADD_TARGET: self._coding.ask_target,
            Part.ADD_VIA: self._coding.ask_via,
            Part.TARGET: partial(self._change_target, annotation.targets, row.number),
            Part.VIA: partial(self._change_via, annotation.via, row.number),
            Part.SAME: partial(self._go_to_same, annotation),
            Part.JOINT: partial(self._desk.said.emit, "Del takes a joint actor off the statement."),
        }
        doers[row.about]()

    def _clear(self, row: DetailRow) -> None:
        annotation = self._desk.statement
        if annotation is None or not self._may_edit():
            return
        number = row.number
        if isinstance(row.about, Field):
            if value(annotation, row.about):
                self._fill({row.about: ""})
        elif row.about is Part.TARGET:
            self._set_targets(_without(aims_of(annotation), number))
        elif row.about is Part.VIA:
            self._set_via(_without(hands_of(annotation), number))
        elif row.about is Part.SAME and self._linking is not None:
            self._linking.unlink()
        elif row.about is Part.JOINT:
            left = _without([ActorChoice.known(one.id) for one in annotation.co_actors], number)
            self._do(partial(parties.set_co_actors, actors=left, initiator=self))
        else:
            self._desk.said.emit("There is nothing here that could be emptied.")

    def _ask(self, field: Field) -> None:
        annotation = self._desk.statement
        if annotation is None or not self._may_edit():
            return
        if not is_chosen(field):
            self._ask_words(annotation, field)
            return
        choices = self._choices(field, annotation)
        if len(choices) == 1:
            self._desk.said.emit("Only claims, demands and accusations have a subtype.")
            return
        self._offer(field.value, choices, lambda chosen: self._fill({field: chosen}))

    def _ask_words(self, annotation: Annotation, field: Field) -> None:
        from annotator.ui.dialogs.field import FieldDialog  # noqa: PLC0415 - on first use

        known: list[str] = []
        if field is Field.TOPICS:
            topics = self._desk.trying(lambda project: project.read.topics()) or []
            known = [label for _, label in topics]
        project = self._desk.project
        if project is not None:
            keep = partial(set_fields, project, annotation, initiator=self)
            window = self._inspector.window()
            FieldDialog(annotation, field, lambda it: keep(given={field: it}), known, window).exec()

    def _choices(self, field: Field, annotation: Annotation) -> list[Choice]:
        held = value(annotation, field)
        listed = [
            Choice(one.value, f"{one.value}  {one.meaning}".rstrip(), one.value == held)
            for one in options(field, annotation)
        ]
        empty = "by its marks" if field is Field.FORM else "not said"
        return [*listed, Choice("", empty, not held)]

    def _go_to_same(self, annotation: Annotation) -> None:
        others = {one.id: one for one in self._others(annotation)}
        if not others and self._linking is not None:
            self._linking.ask()
        elif self._listing is not None:
            go_to = self._listing.go_to_statement
            choices = [Choice(one.id, isolated(one.quotation)[:_SHOWN]) for one in others.values()]
            self._offer("Same as", choices, lambda chosen: go_to(others[chosen]))

    def _change_kind(self, annotation: Annotation) -> None:
        kinds = [Choice(kind.value, kind.value, kind is annotation.kind) for kind in Kind]
        self._offer("Kind", kinds, lambda kind: self._coding.retag(Kind(kind)))

    def _change_target(self, targets: Sequence[Target], number: int) -> None:
        now = targets[number].function
        choices = [Choice(one.value, one.value, one is now) for one in TargetFunction]

        def take(function: str) -> None:
            if annotation := self._desk.statement:
                aims = aims_of(annotation)
                aims[number] = Aim(aims[number].choice, TargetFunction(function))
                self._set_targets(aims)

        self._offer("Target", choices, take)

    def _change_via(self, via: Sequence[Relay], number: int) -> None:
        now = via[number].kind
        choices = [Choice(one.value, one.value, one is now) for one in RelayKind]
        choices += [Choice(_NEARER, "put nearer to the speaker")] if number else []

        def take(kind: str) -> None:
            if annotation := self._desk.statement:
                hands = hands_of(annotation)
                if kind == _NEARER:
                    hands[number - 1 : number + 1] = [hands[number], hands[number - 1]]
                else:
                    hand = hands[number]
                    hands[number] = Hand(hand.choice, RelayKind(kind), hand.name)
                self._set_via(hands)

        self._offer("Via", choices, take)

    # Doing

    def _fill(self, given: dict[Field, str]) -> None:
        self._do(partial(set_fields, given=given, initiator=self))

    def _set_targets(self, aims: Sequence[Aim]) -> None:
        self._do(partial(parties.set_targets, targets=aims, initiator=self))

    def _set_via(self, hands: Sequence[Hand]) -> None:
        self._do(partial(parties.set_via, via=hands, initiator=self))

    def _do(self, deed: Deed) -> None:
        if annotation := self._desk.statement:
            self._desk.trying(lambda project: deed(project, annotation))

    def _may_edit(self) -> bool:
        project = self._desk.project
        if project is not None and not project.read_only:
            return True
        self._desk.said.emit("This project may be read but not changed: copy it to work on it.")
        return False

    # Showing

    def _offer(self, name: str, choices: Sequence[Choice], take: Callable[[str], object]) -> None:
        window = self._inspector.window()
        offer(name, choices, take, parent=window, at=self._beside())

    def _beside(self) -> QPoint:
        inspector = self._inspector
        if inspector.isVisible() and (row := inspector.selected_row()):
            return inspector.rect_of(row).bottomLeft()
        return self._coding.beside()

    def _show(self, annotation: Annotation | None) -> None:
        if not self._inspector.isHidden():
            others = self._others(annotation) if annotation else []
            self._inspector.show_statement(annotation, len(others))

    def _others(self, annotation: Annotation) -> list[Annotation]:
        if annotation.same_as is None:
            return []
        return self._desk.trying(lambda project: same_as(project.read, annotation)) or []

    def _hide(self) -> None:
        self._inspector.hide()
        self._coding.go_to_text()

    def _tell_keys(self) -> None:
        hint = _HINT_ALL if self._inspector.with_empty else _HINT
        fill = self._keyboard.fill
        self._inspector.tell_keys(fill(hint), fill(_NO_STATEMENT))


_NEARER = "nearer"
_SHOWN = 70
"""So many characters of a linked statement are shown where one is to be gone to."""


def _without(items: Sequence[_Item], number: int) -> list[_Item]:
    return [item for place, item in enumerate(items) if place != number]
