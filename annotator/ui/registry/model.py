"""The actors of a project by name, as a list shows and speaks them."""

from collections.abc import Iterable

from typing_extensions import override

from annotator.domain.actors import Actor
from annotator.domain.counting import counted
from annotator.domain.text import fold
from annotator.ui.panels.plain import isolated
from annotator.ui.panels.row_model import RowModel


class ActorModel(RowModel[Actor]):
    """Actors by their folded names."""

    def __init__(self) -> None:
        super().__init__(_id, self._place_of)
        self._folded: dict[str, str] = {}

    def load(self, actors: Iterable[Actor]) -> None:
        """List these actors and no others."""
        self.load_rows(actors)

    @override
    def shown(self, row: Actor) -> str:
        return row.name

    @override
    def spoken(self, row: Actor) -> str:
        statements = counted(row.statements, "statement", "statements")
        told = [isolated(row.name), row.type.value, newest_role(row), statements]
        return ", ".join(part for part in told if part)

    def _place_of(self, row: Actor) -> tuple[str, str]:
        if row.name not in self._folded:
            self._folded[row.name] = fold(row.name)
        return self._folded[row.name], row.id


def newest_role(actor: Actor) -> str:
    """Return the newest role of an actor with its days, or "" when none is known."""
    held = actor.role_on(None)
    if held is None:
        return ""
    return ", ".join(part for part in (isolated(held.title), held.period) if part)


def _id(actor: Actor) -> str:
    return actor.id
