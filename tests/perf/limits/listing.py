"""The limit of listing articles: one query, and a model of its rows in a plain list."""

import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from measuring import Cost, tell
from painting import Painted, settle
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QListView

_ROUNDS = 5
_QUERY = """
    SELECT article.id, title, outlet, date_published, language, state, number
    FROM article
    LEFT JOIN annotation_set ON annotation_set.article_id = article.id
    LEFT JOIN (SELECT article_id, count(*) AS number FROM annotation GROUP BY article_id) AS counted
        ON counted.article_id = article.id
    ORDER BY place
"""

Rows = Sequence[tuple[object, ...]]


class BareModel(QAbstractListModel):
    """Rows as they came from the query, a line of text each."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: QModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        return f"{row[1]} {row[2]} {row[3]} {row[5]} {row[6]}"


def main(path: Path) -> None:
    application = QApplication(["bare"])
    application.setStyle("Fusion")
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    view = QListView()
    view.setUniformItemSizes(True)
    view.resize(250, 760)
    view.show()
    settle(0.3)
    painted = Painted(view)
    listing, reading, kept = [], [], []

    def show() -> None:
        kept.append(BareModel(database.execute(_QUERY).fetchall()))
        view.setModel(kept[-1])

    for _ in range(_ROUNDS):
        view.setModel(None)
        settle(0.1)
        listing.append(painted.cost_of(show))
        begun = Cost.now()
        database.execute(_QUERY).fetchall()
        reading.append(Cost.now().since(begun))
    tell({"list": listing, "read": reading})


main(Path(sys.argv[1]))
