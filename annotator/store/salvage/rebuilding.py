"""Builds a new project from what the pages of a damaged one still hold."""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, ForeignKey, Table, delete, insert

from annotator.errors import DamagedProject, NotFound
from annotator.store import engine as engines
from annotator.store import journal
from annotator.store.carving import leaves, with_log
from annotator.store.clock import now
from annotator.store.faults import told_plainly
from annotator.store.journal import Deed, Image, Stamp
from annotator.store.project_file import Codebook, new_project
from annotator.store.queries import type_of
from annotator.store.replay import UNRECORDED
from annotator.store.salvage.record import Kept, Record
from annotator.store.salvage.shapes import TABLES, Key, Row, Shapes
from annotator.store.unit import subject_of

_LOST = "(lost)"


@dataclass
class Salvaged:
    """What was found; rows of the journal are not counted."""

    rebuilt: dict[str, int] = field(default_factory=dict)
    """By table, how many rows the new project has."""
    unverified: dict[str, list[str]] = field(default_factory=dict)
    """By table, the keys of the rows among them that no second copy bears out."""
    left_out: list[str] = field(default_factory=list)
    """Rows that cannot stand without something that is lost."""
    stand_ins: list[str] = field(default_factory=list)
    """What was lost and is referred to: a nameless row stands in its place."""
    history_is_whole: bool = False
    """Whether the record of edits came over; if not, a new one begins."""


def salvage(damaged: Path, target: Path, label: str) -> Salvaged:
    """Make a new project at `target` from the readable pages of `damaged`, which is only read.

    `label` names the edit in the new project's history, where the old history is lost.

    Raises
    ------
    NotFound
        There is no such file.
    RuleBroken
        Something is at the target already.
    DamagedProject
        Nothing of a project can be found in the file.
    CannotWrite
        The new project cannot be written.

    """
    shapes = Shapes()
    for page in leaves(_content(damaged)):
        shapes.take(page)
    tables = shapes.tables()
    if not any(tables.get(name) for name in ("version_text", "annotation", "journal_row")):
        raise DamagedProject(
            f"Nothing of a project can be found in “{damaged.name}”.",
            kept="The file was left exactly as it is.",
            todo="Put the newest backup back, if there is one.",
        )
    record = Record(tables)
    kept = record.rows(tables)
    report = Salvaged(history_is_whole=record.is_whole)
    _leave_out_false_content(kept)
    _leave_out_articles_without_text(kept, report)
    _replace_lost_originals(kept, report)
    _leave_out_statements_without_words(kept, report)
    # Under its own name only when it is whole: half of it would pass for all there was.
    with new_project(target, target.stem, Codebook("1", "")) as unfinished:
        engine = engines.engine_for(unfinished, read_only=False, wait_ms=2_000)
        try:
            with told_plainly(target), engine.connect() as connection:
                connection.execution_options(**{engines.WRITE: True})
                with connection.begin():
                    _Rebuilding(connection, kept, report).run(label)
        finally:
            engine.dispose()
    return report


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        log = path.with_name(path.name + "-wal")
        return with_log(content, log.read_bytes()) if log.exists() else content
    except OSError as fault:
        raise NotFound(
            f"“{path}” cannot be read: {fault.strerror}.",
            kept="Nothing was made or changed.",
            todo="Check the name of the damaged file.",
        ) from fault


def _leave_out_false_content(kept: Kept) -> None:
    """Keep texts, told by their hashes already, and of the original bytes those that are true."""
    kept["version_text"] = {key: (row, True) for key, (row, _) in kept["version_text"].items()}
    kept["original_bytes"] = {
        key: (row, True) for key, (row, _) in kept["original_bytes"].items() if _is_true(row)
    }


def _leave_out_articles_without_text(kept: Kept, report: Salvaged) -> None:
    with_text = {
        row["article_id"]
        for row, _ in kept["article_version"].values()
        if (row["text_sha256"],) in kept["version_text"]
    }
    for key, (row, _) in list(kept["article"].items()):
        if row["id"] not in with_text:
            del kept["article"][key]
            report.left_out.append(f"article {row['id']}: its text is lost: {row['title']}")


def _replace_lost_originals(kept: Kept, report: Salvaged) -> None:
    """Where the bytes an article came from are lost, have its text stand in for them."""
    for row, _ in kept["article_version"].values():
        text = kept["version_text"].get((row["text_sha256"],))
        if text is None or (row["original_sha256"],) in kept["original_bytes"]:
            continue
        data = str(text[0]["text"]).encode()
        digest = hashlib.sha256(data).hexdigest()
        stored = {"sha256": digest, "compressed": zlib.compress(data, level=1)}
        kept["original_bytes"][digest,] = stored, True
        row |= {"original_sha256": digest, "media_type": "text/plain", "encoding": "utf-8"}
        report.stand_ins.append(f"original file of {row['original_name'] or row['article_id']}")


def _leave_out_statements_without_words(kept: Kept, report: Salvaged) -> None:
    """Leave out a statement if a part of it is lost, or is not what its article says there."""
    texts = {
        row["id"]: str(kept["version_text"][row["text_sha256"],][0]["text"])
        for row, _ in kept["article_version"].values()
        if (row["text_sha256"],) in kept["version_text"]
    }
    parts: dict[str, list[Row]] = {}
    for row, _ in kept["annotation_part"].values():
        parts.setdefault(row["annotation_id"], []).append(row)
    for key, (row, _) in list(kept["annotation"].items()):
        text, own = texts.get(row["version_id"]), parts.get(row["id"], [])
        places = sorted(part["ordinal"] for part in own)
        if text is None:
            continue
        true = all(text[part["start"] : part["end"]] == part["exact"] for part in own)
        if places != list(range(len(own))) or not own or not true:
            del kept["annotation"][key]
            report.left_out.append(f"annotation {row['id']}: its words are lost")


