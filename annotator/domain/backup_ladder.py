"""Which backups are kept as they grow older: many of the last days, few of the last year."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

NEWEST = 12
"""So many are kept whatever their times say: a clock that was wrong must cost nothing."""

_STEPS: Sequence[tuple[timedelta, Callable[[datetime], object]]] = (
    (timedelta(hours=48), lambda at: at),
    (timedelta(days=14), lambda at: at.date()),
    (timedelta(weeks=10), lambda at: at.isocalendar()[:2]),
    (timedelta(days=366), lambda at: (at.year, at.month)),
)
"""Up to each age, one is kept of those for which the function says the same."""


@dataclass(frozen=True, slots=True, order=True)
class Rung:
    """One backup: the newest change in it, by number, and when it was made, in UTC."""

    sequence: int
    at: datetime


def to_keep(rungs: Iterable[Rung]) -> frozenset[Rung]:
    """Return the backups to keep.

    They are ordered by the changes they hold and not by the clock, which may jump: ages count from
    the backup with the newest change, and one that claims to be younger than that is kept. Of each
    day, week or month the one with the newest change stays.
    """
    newest_first = sorted(set(rungs), reverse=True)
    kept = set(newest_first[:NEWEST])
    seen: set[object] = set()
    for rung in newest_first:
        age = newest_first[0].at - rung.at
        period = next(((limit, of(rung.at)) for limit, of in _STEPS if age <= limit), None)
        if period is not None and period not in seen:
            seen.add(period)
            kept.add(rung)
    return frozenset(kept)
