"""The articles of a project in the order they came in, as a list shows and speaks them."""

from collections.abc import Iterable

from typing_extensions import override

from annotator.domain.article import ArticleRow
from annotator.domain.review import SetState
from annotator.ui.panels.plain import counted, isolated
from annotator.ui.panels.row_model import RowModel

DONE = frozenset({
    SetState.SUBMITTED,
    SetState.NOTHING,
    SetState.APPROVED,
    SetState.IN_BRIEFING,
})
"""States in which nothing is left for the coder to do."""


class ArticleModel(RowModel[ArticleRow]):
    """Article rows; one that is put in anew comes last, as it does in the project."""

    def __init__(self) -> None:
        super().__init__(_id, self._place_of)
        self._order: dict[str, int] = {}
        self._next = 0
        self._done = 0

    def load(self, rows: Iterable[ArticleRow]) -> None:
        """Hold these articles and no others."""
        listed = {row.id: row for row in rows}.values()
        self._order = {row.id: place for place, row in enumerate(listed)}
        self._next = len(self._order)
        self._done = sum(row.state in DONE for row in listed)
        self.load_rows(listed)

    @override
    def put(self, row: ArticleRow) -> None:
        old = self.row_of(row.id)
        if old is None:
            self._order[row.id] = self._next
            self._next += 1
        else:
            self._done -= self.row(old).state in DONE
        self._done += row.state in DONE
        super().put(row)

    @override
    def drop(self, row_id: str) -> None:
        old = self.row_of(row_id)
        if old is not None:
            self._done -= self.row(old).state in DONE
            super().drop(row_id)
            del self._order[row_id]

    @property
    def done_percent(self) -> int:
        """Return how many of a hundred articles are done, rounded down; 0 when there is none."""
        return 100 * self._done // len(self) if len(self) else 0

    @override
    def shown(self, row: ArticleRow) -> str:
        return f"{title(row)}, {origin(row)}"

    @override
    def spoken(self, row: ArticleRow) -> str:
        statements = counted(row.annotations, "statement", "statements")
        return f"{self.shown(row)}, {row.state.value}, {statements}"

    def _place_of(self, row: ArticleRow) -> int:
        return self._order[row.id]


def title(row: ArticleRow) -> str:
    """Return an article's title, or in a word that it has none."""
    return isolated(row.title) if row.title.strip() else "Untitled"


def origin(row: ArticleRow) -> str:
    """Return where and when an article appeared."""
    date = isolated(row.date_published) if row.date_published else "undated"
    return f"{isolated(row.outlet)} · {date}" if row.outlet.strip() else date


def _id(row: ArticleRow) -> str:
    return row.id
