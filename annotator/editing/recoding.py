"""Use case on many statements at once: another kind, or another actor, for all that fit."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import ActorState, Kind
from annotator.domain.review import CLOSED
from annotator.domain.text import fold
from annotator.editing.actors import ActorChoice, resolve
from annotator.editing.annotating import values_of_kind
from annotator.editing.parties import name_once
from annotator.editing.project import Edit, Project
from annotator.editing.statement_rows import refuse_double, require_open
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter
from annotator.store.annotation_places import Tally
from annotator.store.reading import Reader

Progress = Callable[[int, int], bool]
"""Called with how many are done and how many there are; it returns False to stop."""


@dataclass(frozen=True, slots=True)
class Recoding:
    """What the statements are to become; None leaves it as it is."""

    kind: Kind | None = None
    actor: ActorChoice | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a recoding does, or has done."""

    fitting: int
    """How many statements fit."""
    changed: int
    held: int
    """How many are so already."""
    locked: int
    """How many stand in approved articles and stay as they are."""

    def in_words(self) -> str:
        """Return the counts as a sentence."""
        told = [f"{self.changed:,} of {self.fitting:,} {_statements(self.fitting)} to be changed"]
        told += [f"{self.held:,} so already"] if self.held else []
        told += [f"{self.locked:,} in approved articles, which stay"] if self.locked else []
        return "; ".join(told) + "."


def preview(read: Reader, chosen: AnnotationFilter, wanted: Recoding) -> Outcome:
    """Return what a recoding would do, without reading the statements themselves."""
    actor = _known(read, wanted.actor) if wanted.actor else None
    fitting = changed = held = locked = 0
    for group in read.tally(chosen):
        fitting += group.count
        if group.status in CLOSED:
            locked += group.count
        elif _holds(group, wanted, actor):
            held += group.count
        else:
            changed += group.count
    return Outcome(fitting, changed, held, locked)


def recode(
    project: Project,
    chosen: AnnotationFilter,
    wanted: Recoding,
    initiator: object | None = None,
    progress: Progress = lambda _done, _there_are: True,
) -> Outcome | None:
    """Give all statements that fit another kind or actor in one step; None when it was stopped.

    Raises
    ------
    NotFound
        There is no such actor.
    RuleBroken
        Several actors go by the name, or a passage would be coded twice for one actor.

    """
    try:
        with project.edit("Recode", initiator) as edit:
            return _recode(edit, chosen, wanted, progress)
    except _Stopped:
        return None


class _Stopped(Exception):
    """Whoever watches wants no more of it."""


def _recode(edit: Edit, chosen: AnnotationFilter, wanted: Recoding, progress: Progress) -> Outcome:
    actor = resolve(edit, wanted.actor) if wanted.actor else None
    found = edit.read.annotations(chosen)
    open_ones = [one for one in found if one.status not in CLOSED]
    rows = {one.id: _values(edit, one, wanted, actor.id if actor else None) for one in open_ones}
    rows = {annotation: values for annotation, values in rows.items() if values}
    edit.call_it(_label(wanted, actor.name if actor else "", len(rows)))
    edit.unit.change_many(schema.Annotation, rows)
    require_open(edit, rows)
    if actor is not None:
        for one in (one for one in open_ones if one.id in rows):
            name_once(edit, one, actor)
    if wanted.actor is not None:
        sets = edit.read.sets_of(rows)
        for done, annotation in enumerate(rows):
            if not progress(done, len(rows)):
                raise _Stopped
            refuse_double(edit, annotation, sets[annotation])
    held = len(open_ones) - len(rows)
    return Outcome(len(found), len(rows), held, len(found) - len(open_ones))


def _values(
    edit: Edit, annotation: Annotation, wanted: Recoding, actor: str | None
) -> dict[str, object]:
    values: dict[str, object] = {}
    if wanted.kind is not None and wanted.kind is not annotation.kind:
        values |= values_of_kind(annotation, wanted.kind)
    held = annotation.actor.id if annotation.actor else None
    if wanted.actor is not None and (held, annotation.actor_state) != (actor, wanted.actor.state):
        was_open = annotation.actor_state is ActorState.OPEN
        values |= {
            "actor_state": wanted.actor.state.value,
            "actor_id": actor,
            "actor_chosen": edit.unit.stamp.sequence,
            "flagged": annotation.flagged and not was_open,
        }
    return values | ({"updated": edit.unit.at} if values else {})


def _known(read: Reader, choice: ActorChoice) -> str | None:
    """Return the id of the actor chosen, None where nobody is or the name is new."""
    if choice.id or choice.state is not ActorState.GIVEN:
        return choice.id or None
    found = read.actors_named(fold(choice.name))
    exact = [ref for ref in found if ref.name == choice.name] or found
    return exact[0].id if exact else None


def _holds(group: Tally, wanted: Recoding, actor: str | None) -> bool:
    if wanted.kind is not None and group.kind is not wanted.kind:
        return False
    if wanted.actor is None:
        return True
    is_known = wanted.actor.state is not ActorState.GIVEN or actor is not None
    return is_known and (group.actor, group.actor_state) == (actor, wanted.actor.state)


def _label(wanted: Recoding, actor: str, count: int) -> str:
    of = f"{count} {_statements(count)}"
    told = [f"Change {of} to {wanted.kind}"] if wanted.kind else []
    if wanted.actor is not None:
        told.append(f"Set actor of {of} to {actor or wanted.actor.state}")
    return ", ".join(told)


def _statements(count: int) -> str:
    return "statement" if count == 1 else "statements"
