"""Use cases on what may be added to a statement: its optional fields, one or several at once."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Verification
from annotator.domain.fields import (
    LABELS,
    LONG,
    Field,
    checked,
    column_of,
    precision,
)
from annotator.domain.quotations import form_of
from annotator.domain.text import canonical, fold
from annotator.editing.actors import one_line
from annotator.editing.project import Edit, Project, new_id
from annotator.editing.statement_rows import alter, stored, touch
from annotator.store import schema
from annotator.store.unit import stale

Given = Mapping[Field, str]
"""Fields with what they are to hold; "" empties one."""

NO_FIELDS: Given = MappingProxyType({})
"""None of them."""


def set_fields(
    project: Project, annotation: Annotation, given: Given, initiator: object | None = None
) -> Annotation:
    """Fill in or empty fields of a statement in one step, and return it as stored.

    Topics are set apart by semicolons; one not yet known is entered. A form that is emptied is
    computed from the quotation marks again.

    Raises
    ------
    RuleBroken
        A value is not one the field may hold.

    """
    names = " and ".join(LABELS[field].lower() for field in given)
    with project.edit(
        f"Set {names}" if any(given.values()) else f"Clear {names}", initiator
    ) as edit:
        write_fields(project, edit, annotation, given)
        return stored(edit, annotation.id)


def write_fields(project: Project, edit: Edit, annotation: Annotation, given: Given) -> None:
    """Fill in or empty fields of a statement as part of a larger edit."""
    clean = {field: _clean(field, typed) for field, typed in given.items()}
    topics = clean.pop(Field.TOPICS, None)
    values: dict[str, object] = {}
    for field, typed in clean.items():
        allowed = checked(field, typed, annotation)
        if field is Field.FORM:
            values |= _form(project, edit, annotation, allowed)
        elif field is Field.VERIFICATION:
            values["verification"] = allowed or Verification.UNCHECKED.value
        else:
            values[column_of(field)] = allowed
        if field is Field.DATE_SAID:
            values["date_said_precision"] = precision(allowed)
    labels = _labels(topics) if topics is not None else annotation.details.topics
    if labels == annotation.details.topics:
        alter(edit, annotation, values)
        return
    touch(edit, annotation, values)
    edit.unit.remove(schema.AnnotationTopic, "annotation_id", [annotation.id])
    _write_topics(edit, annotation.id, labels)


def _clean(field: Field, typed: str) -> str:
    return canonical(typed).text.strip() if field in LONG else one_line(typed)


def _form(project: Project, edit: Edit, annotation: Annotation, given: str) -> dict[str, object]:
    if given:
        return {"form": given, "form_is_corrected": True}
    text = project.text_under([annotation.id], edit.read).get(annotation.id)
    if text is None:
        raise stale()
    computed = form_of(text, tuple(part.span for part in annotation.parts))
    return {"form": computed.value, "form_is_corrected": False}


def _labels(typed: str) -> tuple[str, ...]:
    labels = (label.strip() for label in typed.split(";"))
    by_fold = {fold(label): label for label in labels if fold(label)}
    return tuple(by_fold.values())


def _write_topics(edit: Edit, annotation: str, labels: Iterable[str]) -> None:
    known = {fold(label): topic for topic, label in edit.read.topics()}
    for place, label in enumerate(labels):
        topic = known.get(fold(label))
        if topic is None:
            topic = new_id()
            edit.unit.add(schema.Topic(id=topic, label=label, parent_id=None))
        edit.unit.add(
            schema.AnnotationTopic(annotation_id=annotation, ordinal=place, topic_id=topic)
        )
