"""The table of acts: what ours costs beside its limit, and whether the goal holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from measuring import Cost


class Unit(StrEnum):
    """What a figure counts."""

    SECONDS = "s"
    MEGABYTES = "MB"
    TIMES = "×"


@dataclass(frozen=True, slots=True)
class Row:
    """One act: our cost, the limit's, and the goal.

    The goal is how many times the limit we may cost, or with `absolute` how much at most; None
    is a row to be read only.
    """

    act: str
    ours: Cost
    limit: Cost | None = None
    goal: float | None = None
    absolute: bool = False
    unit: Unit = Unit.SECONDS

    @property
    def ratio(self) -> Cost | None:
        """Return how many times the limit ours costs, by each clock."""
        if self.limit is None:
            return None
        return Cost(
            *(ours / max(bare, 1e-9) for ours, bare in zip(self.ours, self.limit, strict=True))
        )

    @property
    def verdict(self) -> str:
        """Return whether the goal holds; where the two clocks disagree, by which of them."""
        against = self.ours if self.absolute else self.ratio
        if self.goal is None or against is None:
            return ""
        held = tuple(clock <= self.goal for clock in against)
        return _VERDICTS[held]

    def cells(self) -> tuple[str, ...]:
        """Return what the table prints of the row."""
        ratio = self.ratio
        goal = ""
        if self.goal is not None:
            goal = f"≤ {_number(self.goal, self.unit)}" if self.absolute else f"≤ {self.goal:g} ×"
        return (
            self.act,
            _figure(self.ours, self.unit),
            _figure(self.limit, self.unit) if self.limit else "",
            _figure(ratio, Unit.TIMES) if ratio else "",
            goal,
            self.verdict,
        )


_VERDICTS = {
    (True, True): "holds",
    (False, True): "by cpu only",
    (True, False): "by wall only",
    (False, False): "short",
}

HEADINGS = ("act", "ours: wall (cpu)", "limit: wall (cpu)", "ratio", "goal", "holds?")


def laid_out(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of text in columns."""
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _figure(cost: Cost, unit: Unit) -> str:
    if unit is Unit.MEGABYTES:
        return _number(cost.wall, unit)
    return f"{_number(cost.wall, unit)} ({_number(cost.cpu, unit)})"


def _number(value: float, unit: Unit) -> str:
    match unit:
        case Unit.MEGABYTES:
            return f"{value:.0f} MB"
        case Unit.TIMES:
            return f"{value:.2f}"
        case Unit.SECONDS:
            return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms"
