"""Opens the registry of actors on its page, and keeps it in step with the project."""

from __future__ import annotations  # a type named here is loaded on first use

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from annotator.domain.changes import Changes
from annotator.ui.actions import Needs
from annotator.ui.desk import MANY, Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.menus import Deeds
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.domain.actors import Actor, ActorUse, Member
    from annotator.domain.near_names import Near
    from annotator.editing.project import Project
    from annotator.ui.registry.edits import RegistryEdits
    from annotator.ui.registry.exchange import ActorExchange
    from annotator.ui.registry.near_finder import NearFinder
    from annotator.ui.registry.page import RegistryPage

_REST = 120
"""Milliseconds for which an actor is looked at before its near-equal names are looked for."""


class Registry(QObject):
    """Made with the window; its page, and what that needs, is made when it is first opened."""

    altered = Signal()  # whether the page is shown, or an actor chosen, is no longer as it was

    def __init__(self, desk: Desk, theme: Theme, keyboard: Keyboard, pages: QStackedWidget) -> None:
        """Take the pages of the window, among which the registry is to be one."""
        super().__init__(desk)
        self._desk = desk
        self._theme = theme
        self._keyboard = keyboard
        self._pages = pages
        self._before: QWidget | None = None
        self.page: RegistryPage | None = None
        self._edits: RegistryEdits | None = None
        self._finder: NearFinder | None = None
        self._exchange: ActorExchange | None = None
        self._near: tuple[str, list[Near]] | None = None
        self._uses: list[ActorUse] = []
        self._people: list[Member] = []
        self.marked: set[str] = set()
        """The ids of the statements that are to be moved to another actor."""
        self._pairs_wanted = False
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._look_for_near)
        desk.changed.connect(self._take_in)
        desk.project_opened.connect(self._forget)

    def set_theme(self, theme: Theme) -> None:
        """Draw the page in another theme."""
        self._theme = theme
        if self.page is not None and self._edits is not None:
            self.page.set_theme(theme)
            self._edits.set_theme(theme)

    def deeds(self) -> Deeds:
        """Return what each command about actors does, by the command's name."""
        edits = ("new", "rename", "type", "alias", "role", "details", "merge", "split", "differ")
        return {
            "actors.registry": self.toggle,
            "actors.near": self._toggle_near,
            "actors.import": lambda: self.exchange().bring_in(),
            "actors.export": lambda: self.exchange().export(),
            **{f"actors.{name}": partial(self._edit, name) for name in (*edits, "delete")},
        }

    def exchange(self) -> ActorExchange:
        """Return what writes the registry as a table and brings one in."""
        from annotator.ui.registry.exchange import ActorExchange  # noqa: PLC0415 - on first use

        if self._exchange is None:
            self._exchange = ActorExchange(self._desk, self._pages)
        return self._exchange

    @property
    def is_shown(self) -> bool:
        """Tell whether the page is what the window shows."""
        return self.page is not None and self._pages.currentWidget() is self.page

    def there(self) -> frozenset[Needs]:
        """Return what commands about actors find on the page."""
        if self.actor() is None:
            return frozenset({Needs.REGISTRY})
        return frozenset({Needs.REGISTRY, Needs.ACTOR})

    def actor(self) -> Actor | None:
        """Return the actor that is looked at."""
        return self.page.list.actor(self.page.list.selected()) if self.page else None

    def toggle(self) -> None:
        """Show the registry, or go back to the text."""
        if self.is_shown:
            self.leave()
        else:
            self.open()

    def open(self, actor: str | None = None) -> None:
        """Show the registry, at an actor if one is named."""
        if self._desk.project is None:
            return
        if self.page is None:
            self._make()
        page = self.page
        assert page is not None  # noqa: S101  it was made in a line above
        if not self.is_shown:
            self._before = self._pages.currentWidget()
            self._pages.setCurrentWidget(page)
            self._load()
        wanted = actor or page.list.selected() or self._actor_in_focus()
        if wanted is not None:
            page.list.go_to(wanted)
        self.show()
        page.list.setFocus()
        self.altered.emit()

    def leave(self) -> None:
        """Go back to the text."""
        if self.is_shown and self._before is not None:
            self._pages.setCurrentWidget(self._before)
            self.altered.emit()

    def show_at(self, actor: str) -> None:
        """Look at another actor."""
        if self.page is not None:
            self.page.list.go_to(actor)
            self.show()
            self.altered.emit()

    def show(self) -> None:
        """Show the actor that is looked at as it stands."""
        page, actor = self.page, self.actor()
        if page is None:
            return
        self._uses, self._people = [], []
        if actor is not None:
            found = self._desk.trying(lambda project: project.read.registry.uses(actor.id))
            self._uses = found or []
            people = self._desk.trying(lambda project: project.read.registry.people_in(actor.id))
            self._people = people or []
        self._show_lines()
        self._resting.start()

    def show_marks(self) -> None:
        """Show which statements are marked now."""
        self._show_lines()

    def _show_lines(self) -> None:
        actor = self.actor()
        near = self._near[1] if actor and self._near and self._near[0] == actor.id else None
        if self.page is None:
            return
        if actor is None:
            self.page.show_actor(None)
        else:
            from annotator.ui.registry.facts import Known  # noqa: PLC0415 - on first use

            self.page.show_actor(Known(actor, near, self._uses, self._people, self.marked))

    def _make(self) -> None:
        from annotator.ui.registry.edits import RegistryEdits  # noqa: PLC0415 - on first use
        from annotator.ui.registry.near_finder import NearFinder  # noqa: PLC0415 - the same
        from annotator.ui.registry.page import RegistryPage  # noqa: PLC0415 - the same

        self.page = RegistryPage(self._theme, self._keyboard)
        self._pages.addWidget(self.page)
        self._edits = RegistryEdits(self._desk, self.page, self, self._theme)
        self._finder = NearFinder(self)
        self._finder.ready.connect(self._look_for_near)
        self._finder.paired.connect(self._show_pairs)
        self.page.list.actor_picked.connect(self._pick)
        self.page.left.connect(self._go_back)

    def _load(self) -> None:
        page = self.page
        everyone = self._desk.trying(lambda project: project.read.actors())
        if page is not None and everyone is not None:
            page.list.show_actors(everyone)
            self._get_near_ready()

    def _pick(self, _actor: str) -> None:
        self.marked.clear()
        self.show()
        self.altered.emit()

    def _go_back(self) -> None:
        if self.page is not None and self.page.list.is_narrowed:
            self._toggle_near()
        else:
            self.leave()

    def _actor_in_focus(self) -> str | None:
        statement = self._desk.statement
        return statement.actor.id if statement and statement.actor else None

    def _edit(self, name: str) -> None:
        if self._edits is not None and self.is_shown:
            deed: Callable[[], None] = getattr(self._edits, name)
            deed()

    # Near-equal names

    def _get_near_ready(self) -> None:
        page, finder = self.page, self._finder
        apart = self._desk.trying(lambda project: project.read.registry.apart())
        if page is not None and finder is not None and apart is not None:
            finder.take(page.list.everyone, apart)

    def _look_for_near(self) -> None:
        actor, finder = self.actor(), self._finder
        if finder is not None and self._pairs_wanted and self.is_shown:
            self._pairs_wanted = not finder.find_pairs()
        if actor is None or finder is None or not self.is_shown:
            return
        near = finder.near(actor.id)
        if near is not None:
            self._near = (actor.id, near)
            self._show_lines()

    def _toggle_near(self) -> None:
        if self.page is None or self._finder is None or not self.is_shown:
            self.open()
        page, finder = self.page, self._finder
        if page is None or finder is None:
            return
        if page.list.is_narrowed:
            page.list.show_only(None)
        elif finder.find_pairs():
            self._desk.said.emit("Looking for near-equal names…")
        else:
            self._pairs_wanted = True

    def _show_pairs(self, pairs: list[Near]) -> None:
        page = self.page
        if page is None or not self.is_shown:
            return
        if not pairs:
            self._desk.said.emit("No two actors have near-equal names.")
            return
        ids = {actor.id for near in pairs for actor in (near.first, near.second)}
        page.list.show_only(ids)
        page.list.select(page.list.selected() or pairs[0].first.id)
        self.show()
        self.altered.emit()
        self._desk.said.emit(f"{len(pairs):,} pairs have near-equal names. Esc lists all again.")

    # In step with the project

    def _take_in(self, changes: Changes) -> None:
        page = self.page
        if page is None or not self.is_shown:
            return
        if len(changes.actors) > MANY:
            self._load()
        else:
            self._reread(changes)
        self.marked &= {use.annotation for use in self._uses}
        self.show()
        self.altered.emit()

    def _reread(self, changes: Changes) -> None:
        page = self.page
        counts = self._desk.trying(lambda project: project.read.registry.counts())
        if page is None or counts is None:
            return
        recounted = {
            one.id for one in page.list.everyone if one.statements != counts.get(one.id, 0)
        }
        for actor in changes.actors | recounted:
            rows = self._desk.trying(partial(_rows, actor=actor))
            if rows:
                page.list.put(rows[0])
            elif rows is not None:
                page.list.drop(actor)
        self._near = None
        self._get_near_ready()

    def _forget(self) -> None:
        self.marked.clear()
        self._near = None
        if self.page is not None:
            self.page.list.field.clear()
            self.page.list.show_only(None)
            self.page.list.show_actors([])


def _rows(project: Project, actor: str) -> list[Actor]:
    return project.read.actors(actor)
