"""What is known of one statement, a row for each thing, as the inspector lists it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Kind, RelayKind
from annotator.domain.counting import counted
from annotator.domain.fields import LABELS, Field, options, value


class Part(StrEnum):
    """What the rows are about that are no optional fields."""

    KIND = "kind"
    ACTOR = "actor"
    JOINT = "joint actor"
    TARGET = "target"
    VIA = "via"
    ADD_JOINT = "add joint actor"
    ADD_TARGET = "add target"
    ADD_VIA = "add via"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One thing known of a statement, or one that may be; `number` counts parties of a sort."""

    about: Field | Part
    place: int
    label: str
    words: str
    number: int = 0

    @property
    def id(self) -> str:
        """Return what the row is known by while the statement changes."""
        return f"{self.about} {self.number}"


def rows(annotation: Annotation, *, with_empty: bool, same: int = 0) -> list[DetailRow]:
    """Return the rows of a statement; those of empty fields only if asked for.

    `same` is how many other statements report the same utterance.
    """
    found = [*_heads(annotation), *_parties(annotation, with_empty=with_empty)]
    for field in Field:
        words = in_words(annotation, field)
        if words or with_empty:
            found.append((field, LABELS[field], words or "–", 0))
    if same or with_empty:
        others = counted(same, "other statement", "other statements")
        found.append((Part.SAME, "Same as", others if same else "–", 0))
    return [
        DetailRow(about, place, label, words, number)
        for place, (about, label, words, number) in enumerate(found)
    ]


_Found = tuple[Field | Part, str, str, int]


def _heads(annotation: Annotation) -> Iterator[_Found]:
    also = [kind.value for kind in Kind if kind in annotation.also]
    kinds = f"{annotation.kind}, also {' and '.join(also)}" if also else annotation.kind.value
    yield Part.KIND, "Kind", kinds, 0
    actor = annotation.actor.name if annotation.actor else annotation.attribution.lower()
    yield Part.ACTOR, "Actor", actor, 0


def _parties(annotation: Annotation, *, with_empty: bool) -> Iterator[_Found]:
    for number, actor in enumerate(annotation.co_actors):
        yield Part.JOINT, "And", actor.name, number
    if with_empty:
        yield Part.ADD_JOINT, "And", "add a joint actor…", 0
    for number, target in enumerate(annotation.targets):
        yield Part.TARGET, target.function.capitalize(), target.actor.name, number
    if with_empty:
        yield Part.ADD_TARGET, "Target", "add a target…", 0
    for number, relay in enumerate(annotation.via):
        kind = "" if relay.kind is RelayKind.OTHER else f" {relay.kind}"
        yield Part.VIA, f"Via{kind}", relay.name, number
    if with_empty:
        yield Part.ADD_VIA, "Via", "add who passed it on…", 0


def in_words(annotation: Annotation, field: Field) -> str:
    """Return what a field holds with what it means, "" for nothing."""
    held = value(annotation, field)
    if field is Field.FORM and not held:
        return f"{annotation.form} (by its marks)"
    meaning = next((one.meaning for one in options(field, annotation) if one.value == held), "")
    return f"{held}, {meaning}" if held and meaning else held
