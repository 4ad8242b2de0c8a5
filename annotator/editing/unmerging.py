"""Takes one merge of actors back, wherever nothing newer stands in its place."""

import json
from collections.abc import Iterable
from typing import Any

from annotator.domain.text import fold
from annotator.editing.project import Edit
from annotator.editing.settling import Refusal
from annotator.store import schema
from annotator.store.journal import Image
from annotator.store.queries import type_of

Row = dict[str, Any]
Values = dict[str, Any]

_PARTIES = ("annotation_co_actor", "annotation_target", "annotation_via")


def unmerge(edit: Edit, sequence: int) -> Refusal | None:
    """Make the actors that an entry merged actors of their own again; return why not, if so.

    They get back each statement, role and name that the merge took from them, as far as nobody
    has said something else of it since.
    """
    images = edit.read.record.whole(sequence)
    merged = _merged(images)
    rows = edit.read.record.stored("actor", "id", merged)
    refusal = _refusal(edit, merged, rows)
    if refusal is not None:
        return refusal
    edit.unit.change_many(schema.Actor, {one: {"merged_into_id": None} for one in merged})
    spoken = _give_back_statements(edit, images, merged, sequence)
    for table in _PARTIES:
        _give_back_parties(edit, table, images, spoken | merged.keys())
    _give_back_roles(edit, images)
    _take_names(edit, images)
    for into in {*merged.values()}:
        _take_details(edit, images, into)
    return None


def _merged(images: Iterable[Image]) -> dict[str, str]:
    """Return which actors an entry merged into whom."""
    found = {}
    for image in images:
        if image.table == "actor" and image.before and image.after:
            into = json.loads(image.after).get("merged_into_id")
            if into:
                found[image.subject] = str(into)
    return found


def _refusal(edit: Edit, merged: dict[str, str], rows: list[Row]) -> Refusal | None:
    if len(rows) < len(merged):
        return Refusal(
            "The actor was deleted after the merge.", "Restore it from that deletion first."
        )
    for row in rows:
        if row["merged_into_id"] != merged[row["id"]]:
            return Refusal(
                f"{row['name']} is an actor of its own already, or was merged anew.",
                "Look it up by its name.",
            )
        for other in edit.read.actors_named(fold(row["name"])):
            if fold(other.name) == fold(row["name"]):
                return Refusal(
                    f"Another actor goes by the name {other.name} now.",
                    "Rename that one first, or go on with it.",
                )
    return None


def _give_back_statements(
    edit: Edit, images: Iterable[Image], merged: dict[str, str], sequence: int
) -> set[str]:
    spoken = {
        image.subject: str(before["actor_id"])
        for image in images
        if image.table == "annotation"
        and (before := json.loads(image.before or "{}")).get("actor_id") in merged
    }
    values: dict[str, Values] = {}
    for row in edit.read.record.stored("annotation", "id", spoken):
        actor = spoken[row["id"]]
        # Who was asked since whose words these are, has said so of the actor there was by then.
        if row["actor_id"] == merged[actor] and row["actor_chosen"] <= sequence:
            values[row["id"]] = {"actor_id": actor, "updated": edit.unit.at}
    edit.unit.change_many(schema.Annotation, values)
    return set(values)


def _give_back_parties(
    edit: Edit, table: str, images: Iterable[Image], concerned: Iterable[str]
) -> None:
    """Name the actors again where the merge put another in their place and all stayed so since."""
    before, after = _first_and_last(table, images)
    known = set(concerned)
    named = [
        one
        for one, rows in before.items()
        if one in known or any(row["actor_id"] in known for row in rows.values())
    ]
    there = {row["id"] for row in edit.read.record.stored("annotation", "id", named)}
    now: dict[str, dict[object, Row]] = {one: {} for one in named}
    for row in edit.read.record.stored(table, "annotation_id", named):
        now[row["annotation_id"]][row["ordinal"]] = row
    same = [one for one in named if one in there and now[one] == after.get(one, {})]
    edit.unit.remove(type_of[table], "annotation_id", same)
    edit.unit.add_many(type_of[table], [row for one in same for row in before[one].values()])
    updated = {"updated": edit.unit.at}
    edit.unit.change_many(schema.Annotation, dict.fromkeys(same, updated))


def _give_back_roles(edit: Edit, images: Iterable[Image]) -> None:
    first, last = _first_and_last("affiliation", images)
    before, after = first.get("", {}), last.get("", {})
    now = {row["id"]: row for row in edit.read.record.stored("affiliation", "id", before)}
    wanted = {row["actor_id"] for row in before.values()}
    wanted |= {row["organisation_id"] for row in before.values()} - {None}
    known = {row["id"] for row in edit.read.record.stored("actor", "id", wanted)} | {None}
    back = [
        row
        for one, row in before.items()
        if now.get(one) == after.get(one) and {row["actor_id"], row["organisation_id"]} <= known
    ]
    edit.unit.remove(schema.Affiliation, "id", [row["id"] for row in back if row["id"] in now])
    edit.unit.add_many(schema.Affiliation, back)


def _take_names(edit: Edit, images: Iterable[Image]) -> None:
    """Take the names from the other actor again that came to it by the merge."""
    made = {
        (row := json.loads(image.after))["id"]: row
        for image in images
        if image.table == "actor_alias" and not image.before
    }
    now = edit.read.record.stored("actor_alias", "id", made)
    edit.unit.remove(schema.Alias, "id", [row["id"] for row in now if row == made[row["id"]]])


def _take_details(edit: Edit, images: Iterable[Image], into: str) -> None:
    found = edit.read.record.stored("actor", "id", [into])
    for image in images:
        if found and image.table == "actor" and image.subject == into:
            before, after = json.loads(image.before), json.loads(image.after)
            values = {name: before[name] for name in before if found[0][name] == after[name]}
            values.pop("id", None)
            edit.unit.change_many(schema.Actor, {into: values})


Found = dict[str, dict[object, Row]]


def _first_and_last(table: str, images: Iterable[Image]) -> tuple[Found, Found]:
    """Return the rows an entry found and those it left, by subject, of those it wrote anew."""
    first: Found = {}
    last: Found = {}
    for image in images:
        if image.table != table:
            continue
        row = json.loads(image.after or image.before)
        of = str(row.get("annotation_id", ""))
        key = row.get("ordinal", row.get("id"))
        rows = last.setdefault(of, {})
        if image.after:
            rows[key] = row
        elif key in rows:
            del rows[key]
        else:
            first.setdefault(of, {})[key] = row
    return first, last
