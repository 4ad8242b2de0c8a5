"""Looks for anything in a project that is not as it must be."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from annotator.store import engine as engines
from annotator.store import recognition, upgrades
from annotator.store.doctor import backups, index, pages, records, spans, texts, times, vocabulary
from annotator.store.doctor.findings import Findings, Problem, Said, sorted_out
from annotator.store.doctor.history import History
from annotator.store.faults import told_plainly

__all__ = ["Findings", "Problem", "check", "count_rows", "glance_over"]

_WAIT_MS = 2000
_CACHE = "PRAGMA cache_size = -65536"
"""Kilobytes: an index is looked up all over, and most projects then come from the disk once."""
_STEPS = 20_000
"""So many steps of SQLite's machine pass between two looks at the clock."""

Rule = Callable[[], Said]


def check(path: Path) -> Findings:
    """Read the whole project and report every broken rule; nothing is changed.

    Raises
    ------
    UserError
        It is no project, is too damaged to be read, or is of an older version.

    """
    _require_newest(path)
    # The connection that is opened first is closed last: only it may put SQLite's own files away.
    with told_plainly(path), closing(_connected(path)) as connection:
        connection.execute("BEGIN")
        counts = _counts(connection)
        aside = pages.Aside(lambda: _connected(path))
        try:
            found = sorted_out(_said(_all_rules(path, connection)), counts)
        finally:
            told = aside.said()
    return Findings((*told, *found.problems), found.counts, found.advice)


def glance_over(path: Path, seconds: float) -> Findings:
    """Look through what is quickest to look through, for so long of the processor at most.

    Raises
    ------
    UserError
        As `check` does.

    """
    _require_newest(path)
    end = time.thread_time() + seconds
    with told_plainly(path), closing(_connected(path)) as connection:
        connection.execute("BEGIN")
        counts = _counts(connection)
        connection.set_progress_handler(lambda: int(time.thread_time() > end), _STEPS)
        rules = [*_quick_rules(path, connection), lambda: pages.references(connection)]
        return sorted_out(_until_interrupted(_said(rules)), counts)


def count_rows(path: Path) -> dict[str, int]:
    """Return how much of each thing a project holds, by the names that `check` uses."""
    with told_plainly(path), closing(_connected(path)) as connection:
        return _counts(connection)


def _require_newest(path: Path) -> None:
    if recognition.recognise(path) < upgrades.newest_version():
        raise recognition.outdated(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = engines.connect(path, read_only=True, wait_ms=_WAIT_MS)
    connection.execute(_CACHE)
    return connection


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = {
        "articles": "article",
        "annotations": "annotation",
        "actors": "actor",
        "journal": "journal_entry",
    }
    return {
        name: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
        for name, table in tables.items()
    }


def _quick_rules(path: Path, connection: sqlite3.Connection) -> list[Rule]:
    latest = times.latest_moment()
    return [
        lambda: backups.newest_backup(path, connection),
        lambda: records.names(connection),
        lambda: records.circles(connection),
        lambda: times.periods(connection),
        lambda: texts.articles_with_text(connection),
        lambda: vocabulary.vocabulary(connection),
        lambda: times.times(connection, latest),
        lambda: times.said_days(connection),
        lambda: index.words_index(connection),
        lambda: records.homes(connection),
        lambda: records.ids(connection),
    ]


def _all_rules(path: Path, connection: sqlite3.Connection) -> list[Rule]:
    stored = texts.stored_texts(connection)
    return [
        lambda: texts.whole_texts(stored, texts.articles_by_text(connection)),
        lambda: texts.originals(connection),
        lambda: spans.parts(connection, stored),
        lambda: spans.dismissals(connection, stored),
        *_quick_rules(path, connection),
        lambda: History(connection).said(times.latest_moment()),
    ]


def _said(rules: Sequence[Rule]) -> Said:
    for rule in rules:
        try:
            yield from rule()
        except (TypeError, ValueError, LookupError, AttributeError) as fault:
            # On a damaged page a number may stand where a text should, and no rule is made for it.
            yield Problem("integrity", "", f"values are not of the sort that was stored: {fault}")


def _until_interrupted(said: Said) -> Said:
    try:
        yield from said
    except sqlite3.OperationalError as fault:
        if getattr(fault, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT:
            raise
