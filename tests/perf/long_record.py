"""A project whose journal is long: the same statements changed and deleted again and again."""

import random
import sqlite3
import uuid
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.codebook import Kind
from annotator.store.journal import Entry, Image, encode_row, link

_NOTES = ("see page 3", "ask the desk", "said twice", "compare with the wire", "")
_PEOPLE = ("Ben", "Clara", "Davit")
_ENTRY = "INSERT INTO journal_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LINE = "INSERT INTO journal_row VALUES (?, ?, ?, ?, ?, ?)"


def lengthen(path: Path, entries: int) -> None:
    """Write edits of single statements until the journal has so many entries.

    Row by row through the program this takes half an hour; the rows and the chain are the same.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.row_factory = sqlite3.Row
        database.execute("BEGIN")
        _Writer(database, random.Random(7)).write(entries)
        database.execute("COMMIT")


@dataclass
class _Writer:
    database: sqlite3.Connection
    chance: random.Random

    def write(self, entries: int) -> None:
        database = self.database
        statements = {row["id"]: dict(row) for row in database.execute("SELECT * FROM annotation")}
        ids = sorted(statements)
        coders = [self._coder(name) for name in _PEOPLE]
        last = database.execute(
            "SELECT sequence, chain FROM journal_entry ORDER BY sequence DESC LIMIT 1"
        ).fetchone()
        chain, lines, rows = last["chain"], [], []
        for sequence in range(last["sequence"] + 1, entries + 1):
            statement = statements[self.chance.choice(ids)]
            label, values = self._change(statement, sequence)
            day, second = divmod(sequence * 130, 86_400)
            at = f"2025-{1 + day // 28 % 12:02}-{1 + day % 28:02}T{second // 3600:02}:00:00.000Z"
            before = {"id": statement["id"]} | {name: statement[name] for name in values}
            after = {"id": statement["id"], **values}
            image = Image("annotation", statement["id"], encode_row(before), encode_row(after))
            statement.update(values, revision=sequence)
            coder = self.chance.choice(coders)
            entry = Entry(
                sequence, "edit", label, coder, at, None, sequence, None, sequence - 1, ""
            )
            chain = link(chain, entry, [image])
            lines.append((
                sequence,
                "edit",
                label,
                coder,
                at,
                None,
                sequence,
                None,
                sequence - 1,
                chain,
            ))
            rows.append((sequence, 0, image.table, image.subject, image.before, image.after))
        database.executemany(_ENTRY, lines)
        database.executemany(_LINE, rows)
        database.executemany(
            "UPDATE annotation SET kind = ?, note = ?, updated = ?, revision = ? WHERE id = ?",
            [
                tuple(one[name] for name in ("kind", "note", "updated", "revision", "id"))
                for one in statements.values()
            ],
        )

    def _coder(self, name: str) -> str:
        coder = str(uuid.UUID(int=self.chance.getrandbits(128)))
        self.database.execute(
            "INSERT INTO coder (id, name, role, added) VALUES (?, ?, 'analyst', ?)",
            (coder, name, "2025-01-01T00:00:00.000Z"),
        )
        return coder

    def _change(self, statement: dict, sequence: int) -> tuple[str, dict[str, object]]:
        updated = f"2025-01-01T00:00:{sequence % 60:02}.{sequence % 1000:03}Z"
        if self.chance.random() < 0.7:
            return "Write note", {"note": self.chance.choice(_NOTES), "updated": updated}
        kind = self.chance.choice(list(Kind)).value
        return f"Change {statement['kind']} to {kind}", {"kind": kind, "updated": updated}
