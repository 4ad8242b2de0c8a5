"""The verb that fills in what may be added to a statement, and how parties are written."""

import argparse
from collections.abc import Callable, Sequence

from annotator.cli import documents
from annotator.cli.printing import print_json, print_line
from annotator.cli.terms import opened, refused, statement_named
from annotator.domain.actors import ActorType
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import RelayKind, TargetFunction
from annotator.domain.fields import Field
from annotator.editing import describing, parties
from annotator.editing.actors import ActorChoice
from annotator.editing.parties import Aim, Hand
from annotator.editing.project import Project
from annotator.errors import ExitCode

Setter = Callable[[Project, Annotation, Sequence[str]], Annotation]


def set_field(chosen: argparse.Namespace) -> int:
    """Fill in or empty a field of one statement."""
    with opened(chosen) as project:
        annotation = statement_named(project, chosen.statement)
        annotation = _setter(chosen.field)(project, annotation, chosen.value)
    if chosen.json:
        print_json(documents.annotation(annotation))
    else:
        print_line(annotation.id, annotation.kind, annotation.attribution, annotation.quotation)
    return ExitCode.DONE


def given(settings: Sequence[str]) -> dict[Field, str]:
    """Return the fields that “FIELD=VALUE” options name.

    Raises
    ------
    RuleBroken
        There is no such field, or no “=”.

    """
    found: dict[Field, str] = {}
    for setting in settings:
        name, separator, value = setting.partition("=")
        if not separator:
            raise refused(f"“{setting}” sets no field.", "Write it as FIELD=VALUE.")
        found[_field(name.strip())] = value
    return found


def aim(words: str) -> Aim:
    """Return the target that “NAME”, “NAME:TYPE” or “NAME:TYPE:FUNCTION” means."""
    name, marks = _marked(words, (*ActorType, *TargetFunction))
    function = next((TargetFunction(mark) for mark in marks if mark in _FUNCTIONS), None)
    return Aim(ActorChoice.named(name, _type(marks)), function)


def hand(words: str) -> Hand:
    """Return the relay that “NAME”, “NAME:TYPE” or “NAME:TYPE:KIND” means."""
    name, marks = _marked(words, (*ActorType, *RelayKind))
    kind = next((RelayKind(mark) for mark in marks if mark in _RELAY_KINDS), None)
    return Hand(ActorChoice.named(name, _type(marks)), kind)


def party(words: str) -> ActorChoice:
    """Return the actor that “NAME” or “NAME:TYPE” means."""
    name, marks = _marked(words, tuple(ActorType))
    return ActorChoice.named(name, _type(marks))


_FUNCTIONS = frozenset(TargetFunction)
_RELAY_KINDS = frozenset(RelayKind)
_TYPES = frozenset(ActorType)


def _marked(words: str, known: Sequence[str]) -> tuple[str, list[str]]:
    """Part a name from the known words behind its colons: other colons belong to the name."""
    name, marks = words, list[str]()
    while ":" in name:
        former, _, last = name.rpartition(":")
        mark = last.strip().lower().replace("-", " ")
        if mark not in known:
            break
        name, marks = former, [mark, *marks]
    return name.strip(), marks


def _type(marks: Sequence[str]) -> ActorType:
    return next((ActorType(mark) for mark in marks if mark in _TYPES), ActorType.PERSON)


def _field(name: str) -> Field:
    try:
        return Field(name)
    except ValueError:
        listed = ", ".join((*Field, *_PARTIES))
        raise refused(f"“{name}” is no field.", f"Use one of: {listed}.") from None


def _setter(name: str) -> Setter:
    if name in _PARTIES:
        return _PARTIES[name]
    field = _field(name)
    between = "; " if field is Field.TOPICS else " "
    return lambda project, annotation, values: describing.set_fields(
        project, annotation, {field: between.join(values)}
    )


_PARTIES: dict[str, Setter] = {
    "target": lambda project, one, values: parties.set_targets(project, one, map(aim, values)),
    "via": lambda project, one, values: parties.set_via(project, one, map(hand, values)),
    "joint-actor": lambda project, one, values: parties.set_co_actors(
        project, one, map(party, values)
    ),
}
"""What else hangs on a statement: several names, in place of those of before."""
