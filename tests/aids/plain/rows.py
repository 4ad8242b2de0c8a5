"""What a project file holds, row by row, and the same in the words of the book."""

import sqlite3
from contextlib import closing
from functools import cache

from plain.statements import EMPTY
from plain.texts import TEXTS

OUTSIDE = ("journal_", "document", "version_text", "original_bytes", "coder", "sqlite_")
"""How the names of tables begin that undoing leaves alone."""


class Rows:
    """All rows of a project file at one moment, without revision numbers."""

    def __init__(self, path):
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("BEGIN")
            self.broken = raw.execute("PRAGMA foreign_key_check").fetchall()
            self.tables = {
                name: sorted(raw.execute(f"SELECT {columns} FROM {name}"), key=repr)  # noqa: S608
                for name, columns in _tables(str(path), raw)
            }
            self.coders = dict(raw.execute("SELECT id, name FROM coder"))
            newest = "FROM journal_entry ORDER BY sequence DESC LIMIT 1"
            found = raw.execute(f"SELECT sequence, deed, label, coder_id {newest}").fetchone()
            self.sequence, self.deed, self.label, coder = found or (0, "", "", "")
            self.coder = self.coders.get(coder, "")
            self.shas = dict(raw.execute("SELECT sha256, text FROM version_text"))

    def of(self, name):
        names = [column.strip('"') for column in _COLUMNS[name].split(", ")]
        return [dict(zip(names, row, strict=True)) for row in self.tables[name]]


_COLUMNS = {}


def _tables(path, raw):
    if not _COLUMNS:
        names = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (name,) in names:
            if not name.startswith(OUTSIDE):
                told = raw.execute(f"PRAGMA table_info({name})")
                kept = [f'"{row[1]}"' for row in told if row[1] != "revision"]
                _COLUMNS[name] = ", ".join(kept)
    return _COLUMNS.items()


def plainly(rows, keys):
    """Return what the rows hold in the words of the book; `keys` are its names for ids."""
    numbers = _text_numbers()
    articles = {
        one["article_id"]: numbers[rows.shas[one["text_sha256"]]]
        for one in rows.of("article_version")
    }
    order = sorted(rows.of("article"), key=lambda one: one["place"])
    sets = {
        one["id"]: (keys[one["article_id"]], rows.coders[one["coder_id"]], one["state"])
        for one in rows.of("annotation_set")
    }
    return {
        "articles": {keys[one["id"]]: articles[one["id"]] for one in order},
        "sets": {(article, coder): state for article, coder, state in sets.values()},
        "events": sorted(_event(rows, sets, one) for one in rows.of("review_event")),
        "comments": sorted(
            (keys[one["article_id"]], rows.coders[one["coder_id"]], one["text"])
            for one in rows.of("comment")
        ),
        "dismissed": sorted(_dismissal(rows, keys, articles, one) for one in rows.of("dismissal")),
        "topics": sorted(one["label"] for one in rows.of("topic")),
        "statements": _statements(rows, keys, articles, sets),
        "actors": _actors(rows, keys),
    }


def in_order(content):
    """Return the content of a book in the form of `plainly`."""
    kept = {name: sorted(content[name]) for name in ("events", "comments", "dismissed", "topics")}
    return content | kept | {"statements": _clustered(content["statements"])}


@cache
def _text_numbers():
    return {one.text: number for number, one in enumerate(TEXTS)}


def _event(rows, sets, one):
    article, coder, _ = sets[one["set_id"]]
    by = rows.coders[one["coder_id"]]
    return (article, coder), by, one["from_state"], one["to_state"], one["reason"]


def _dismissal(rows, keys, articles, one):
    assert one["exact"] == TEXTS[articles[one["article_id"]]].text[one["start"] : one["end"]]
    by = rows.coders[one["coder_id"]]
    return keys[one["article_id"]], by, one["start"], one["end"]


def _statements(rows, keys, articles, sets):
    hanging = {
        name: _by_statement(rows.of(name))
        for name in (
            "annotation_part",
            "annotation_co_actor",
            "annotation_target",
            "annotation_via",
            "annotation_topic",
        )
    }
    labels = {one["id"]: one["label"] for one in rows.of("topic")}
    found = {}
    for one in rows.of("annotation"):
        parts, joint, targets, via, topics = (held.get(one["id"], ()) for held in hanging.values())
        article, coder, _ = sets[one["set_id"]]
        assert article == keys[one["article_id"]]
        found[keys[one["id"]]] = {name: one[name] for name in EMPTY} | {
            "article": article,
            "coder": coder,
            "kind": one["kind"],
            "also": frozenset(filter(None, one["also"].split(","))),
            "form": one["form"],
            "corrected": bool(one["form_is_corrected"]),
            "state": one["actor_state"],
            "actor": keys[one["actor_id"]] if one["actor_id"] else None,
            "flagged": bool(one["flagged"]),
            "same": one["same_as"],
            "parts": tuple(_part(TEXTS[articles[one["article_id"]]].text, part) for part in parts),
            "joint": tuple(keys[row["actor_id"]] for row in joint),
            "targets": tuple((keys[row["actor_id"]], row["function"]) for row in targets),
            "via": tuple((keys[row["actor_id"]], row["name"], row["kind"]) for row in via),
            "topics": tuple(labels[row["topic_id"]] for row in topics),
        }
    return _clustered(found)


def _part(text, part):
    start, end = part["start"], part["end"]
    assert part["exact"] == text[start:end]
    assert part["prefix"] == text[max(0, start - 32) : start]
    assert part["suffix"] == text[end : end + 32]
    return start, end


def _by_statement(rows):
    found = {}
    for one in sorted(rows, key=lambda one: one["ordinal"]):
        found.setdefault(one["annotation_id"], []).append(one)
    return found


def _clustered(statements):
    """Name each cluster by its members, since what it is called does not matter."""
    members = {}
    for key, one in statements.items():
        members.setdefault(one["same"], []).append(key)
    return {
        key: one | {"same": one["same"] and frozenset(members[one["same"]])}
        for key, one in statements.items()
    }


def _actors(rows, keys):
    aliases, roles = {}, {}
    for one in sorted(rows.of("actor_alias"), key=lambda one: one["ordinal"]):
        aliases.setdefault(one["actor_id"], []).append(one["name"])
    for one in rows.of("affiliation"):
        body = keys[one["organisation_id"]] if one["organisation_id"] else None
        role = body, one["role"], one["since"], one["until"]
        roles.setdefault(one["actor_id"], []).append(role)
    names = ("name", "type", "short_name", "native_name", "country", "note")
    return {
        keys[one["id"]]: {name: one[name] for name in names}
        | {
            "into": keys[one["merged_into_id"]] if one["merged_into_id"] else None,
            "aliases": tuple(aliases.get(one["id"], ())),
            "roles": tuple(sorted(roles.get(one["id"], ()), key=repr)),
        }
        for one in rows.of("actor")
    }
