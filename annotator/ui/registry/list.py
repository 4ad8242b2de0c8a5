"""The list of all actors, searched by any of their names while somebody types."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStyleOptionViewItem, QVBoxLayout
from typing_extensions import override

from annotator.domain.actors import Actor
from annotator.domain.counting import counted
from annotator.domain.name_search import NameSearch
from annotator.ui.dialogs.key_cap import small
from annotator.ui.keyboard import Keyboard
from annotator.ui.panels.ink import MARGIN, Ink, paint_text, strong
from annotator.ui.panels.list_panel import ListPanel
from annotator.ui.panels.plain import isolated
from annotator.ui.panels.two_lines import TwoLineDelegate, TwoLines
from annotator.ui.registry.chip import paint_type
from annotator.ui.registry.model import ActorModel, newest_role
from annotator.ui.theme import Theme

_WHEN_EMPTY = (
    "No actor here.\n\nPress {actors.new} to enter one. Actors are entered, too, when a "
    "statement is given to a new name."
)
_GAP = 8
_AT_ONCE = 500
"""So many actors are made searchable between two events."""


class ActorList(ListPanel[Actor]):
    """Shows the actors whose names hold what is typed, and says which one is looked at."""

    actor_picked = Signal(str)  # the actor's id

    def __init__(self, theme: Theme, keyboard: Keyboard) -> None:
        self._model = ActorModel()
        self._everyone: dict[str, Actor] = {}
        self._search = NameSearch()
        self._only: AbstractSet[str] | None = None
        super().__init__("Actors", self._model)
        self.say_when_empty(keyboard.fill(_WHEN_EMPTY))
        self.field = _SearchField()
        self.field.textChanged.connect(self._narrow)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  as the frame of all lists is made
        search = QHBoxLayout()
        search.setContentsMargins(MARGIN, 0, MARGIN, 8)
        search.addWidget(self.field)
        layout.insertLayout(1, search)
        self.view.row_picked.connect(lambda row: self.actor_picked.emit(self._model.id_at(row)))
        self._preparing = QTimer(self, interval=0)
        self._preparing.timeout.connect(self._prepare)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the list in another theme."""
        self.dress(theme, _ActorDelegate(theme, self._model))

    def show_actors(self, actors: Sequence[Actor]) -> None:
        """List these actors, as far as they hold what is typed."""
        self._everyone = {actor.id: actor for actor in actors}
        self._take_names()
        self._list()

    def actor(self, actor_id: str | None) -> Actor | None:
        """Return an actor that is in the registry, whether it is listed now or not."""
        return self._everyone.get(actor_id) if actor_id else None

    @property
    def everyone(self) -> list[Actor]:
        """Return all actors there are."""
        return list(self._everyone.values())

    @override
    def put(self, row: Actor) -> None:
        former = self._everyone.get(row.id)
        self._everyone[row.id] = row
        if former is None or former.names != row.names:
            self._take_names()
        if self._is_wanted(row) or self._model.row_of(row.id) is not None:
            super().put(row)

    @override
    def drop(self, row_id: str) -> None:
        if self._everyone.pop(row_id, None) is not None:
            self._take_names()
        place = self._model.row_of(row_id)
        was_selected = self.selected() == row_id
        super().drop(row_id)
        if was_selected and place is not None and len(self._model):
            self.view.select_row(min(place, len(self._model) - 1))

    def show_only(self, ids: AbstractSet[str] | None) -> None:
        """List only these actors, or all of them again."""
        self._only = ids
        self._list()

    @property
    def is_narrowed(self) -> bool:
        """Tell whether only some of the actors are listed on demand."""
        return self._only is not None

    def go_to(self, actor_id: str) -> None:
        """Select an actor, which is listed even if it does not hold what was typed."""
        if self._model.row_of(actor_id) is None:
            self._only = None
            self.field.clear()
        self.select(actor_id)

    @override
    def heading_text(self) -> str:
        listed = counted(len(self._model), "actor", "actors")
        if self._only is not None:
            return f"{listed} with near-equal names"
        if len(self._model) < len(self._everyone):
            return f"{listed} of {len(self._everyone):,}"
        return listed

    def _take_names(self) -> None:
        self._search = NameSearch(self.everyone, self._search)
        self._preparing.start()

    def _prepare(self) -> None:
        if self._search.prepare(_AT_ONCE):
            self._preparing.stop()

    def _narrow(self) -> None:
        self._list()
        if self.selected() is None and len(self._model):
            self.view.select_row(0)
            self.actor_picked.emit(self._model.id_at(0))

    def _list(self) -> None:
        selected = self.selected()
        with self.view.silence():
            self._model.load(self._found())
        self.tell_count()
        kept = selected if selected and self._model.row_of(selected) is not None else None
        self.select(kept)

    def _found(self) -> list[Actor]:
        typed = self.field.text()
        if typed.strip():
            found = self._search.find(typed, limit=len(self._everyone))
            actors = [one.actor for one in found]
        else:
            actors = self.everyone
        return [actor for actor in actors if self._only is None or actor.id in self._only]

    def _is_wanted(self, actor: Actor) -> bool:
        return not self.field.text().strip() and (self._only is None or actor.id in self._only)


class _SearchField(QLineEdit):
    """Takes letters for a search; the arrow down goes on to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Search names…")
        self.setAccessibleName("Search actors by any name")
        self.setClearButtonEnabled(True)
        self.setTextMargins(2, 2, 2, 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _ActorDelegate(TwoLineDelegate):
    """The name with the count of statements; below it the type and the newest role."""

    def __init__(self, theme: Theme, model: ActorModel) -> None:
        super().__init__(model)
        self.theme = theme
        self._model = model

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + 4)

    @override
    def paint_lines(self, painter: QPainter, lines: TwoLines, row: int) -> None:
        actor = self._model.row(row)
        plain = Ink(lines.font, lines.muted)
        upper, lower = lines.upper, lines.lower.translated(0, 2)
        if actor.statements:
            width = paint_text(painter, upper, f"{actor.statements:,}", plain, right=True)
            upper = upper.adjusted(0, 0, -width - _GAP, 0)
        name = Ink(strong(lines.font), self.theme.text)
        paint_text(painter, upper, isolated(actor.name), name)
        used = paint_type(painter, lower, actor.type, self.theme, small(lines.font))
        paint_text(painter, lower.adjusted(used + _GAP, 0, 0, 0), newest_role(actor), plain)
