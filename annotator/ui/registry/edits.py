"""What the keys of the registry do to the actor, name, role or statement that is looked at."""

from __future__ import annotations  # a type named here is loaded on first use

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from annotator.domain.actors import Actor, ActorType, Affiliation
from annotator.editing import actor_merging, registry
from annotator.editing.actors import ActorChoice, NewActor
from annotator.editing.registry import Details, Role
from annotator.ui.actors.picker import ActorPicker
from annotator.ui.actors.type_chips import type_after
from annotator.ui.desk import Desk
from annotator.ui.dialogs.fields import Field, FieldsDialog, Values
from annotator.ui.registry.facts import Fact, Section
from annotator.ui.registry.page import RegistryPage
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.editing.project import Project

_DAY = "such as 2024-05-31, 2024-05 or 2024"


class Looking(Protocol):
    """What the registry tells of the actor that is looked at, and can show."""

    marked: set[str]

    def actor(self) -> Actor | None:
        """Return the actor that is looked at."""

    def show_at(self, actor: str) -> None:
        """Look at another actor."""

    def show_marks(self) -> None:
        """Show which statements are marked now."""

    def leave(self) -> None:
        """Go back to the text."""


class RegistryEdits(QObject):
    """Asks for what an edit needs, and does it."""

    def __init__(self, desk: Desk, page: RegistryPage, owner: Looking, theme: Theme) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._owner = owner
        self._picker = ActorPicker(theme, page, "Esc changes nothing.")
        self._picker.chosen.connect(self._take_choice)
        self._asked = ""
        page.chips.type_picked.connect(self._set_type)
        page.facts.fact_opened.connect(self._open_fact)
        page.facts.fact_marked.connect(self._mark)

    def set_theme(self, theme: Theme) -> None:
        """Draw the picker in another theme."""
        self._picker.set_theme(theme)

    # The actor

    def new(self) -> None:
        """Enter an actor."""

        def take(values: Values) -> None:
            made = registry.add_actor(self._project(), NewActor(name=values["name"]), None, self)
            self._owner.show_at(made.id)

        typed = self._page.list.field.text()
        self._ask("New actor", [Field("name", "Name", typed)], take)

    def rename(self) -> None:
        """Write the actor's name, or the further name that is selected, in another way."""
        actor, fact = self._owner.actor(), self._fact()
        if actor is None:
            return
        if fact is not None and fact.section is Section.NAME:
            self._rename_alias(actor, fact.name)
            return

        def take(values: Values) -> None:
            keep = bool(values["keep"])
            registry.rename(
                self._project(), actor, values["name"], keep_former=keep, initiator=self
            )

        fields = [
            Field("name", "Name", actor.name),
            Field("keep", "Keep the former name as another name", is_box=True),
        ]
        self._ask(f"Rename {actor.name}", fields, take)

    def type(self) -> None:
        """Make the actor what comes next: a person, an organisation, a state, a group, unnamed."""
        if actor := self._owner.actor():
            self._set_type(type_after(actor.type))

    def details(self) -> None:
        """Ask for short and native name, country and note."""
        actor = self._owner.actor()
        if actor is None:
            return

        def take(values: Values) -> None:
            registry.change(self._project(), actor, Details(None, **values), self)

        fields = [
            Field("short_name", "Short name", actor.short_name),
            Field("native_name", "Native name", actor.native_name, "as written in its own script"),
            Field("country", "Country", actor.country),
            Field("note", "Note", actor.note, is_long=True),
        ]
        self._ask(f"Details of {actor.name}", fields, take)

    def delete(self) -> None:
        """Take out the name or role that is selected, or the actor itself."""
        actor, fact = self._owner.actor(), self._fact()
        if actor is None:
            return
        if fact is None:
            self._do(lambda project: registry.delete_actor(project, actor, self))
        elif fact.section is Section.NAME:
            name = fact.name
            self._do(lambda project: registry.remove_alias(project, actor, name, self))
        elif fact.held is not None:
            held = fact.held
            self._do(lambda project: registry.remove_role(project, actor, held, self))
        else:
            self._desk.said.emit("Names and roles are deleted here; the actor, in the list.")

    # Its names and roles

    def alias(self) -> None:
        """Add another name."""
        actor = self._owner.actor()
        if actor is None:
            return

        def take(values: Values) -> None:
            registry.add_alias(self._project(), actor, values["name"], self)

        self._ask(f"Another name of {actor.name}", [Field("name", "Name")], take)

    def role(self) -> None:
        """Add a role."""
        if actor := self._owner.actor():
            self._ask_role(actor, None)

    def _rename_alias(self, actor: Actor, name: str) -> None:
        def take(values: Values) -> None:
            registry.rename_alias(self._project(), actor, name, values["name"], self)

        self._ask(f"Another name of {actor.name}", [Field("name", "Name", name)], take)

    def _ask_role(self, actor: Actor, held: Affiliation | None) -> None:
        body = held.organisation.name if held and held.organisation else ""

        def take(values: Values) -> None:
            organisation = None
            if held and held.organisation and values["organisation"] == body:
                organisation = ActorChoice.known(held.organisation.id)
            elif values["organisation"].strip():
                organisation = ActorChoice.named(values["organisation"], ActorType.ORGANISATION)
            role = Role(values["role"], organisation, values["since"], values["until"])
            if held is None:
                registry.add_role(self._project(), actor, role, self)
            else:
                registry.change_role(self._project(), actor, held, role, self)

        fields = [
            Field("role", "Role", held.role if held else "", "such as an office"),
            Field(
                "organisation", "Organisation", body, "entered if not known", known=self._bodies()
            ),
            Field("since", "From", (held.since if held else "") or "", _DAY),
            Field("until", "To", (held.until if held else "") or "", _DAY),
        ]
        self._ask(f"Role of {actor.name}", fields, take)

    def _bodies(self) -> list[str]:
        nobody = {ActorType.PERSON, ActorType.UNNAMED}
        return [one.name for one in self._page.list.everyone if one.type not in nobody]

    # Two actors

    def merge(self) -> None:
        """Merge the near-equal actor that is selected into this one, or this one into another."""
        actor, fact = self._owner.actor(), self._fact()
        if actor is None:
            return
        if fact is not None and fact.near is not None:
            self._merge(fact.near, actor)
        else:
            self._pick("merge", f"Merge {actor.name} into:", actor)

    def split(self) -> None:
        """Move the marked statements, or the one that is selected, to another actor."""
        actor, fact = self._owner.actor(), self._fact()
        if actor is None:
            return
        if not self._owner.marked and fact is not None and fact.use is not None:
            self._owner.marked.add(fact.use.annotation)
            self._owner.show_marks()
        if not self._owner.marked:
            self._desk.said.emit("Mark the statements that are another actor's by Space first.")
            return
        number = len(self._owner.marked)
        what = "1 statement" if number == 1 else f"{number:,} statements"
        self._pick("split", f"Move {what} to:", actor)

    def differ(self) -> None:
        """Say that the near-equal actor that is selected is not the same."""
        actor, fact = self._owner.actor(), self._fact()
        if actor is None or fact is None or fact.near is None:
            self._desk.said.emit("Go to a near-equal name first.")
            return
        other = fact.near
        self._do(lambda project: actor_merging.tell_apart(project, actor, other, self))

    def _merge(self, merged: Actor, into: Actor) -> None:
        def deed(project: Project) -> Actor:
            return actor_merging.merge(project, [merged], into, self)

        if self._desk.trying(deed) is not None:
            self._owner.show_at(into.id)

    def _pick(self, asked: str, question: str, actor: Actor) -> None:
        self._asked = asked
        others = [one for one in self._page.list.everyone if one.id != actor.id]
        self._picker.ask(
            question,
            recent=(),
            everyone=others,
            suggestion="",
            printed=(),
            beside=self._page.place_beside(),
            may_be_nobody=False,
        )

    def _take_choice(self, choice: ActorChoice) -> None:
        actor = self._owner.actor()
        if actor is None:
            return
        if self._asked == "split":
            chosen = frozenset(self._owner.marked)
            split = partial(
                actor_merging.split, actor=actor, statements=chosen, to=choice, initiator=self
            )
            if self._desk.trying(split) is not None:
                self._owner.marked.clear()
                self._owner.show_marks()
            return
        into = self._page.list.actor(choice.id)
        if into is None:
            self._desk.said.emit("Choose an actor that is in the registry, or rename this one.")
        else:
            self._merge(actor, into)

    # What the lines stand for

    def _open_fact(self) -> None:
        actor, fact = self._owner.actor(), self._page.facts.fact()
        if actor is None or fact is None:
            return
        match fact.section:
            case Section.FIELD:
                self.rename() if fact.label == "Name" else self.details()
            case Section.NAME:
                self._rename_alias(actor, fact.name)
            case Section.ROLE:
                self._ask_role(actor, fact.held)
            case Section.PERSON:
                self._owner.show_at(fact.person)
            case Section.NEAR if fact.near is not None:
                self._merge(fact.near, actor)
            case Section.USE if fact.use is not None:
                self._jump(fact.use.article, fact.use.annotation)
            case _:
                return

    def _jump(self, article: str, annotation: str) -> None:
        if self._desk.article is None or self._desk.article.id != article:
            self._desk.open_article(article)
        self._owner.leave()
        self._desk.focus_statement(annotation)

    def _mark(self) -> None:
        fact, marked = self._page.facts.fact(), self._owner.marked
        if fact is None or fact.use is None:
            return
        marked.symmetric_difference_update({fact.use.annotation})
        self._owner.show_marks()

    # What all of them share

    def _set_type(self, kind: ActorType) -> None:
        actor = self._owner.actor()
        if actor is not None:
            self._do(lambda project: registry.change(project, actor, Details(kind), self))

    def _fact(self) -> Fact | None:
        """Return the line that is selected, if the lines have the keyboard."""
        return self._page.facts.fact() if self._page.facts.hasFocus() else None

    def _project(self) -> Project:
        project = self._desk.project
        assert project is not None  # noqa: S101  without one no actor is looked at
        return project

    def _do(self, deed: Callable[[Project], object]) -> None:
        self._desk.trying(deed)

    def _ask(self, heading: str, fields: Sequence[Field], take: Callable[[Values], object]) -> None:
        FieldsDialog(heading, fields, take, self._page.window()).exec()
