"""The commands that code: from a key to a stored statement with its actor, targets and via."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Kind
from annotator.editing import annotating, parties
from annotator.editing.actors import ActorChoice
from annotator.editing.parties import Aim, Hand, aims_of, hands_of
from annotator.editing.project import Project
from annotator.ui.article.view import ArticleView
from annotator.ui.asking import Asking
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.selecting import Selecting

Deed = Callable[[Project, Annotation], Annotation]

_NO_PASSAGE = (
    "Select a passage first: {select.next_sentence} for a sentence, "
    "{select.quotation} for a quotation."
)
_NO_STATEMENT = "Put the caret into a statement first, or press {statement.next}."


class Coding(QObject):
    """Codes the selection, or changes the statement in focus."""

    def __init__(
        self,
        desk: Desk,
        view: ArticleView,
        selecting: Selecting,
        asking: Asking,
        keyboard: Keyboard,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._keyboard = keyboard
        self._view = view
        self._selecting = selecting
        self._asking = asking

    def annotate(self, kind: Kind) -> None:
        """Code the selection, or give the statement in focus another kind."""
        article, spans = self._desk.article, self._selecting.spans()
        focused = self._desk.statement
        if focused is not None and (not spans or spans == _spans_of(focused)):
            self._change(partial(annotating.retag, kind=kind, initiator=self))
        elif article is None or not spans:
            self._say(_NO_PASSAGE)
        else:
            self._add(annotating.Statement(article=article.id, spans=spans, kind=kind))

    def retag(self, kind: Kind) -> None:
        """Give the statement in focus another kind, whatever is selected."""
        self._change(partial(annotating.retag, kind=kind, initiator=self))

    def toggle_secondary(self, kind: Kind) -> None:
        """Add a secondary kind to the statement in focus, or take it away."""
        self._change(partial(annotating.toggle_secondary, kind=kind, initiator=self))

    def ask_actor(self) -> None:
        """Ask whose words the statement in focus is."""
        if annotation := self._desk.statement:
            question = f"{annotation.kind.capitalize()} by:"
            self._asking.ask(question, annotation, self._set_actor, may_be_nobody=True)

    def ask_joint_actor(self) -> None:
        """Ask who speaks jointly with the actor, beside those named already."""
        if annotation := self._desk.statement:
            self._asking.ask("Said jointly by:", annotation, self._add_joint_actor)

    def ask_target(self) -> None:
        """Ask at whom the statement in focus is aimed, beside those named already."""
        if annotation := self._desk.statement:
            self._asking.ask("Aimed at:", annotation, self._add_target)

    def ask_via(self) -> None:
        """Ask who passed the words on next."""
        if annotation := self._desk.statement:
            self._asking.ask("Passed on by:", annotation, self._add_via)

    def clear_targets(self) -> None:
        """Take all targets off the statement in focus."""
        self._change(partial(parties.set_targets, targets=(), initiator=self))

    def clear_via(self) -> None:
        """Take everybody who passed the words on off the statement in focus."""
        self._change(partial(parties.set_via, via=(), initiator=self))

    def take_selection_as_words(self) -> None:
        """Move the borders of the statement in focus to the selection."""
        if spans := self._selecting.spans():
            self._change(partial(annotating.set_spans, spans=spans, initiator=self))
        else:
            self._say("Select the words this statement is to have, then press {statement.words}.")

    def write_note(self) -> None:
        """Ask for the note on the statement in focus."""
        from annotator.ui.dialogs.note import NoteDialog  # noqa: PLC0415 - on first use

        annotation, project = self._desk.statement, self._desk.project
        if annotation is not None and project is not None:
            keep = partial(annotating.set_note, project, annotation, initiator=self)
            NoteDialog(annotation, lambda note: keep(note=note), self._view.window()).exec()

    def toggle_flag(self) -> None:
        """Flag the statement in focus for a second look, or take the flag away."""
        self._change(partial(annotating.toggle_flag, initiator=self))

    def delete(self) -> None:
        """Take the statement in focus out; undo brings it back."""
        annotation = self._desk.statement
        if annotation is None:
            self._say(_NO_STATEMENT)
            return

        def delete(project: Project) -> bool:
            annotating.delete(project, [annotation], self)
            return True

        self._desk.focus_statement(None)
        if not self._desk.trying(delete):
            self._desk.focus(annotation)

    def beside(self) -> QPoint:
        """Return where on the screen the statement in focus ends."""
        annotation = self._desk.statement
        is_here = annotation is not None and not annotation.is_waiting
        end = annotation.end if annotation is not None and is_here else self._view.caret()
        place = self._view.rect_at(end)
        return self._view.viewport().mapToGlobal(place.bottomLeft())

    def go_to_text(self) -> None:
        """Give the text the keyboard."""
        self._view.setFocus()

    def _add(self, statement: annotating.Statement) -> None:
        stored = self._desk.trying(lambda project: annotating.annotate(project, statement, self))
        if stored is not None:
            self._view.set_caret(stored.end)
            self._desk.focus(stored)
            self.ask_actor()

    def _change(self, deed: Deed) -> bool:
        """Do something to the statement in focus, and tell whether it was kept."""
        annotation = self._desk.statement
        if annotation is None:
            self._say(_NO_STATEMENT)
            return False
        return self._desk.trying(lambda project: deed(project, annotation)) is not None

    def _say(self, sentence: str) -> None:
        self._desk.said.emit(self._keyboard.fill(sentence))

    def _set_actor(self, choice: ActorChoice) -> bool:
        return self._change(partial(annotating.set_actor, choice=choice, initiator=self))

    def _add_joint_actor(self, choice: ActorChoice) -> bool:
        annotation = self._desk.statement
        known = annotation.co_actors if annotation else ()
        actors = [*(ActorChoice.known(actor.id) for actor in known), choice]
        return self._change(partial(parties.set_co_actors, actors=actors, initiator=self))

    def _add_target(self, choice: ActorChoice) -> bool:
        annotation = self._desk.statement
        targets = [*(aims_of(annotation) if annotation else ()), Aim(choice)]
        return self._change(partial(parties.set_targets, targets=targets, initiator=self))

    def _add_via(self, choice: ActorChoice) -> bool:
        annotation = self._desk.statement
        via = [*(hands_of(annotation) if annotation else ()), Hand(choice)]
        return self._change(partial(parties.set_via, via=via, initiator=self))


def _spans_of(annotation: Annotation) -> tuple[object, ...]:
    if annotation.is_waiting:
        return ()
    return tuple(part.span for part in annotation.parts)
