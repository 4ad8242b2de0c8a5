"""Codes, changes, deletes and takes back by keys, each until committed and painted."""

import sys
from collections import defaultdict
from pathlib import Path

from acts.program import CTRL, Key, Program
from measuring import Cost, tell
from painting import Painted, settle


class Coder:
    """Somebody at the keys, each of whose acts must change the project."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._painted = Painted(program.view)
        self.costs: dict[str, list[Cost]] = defaultdict(list)

    def code_the_next_sentence(self) -> None:
        """Go through all acts on one new statement, and leave the article as it was."""
        press = self._program.press
        before = self._program.statements
        press(Key.Key_J)
        self._timed("add", Key.Key_Q)
        self._expect(before + 1, "quote")
        press(Key.Key_Escape)
        self._timed("re-kind", Key.Key_C)
        self._expect(before + 1, "claim")
        self._timed("delete", Key.Key_X)
        self._expect(before, None)
        self._timed("undo", Key.Key_Z, CTRL)
        self._expect(before + 1, None)
        for _ in range(2):
            press(Key.Key_Z, CTRL)
        self._expect(before, None)
        settle()

    def _timed(self, act: str, *keys: object) -> None:
        self.costs[act].append(self._painted.cost_of(lambda: self._program.press(*keys)))

    def _expect(self, statements: int, kind: str | None) -> None:
        assert self._program.statements == statements
        if kind is not None:
            assert self._program.desk.statement.kind == kind


def main(project: Path, *, repeats: int) -> None:
    program = Program(project)
    # The article that is in coding already stands above the short one, so it is open.
    assert program.desk.article.byline.title == "Long"
    settle(0.5)
    coder = Coder(program)
    coder.code_the_next_sentence()
    coder.costs.clear()
    for _ in range(repeats):
        coder.code_the_next_sentence()
    tell(coder.costs)


main(Path(sys.argv[1]), repeats=int(sys.argv[2]))
