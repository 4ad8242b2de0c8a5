"""Opens the actor picker and types names into it, each key until the answers are painted."""

import sys
from collections import defaultdict
from functools import partial
from pathlib import Path

from acts.program import CTRL, Key, Program
from measuring import Cost, tell
from painting import Painted, settle
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

_TYPED = ("bren", "mi t", "quad", "oru l", "linde", "zzz", "harbour")


class Typist:
    """Somebody who codes a sentence and types whose words it is."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._picker = program.window.bench.picker
        self.costs: dict[str, list[Cost]] = defaultdict(list)

    def open(self, act: str) -> None:
        """Code the next sentence until the picker that opens for it is painted."""
        self._program.press(Key.Key_J)
        painted = Painted(self._picker.view)
        self.costs[act].append(painted.cost_of(lambda: self._program.press(Key.Key_Q)))
        assert self._picker.isVisible()

    def type(self, act: str, words: str) -> None:
        """Type words, and take them away again letter by letter."""
        painted = Painted(self._picker.view)
        for letter in words:
            self.costs[act].append(painted.cost_of(partial(self._letter, letter)))
        assert self._picker.field.text() == words
        self._picker.field.clear()
        settle()

    def leave(self) -> None:
        """Leave the actor open and take the statement back."""
        self._program.press(Key.Key_Escape)
        self._program.press(Key.Key_Z, CTRL)
        settle()

    def _letter(self, letter: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def main(project: Path, *, repeats: int) -> None:
    typist = Typist(Program(project))
    typist.open("open first")
    # Nobody has had the time yet to make the names searchable.
    typist.type("key at once", "bren")
    settle(3)
    for _ in range(repeats):
        for words in _TYPED:
            typist.type("key", words)
        typist.leave()
        typist.open("open")
    typist.leave()
    tell(typist.costs)


main(Path(sys.argv[1]), repeats=int(sys.argv[2]))
