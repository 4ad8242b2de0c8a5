"""The limit of searching: SQLite's index on its own, with its own excerpts."""

import sqlite3
import sys
from collections import defaultdict

from measuring import Cost, tell

_EXCERPT = "snippet(words, -1, '[', ']', '…', 12)"
_ORDERS = {"newest": "rowid DESC", "best": "rank"}


def main(path: str, repeats: int, asked: list[str]) -> None:
    costs: dict[str, list[Cost]] = defaultdict(list)
    database = sqlite3.connect(path)
    for query in asked:
        for order, by in _ORDERS.items():
            find = (
                f"SELECT rowid, {_EXCERPT} FROM words WHERE words MATCH ?"  # noqa: S608 - ours
                f" ORDER BY {by} LIMIT 50"
            )
            for _ in range(repeats + 1):
                begun = Cost.now()
                rows = database.execute(find, (query,)).fetchall()
                costs[f"{order}: {query}"].append(Cost.now().since(begun))
                assert rows, query
            del costs[f"{order}: {query}"][0]
    database.close()
    tell(costs)


main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
