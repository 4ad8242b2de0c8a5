"""Opens an article by its key until it is painted, pages through it and scrolls."""

import sys
from pathlib import Path

from acts.program import CTRL, Key, Program
from measuring import Cost, tell
from painting import Painted, settle, turn_wheel
from PySide6.QtCore import QCoreApplication


def main(project: Path, *, pages: int) -> None:
    program = Program(project)
    painted = Painted(program.view)
    opening, listed, turns = [], [], []
    for _ in range(3):
        _go_to(program, Key.Key_PageDown, "Short")
        settle(0.3)
        begun = Cost.now()
        opening.append(painted.cost_of(lambda: program.press(Key.Key_PageUp, CTRL)))
        turns.append(_until_listed(program))
        listed.append(Cost.now().since(begun))
        assert program.desk.article.byline.title == "Long"
    bar = program.view.verticalScrollBar()
    page = bar.SliderAction.SliderPageStepAdd
    by_bar, by_key, by_wheel = [], [], []
    for costs, turn in (
        (by_bar, lambda: bar.triggerAction(page)),
        (by_key, lambda: program.press(Key.Key_PageDown)),
        (by_wheel, lambda: turn_wheel(program.view)),
    ):
        program.view.set_caret(0)
        for _ in range(pages):
            costs.append(painted.cost_of(turn))
            assert bar.value() < bar.maximum(), "the article has fewer pages"
    tell({
        "open": opening,
        "listed": listed,
        "longest turn": turns,
        "page": by_bar,
        "page by key": by_key,
        "wheel": by_wheel,
    })


def _go_to(program: Program, key: Key, title: str) -> None:
    if program.desk.article.byline.title != title:
        program.press(key, CTRL)
        assert program.desk.article.byline.title == title


def _until_listed(program: Program) -> Cost:
    """Let the list of statements be filled, and return what its longest turn cost.

    A turn is all that happens between two moments at which a key would be answered.
    """
    done: list[bool] = []
    listing = program.window.bench.listing
    listing.listed.connect(lambda: done.append(True))
    longest = Cost(0.0, 0.0)
    while not done:
        begun = Cost.now()
        QCoreApplication.processEvents()
        longest = max(longest, Cost.now().since(begun))
    assert program.window.bench.statements.model.rowCount() == program.statements
    return longest


main(Path(sys.argv[1]), pages=int(sys.argv[2]))
