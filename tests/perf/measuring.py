"""What an act costs: clocks, medians, and measurements taken in processes of their own."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_LONGEST = 900
"""Seconds after which a process that measures is given up."""


class Cost(NamedTuple):
    """Seconds by the wall clock, and seconds that processors were at work for it."""

    wall: float
    cpu: float

    @classmethod
    def now(cls) -> Self:
        """Return what this process has cost up to now."""
        return cls(time.perf_counter(), time.process_time())

    def since(self, begun: "Cost") -> "Cost":
        """Return the cost of what lies between two moments."""
        return Cost(self.wall - begun.wall, self.cpu - begun.cpu)


Figures = Mapping[str, Sequence[Cost]]
"""What a process measured, by the name of the act."""


def median(costs: Iterable[Cost]) -> Cost:
    """Return the middle cost, each clock by itself."""
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def best(costs: Iterable[Cost]) -> Cost:
    """Return the lowest cost, each clock by itself: a load on the machine adds the least to it."""
    return Cost(*map(min, zip(*costs, strict=True)))


def percentile_95(costs: Iterable[Cost]) -> Cost:
    """Return the cost that 95 of 100 do not exceed, each clock by itself."""
    return Cost(*(_percentile(clock) for clock in zip(*costs, strict=True)))


def _percentile(seconds: Sequence[float]) -> float:
    if len(seconds) < 2:
        return seconds[0]
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]


def tell(figures: Figures) -> None:
    """Hand figures from a process that measures to the one that started it."""
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


def measured(module: str, *arguments: object) -> dict[str, list[Cost]]:
    """Run a module of this folder in a process of its own and return the figures it tells."""
    told = json.loads(_run([sys.executable, "-m", module, *map(str, arguments)])[0])
    return {name: [Cost(*cost) for cost in costs] for name, costs in told.items()}


def whole_process(*command: object) -> Cost:
    """Return what a command costs from its start to its end."""
    return _run([*map(str, command)])[1]


def in_turn(
    rounds: int, *measurements: tuple[str, Sequence[object]]
) -> list[dict[str, list[Cost]]]:
    """Run modules one after the other, round by round, and return the figures of each.

    In turn, so that a load on the machine falls on all of them. Of several rounds the first is not
    counted: it warms what is read from the disk.
    """
    gathered: list[dict[str, list[Cost]]] = [defaultdict(list) for _ in measurements]
    for number in range(rounds if rounds == 1 else rounds + 1):
        for (module, arguments), figures in zip(measurements, gathered, strict=True):
            if number == 1:
                figures.clear()
            for name, costs in measured(module, *arguments).items():
                figures[name].extend(costs)
    return gathered


def _run(command: Sequence[str]) -> tuple[str, Cost]:
    path = os.pathsep.join(map(str, (_HERE, _ROOT)))
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        environment = os.environ | {"PYTHONPATH": path, "BEGUN": repr(time.monotonic())}
        begun = time.perf_counter()
        cpu = _end_of(subprocess.Popen(command, stdout=out, env=environment))
        wall = time.perf_counter() - begun
        out.seek(0)
        return out.read(), Cost(wall, cpu)


def _end_of(child: subprocess.Popen[bytes]) -> float:
    """Wait for a process and return the seconds of processor it took."""
    patience = threading.Timer(_LONGEST, child.kill)
    patience.start()
    try:
        _, status, usage = os.wait4(child.pid, 0)
    finally:
        patience.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    return usage.ru_utime + usage.ru_stime
