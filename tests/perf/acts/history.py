"""Opens a long history until painted; filters it, goes through it, and asks what changed."""

import sys
from functools import partial
from pathlib import Path

from measuring import Cost, tell
from painting import Painted, settle
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.history import HistoryFilter
from annotator.editing.changes_since import changes_since
from annotator.editing.moments import moment_named
from annotator.editing.project import Project
from annotator.ui import theme as themes
from annotator.ui.fonts import load_fonts
from annotator.ui.history.dialog import HistoryDialog

_ROUNDS = 5
_OPENED = 3
_SINCE = 1_000
"""What changed is asked of so many entries."""


def main(path: Path) -> None:
    # The record is verified aside for some seconds; what is measured is the list without it.
    HistoryDialog._verify = lambda _self: None
    application = QApplication(["annotator"])
    application.setStyle("Fusion")
    load_fonts(application)
    themes.dress(application, themes.load(themes.LIGHT))
    project = Project.open(path)
    opening = [_opened(project) for _ in range(_OPENED)]
    dialog = HistoryDialog(project)
    dialog.show()
    _wait(dialog)
    page = dialog.steps
    painted = Painted(page.table)
    filters, coders = page.filters, len(project.read.coders())
    filtering, finding, going, comparing = [], [], [], []
    for number in range(_ROUNDS):
        for change in (
            partial(filters.coder.setCurrentIndex, 1 + number % coders),
            partial(filters.words.setText, "note"),
            partial(filters.article.setCurrentIndex, 1 + number),
        ):
            change()
            filtering.append(painted.cost_of(filters.changed.emit))
        painted.cost_of(lambda: (filters.drop(), filters.changed.emit()))
        going.append(painted.cost_of(partial(page.table.select_row, 1_000 * (number + 1))))
        finding.append(_cost(partial(page.look.matching, HistoryFilter(words="zebra"))))
        since = moment_named(project, f"#{max(1, project.read.record.newest() - _SINCE)}")
        comparing.append(_cost(partial(changes_since, project, since)))
    dialog.reject()
    project.close()
    tell({
        "open": opening,
        "filter": filtering,
        "match": finding,
        "jump": going,
        "since": comparing,
    })


def _opened(project: Project) -> Cost:
    begun = Cost.now()
    dialog = HistoryDialog(project)
    painted = Painted(dialog.steps.table)
    painted.cost_of(dialog.show)
    cost = Cost.now().since(begun)
    _wait(dialog)
    dialog.reject()
    settle()
    return cost


def _wait(dialog: HistoryDialog) -> None:
    """Wait for the index that is read aside, which filters need."""
    while dialog.steps.look.index is None:
        QTest.qWait(20)


def _cost(deed: partial[object]) -> Cost:
    begun = Cost.now()
    deed()
    return Cost.now().since(begun)


main(Path(sys.argv[1]))
