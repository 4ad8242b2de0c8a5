"""Goes from article to article by its key until each is painted, and back where each was left."""

import sys
from collections.abc import Callable
from pathlib import Path

from acts.program import CTRL, Key, Program
from measuring import Cost, tell
from painting import Painted, settle

_PAGES = 3
"""So many pages down each article is left."""


def main(project: Path) -> None:
    program = Program(project)
    painted = Painted(program.view)
    articles = len(program.desk.project.read.articles())

    def step(key: Key) -> Cost:
        before = program.desk.article.id
        cost = painted.cost_of(lambda: program.press(key, CTRL))
        assert program.desk.article.id != before
        return cost

    first = _each(program, articles, lambda: step(Key.Key_PageDown))
    back = _each(program, articles, lambda: step(Key.Key_PageUp), returning=True)
    tell({"first": first, "back": back})


def _each(
    program: Program, articles: int, step: Callable[[], Cost], *, returning: bool = False
) -> list[Cost]:
    costs = []
    for _ in range(articles - 1):
        if not returning:
            for _ in range(_PAGES):
                program.press(Key.Key_PageDown)
        settle(0.15)
        costs.append(step())
        assert bool(program.view.verticalScrollBar().value()) is returning
    return costs


main(Path(sys.argv[1]))
