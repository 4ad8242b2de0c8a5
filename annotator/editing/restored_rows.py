"""The rows that are to come back: what they need, and what has taken their place since."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.domain.actors import ActorRef
from annotator.domain.text import fold
from annotator.editing.project import Edit
from annotator.store import schema
from annotator.store.journal import Image, encode_row
from annotator.store.queries import table_of, type_of

Row = dict[str, Any]

ORDER = [table.name for table in schema.Base.metadata.sorted_tables]
"""The tables in an order in which what a row needs comes before it."""

_QUIETLY = frozenset({"annotation_set", "article_version", "topic"})
"""What comes back unasked with what needs it."""

_PARTIES = {
    "annotation": ("actor_id",),
    "annotation_co_actor": ("actor_id",),
    "annotation_target": ("actor_id",),
    "annotation_via": ("actor_id",),
    "affiliation": ("organisation_id",),
}


class ComingBack:
    """Rows taken from deletions, fitted to what the project holds by now; nothing is written."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._record = edit.read.record
        self._rows: dict[str, dict[tuple[Any, ...], Row]] = defaultdict(dict)
        self.asked: dict[tuple[str, str], Row] = {}
        """Articles, statements and actors that are needed, too, by table and id."""

    def take(self, images: Iterable[Image]) -> None:
        """Take in rows as they were before their deletion."""
        for table, row in _removed(images):
            self._rows[table][_key(table, row)] = row

    def of(self, table: str) -> list[Row]:
        """Return the rows of a table that come back."""
        return list(self._rows[table].values())

    def holds(self, table: str, row_id: str) -> bool:
        """Tell whether the row of that id comes back."""
        return (row_id,) in self._rows[table]

    def drop(self, table: str, rows: Iterable[Row]) -> None:
        """Leave rows out, with all that hangs on them by name."""
        for row in list(rows):
            self._rows[table].pop(_key(table, row), None)
            if table == "annotation":
                for hanging in ORDER:
                    on = [one for one in self.of(hanging) if one.get("annotation_id") == row["id"]]
                    self.drop(hanging, on)

    def drop_present(self) -> None:
        """Leave out what is in the project already, and a set that was begun anew since."""
        for table in ORDER:
            rows = self.of(table)
            if not rows:
                continue
            column = next(iter(table_of(type_of[table]).primary_key)).name
            there = self._record.stored(table, column, {row[column] for row in rows})
            known = {_key(table, row) for row in there}
            for key in known & self._rows[table].keys():
                del self._rows[table][key]
        self._join_sets()
        self._drop_dismissed()

    def complete(self) -> None:
        """Add what the rows need and the project no longer has; what people know goes to `asked`.

        Whoever was merged into another, or entered anew under the same name, is that one now.
        """
        self._rename_parties()
        looked_at: set[tuple[str, str]] = set()
        while missing := [one for one in self._missing() if one[:2] not in looked_at]:
            for table, wanted, subject in missing:
                looked_at.add((table, wanted))
                self._add(table, wanted, subject)
            self._join_sets()
            self._rename_parties()

    def unmet(self) -> list[tuple[str, str]]:
        """Return table and id of what is needed and nowhere on record."""
        return [one[:2] for one in self._missing()]

    def write(self) -> None:
        """Write the rows."""
        images = []
        for table in ORDER:
            rows = sorted(self.of(table), key=lambda row: repr(_key(table, row)))
            of = type_of[table].subject
            images += [
                Image(table, str(row[of[1]]) if of else "", "", encode_row(row)) for row in rows
            ]
        self._edit.unit.apply(images)

    # What has taken a row's place

    def _join_sets(self) -> None:
        for row in self.of("annotation_set"):
            there = self._edit.read.set_of(row["article_id"], row["coder_id"])
            if there is None:
                continue
            self._rows["annotation_set"].pop((row["id"],))
            for one in self.of("annotation"):
                if one["set_id"] == row["id"]:
                    one["set_id"] = there[0]
            steps = [one for one in self.of("review_event") if one["set_id"] == row["id"]]
            self.drop("review_event", steps)

    def _drop_dismissed(self) -> None:
        said = ("article_id", "coder_id", "start", "end")
        rows = self.of("dismissal")
        there = self._record.stored("dismissal", "article_id", {row["article_id"] for row in rows})
        known = {tuple(row[name] for name in said) for row in there}
        self.drop("dismissal", [row for row in rows if tuple(map(row.get, said)) in known])

    def _rename_parties(self) -> None:
        wanted = {
            row[column]
            for table, columns in _PARTIES.items()
            for row in self.of(table)
            for column in columns
            if row[column]
        }
        now = {actor: self._now(actor) for actor in wanted}
        for table, columns in _PARTIES.items():
            for row in self.of(table):
                row.update({name: now[row[name]] for name in columns if row[name]})
        if any(actor != found for actor, found in now.items()):
            self._drop_twice()

    def _now(self, actor: str) -> str:
        """Return who an actor is by now: itself, or whom it was merged into or entered as."""
        found = self._record.stored("actor", "id", [actor])
        while found and found[0]["merged_into_id"]:
            actor = found[0]["merged_into_id"]
            found = self._record.stored("actor", "id", [actor])
        coming = self._rows["actor"].get((actor,))
        if found or coming is None:
            return actor
        other = self.namesake(coming)
        if other is None:
            return actor
        self._leave_actor(actor)
        return other.id

    def namesake(self, actor: Row) -> ActorRef | None:
        """Return another actor who has a coming actor's main name by now."""
        named = self._edit.read.actors_named(fold(actor["name"]))
        return next((one for one in named if fold(one.name) == fold(actor["name"])), None)

    def _leave_actor(self, actor: str) -> None:
        self._rows["actor"].pop((actor,))
        self.asked.pop(("actor", actor), None)
        for table in ("actor_alias", "affiliation"):
            self.drop(table, [one for one in self.of(table) if one["actor_id"] == actor])

    def _drop_twice(self) -> None:
        """Name no party twice in a statement, and none beside itself."""
        speakers = {row["id"]: row["actor_id"] for row in self.of("annotation")}
        for table in ("annotation_co_actor", "annotation_target", "annotation_via"):
            seen: set[tuple[object, ...]] = set()
            for row in self.of(table):
                party = tuple(
                    row.get(name) for name in ("annotation_id", "actor_id", "name", "function")
                )
                is_speaker = (
                    table == "annotation_co_actor"
                    and speakers.get(row["annotation_id"]) == row["actor_id"]
                )
                if party in seen or is_speaker:
                    self.drop(table, [row])
                seen.add(party)

    # What the rows need

    def _missing(self) -> list[tuple[str, str, str]]:
        """Return table and id of what rows refer to and is not there, with whose row it is."""
        wanted: dict[tuple[str, str], str] = {}
        for table in ORDER:
            for row in self.of(table):
                wanted |= _needs(table, row)
        by_table: dict[str, set[str]] = defaultdict(set)
        for table, one in wanted:
            if (one,) not in self._rows[table]:
                by_table[table].add(one)
        missing = set()
        for table, ids in by_table.items():
            there = {row["id"] for row in self._record.stored(table, "id", ids)}
            missing |= {(table, one) for one in ids - there}
        return [(*one, subject) for one, subject in wanted.items() if one in missing]

    def _add(self, table: str, wanted: str, subject: str) -> None:
        gone = self._record.gone(table, subject, wanted)
        if gone is None:
            return
        sequence, image = gone
        if table in _QUIETLY:
            self.take([image])
            return
        found = [one for one in self._record.whole(sequence) if one.subject == subject]
        self.take(one for one in found if table != "article" or one.table in _OF_AN_ARTICLE)
        self.asked[table, wanted] = self._rows[table][wanted,]


_OF_AN_ARTICLE = frozenset({"article", "article_version", "annotation_set"})


def name_of(table: str, row: Row) -> str:
    """Return how people know the thing of a row."""
    match table:
        case "article":
            return f"the article “{row['title']}”"
        case "actor":
            return str(row["name"])
        case "dismissal":
            return f"“{row['exact']}”"
        case _:
            return f"a {row.get('kind', table)}"


def _removed(images: Iterable[Image]) -> Iterator[tuple[str, Row]]:
    for image in images:
        if not image.after:
            yield image.table, json.loads(image.before)


def _key(table: str, row: Row) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table_of(type_of[table]).primary_key)


def _needs(table: str, row: Row) -> dict[tuple[str, str], str]:
    """Return what a row refers to by table and id, with the id of whose row that is."""
    found: dict[tuple[str, str], str] = {}
    for key in table_of(type_of[table]).foreign_keys:
        other, wanted = key.column.table.name, row.get(key.parent.name)
        if wanted is None or key.column.name != "id":
            continue
        subject = type_of[other].subject
        if subject is None:
            found[other, wanted] = ""
        elif subject[1] == "id":
            found[other, wanted] = wanted
        else:
            found[other, wanted] = str(row.get(subject[1], ""))
    return found
