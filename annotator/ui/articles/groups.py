"""The groups the list of articles falls into: first those that wait for their coder."""

from dataclasses import dataclass

from annotator.domain.article import ArticleRow
from annotator.domain.review import SetState


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that stand in the same states of the work on them."""

    name: str
    states: frozenset[SetState]
    done: bool
    """Whether nothing is left for the coder to do."""


GROUPS = (
    Group("Returned", frozenset({SetState.RETURNED}), done=False),
    Group("In coding", frozenset({SetState.IN_CODING}), done=False),
    Group("To code", frozenset({SetState.NEW}), done=False),
    Group("Submitted", frozenset({SetState.SUBMITTED}), done=True),
    Group("Nothing to code", frozenset({SetState.NOTHING}), done=True),
    Group("Approved", frozenset({SetState.APPROVED, SetState.IN_BRIEFING}), done=True),
)
"""In the order of the list. What is begun stands above what is not, so that the article below the
one somebody has just begun is the next to begin."""

_NUMBERS = {state: number for number, group in enumerate(GROUPS) for state in group.states}


@dataclass(frozen=True, slots=True)
class Head:
    """The line above the articles of a group that has some."""

    number: int
    """Which of GROUPS it is."""
    articles: int

    @property
    def id(self) -> str:
        """Return what the line is known by among the articles' ids."""
        return f"group {self.number}"

    @property
    def name(self) -> str:
        """Return the group's name."""
        return GROUPS[self.number].name


Entry = ArticleRow | Head
"""What a line of the list stands for."""


def number_of(state: SetState) -> int:
    """Return which of GROUPS the articles of a state stand in."""
    return _NUMBERS[state]


def is_done(row: ArticleRow) -> bool:
    """Tell whether nothing is left for the coder to do on an article."""
    return GROUPS[number_of(row.state)].done
