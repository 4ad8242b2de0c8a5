"""Use cases that bring back what was deleted, and leave all that was done since as it is."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from annotator.domain.history import Thing
from annotator.editing.project import Edit, Project
from annotator.editing.restored_rows import ComingBack, name_of
from annotator.editing.settling import Refusal, settle
from annotator.editing.statement_rows import require_open
from annotator.editing.unmerging import unmerge
from annotator.errors import NotFound, RuleBroken
from annotator.store import schema
from annotator.store.journal import Image
from annotator.store.journal_reading import Removed

_THINGS = {
    "annotation": Thing.STATEMENT,
    "article": Thing.ARTICLE,
    "actor": Thing.ACTOR,
    "dismissal": Thing.DISMISSAL,
}


@dataclass(frozen=True, slots=True)
class Deleted:
    """One thing that an entry took out of the project; `title` is what people know it by."""

    thing: Thing
    id: str
    title: str
    sequence: int
    merged_into: str = ""
    """For an actor that was merged and not deleted: the id of whom it is now."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and why something did not."""

    things: tuple[Deleted, ...]
    left_out: tuple[str, ...] = ()
    with_it: tuple[str, ...] = ()
    """What had to come back, too, by name."""


class NeedsMore(RuleBroken):
    """What is to come back needs something that was deleted as well."""


def deleted_things(project: Project, sequence: int | None = None) -> list[Deleted]:
    """Return everything that was ever deleted or merged, or that by one entry, in order."""
    record = project.read.record
    after = 0 if sequence is None else sequence - 1
    removed = [one for one in record.deletions(after) if sequence in {None, one.sequence}]
    statements = [one.subject for one in removed if one.table == "annotation"]
    words = record.words_of(statements)
    merged = [one.subject for one in removed if one.after]
    return [_deleted(one, words | record.names(merged)) for one in removed]


def deleted_named(project: Project, words: str) -> list[Deleted]:
    """Return what `words` name: all that an entry of this number deleted, or one thing by its id.

    The beginning of an id will do; of several deletions of a thing the last is meant.

    Raises
    ------
    NotFound
        Nothing of that id was ever deleted, or several things fit.

    """
    number = words.removeprefix("#")
    if number.isdecimal() and len(number) <= len(str(2**62)):
        found = deleted_things(project, int(number))
        if found:
            return found
    fitting = {one.id: one for one in deleted_things(project) if words and one.id.startswith(words)}
    if len(fitting) != 1:
        many = f"{len(fitting)} deleted things fit" if fitting else "Nothing was deleted that fits"
        raise NotFound(
            f"{many} “{words}”.",
            kept="Nothing was changed.",
            todo="“annotator history --deleted” lists the ids; give enough of one to be sure.",
        )
    (one,) = fitting.values()
    if one.merged_into:
        # Of actors that were merged at once nobody knows any more what was whose.
        return [other for other in deleted_things(project, one.sequence) if other.merged_into]
    return [one]


def restore(
    project: Project,
    things: Sequence[Deleted],
    *,
    with_needed: bool = False,
    initiator: object | None = None,
) -> Restored:
    """Bring things back as one step that undo takes back; nothing newer is overwritten.

    Of several things those that cannot come back are left out, and it is said why.

    Raises
    ------
    NeedsMore
        An article or statement they need was deleted, too, and may come back `with_needed`; an
        actor comes back unasked.
    RuleBroken
        They are there already, their place is taken, or the article is approved.
    NotFound
        What they need is nowhere on record.

    """
    merged = [one for one in things if one.merged_into]
    with project.edit("Restore", initiator) as edit:
        merges = {one.sequence for one in merged}
        taken_back = {sequence: unmerge(edit, sequence) for sequence in sorted(merges)}
        refusals = {one.id: taken_back[one.sequence] for one in merged}
        coming, images = _coming(edit, [one for one in things if not one.merged_into])
        coming.complete()
        if not with_needed and any(table != "actor" for table, _ in coming.asked):
            raise _needs_more(coming)
        refusals |= settle(edit, coming)
        back = tuple(
            one
            for one in things
            if (not refusals.get(one.id) if one.merged_into else coming.holds(_table(one), one.id))
        )
        left_out = tuple(refusal for refusal in refusals.values() if refusal)
        if not back or coming.unmet():
            raise _refused(left_out)
        _write(edit, coming, images)
        edit.call_it(_label(back, coming))
    return Restored(back, tuple(one.happened for one in left_out), _names(coming))


