"""How many articles carry the same story, kept up to date row by row."""

from collections import Counter
from collections.abc import Iterable

from annotator.domain.article import ArticleRow


class Families:
    """Counts the articles of each family."""

    def __init__(self, rows: Iterable[ArticleRow] = ()) -> None:
        self._members = Counter(row.family for row in rows if row.family)

    def exchange(self, before: ArticleRow | None, now: ArticleRow | None) -> bool:
        """Take one row out of the counts and another into them; tell whether a count changed."""
        was, becomes = (row.family if row else "" for row in (before, now))
        if was == becomes:
            return False
        for family, step in ((was, -1), (becomes, 1)):
            if family:
                self._members[family] += step
        return True

    def size_of(self, row: ArticleRow) -> int:
        """Return how many articles carry the story of this one; 0 where no other does."""
        members = self._members[row.family] if row.family else 0
        return members if members > 1 else 0
