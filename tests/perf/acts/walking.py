"""Goes from sentence to sentence by J and back by K, each press until it is painted."""

import sys
from pathlib import Path

from acts.program import Key, Program
from measuring import tell
from painting import Painted, settle


def main(project: Path, *, presses: int) -> None:
    program = Program(project)
    # The article that is in coding already stands above the short one, so it is open.
    assert program.desk.article.byline.title == "Long"
    settle(1)
    painted = Painted(program.view)
    there = [_step(program, painted, Key.Key_J) for _ in range(presses)]
    back = [_step(program, painted, Key.Key_K) for _ in range(presses - 1)]
    tell({"J": there, "K": back})


def _step(program: Program, painted: Painted, key: Key) -> object:
    before = program.view.selected_span()
    cost = painted.cost_of(lambda: program.press(key))
    assert program.view.selected_span() != before, "the article has fewer sentences"
    return cost


main(Path(sys.argv[1]), presses=int(sys.argv[2]))