def _coming(edit: Edit, things: Sequence[Deleted]) -> tuple[ComingBack, list[Image]]:
    """Return the rows of things that are to come back, and all that their deletions wrote."""
    coming, written = ComingBack(edit), list[Image]()
    for sequence, group in groupby(sorted(things, key=_entry), key=_entry):
        wanted = {one.id for one in group}
        images = edit.read.record.whole(sequence)
        coming.take(image for image in images if not image.after and _belongs(image, wanted))
        written += images
    coming.drop_present()
    return coming, written


def _entry(one: Deleted) -> int:
    return one.sequence


def _belongs(image: Image, wanted: Collection[str]) -> bool:
    row = json.loads(image.before)
    return image.subject in wanted or any(row.get(of) in wanted for of in ("id", "annotation_id"))


def _write(edit: Edit, coming: ComingBack, images: Iterable[Image]) -> None:
    here = {row["id"] for row in coming.of("annotation_set")}
    joined = [row["id"] for row in coming.of("annotation") if row["set_id"] not in here]
    coming.write()
    require_open(edit, joined)
    back = {row["id"] for row in coming.of("annotation")}
    for image in images:
        if image.table in _DECISIONS and image.before and image.after:
            _refill(edit, image, back)


_DECISIONS: dict[str, type[schema.Base]] = {
    "suggestion_decision": schema.SuggestionDecision,
    "adjudication_decision": schema.AdjudicationDecision,
}
"""What stays on record without a statement that is deleted, and is its decision again."""


def _refill(edit: Edit, image: Image, back: Collection[str]) -> None:
    before = json.loads(image.before)
    (now,) = edit.read.record.stored(image.table, "id", [before["id"]]) or ({},)
    values = {
        name: value
        for name, value in before.items()
        if name != "id" and value in back and now and now[name] is None
    }
    if values:
        edit.unit.change_many(_DECISIONS[image.table], {before["id"]: values})


def _table(one: Deleted) -> str:
    return next(table for table, thing in _THINGS.items() if thing is one.thing)


def _deleted(one: Removed, words: dict[str, str]) -> Deleted:
    row = one.row
    if one.after:
        into = json.loads(one.after)["merged_into_id"]
        title = words.get(one.subject, "")
        return Deleted(Thing.ACTOR, one.subject, title, one.sequence, into)
    named = {"article": "title", "actor": "name", "dismissal": "exact"}.get(one.table, "")
    title = str(row.get(named) or words.get(one.subject, ""))
    return Deleted(_THINGS[one.table], str(row["id"]), title, one.sequence)


def _label(back: Sequence[Deleted], coming: ComingBack) -> str:
    kinds = {one.thing for one in back}
    if len(back) == 1:
        (one,) = back
        kind = next((row["kind"] for row in coming.of("annotation") if row["id"] == one.id), "")
        title = "" if one.thing in {Thing.STATEMENT, Thing.DISMISSAL} else f" {one.title}"
        return f"Restore {kind or one.thing}{title}"
    if len(kinds) == 1:
        return f"Restore {len(back):,} {next(iter(kinds))}s"
    return f"Restore {len(back):,} deleted things"


def _names(coming: ComingBack) -> tuple[str, ...]:
    """Return what must come back, too, the articles before the actors in them."""
    asked = sorted(coming.asked.items(), key=lambda one: one[0][0], reverse=True)
    return tuple(name_of(table, row) for (table, _), row in asked)


def _needs_more(coming: ComingBack) -> NeedsMore:
    return NeedsMore(
        f"What you want back needs {' and '.join(_names(coming))}, deleted as well.",
        kept="Nothing was changed.",
        todo="Restore it together with what it needs.",
    )


def _refused(left_out: Sequence[Refusal]) -> RuleBroken | NotFound:
    if left_out:
        first = left_out[0]
        return RuleBroken(first.happened, kept="Nothing was changed.", todo=first.todo)
    return RuleBroken(
        "It is in the project already.",
        kept="Nothing was changed.",
        todo="Look for it in the article, or in the list of actors.",
    )
