"""Makes a project what its journal and its articles say it is, after a backup."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotator.store import ladder
from annotator.store.check import Findings, check
from annotator.store.doctor import index
from annotator.store.doctor.history import History
from annotator.store.journal import Image, encode_row
from annotator.store.ladder import Backup
from annotator.store.project_file import ProjectFile
from annotator.store.queries import table_of
from annotator.store.replay import Deviation, Row
from annotator.store.unit import Unit, subject_of

RULES = frozenset({"row", index.RULE})
"""The rules whose problems a repair mends."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: the backup made before it, what was mended, and what is still wrong."""

    backup: Backup
    mended: tuple[str, ...]
    left: Findings
    undo: str = ""
    """What undo calls the repair; "" where only putting the backup back takes it back."""


def repair(path: Path, coder: str) -> Repaired:
    """Mend rows by the journal, as one edit signed by `coder`, and the index by the articles.

    Nothing is done to rows where the journal itself is damaged. Values that the tables would not
    take back are put right outside the journal, for undo could not bring them back.

    Raises
    ------
    DamagedProject
        The pages of the file are damaged, so that no whole backup can be made of it.
    CannotWrite
        The backup cannot be written; the project is as it was.

    """
    backup = ladder.take(path, "before repair", odd_values=True)
    with closing(ProjectFile.open(path)) as file:
        with file.edit("Mend rows", coder) as pending:
            mended = _mend(pending.unit)
            pending.label = f"Mend {len(mended):,} row{'' if len(mended) == 1 else 's'}"
        if file.mend_index():
            mended = (*mended, "search index: made anew")
    return Repaired(backup, mended, check(path), pending.label if pending.changes else "")


def _mend(unit: Unit) -> tuple[str, ...]:
    history = History(unit.driver)
    if not history.is_whole:
        return ()
    found = list(history.deviations())
    images = [image for one in found for image in _images_of(one)]
    # What has to go goes first: its place may be that of a row that comes back.
    images.sort(key=lambda image: (bool(image.after), not image.before))
    if images:
        unit.put_right(images)
    return tuple(f"{one.name}: {one.how}" for one in found)


def _images_of(one: Deviation) -> Iterator[Image]:
    """Return what makes a row as it is recorded of one as it is found."""
    name = one.model.__tablename__
    whole = {**(one.found or {}), **(one.recorded or {})}
    subject = subject_of(one.model, whole)
    if one.found is None or one.recorded is None:
        yield Image(name, subject, _told(one.found), _told(one.recorded))
    elif [column.name for column in table_of(one.model).primary_key] == ["id"]:
        altered = [column for column, value in one.recorded.items() if one.found[column] != value]
        before, after = (
            {"id": row["id"]} | {column: row[column] for column in altered}
            for row in (one.found, whole)
        )
        yield Image(name, subject, _told(before), _told(after))
    else:
        yield Image(name, subject, _told(one.found), "")
        yield Image(name, subject, "", _told(whole))


def _told(row: Row | None) -> str:
    if row is None:
        return ""
    readable = {
        name: value.decode(errors="replace") if isinstance(value, bytes) else value
        for name, value in row.items()
    }
    return encode_row(readable)
