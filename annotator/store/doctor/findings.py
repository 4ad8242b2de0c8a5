"""What the rules say: problems, and advice on what is unusual without being wrong."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.store.schema import Base

Subject = tuple[str, str]
"""Of what sort something is ("annotation", "article" or "actor"), and its id."""

NOBODY: Subject = ("", "")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or unusual: the rule, the id of what breaks it, and how."""

    rule: str
    id: str
    detail: str
    subject: Subject = NOBODY
    """Where to look at it in the program."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Something unusual that is not wrong."""

    what: Problem


Said = Iterator[Problem | Advice]
"""What a rule yields."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found, and how much it looked at."""

    problems: tuple[Problem, ...]
    counts: dict[str, int] = field(default_factory=dict)
    advice: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Tell whether nothing is wrong; advice is nothing wrong."""
        return not self.problems


def sorted_out(said: Said, counts: dict[str, int]) -> Findings:
    """Return what rules said as findings, problems and advice apart."""
    problems, advice = [], []
    for one in said:
        if isinstance(one, Advice):
            advice.append(one.what)
        else:
            problems.append(one)
    return Findings(tuple(problems), counts, tuple(advice))


def subject_in(model: type[Base], row: dict[str, object]) -> Subject:
    """Return what a row belongs to, as far as the program can show it."""
    if model.subject is None or model.subject[0] == "coder":
        return NOBODY
    kind, column = model.subject
    return kind, str(row.get(column, ""))


def rows_of(
    connection: sqlite3.Connection, statement: str, *values: object
) -> Iterator[dict[str, object]]:
    """Run a query and yield its rows by the names of the columns."""
    cursor = connection.execute(statement, values)
    heads = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(heads, row, strict=True))
