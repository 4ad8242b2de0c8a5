"""A quiz over the borderline cases of a guideline: which kind of statement each of them is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.codebook import Kind
from annotator.domain.guideline import Case

PASS_SHARE = 0.8
"""Who codes that many of the cases right knows the guideline well enough to begin."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said of a case: its kinds, none where it is to be left unmarked."""

    case: Case
    kinds: tuple[Kind, ...]

    @property
    def is_right(self) -> bool:
        """Tell whether all statements were found and nothing else, in whatever order.

        A statement that may be left out as well is neither missed nor wrong.
        """
        given = Counter(self.kinds)
        needed = Counter(one.kind for one in self.case.codings if not one.optional)
        allowed = Counter(one.kind for one in self.case.codings)
        return not needed - given and not given - allowed


@dataclass(frozen=True, slots=True)
class Quiz:
    """Cases in the order in which they are asked, with the answers to the first of them."""

    cases: tuple[Case, ...]
    answers: tuple[Answer, ...] = ()

    @property
    def case(self) -> Case | None:
        """Return the case that is asked next, or None when all are answered."""
        place = len(self.answers)
        return self.cases[place] if place < len(self.cases) else None

    def with_answer(self, kinds: Iterable[Kind]) -> "Quiz":
        """Answer the case that is asked."""
        if self.case is None:
            return self
        return Quiz(self.cases, (*self.answers, Answer(self.case, tuple(kinds))))

    @property
    def right(self) -> int:
        """Return how many answers were right."""
        return sum(answer.is_right for answer in self.answers)

    @property
    def missed(self) -> tuple[Case, ...]:
        """Return the cases that were answered wrongly, in the order in which they were asked."""
        return tuple(answer.case for answer in self.answers if not answer.is_right)

    @property
    def needed(self) -> int:
        """Return how many right answers pass."""
        return -int(-len(self.cases) * PASS_SHARE // 1)

    @property
    def is_passed(self) -> bool:
        """Tell whether enough answers were right."""
        return self.right >= self.needed


def statements_in(case: Case) -> int:
    """Return how many statements a case holds, not counting those that may be left out."""
    return sum(not coding.optional for coding in case.codings)


def kinds_of(case: Case) -> Sequence[Kind]:
    """Return the kinds that a case holds, each once, in the order of its statements."""
    return tuple(dict.fromkeys(coding.kind for coding in case.codings))
