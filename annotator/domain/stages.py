"""The stages of the work on a project's articles: first those that wait for their coder."""

from dataclasses import dataclass

from annotator.domain.review import SetState


@dataclass(frozen=True, slots=True)
class Stage:
    """What is to be done next with articles in these states."""

    name: str
    states: frozenset[SetState]
    done: bool
    """Whether nothing is left for the coder to do."""


STAGES = (
    Stage("Returned", frozenset({SetState.RETURNED}), done=False),
    Stage("In coding", frozenset({SetState.IN_CODING}), done=False),
    Stage("To code", frozenset({SetState.NEW}), done=False),
    Stage("Submitted", frozenset({SetState.SUBMITTED}), done=True),
    Stage("Nothing to code", frozenset({SetState.NOTHING}), done=True),
    Stage("Approved", frozenset({SetState.APPROVED, SetState.IN_BRIEFING}), done=True),
)
"""In the order in which they are listed. What is begun stands above what is not, so that the
article below the one somebody has just begun is the next to begin."""

_NUMBERS = {state: number for number, stage in enumerate(STAGES) for state in stage.states}


def stage_number(state: SetState) -> int:
    """Return which of STAGES the articles of a state are in."""
    return _NUMBERS[state]


def is_done(state: SetState) -> bool:
    """Tell whether nothing is left for the coder to do."""
    return STAGES[stage_number(state)].done
