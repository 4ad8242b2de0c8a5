"""The parties of a statement beside its actor: joint speakers, targets, and who passed it on."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.actors import ActorRef, ActorType
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Kind, RelayKind, TargetFunction
from annotator.domain.text import fold
from annotator.editing.actors import ActorChoice, one_line, resolve
from annotator.editing.project import Edit, Project
from annotator.editing.statement_rows import refuse_double, stored, touch
from annotator.store import schema


@dataclass(frozen=True, slots=True)
class Aim:
    """A party a statement is aimed at; what it is to it is worked out from the kind if not said."""

    choice: ActorChoice
    function: TargetFunction | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand the words passed through: an actor, or free text where `choice` is None.

    What kind of hand it is is worked out from the actor if not said.
    """

    choice: ActorChoice | None
    kind: RelayKind | None = None
    name: str = ""


def aims_of(annotation: Annotation) -> list[Aim]:
    """Return the targets a statement has."""
    return [Aim(ActorChoice.known(one.actor.id), one.function) for one in annotation.targets]


def hands_of(annotation: Annotation) -> list[Hand]:
    """Return the hands a statement's words passed through."""
    return [
        Hand(ActorChoice.known(one.actor.id) if one.actor else None, one.kind, one.name)
        for one in annotation.via
    ]


def set_targets(
    project: Project,
    annotation: Annotation,
    targets: Iterable[ActorChoice | Aim],
    initiator: object | None = None,
) -> Annotation:
    """Say at whom a statement is aimed, in place of what was said before."""
    with project.edit("Set target", initiator) as edit:
        set_id = touch(edit, annotation)
        edit.unit.remove(schema.Target, "annotation_id", [annotation.id])
        write_targets(edit, annotation.id, annotation.kind, targets)
        refuse_double(edit, annotation.id, set_id)
        return stored(edit, annotation.id)


def set_via(
    project: Project,
    annotation: Annotation,
    via: Iterable[ActorChoice | Hand],
    initiator: object | None = None,
) -> Annotation:
    """Say through whose hands the words passed, the one nearest to the speaker first."""
    with project.edit("Set via", initiator) as edit:
        touch(edit, annotation)
        edit.unit.remove(schema.Relay, "annotation_id", [annotation.id])
        write_via(edit, annotation.id, via)
        return stored(edit, annotation.id)


def set_co_actors(
    project: Project,
    annotation: Annotation,
    actors: Iterable[ActorChoice],
    initiator: object | None = None,
) -> Annotation:
    """Say who speaks jointly with the statement's actor; the statement still counts once."""
    with project.edit("Set joint actors", initiator) as edit:
        touch(edit, annotation)
        edit.unit.remove(schema.CoActor, "annotation_id", [annotation.id])
        found = dict.fromkeys(actor for choice in actors if (actor := resolve(edit, choice)))
        others = [actor for actor in found if actor != annotation.actor]
        write_co_actors(edit, annotation.id, others)
        return stored(edit, annotation.id)


def name_once(edit: Edit, annotation: Annotation, actor: ActorRef) -> None:
    """Let an actor who becomes the statement's own no longer stand among its joint actors."""
    others = [one for one in annotation.co_actors if one.id != actor.id]
    if len(others) < len(annotation.co_actors):
        edit.unit.remove(schema.CoActor, "annotation_id", [annotation.id])
        write_co_actors(edit, annotation.id, others)


def write_co_actors(edit: Edit, annotation: str, actors: Iterable[ActorRef]) -> None:
    """Write who speaks jointly with a statement's actor."""
    edit.unit.add(
        *(
            schema.CoActor(annotation_id=annotation, ordinal=place, actor_id=actor.id)
            for place, actor in enumerate(actors)
        )
    )


def write_targets(
    edit: Edit, annotation: str, kind: Kind, targets: Iterable[ActorChoice | Aim]
) -> None:
    """Write at whom a statement is aimed: the accused of an accusation, else its addressees.

    One actor may be there twice, as different things.
    """
    usual = TargetFunction.ACCUSED if kind is Kind.ACCUSATION else TargetFunction.ADDRESSEE
    found: dict[tuple[ActorRef, TargetFunction], None] = {}
    for target in targets:
        aim = target if isinstance(target, Aim) else Aim(target)
        if actor := resolve(edit, aim.choice):
            found[actor, aim.function or usual] = None
    edit.unit.add(
        *(
            schema.Target(
                annotation_id=annotation,
                ordinal=place,
                actor_id=actor.id,
                function=function.value,
            )
            for place, (actor, function) in enumerate(found)
        )
    )


def write_via(edit: Edit, annotation: str, via: Iterable[ActorChoice | Hand]) -> None:
    """Write through whose hands the words passed, in order, each of them once."""
    found: dict[str, tuple[str | None, str, RelayKind]] = {}
    for relay in via:
        hand = relay if isinstance(relay, Hand) else Hand(relay)
        actor = resolve(edit, hand.choice) if hand.choice else None
        name = one_line(hand.name)
        if actor is not None:
            kind = hand.kind or _kind_of(edit.read.type_of(actor.id))
            found.setdefault(actor.id, (actor.id, "", kind))
        elif fold(name):
            found.setdefault(fold(name), (None, name, hand.kind or RelayKind.OTHER))
    edit.unit.add(
        *(
            schema.Relay(
                annotation_id=annotation,
                ordinal=place,
                actor_id=actor_id,
                name=name,
                kind=kind.value,
            )
            for place, (actor_id, name, kind) in enumerate(found.values())
        )
    )


def _kind_of(actor: ActorType) -> RelayKind:
    return RelayKind.UNNAMED if actor is ActorType.UNNAMED else RelayKind.OTHER
