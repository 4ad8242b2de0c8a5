"""Hits as rows of a list, in the order in which they were found."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from annotator.domain.counting import counted
from annotator.editing.search import Hit, Search
from annotator.ui.panels.plain import isolated

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HitRows(QAbstractListModel):
    """Grows at its end while more is found, and begins anew with another question."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    def show(self, hits: Sequence[Hit]) -> None:
        """Hold these hits and no others."""
        self.beginResetModel()
        self.hits = list(hits)
        self.endResetModel()

    def add(self, hits: Sequence[Hit]) -> None:
        """Hold further hits behind the present ones."""
        if hits:
            first = len(self.hits)
            self.beginInsertRows(_ROOT, first, first + len(hits) - 1)
            self.hits += hits
            self.endInsertRows()

    def begins_article(self, row: int) -> bool:
        """Tell whether a row is the first of its article."""
        return row == 0 or self.hits[row - 1].article != self.hits[row].article

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.hits)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return in_context(self.hits[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self.hits[index.row()])
        return None


def in_context(hit: Hit) -> str:
    """Return a hit with the words around it, on one line."""
    return isolated(f"{hit.before}{hit.words}{hit.after}")


def title_of(hit: Hit) -> str:
    """Return the title of a hit's article, or in a word that it has none."""
    return isolated(hit.title) if hit.title.strip() else "Untitled"


def spoken(hit: Hit) -> str:
    """Return what is said of a hit: what stands there, where, and whether it is coded."""
    where = "in the headline of" if hit.span is None else "in"
    coded = ", in a statement" if hit.annotation else ""
    return f"{in_context(hit)}, {where} {title_of(hit)}{coded}"


def row_after(hits: Sequence[Hit], article: str, offset: int) -> int:
    """Return the row of the next hit behind an offset of an article: in it, or in the next one.

    That is one past the last row if there is none yet; the first row for any other article.
    """
    rows = [row for row, hit in enumerate(hits) if hit.article == article]
    if not rows:
        return 0
    behind = (row for row in rows if (span := hits[row].span) and span.start >= offset)
    return next(behind, rows[-1] + 1)


def row_before(hits: Sequence[Hit], article: str, offset: int) -> int:
    """Return the row of the next hit ahead of an offset of an article: in it, or in the former one.

    That is -1 if there is none; the last row for any other article.
    """
    rows = [row for row, hit in enumerate(hits) if hit.article == article]
    if not rows:
        return len(hits) - 1
    # The headline stands ahead of everything but the very beginning.
    ends = ((row, span.end if (span := hits[row].span) else 1) for row in reversed(rows))
    return next((row for row, end in ends if end <= offset), rows[0] - 1)


def how_many(hits: Sequence[Hit], search: Search) -> str:
    """Return how many hits there are, and whether there may be more."""
    articles = len({hit.article for hit in hits})
    found = counted(len(hits), "hit", "hits")
    where = f"{found} in {counted(articles, 'article', 'articles')}"
    return where if search.ended else f"{where} so far; more as you go down"
