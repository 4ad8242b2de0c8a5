"""The articles of a project in groups by state, as a list shows and speaks them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from annotator.domain.article import ArticleRow
from annotator.domain.counting import counted
from annotator.domain.stages import stage_number
from annotator.domain.text import fold
from annotator.ui.articles.families import Families
from annotator.ui.articles.groups import Entry, Head
from annotator.ui.articles.progress import Progress
from annotator.ui.panels.plain import isolated
from annotator.ui.panels.row_model import RowModel


class ArticleModel(RowModel[Entry]):
    """Article rows under the heads of their groups, in each group in the order they came in.

    With words to filter by, it holds only the articles in whose row all of them occur.
    """

    def __init__(self) -> None:
        super().__init__(_id, self._place_of)
        self.progress = Progress()
        self.families = Families()
        self._articles: dict[str, ArticleRow] = {}
        self._order: dict[str, int] = {}
        self._next = 0
        self._words: tuple[str, ...] = ()
        self._folded: dict[str, str] = {}
        self._in_group: Counter[int] = Counter()

    def load(self, rows: Iterable[ArticleRow]) -> None:
        """Hold these articles and no others."""
        self._articles = {row.id: row for row in rows}
        self._order = {row_id: place for place, row_id in enumerate(self._articles)}
        self._next = len(self._order)
        self._folded = {}
        self.progress = Progress(self._articles.values())
        self.families = Families(self._articles.values())
        self._show()

    def filter(self, words: str) -> None:
        """Hold only the articles in whose row each of these words occurs; all for ""."""
        wanted = tuple(fold(words).split())
        if wanted != self._words:
            self._words = wanted
            self._show()

    @override
    def put(self, row: Entry) -> None:
        if isinstance(row, Head):
            super().put(row)
            return
        if row.id not in self._order:
            self._order[row.id] = self._next
            self._next += 1
        self.progress.exchange(self._articles.get(row.id), row)
        families_changed = self.families.exchange(self._articles.get(row.id), row)
        self._articles[row.id] = row
        self._folded.pop(row.id, None)
        if self._fits(row):
            before = self._shown_in(row.id)
            super().put(row)
            self._move_group(before, stage_number(row.state))
        else:
            self._hide(row.id)
        if families_changed:
            self._repaint()

    @override
    def drop(self, row_id: str) -> None:
        row = self._articles.pop(row_id, None)
        if row is not None:
            self.progress.exchange(row, None)
            families_changed = self.families.exchange(row, None)
            self._hide(row_id)
            del self._order[row_id]
            self._folded.pop(row_id, None)
            if families_changed:
                self._repaint()

    def put_gaps(self, article: str, gaps: int) -> None:
        """Take in how many gaps an article has."""
        if article in self._articles and self.progress.put_gaps(article, gaps):
            place = self.row_of(article)
            if place is not None:
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)

    @property
    def is_filtered(self) -> bool:
        """Tell whether there are words to filter by."""
        return bool(self._words)

    @property
    def listed(self) -> int:
        """Return how many articles are listed."""
        return self._in_group.total()

    def article_at(self, place: int) -> ArticleRow | None:
        """Return the article at a place, None for the head of a group."""
        entry = self.row(place)
        return entry if isinstance(entry, ArticleRow) else None

    def articles_from(self, article: str) -> Iterator[ArticleRow]:
        """Yield the other articles listed: those below this one, then from the top."""
        here = self.row_of(article)
        start = -1 if here is None else here
        for place in (*range(start + 1, len(self)), *range(max(0, start))):
            row = self.article_at(place)
            if row is not None:
                yield row

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        is_head = index.isValid() and isinstance(self.row(index.row()), Head)
        return Qt.ItemFlag.NoItemFlags if is_head else super().flags(index)

    @override
    def shown(self, row: Entry) -> str:
        if isinstance(row, Head):
            return row.name
        return f"{title(row)}, {origin(row)}"

    @override
    def spoken(self, row: Entry) -> str:
        if isinstance(row, Head):
            return f"{row.name}: {counted(row.articles, 'article', 'articles')}"
        told = [self.shown(row), row.state.value]
        told.append(counted(row.annotations, "statement", "statements"))
        if carriers := self.families.size_of(row):
            told.append(f"one of {carriers} articles that carry this story")
        gaps = self.progress.gaps_of(row.id)
        if gaps is not None:
            told.append(counted(gaps, "gap", "gaps"))
        return ", ".join(told)

    def _repaint(self) -> None:
        """Have all rows shown anew: how many carry a story stands in each row of its family."""
        if len(self):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self) - 1, 0))

    def _place_of(self, row: Entry) -> tuple[int, int]:
        if isinstance(row, Head):
            return row.number, -1
        return stage_number(row.state), self._order[row.id]

    def _show(self) -> None:
        shown = [row for row in self._articles.values() if self._fits(row)]
        self._in_group = Counter(stage_number(row.state) for row in shown)
        heads = [Head(number, count) for number, count in self._in_group.items()]
        self.load_rows((*heads, *shown))

    def _fits(self, row: ArticleRow) -> bool:
        if not self._words:
            return True
        if row.id not in self._folded:
            said = (row.title, row.outlet, row.date_published, row.language, row.state.value)
            self._folded[row.id] = fold(" ".join(said))
        return all(word in self._folded[row.id] for word in self._words)

    def _shown_in(self, row_id: str) -> int | None:
        """Return the group in which an article is listed now."""
        place = self.row_of(row_id)
        row = None if place is None else self.article_at(place)
        return None if row is None else stage_number(row.state)

    def _hide(self, row_id: str) -> None:
        before = self._shown_in(row_id)
        super().drop(row_id)
        self._move_group(before, None)

    def _move_group(self, before: int | None, now: int | None) -> None:
        """Count an article out of one group and into another, and put their heads right."""
        if before == now:
            return
        for number, step in ((now, 1), (before, -1)):
            if number is None:
                continue
            self._in_group[number] += step
            head = Head(number, self._in_group[number])
            if head.articles:
                super().put(head)
            else:
                super().drop(head.id)


def title(row: ArticleRow) -> str:
    """Return an article's title, or in a word that it has none."""
    return isolated(row.title) if row.title.strip() else "Untitled"


def origin(row: ArticleRow) -> str:
    """Return where and when an article appeared."""
    date = isolated(row.date_published) if row.date_published else "undated"
    return f"{isolated(row.outlet)} · {date}" if row.outlet.strip() else date


def _id(row: Entry) -> str:
    return row.id
