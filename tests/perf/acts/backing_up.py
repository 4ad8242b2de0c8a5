"""Backs up a large project from the window, and looks how long the window hears nothing."""

import sys
import threading
import time
from pathlib import Path

from acts.program import Program
from measuring import Cost, tell
from painting import settle
from PySide6.QtCore import Qt, QTimer


def main(project: Path, *, repeats: int) -> None:
    program = Program(project)
    _wait_for_rest()
    heard = _Heard()
    costs: dict[str, list[Cost]] = {"backup": [], "gap": [], "gap at rest": []}
    for _ in range(repeats):
        heard.begin()
        settle(0.5)
        costs["gap at rest"].append(heard.longest())
        program.desk.said.connect(heard.note)
        heard.begin()
        begun = Cost.now()
        program.window._keeping.back_up()
        while not heard.said:
            settle(0.002)
        costs["backup"].append(Cost.now().since(begun))
        costs["gap"].append(heard.longest())
        program.desk.said.disconnect(heard.note)
    tell(costs)


def _wait_for_rest() -> None:
    """Let the window end what it begins aside when it opens, such as counting what is not coded.

    That is no part of a backup, and Python has one thread wait for another.
    """
    settle(1)
    end = time.monotonic() + _PATIENCE
    while threading.active_count() > 1 and time.monotonic() < end:
        settle(0.05)


class _Heard:
    """A timer of one millisecond in the window's own loop, and the longest time without it."""

    def __init__(self) -> None:
        self.said = ""
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = self._longest = Cost(0, 0)

    def begin(self) -> None:
        self.said = ""
        self._last, self._longest = _moment(), Cost(0, 0)
        self._timer.start()

    def note(self, said: str) -> None:
        self.said = said

    def longest(self) -> Cost:
        self._timer.stop()
        return self._longest

    def _tick(self) -> None:
        now = _moment()
        gap = now.since(self._last)
        if gap.wall > self._longest.wall:
            self._longest = gap
        self._last = now


_PATIENCE = 60
_WAITS = Path("/proc/thread-self/schedstat")


def _moment() -> Cost:
    """Return the time without the waits for a processor, and what this thread has cost.

    Others at work on the machine can hold the window up for longer than any backup.
    """
    waited = int(_WAITS.read_text().split()[1]) / 1e9 if _WAITS.exists() else 0
    return Cost(time.perf_counter() - waited, time.thread_time())


main(Path(sys.argv[1]), repeats=int(sys.argv[2]))
