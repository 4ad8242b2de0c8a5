"""What a coder may add to a statement, field by field: its name, its choices, what it may hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Certainty, Form, Kind, Modality, Stance, Verification
from annotator.domain.days import is_day
from annotator.errors import RuleBroken


class Field(StrEnum):
    """The optional fields of a statement, in the order in which they are shown."""

    SUBTYPE = "subtype"
    MODALITY = "modality"
    FORM = "form"
    DESCRIPTOR = "descriptor"
    DATE_SAID = "date-said"
    PLACE = "place"
    TOPICS = "topics"
    STANCE = "stance"
    CERTAINTY = "certainty"
    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"
    VERIFICATION = "verification"
    VERIFICATION_NOTE = "verification-note"
    PARAPHRASE = "paraphrase"
    TRANSLATION = "translation"
    NOTE = "note"


LONG = frozenset({Field.VERIFICATION_NOTE, Field.PARAPHRASE, Field.TRANSLATION, Field.NOTE})
"""Fields whose text may have several lines."""

LABELS: dict[Field, str] = {
    field: field.value.replace("-", " ").capitalize() for field in Field
} | {Field.DESCRIPTOR: "Printed as", Field.DATE_SAID: "Said on"}
"""What each field is called on screen."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values a field may have, and what it means where the value does not say so."""

    value: str
    meaning: str = ""


_SUBTYPES: dict[Kind, tuple[Option, ...]] = {
    Kind.QUOTE: (),
    Kind.CLAIM: (
        Option("assertion"),
        Option("evaluation"),
        Option("denial"),
        Option("commitment", "or announcement"),
        Option("prediction"),
        Option("threat", "or warning"),
        Option("thanks", "or praise"),
    ),
    Kind.DEMAND: (
        Option("act"),
        Option("stop"),
        Option("change", "policy or leadership"),
        Option("yield", "release, lift, withdraw"),
        Option("meet", "or negotiate"),
        Option("help"),
    ),
    Kind.ACCUSATION: (
        Option("did a wrong"),
        Option("is to blame"),
        Option("condemned"),
        Option("lied", "or misled"),
    ),
}

# The letters and digits of NATO's source and information rating (AJP-2.1, annex on evaluation).
_CHOICES: dict[Field, tuple[Option, ...]] = {
    Field.MODALITY: tuple(Option(one.value) for one in Modality),
    Field.FORM: tuple(Option(one.value) for one in Form),
    Field.STANCE: (
        Option(Stance.FOR.value, "for it"),
        Option(Stance.NEUTRAL.value, "neutral"),
        Option(Stance.AGAINST.value, "against it"),
        Option(Stance.UNCLEAR.value),
    ),
    Field.CERTAINTY: tuple(Option(one.value) for one in Certainty),
    Field.RELIABILITY: (
        Option("A", "completely reliable"),
        Option("B", "usually reliable"),
        Option("C", "fairly reliable"),
        Option("D", "not usually reliable"),
        Option("E", "unreliable"),
        Option("F", "cannot be judged"),
    ),
    Field.CREDIBILITY: (
        Option("1", "confirmed by others"),
        Option("2", "probably true"),
        Option("3", "possibly true"),
        Option("4", "doubtful"),
        Option("5", "improbable"),
        Option("6", "cannot be judged"),
    ),
    Field.VERIFICATION: tuple(Option(one.value) for one in Verification),
}


def options(field: Field, annotation: Annotation) -> tuple[Option, ...]:
    """Return what a field of the statement may hold; () when it is free text."""
    if field is Field.SUBTYPE:
        return subtypes((annotation.kind, *annotation.also))
    return choices(field)


def choices(field: Field) -> tuple[Option, ...]:
    """Return the closed list of a field that has the same one for every statement, else ()."""
    return _CHOICES.get(field, ())


def subtypes(kinds: Iterable[Kind]) -> tuple[Option, ...]:
    """Return the subtypes of all these kinds; a bare quote has none."""
    chosen = set(kinds)
    return tuple(option for kind in Kind if kind in chosen for option in _SUBTYPES[kind])


def fitting_subtype(annotation: Annotation, kinds: Iterable[Kind]) -> str:
    """Return a statement's subtype where its new kinds have it, too, else ""."""
    held = annotation.details.subtype
    return held if held in {option.value for option in subtypes(kinds)} else ""


def is_chosen(field: Field) -> bool:
    """Tell whether a field is chosen from a list, and not typed."""
    return field is Field.SUBTYPE or field in _CHOICES


def value(annotation: Annotation, field: Field) -> str:
    """Return what a field holds, "" for nothing; topics are set apart by semicolons."""
    match field:
        case Field.FORM:
            return annotation.form.value if annotation.form_is_corrected else ""
        case Field.TOPICS:
            return "; ".join(annotation.details.topics)
        case Field.VERIFICATION:
            checked = annotation.details.verification
            return "" if checked is Verification.UNCHECKED else checked.value
        case _:
            return str(getattr(annotation.details, column_of(field)) or "")


def column_of(field: Field) -> str:
    """Return the name under which a field is kept."""
    return field.value.replace("-", "_")


def checked(field: Field, typed: str, annotation: Annotation) -> str:
    """Return a value as it may be stored; "" empties the field.

    Raises
    ------
    RuleBroken
        It is none of the field's options, or no day.

    """
    if field is Field.DATE_SAID and typed and not is_day(typed):
        raise _refused(f"“{typed}” is no day.", "Write it as 2024-05-31, 2024-05 or 2024.")
    if not typed or not is_chosen(field):
        return typed
    allowed = {option.value.casefold(): option.value for option in options(field, annotation)}
    if typed.casefold() in allowed:
        return allowed[typed.casefold()]
    listed = ", ".join(allowed.values())
    todo = f"Use one of: {listed}." if listed else "Only claims, demands and accusations have one."
    raise _refused(f"“{typed}” is no {LABELS[field].lower()} of the statement.", todo)


def precision(day: str) -> str:
    """Return how precise a day is: "day", "month", "year", or "" for none."""
    return {0: "", 4: "year", 7: "month"}.get(len(day), "day")


def _refused(happened: str, todo: str) -> RuleBroken:
    return RuleBroken(happened, kept="The statement is as it was.", todo=todo)