def _is_true(row: Row) -> bool:
    try:
        found = hashlib.sha256(zlib.decompress(row["compressed"])).hexdigest()
    except zlib.error:
        return False
    return bool(found == row["sha256"])


class _Rebuilding:
    """Puts rows into a new project, each after those it refers to."""

    def __init__(self, connection: Connection, kept: Kept, report: Salvaged) -> None:
        self._connection = connection
        self._kept = kept
        self._report = report
        self._there: dict[str, set[object]] = {name: set() for name in TABLES}
        self._images: list[Image] = []

    def run(self, label: str) -> None:
        """Write everything, and either the old record of edits or the first entry of a new one."""
        for name in ("project", "codebook_version"):
            if self._kept[name]:
                self._connection.execute(delete(TABLES[name]))
        for name, table in TABLES.items():
            if name in {"journal_entry", "journal_row"} and not self._report.history_is_whole:
                continue
            self._write(table)
        if not self._report.history_is_whole and self._images:
            at = now()
            coder = next(iter(self._there["coder"]), None) or self._stand_in("coder", "salvage")
            stamp = Stamp(1, str(coder), at)
            journal.append(self._connection, Deed("edit", label), self._images, None, stamp)

    def _write(self, table: Table) -> None:
        name = table.name
        sound = []
        for key, (row, true) in _in_order(table, self._kept[name]):
            missing = self._provide(table, row)
            if missing:
                self._report.left_out.append(f"{name} {_words(key)}: {missing} is lost")
                continue
            if not self._report.history_is_whole:
                # The new record of edits begins at one, and later numbers mean later edits.
                row |= {number: 1 for number in ("sequence", "actor_chosen") if number in row}
            sound.append(row)
            self._there[name].add(key[0] if len(key) == 1 else key)
            if not true and name not in UNRECORDED:
                self._report.unverified.setdefault(name, []).append(_words(key))
        if sound:
            self._connection.execute(insert(table), sound)
        if not name.startswith("journal_"):
            self._report.rebuilt[name] = len(sound)
        if name not in UNRECORDED:
            self._images += [_image(table, row) for row in sound]

    def _provide(self, table: Table, row: Row) -> str:
        """See to all a row refers to; return what cannot be had, "" for nothing."""
        for column in table.columns:
            for foreign in column.foreign_keys:
                wanted, of = row[column.name], foreign.column.table.name
                if wanted is None or wanted in self._there[of]:
                    continue
                if column.nullable:
                    row[column.name] = None
                elif self._stand_in(of, wanted) is None:
                    return f"{of} {wanted}"
        if row.get("actor_state") == "given" and row["actor_id"] is None:
            row["actor_state"] = "open"
        return ""

    def _stand_in(self, of: str, wanted: str) -> str | None:
        """Put a nameless row where one that is referred to is lost."""
        at, name = now(), f"{_LOST} {wanted[:8]}"
        nothing = ("short_name", "native_name", "country", "colour", "note", "external_id")
        number = 1 + len(self._there[of])
        make: dict[str, Row] = {
            "coder": {"name": name, "role": "analyst", "added": at},
            "codebook_version": {"number": number, "label": _LOST, "content": "", "added": at},
            "actor": {
                **dict.fromkeys(nothing, ""),
                "name": name,
                "folded": name,
                "type": "unnamed",
                "merged_into_id": None,
                "added": at,
                "revision": 0,
            },
        }
        if of not in make:
            return None
        stand_in = {"id": wanted, **make[of]}
        self._connection.execute(insert(TABLES[of]), [stand_in])
        self._there[of].add(wanted)
        self._report.stand_ins.append(f"{of} {wanted}")
        if of not in UNRECORDED:
            self._images.append(_image(TABLES[of], stand_in))
        return wanted


def _in_order(
    table: Table, rows: dict[Key, tuple[Row, bool]]
) -> Iterable[tuple[Key, tuple[Row, bool]]]:
    """Return the rows so that one that refers to another of its table comes after it."""
    own = [column.name for column in table.columns if _refers_to_own(table, column.foreign_keys)]
    if not own:
        return rows.items()
    done: dict[Key, tuple[Row, bool]] = {}
    waiting = dict(rows)
    while waiting:
        ready = {
            key: pair
            for key, pair in waiting.items()
            if all((pair[0][name],) not in waiting or (pair[0][name],) == key for name in own)
        }
        ready = ready or waiting
        done |= ready
        waiting = {key: pair for key, pair in waiting.items() if key not in ready}
    return done.items()


def _refers_to_own(table: Table, keys: Iterable[ForeignKey]) -> bool:
    return any(foreign.column.table is table for foreign in keys)


def _image(table: Table, row: Row) -> Image:
    values = {name: value for name, value in row.items() if name != "revision"}
    return Image(table.name, subject_of(type_of[table.name], row), "", journal.encode_row(values))


def _words(key: Key) -> str:
    return "/".join(map(str, key))
