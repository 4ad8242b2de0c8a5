"""The use case of bringing what was done in another copy of the project into this one."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.telling import differences, told_actor, told_statement
from annotator.editing.backups import take_if_changed
from annotator.editing.project import Edit, Project, new_id
from annotator.errors import RuleBroken
from annotator.store import recognition, schema, upgrades
from annotator.store.lineage import compare, standing_of
from annotator.store.merging import Merged, Refused, merge
from annotator.store.three_way import Clash, Item, Row

_STATEMENT = schema.Annotation.__tablename__
_NAMES = {
    _STATEMENT: "statement",
    schema.Article.__tablename__: "article",
    schema.ArticleVersion.__tablename__: "text of an article",
    schema.Actor.__tablename__: "actor",
    schema.Alias.__tablename__: "name of an actor",
    schema.Affiliation.__tablename__: "role of an actor",
    schema.AnnotationSet.__tablename__: "work on an article",
    schema.Comment.__tablename__: "comment",
    schema.Dismissal.__tablename__: "dismissed passage",
    schema.Topic.__tablename__: "topic",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both copies changed, each in its own way; it stays as it is here unless chosen."""

    id: str
    field: str
    """"" where one of the two deleted the whole."""
    what: str
    title: str
    """What people know it by, such as a statement's words."""
    base: str
    mine: str
    theirs: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what to name it by when theirs is to be taken."""
        return self.id, self.field


@dataclass(frozen=True, slots=True)
class Report:
    """What a merge brought, or would bring: how many things, the conflicts, what was refused."""

    new: int
    changed: int
    withdrawn: int
    unchanged: int
    conflicts: tuple[Conflict, ...]
    refused: tuple[tuple[str, str], ...]
    """What could not be brought in, and why."""

    @property
    def is_empty(self) -> bool:
        """Tell whether there was nothing to bring."""
        return not (self.new or self.changed or self.withdrawn or self.conflicts or self.refused)


class _OnlyLooking(Exception):
    """Ends a transaction whose outcome is not wanted."""


def look(
    project: Project, other: Path, preferred: frozenset[tuple[str, str]] = frozenset()
) -> Report:
    """Tell what a merge would bring; nothing is changed. See `merge_copy` for the errors."""
    _require_copy(project, other)
    report: list[Report] = []
    with suppress(_OnlyLooking), project.edit("Merge") as edit:
        report.append(_merge(edit, other, preferred))
        raise _OnlyLooking
    return report[0]


def merge_copy(
    project: Project,
    other: Path,
    preferred: frozenset[tuple[str, str]] = frozenset(),
    initiator: object | None = None,
) -> Report:
    """Bring in what was done in another copy since the two parted, as one step, after a backup.

    Where both changed the same field, what is here stays, unless the conflict's key is among the
    `preferred`. Done again, it changes nothing; the other copy is only read.

    Raises
    ------
    RuleBroken
        It is this very file, or a copy of another project.
    UserError
        The other copy cannot be read, or the backup not be written.

    """
    _require_copy(project, other)
    take_if_changed(project.path, "before merge")
    with project.edit(f"Merge “{other.name}”", initiator) as edit:
        report = _merge(edit, other, preferred)
        if report.new or report.changed or report.withdrawn:
            edit.unit.add(_record(edit, other, report))
    return report


def _require_copy(project: Project, other: Path) -> None:
    if recognition.recognise(other) < upgrades.newest_version():
        raise recognition.outdated(other)
    if other.samefile(project.path):
        raise RuleBroken(
            f"“{other.name}” is the project itself.",
            kept="Nothing was changed.",
            todo="Choose another copy of it.",
        )
    if compare(project.path, other) is None:
        raise RuleBroken(
            f"“{other.name}” is a copy of another project.",
            kept="Nothing was changed.",
            todo="Choose a copy of this project; articles are brought in with Import.",
        )


def _merge(edit: Edit, other: Path, preferred: frozenset[tuple[str, str]]) -> Report:
    done = merge(edit.unit, other, preferred)
    return Report(
        *done.counts(),
        done.plan.unchanged,
        tuple(_told(clash, done) for clash in done.plan.clashes),
        tuple(_refusal(one) for one in done.refused),
    )


def _record(edit: Edit, other: Path, report: Report) -> schema.MergeRecord:
    counts = f"{report.new} new, {report.changed} changed, {report.withdrawn} withdrawn"
    return schema.MergeRecord(
        id=new_id(),
        # The journal's chain says which state of the copy this was, as a hash of a file would.
        package_sha256=standing_of(other).chain,
        file_name=other.name,
        coder_id=edit.coder,
        report=counts,
        at=edit.unit.at,
    )


def _refusal(one: Refused) -> tuple[str, str]:
    what = _NAMES.get(one.item.table, "note of the project")
    return f"{what} {one.item.id}", f"the {_NAMES.get(one.missing, one.missing)} it names is gone"


def _told(clash: Clash, done: Merged) -> Conflict:
    names = done.names
    states = [_in_words(clash.item, row, names) for row in (clash.base, clash.mine, clash.theirs)]
    what = _NAMES.get(clash.item.table, "note of the project")
    row = done.clashing[clash.item]
    title = str(row.get("name") or row.get("title") or row.get("label") or row.get("exact") or "")
    if parts := row.get(schema.Part.__tablename__):
        title = " … ".join(part["exact"] for part in parts)
    say = _joined if clash.field else _whole
    return Conflict(clash.item.id, clash.field, what, title, *(say(one) for one in states))


def _in_words(item: Item, row: Row | None, names: Mapping[str, str]) -> dict[str, str] | None:
    if row is None:
        return None

    def name(one: str) -> str:
        return names.get(one, one)

    if item.table == _STATEMENT:
        hanging = {key: value for key, value in row.items() if isinstance(value, tuple)}
        return told_statement({"annotation": [row], **hanging}, name)
    if item.table == schema.Actor.__tablename__:
        return told_actor({"actor": [row]}, name)
    return {column: str(value or "") for column, value in row.items() if column != "id"}


def _joined(told: dict[str, str] | None) -> str:
    return "; ".join((told or {}).values())


def _whole(told: dict[str, str] | None) -> str:
    if told is None:
        return "deleted"
    return "; ".join(change.in_words() for change in differences({}, told))
