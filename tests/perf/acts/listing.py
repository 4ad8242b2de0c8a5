"""Lists a project's articles until painted; filters them, and moves one to another group."""

import sys
from dataclasses import replace
from pathlib import Path

from measuring import Cost, tell
from painting import Painted, settle
from PySide6.QtWidgets import QApplication

from annotator.domain.review import SetState
from annotator.editing.project import Project
from annotator.ui import theme as themes
from annotator.ui.articles.list import ArticleList
from annotator.ui.fonts import load_fonts

_ROUNDS = 5


def main(path: Path) -> None:
    application = QApplication(["annotator"])
    application.setStyle("Fusion")
    load_fonts(application)
    project = Project.open(path)
    panel = ArticleList(themes.load(themes.LIGHT))
    panel.resize(250, 760)
    panel.show()
    settle(0.3)
    painted = Painted(panel.view)
    listing, reading, filtering, moving = [], [], [], []
    for number in range(_ROUNDS):
        panel.show_articles([])
        settle(0.1)
        listing.append(_shown(painted, panel, project))
        begun = Cost.now()
        rows = project.read.articles()
        reading.append(Cost.now().since(begun))
        filtering.append(painted.cost_of(lambda: panel.filter.setText("edition 9")))
        filtering.append(painted.cost_of(lambda: panel.filter.setText("")))
        row = replace(rows[number], state=(SetState.RETURNED, SetState.NEW)[number % 2])
        moving.append(painted.cost_of(lambda row=row: panel.put(row)))
    project.close()
    tell({"list": listing, "read": reading, "filter": filtering, "move": moving})


def _shown(painted: Painted, panel: ArticleList, project: Project) -> Cost:
    return painted.cost_of(lambda: panel.show_articles(project.read.articles()))


main(Path(sys.argv[1]))
