"""Says in words what a statement, an article or an actor holds, and what changed in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.domain.article import Byline
from annotator.domain.fields import LABELS, Field, column_of

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
"""The rows of one thing by table, in order."""

Naming = Callable[[str], str]
"""Returns the name of the actor, topic or coder of an id."""

KIND, WORDS, ACTOR = "Kind", "Words", "Actor"

_HELD = {
    field: LABELS[field]
    for field in Field
    if field not in {Field.FORM, Field.TOPICS, Field.VERIFICATION}
}
_ACTOR_FIELDS = {
    "name": "Name",
    "type": "Type",
    "short_name": "Short name",
    "native_name": "Native name",
    "country": "Country",
    "note": "Note",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, in words; "" where it held nothing."""

    field: str
    before: str
    after: str

    def in_words(self) -> str:
        """Return the change as one line."""
        if not self.before:
            return f"{self.field}: {self.after}"
        return f"{self.field}: {self.before} → {self.after or 'nothing'}"


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order in which they are told."""
    names = dict.fromkeys([*after, *before])
    pairs = ((name, before.get(name, ""), after.get(name, "")) for name in names)
    return tuple(FieldChange(*one) for one in pairs if one[1] != one[2])


def told_statement(rows: Rows, name: Naming) -> dict[str, str]:
    """Return what a statement holds, by the names of its fields; what is empty is left out."""
    (row,) = rows.get("annotation") or ({},)
    parts = rows.get("annotation_part", [])
    told = {
        KIND: row.get("kind", ""),
        "Secondary kinds": str(row.get("also", "")).replace(",", ", "),
        WORDS: " … ".join(str(part["exact"]) for part in parts),
        "Place in the text": ", ".join(f"{part['start']}–{part['end']}" for part in parts),
        ACTOR: _speaker(row, name),
        "Joint actors": _listed(name(one["actor_id"]) for one in rows_of(rows, "co_actor")),
        "Targets": _listed(
            f"{name(one['actor_id'])} ({one['function']})" for one in rows_of(rows, "target")
        ),
        "Via": _listed(_relay(one, name) for one in rows_of(rows, "via")),
        "Topics": "; ".join(name(one["topic_id"]) for one in rows_of(rows, "topic")),
        "Form": row.get("form", ""),
        **{label: str(row.get(column_of(field)) or "") for field, label in _HELD.items()},
        "Verification": _unless(row.get("verification", ""), "unchecked"),
        "Flag": "yes" if row.get("flagged") else "",
        "Same statement as others": "yes" if row.get("same_as") else "",
    }
    return _filled(told)


def rows_of(rows: Rows, what: str) -> Sequence[Row]:
    """Return the rows of a table that hangs on a statement."""
    return rows.get(f"annotation_{what}", [])


def told_article(rows: Rows, _name: Naming) -> dict[str, str]:
    """Return what is known of an article."""
    (row,) = rows.get("article") or ({},)
    told = {
        name.replace("_", " ").capitalize(): str(row.get(name) or "")
        for name in Byline.__dataclass_fields__
    }
    versions = rows.get("article_version", [])
    told["Text"] = f"version {versions[-1]['number']}" if versions else ""
    told["Set aside"] = str(row.get("triage") or "")
    return _filled(told)


def told_actor(rows: Rows, name: Naming) -> dict[str, str]:
    """Return what is known of an actor."""
    (row,) = rows.get("actor") or ({},)
    told = {label: str(row.get(column) or "") for column, label in _ACTOR_FIELDS.items()}
    others = sorted(rows.get("actor_alias", []), key=lambda one: one["ordinal"])
    told["Further names"] = "; ".join(one["name"] for one in others)
    told["Roles"] = "; ".join(_role(one, name) for one in rows.get("affiliation", []))
    into = row.get("merged_into_id")
    told["Merged into"] = name(into) if into else ""
    return _filled(told)


def told_work(rows: Rows, _name: Naming) -> dict[str, str]:
    """Return where a coder's work on an article stands."""
    return _filled({"State": str(_only(rows, "annotation_set").get("state", ""))})


def told_dismissal(rows: Rows, _name: Naming) -> dict[str, str]:
    """Return which passage was said to need no statement."""
    return _filled({"Words": str(_only(rows, "dismissal").get("exact", ""))})


def told_comment(rows: Rows, _name: Naming) -> dict[str, str]:
    """Return what a comment says."""
    row = _only(rows, "comment")
    return _filled({
        "Text": str(row.get("text", "")),
        "Resolved": "yes" * bool(row.get("resolved")),
    })


def told_topic(rows: Rows, _name: Naming) -> dict[str, str]:
    """Return what a topic is called."""
    return _filled({"Name": str(_only(rows, "topic").get("label", ""))})


def told_briefing(rows: Rows, _name: Naming) -> dict[str, str]:
    """Return which file a briefing was written to."""
    return _filled({"File": str(_only(rows, "briefing_record").get("file_name", ""))})


def _only(rows: Rows, table: str) -> Row:
    found = rows.get(table, [])
    return found[0] if found else {}


def _speaker(row: Row, name: Naming) -> str:
    actor = row.get("actor_id")
    return name(actor) if actor else str(row.get("actor_state", ""))


def _relay(row: Row, name: Naming) -> str:
    who = name(row["actor_id"]) if row["actor_id"] else row["name"]
    return f"{who} ({row['kind']})"


def _role(row: Row, name: Naming) -> str:
    body = name(row["organisation_id"]) if row.get("organisation_id") else ""
    title = ", ".join(part for part in (row["role"], body) if part)
    period = f"{row['since']}–{row['until']}" if row["since"] or row["until"] else ""
    return f"{title} ({period})" if period else title


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _unless(value: str, usual: str) -> str:
    return "" if value == usual else value


def _filled(told: Mapping[str, str]) -> dict[str, str]:
    return {field: value for field, value in told.items() if value}
