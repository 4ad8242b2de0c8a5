"""All that must hold in a project, as one list, and whether it does."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from annotator.store import engine as engines
from annotator.store.doctor import backups, index, pages, records, spans, texts, times, vocabulary
from annotator.store.doctor.findings import Problem, Said, sorted_out
from annotator.store.doctor.history import History

_WAIT_MS = 2000
_CACHE = "PRAGMA cache_size = -65536"
"""Kilobytes: an index is looked up all over, and most projects then come from the disk once."""

Rule = Callable[[], Said]


def connected(path: Path) -> sqlite3.Connection:
    """Open a project to be read from one end to the other."""
    connection = engines.connect(path, read_only=True, wait_ms=_WAIT_MS)
    connection.execute(_CACHE)
    return connection


def is_whole(path: Path) -> bool:
    """Tell whether nothing at all is wrong with a project of the newest version."""
    try:
        # Looking through the pages leaves temporary tables in the way of the other rules.
        with closing(connected(path)) as connection, closing(connected(path)) as other:
            connection.execute("BEGIN")
            sound = other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return sound and sorted_out(said_by(all_rules(path, connection)), {}).ok
    except sqlite3.Error:
        return False


def quick_rules(path: Path, connection: sqlite3.Connection) -> list[Rule]:
    """Return the rules that are looked at in no time."""
    return [*_in_no_time(path, connection), *_of_columns(connection), *_of_lists(connection)]


def _in_no_time(path: Path, connection: sqlite3.Connection) -> list[Rule]:
    return [
        lambda: backups.newest_backup(path, connection),
        lambda: records.names(connection),
        lambda: records.circles(connection),
        lambda: times.periods(connection),
        lambda: texts.articles_with_text(connection),
    ]


def _of_columns(connection: sqlite3.Connection) -> list[Rule]:
    """Return rules on columns of many rows, which SQLite looks through by itself."""
    latest = times.latest_moment()
    return [
        lambda: vocabulary.vocabulary(connection),
        lambda: times.times(connection, latest),
        lambda: times.said_days(connection),
        lambda: records.homes(connection),
    ]


def _of_lists(connection: sqlite3.Connection) -> list[Rule]:
    return [lambda: index.words_index(connection), lambda: records.ids(connection)]


def all_rules(path: Path, connection: sqlite3.Connection) -> list[Rule]:
    """Return all rules but those on the pages of the file."""
    return [
        *rules_of_python(path, connection),
        *_of_columns(connection),
        lambda: texts.originals(connection),
    ]


def rules_of_sqlite(connection: sqlite3.Connection) -> list[Rule]:
    """Return the rules that Python has next to nothing to do for, with those on the pages."""
    return [
        lambda: pages.sound_pages(connection),
        lambda: pages.references(connection),
        *_of_columns(connection),
        lambda: texts.originals(connection),
    ]


def rules_of_python(path: Path, connection: sqlite3.Connection) -> list[Rule]:
    """Return the rules that look at each text and row by itself."""
    stored = texts.stored_texts(connection)
    return [
        lambda: texts.whole_texts(stored, texts.articles_by_text(connection)),
        lambda: spans.parts(connection, stored),
        lambda: spans.dismissals(connection, stored),
        *_in_no_time(path, connection),
        *_of_lists(connection),
        lambda: History(connection).said(times.latest_moment()),
    ]


def said_by(rules: Sequence[Rule]) -> Said:
    """Yield what rules say, one after the other; what none is made for is damage, too."""
    for rule in rules:
        try:
            yield from rule()
        except (TypeError, ValueError, LookupError, AttributeError) as fault:
            # On a damaged page a number may stand where a text should, and no rule is made for it.
            yield Problem("integrity", "", f"values are not of the sort that was stored: {fault}")
