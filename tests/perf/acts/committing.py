"""Codes statements one by one beside bare rows of SQLite, each committed to the same disk."""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from measuring import Cost, tell
from projects import draft_of
from workload import article

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.importing import bring_in
from annotator.editing.project import Project

_SIZE = 5_000


def main(place: Path, *, repeats: int) -> None:
    with tempfile.TemporaryDirectory(dir=place) as folder:
        tell(_in_turn(Path(folder), repeats))


def _in_turn(folder: Path, repeats: int) -> dict[str, list[Cost]]:
    """Return what each commit costs; in turn, so that a load on the disk falls on both."""
    project = Project.create(folder / "talks.annproj", "Ada")
    bring_in(project, [("", draft_of(article(_SIZE), "Talks"))])
    (row,) = project.read.articles()
    costs: dict[str, list[Cost]] = {"ours": [], "bare": []}
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE statement (id INTEGER PRIMARY KEY, start INTEGER, words TEXT)")
        for number in range(repeats):
            start = number * 7 % (_SIZE - 60)
            statement = Statement(
                article=row.id,
                spans=(TextSpan(start, start + 30 + number % 20),),
                kind=Kind.CLAIM,
                actor=ActorChoice.named(f"Speaker {number % 7}"),
            )
            begun = Cost.now()
            annotate(project, statement)
            costs["ours"].append(Cost.now().since(begun))
            begun = Cost.now()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO statement (start, words) VALUES (?, ?)", (start, "w" * 40))
            bare.execute("COMMIT")
            costs["bare"].append(Cost.now().since(begun))
    project.close()
    return costs


main(Path(sys.argv[1]), repeats=int(sys.argv[2]))
