"""The states an annotation set passes through, and which step may follow which."""

from enum import StrEnum


class SetState(StrEnum):
    """Where one coder's work on one article stands."""

    NEW = "new"
    IN_CODING = "in coding"
    SUBMITTED = "submitted"
    NOTHING = "nothing to code"
    RETURNED = "returned"
    APPROVED = "approved"
    IN_BRIEFING = "in briefing"


TRANSITIONS: dict[SetState, frozenset[SetState]] = {
    SetState.NEW: frozenset({SetState.IN_CODING, SetState.SUBMITTED, SetState.NOTHING}),
    SetState.IN_CODING: frozenset({SetState.SUBMITTED, SetState.NOTHING}),
    SetState.SUBMITTED: frozenset({SetState.IN_CODING, SetState.RETURNED, SetState.APPROVED}),
    SetState.NOTHING: frozenset({SetState.IN_CODING, SetState.RETURNED, SetState.APPROVED}),
    SetState.RETURNED: frozenset({SetState.SUBMITTED, SetState.NOTHING}),
    SetState.APPROVED: frozenset({SetState.RETURNED, SetState.IN_BRIEFING}),
    SetState.IN_BRIEFING: frozenset({SetState.RETURNED}),
}

RESUMED_BY_AN_EDIT = frozenset({SetState.NEW, SetState.SUBMITTED, SetState.NOTHING})
"""States that an edit of the set's statements turns into in coding."""

CLOSED = frozenset({SetState.APPROVED, SetState.IN_BRIEFING})
"""States in which the coder's annotations may not be changed."""


def may_follow(now: SetState, wanted: SetState) -> bool:
    """Tell whether a set in state `now` may be put into state `wanted`."""
    return wanted in TRANSITIONS[now]
