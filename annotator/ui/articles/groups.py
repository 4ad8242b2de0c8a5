"""What a line of the list of articles stands for: an article, or the head of a group."""

from dataclasses import dataclass

from annotator.domain.article import ArticleRow
from annotator.domain.stages import STAGES


@dataclass(frozen=True, slots=True)
class Head:
    """The line above the articles of a stage that has some."""

    number: int
    """Which of STAGES it is."""
    articles: int

    @property
    def id(self) -> str:
        """Return what the line is known by among the articles' ids."""
        return f"group {self.number}"

    @property
    def name(self) -> str:
        """Return the stage's name."""
        return STAGES[self.number].name


Entry = ArticleRow | Head
