"""Opens an article by its key until it is painted, and pages through it."""

import sys
from pathlib import Path

from acts.program import CTRL, Key, Program
from measuring import Cost, tell
from painting import Painted, settle


def main(project: Path, *, pages: int) -> None:
    program = Program(project)
    painted = Painted(program.view)
    opening, listed = [], []
    for _ in range(3):
        _go_to(program, Key.Key_PageUp, "Short")
        settle(0.3)
        begun = Cost.now()
        opening.append(painted.cost_of(lambda: program.press(Key.Key_PageDown, CTRL)))
        _until_listed(program)
        listed.append(Cost.now().since(begun))
        assert program.desk.article.byline.title == "Long"
    bar = program.view.verticalScrollBar()
    page = bar.SliderAction.SliderPageStepAdd
    by_bar, by_key = [], []
    for costs, turn in (
        (by_bar, lambda: bar.triggerAction(page)),
        (by_key, lambda: program.press(Key.Key_PageDown)),
    ):
        program.view.set_caret(0)
        for _ in range(pages):
            costs.append(painted.cost_of(turn))
            assert bar.value() < bar.maximum(), "the article has fewer pages"
    tell({"open": opening, "listed": listed, "page": by_bar, "page by key": by_key})


def _go_to(program: Program, key: Key, title: str) -> None:
    if program.desk.article.byline.title != title:
        program.press(key, CTRL)
        assert program.desk.article.byline.title == title


def _until_listed(program: Program) -> None:
    """Let the list of statements be filled, which comes one event after the text."""
    model = program.window.bench.statements.view.model()
    while model.rowCount() < program.statements:
        settle(0.005)


main(Path(sys.argv[1]), pages=int(sys.argv[2]))
