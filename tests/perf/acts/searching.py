"""Looks for words in all articles: the first hits with their context, newest or best first."""

import sys
from collections import defaultdict
from pathlib import Path

from measuring import Cost, tell

from annotator.editing.project import Project
from annotator.editing.search import Order, Search, read_query


def main(path: Path, repeats: int, asked: list[str]) -> None:
    costs: dict[str, list[Cost]] = defaultdict(list)
    project = Project.open(path)
    for query in asked:
        for order in Order:
            for _ in range(repeats + 1):
                begun = Cost.now()
                hits = Search(project, read_query(query), order).more()
                costs[f"{order}: {query}"].append(Cost.now().since(begun))
                assert hits, query
            # The first time pages come from the disk, and statements are built.
            del costs[f"{order}: {query}"][0]
    project.close()
    tell(costs)


main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
