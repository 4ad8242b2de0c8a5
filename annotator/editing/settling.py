"""What stands in the way of rows that are to come back: they are left out, and it is said why."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from annotator.domain.annotation import Annotation
from annotator.domain.review import CLOSED
from annotator.editing.project import Edit
from annotator.editing.restored_rows import ComingBack, Row
from annotator.store.annotation_filter import AnnotationFilter


class Refusal(NamedTuple):
    """Why something cannot come back, and what to do about it."""

    happened: str
    todo: str


def settle(edit: Edit, coming: ComingBack) -> dict[str, Refusal | None]:
    """Leave out what would stand beside something newer of its own sort; say why, by id."""
    refusals: dict[str, Refusal | None] = {}
    for rule in (_brought_in_again, _entered_again, _locked, _coded_again):
        for table, row, refusal in list(rule(edit, coming)):
            refusals[row["id"]] = refusal
            coming.drop(table, [row])
    articles = {row["id"] for row in coming.of("article")}
    _place_last(edit, [row for row in coming.of("article") if row["id"] in articles])
    return refusals


Refused = Iterator[tuple[str, Row, Refusal]]


def _brought_in_again(edit: Edit, coming: ComingBack) -> Refused:
    keys = {row["article_id"]: row["text_sha256"] for row in coming.of("article_version")}
    there = edit.read.articles_by_text(set(keys.values()))
    for row in coming.of("article"):
        if keys.get(row["id"]) in there:
            yield (
                "article",
                row,
                Refusal(
                    f"The text of “{row['title']}” has been brought in again since.",
                    "Work on the article that is there.",
                ),
            )


def _entered_again(_edit: Edit, coming: ComingBack) -> Refused:
    for row in coming.of("actor"):
        other = coming.namesake(row)
        if other is not None:
            yield (
                "actor",
                row,
                Refusal(
                    f"Another actor goes by the name {other.name} now.",
                    "Rename that one first, or go on with it.",
                ),
            )


def _locked(edit: Edit, coming: ComingBack) -> Refused:
    sets = {row["set_id"] for row in coming.of("annotation")}
    there = edit.read.record.stored("annotation_set", "id", sets)
    locked = {row["id"] for row in there if row["state"] in CLOSED}
    for row in coming.of("annotation"):
        if row["set_id"] in locked:
            yield (
                "annotation",
                row,
                Refusal(
                    "The article is approved, so its statements are locked.",
                    "Have the supervisor return the article first.",
                ),
            )


def _coded_again(edit: Edit, coming: ComingBack) -> Refused:
    for row, other in doubles(coming, edit):
        yield (
            "annotation",
            row,
            Refusal(
                f"This passage is coded already as {other.kind} by {other.attribution}.",
                "Delete that statement first, or go on with it.",
            ),
        )


def _place_last(edit: Edit, articles: list[Row]) -> None:
    """Give articles a place of their own where another has come in on theirs."""
    taken = {
        row["place"]
        for row in edit.read.record.stored("article", "place", {one["place"] for one in articles})
    }
    place = edit.unit.next_place()
    for row in articles:
        if row["place"] in taken:
            row["place"] = place
            place += 1


def doubles(coming: ComingBack, edit: Edit) -> Iterator[tuple[Row, Annotation]]:
    """Yield statements whose passage was coded anew, each with the one that is there now."""
    by_article: dict[str, dict[object, Annotation]] = {}
    names = dict(edit.read.coders())
    parts, targets = defaultdict(list), defaultdict(set)
    for row in coming.of("annotation_part"):
        parts[row["annotation_id"]].append((row["start"], row["end"]))
    for row in coming.of("annotation_target"):
        targets[row["annotation_id"]].add((row["actor_id"], row["function"]))
    for row in coming.of("annotation"):
        article = row["article_id"]
        if article not in by_article:
            found = edit.read.annotations(AnnotationFilter(article=article))
            by_article[article] = {_said(one): one for one in found}
        coders = edit.read.record.stored("annotation_set", "id", [row["set_id"]])
        said = (
            names.get(coders[0]["coder_id"]) if coders else None,
            tuple(sorted(parts[row["id"]])),
            row["actor_id"],
            row["actor_state"],
            frozenset(targets[row["id"]]),
        )
        if (other := by_article[article].get(said)) is not None:
            yield row, other


def _said(one: Annotation) -> object:
    return (
        one.coder,
        tuple(sorted((part.span.start, part.span.end) for part in one.parts)),
        one.actor.id if one.actor else None,
        one.actor_state.value,
        frozenset((target.actor.id, target.function.value) for target in one.targets),
    )
