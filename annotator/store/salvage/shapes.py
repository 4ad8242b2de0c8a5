"""Sorts the rows carved out of a damaged file into the tables they are of."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, LargeBinary, Table

from annotator.domain.text import sha256
from annotator.store.carving import Record
from annotator.store.schema import Base

Row = dict[str, Any]
Key = tuple[Any, ...]

TABLES = {table.name: table for table in Base.metadata.sorted_tables if table.name != "document"}
"""By name, in an order in which no row refers to one of a later table, but for its own. What words
stand where is not salvaged: a new project finds out by itself."""

_HASH = 64
"""The length of the keys under which texts are kept."""


_WORD_RULE = re.compile(r"(\w+) IN \((.*)\)")


def _closed_lists(table: Table) -> dict[str, frozenset[str]]:
    """Return the words that columns are limited to by the rules of their table."""
    rules = (
        _WORD_RULE.fullmatch(str(rule.sqltext))
        for rule in table.constraints
        if isinstance(rule, CheckConstraint)
    )
    return {
        rule[1]: frozenset(word.strip().strip("'") for word in rule[2].split(","))
        for rule in rules
        if rule
    }


_WORDS = {name: _closed_lists(table) for name, table in TABLES.items()}


def key_of(table: Table, row: Row) -> Key:
    """Return the values of a row's primary key."""
    return tuple(row[column.name] for column in table.primary_key)


class Shapes:
    """The rows of the pages, sorted into tables by their shape."""

    def __init__(self) -> None:
        self._pages: list[tuple[list[Table], list[Record]]] = []

    def take(self, page: list[Record]) -> None:
        """Take the rows of one page, which are all of one table."""
        by_length = defaultdict(list)
        for record in page:
            by_length[len(record.values)].append(record)
        for records in by_length.values():
            fitting = [
                table for table in TABLES.values() if all(_fits(table, one) for one in records)
            ]
            if fitting:
                self._pages.append((fitting, records))

    def tables(self) -> dict[str, list[Row]]:
        """Return the rows by table; a page that several tables could have is told by its ids."""
        rows: dict[str, list[Row]] = defaultdict(list)
        doubtful = []
        for fitting, records in self._pages:
            if len(fitting) == 1:
                rows[fitting[0].name] += [_row(fitting[0], one) for one in records]
            else:
                doubtful.append((fitting, records))
        told: dict[str, set[str]] = defaultdict(set)
        for row in rows["journal_row"]:
            told[row["table_name"]].update(_ids(row["after"] or row["before"]))
        for fitting, records in doubtful:
            votes = Counter({
                table.name: sum(_key_words(table, one) in told[table.name] for one in records)
                for table in fitting
            })
            ((name, count),) = votes.most_common(1)
            if not count:
                name = _by_default(fitting)
            rows[name] += [_row(TABLES[name], one) for one in records]
        return rows


def _by_default(fitting: list[Table]) -> str:
    names = [table.name for table in fitting]
    # These no edit wrote, so that no record tells of them.
    return next((name for name in ("coder", "project", "version_text") if name in names), names[0])


def _fits(table: Table, record: Record) -> bool:
    if len(table.columns) != len(record.values):
        return False
    pairs = zip(table.columns, record.values, strict=True)
    return all(_may_hold(column, value) for column, value in pairs) and _is_of(table, record)


def _is_of(table: Table, record: Record) -> bool:
    """Tell apart tables of one shape by what only one of them holds."""
    row = _row(table, record)
    if any(row[column] not in words for column, words in _WORDS[table.name].items()):
        return False
    if table.name == "version_text":
        return bool(sha256(str(row["text"])) == row["sha256"])
    # A setting's key is no hash, so that a damaged text is not taken for one.
    return table.name != "setting" or len(row["key"]) != _HASH


def _may_hold(column: Column[Any], value: object) -> bool:
    if value is None:
        # The row's own number is stored as nothing at all.
        return bool(column.nullable) or _is_number(column)
    if isinstance(column.type, Integer | Boolean):
        return isinstance(value, int)
    if isinstance(column.type, LargeBinary):
        return isinstance(value, bytes)
    length = getattr(column.type, "length", None)
    return isinstance(value, str) and (length is None or len(value) <= length)


def _is_number(column: Column[Any]) -> bool:
    key = column.table.primary_key.columns
    return bool(column.primary_key and isinstance(column.type, Integer) and len(key) == 1)


def _row(table: Table, record: Record) -> Row:
    row = {
        column.name: record.number if value is None and _is_number(column) else value
        for column, value in zip(table.columns, record.values, strict=True)
    }
    for column in table.columns:
        if isinstance(column.type, Boolean):
            row[column.name] = bool(row[column.name])
    return row


def _ids(image: str) -> Iterator[str]:
    try:
        values = json.loads(image)
    except ValueError:
        return
    if isinstance(values, dict):
        yield str(values.get("id") or f"{values.get('annotation_id')}/{values.get('ordinal')}")


def _key_words(table: Table, record: Record) -> str:
    return "/".join(map(str, key_of(table, _row(table, record))))
