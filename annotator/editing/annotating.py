"""Use cases on annotations: every way in which a statement is coded, changed or taken out."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import ActorState, Kind
from annotator.domain.fields import fitting_subtype
from annotator.domain.quotations import form_of
from annotator.domain.spans import TextSpan
from annotator.domain.text import canonical
from annotator.editing.actors import OPEN, ActorChoice, one_line, resolve
from annotator.editing.describing import NO_FIELDS, Given, write_fields
from annotator.editing.parties import Aim, Hand, name_once, write_targets, write_via
from annotator.editing.project import Edit, Project, new_id
from annotator.editing.statement_rows import (
    alter,
    fitted,
    open_set,
    refuse_double,
    remove_statements,
    require_open,
    secondary_kinds,
    stored,
    touch,
    write_parts,
)
from annotator.errors import RuleBroken
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter
from annotator.store.annotation_reading import kinds_column


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement as it is about to be coded; spans are code points, half-open."""

    article: str
    spans: tuple[TextSpan, ...]
    kind: Kind
    also: frozenset[Kind] = frozenset()
    actor: ActorChoice = OPEN
    targets: tuple[ActorChoice | Aim, ...] = ()
    via: tuple[ActorChoice | Hand, ...] = ()
    descriptor: str = ""
    date_said: str = ""
    place: str = ""
    note: str = ""


def annotate(
    project: Project,
    statement: Statement,
    initiator: object | None = None,
    fields: Given = NO_FIELDS,
) -> Annotation:
    """Code one statement, with fields filled in, and return it as stored.

    Spans are widened to whole characters as readers see them. A statement with quoted words whose
    kind is not quote gets quote as a secondary kind. An open actor flags the annotation.

    Raises
    ------
    NotFound
        There is no such article or actor.
    RuleBroken
        A span lies outside the text, the same passage is coded for the same actor already, the
        article is approved, or a field may not hold what is given.

    """
    with project.edit(f"Add {statement.kind}", initiator) as edit:
        annotation = add(project, edit, statement)
        if fields:
            (coded,) = edit.read.annotations(AnnotationFilter(ids=frozenset({annotation})))
            write_fields(project, edit, coded, fields)
        return stored(edit, annotation)


def add(project: Project, edit: Edit, statement: Statement) -> str:
    """Code one statement as part of a larger edit and return its id."""
    version, text = project.text(statement.article, edit.read)
    spans = fitted(text, statement.spans)
    set_id = open_set(edit, statement.article)
    actor = resolve(edit, statement.actor)
    annotation = new_id()
    form = form_of(text, spans)
    edit.unit.add(
        schema.Annotation(
            id=annotation,
            article_id=statement.article,
            version_id=version,
            set_id=set_id,
            codebook_version_id=edit.unit.codebook_version(),
            kind=statement.kind.value,
            also=kinds_column(secondary_kinds(statement.kind, statement.also, form)),
            form=form.value,
            actor_state=statement.actor.state.value,
            actor_id=actor.id if actor else None,
            actor_chosen=edit.unit.stamp.sequence if actor else 0,
            descriptor=one_line(statement.descriptor),
            date_said=one_line(statement.date_said),
            place=one_line(statement.place),
            note=canonical(statement.note).text,
            flagged=statement.actor.state is ActorState.OPEN,
            created=edit.unit.at,
            updated=edit.unit.at,
        )
    )
    write_parts(edit, annotation, text, spans)
    write_targets(edit, annotation, statement.kind, statement.targets)
    write_via(edit, annotation, statement.via)
    refuse_double(edit, annotation, set_id)
    return annotation


def delete(
    project: Project, annotations: Sequence[Annotation], initiator: object | None = None
) -> None:
    """Take statements out with the comments on them; undo brings all of it back."""
    if not annotations:
        return
    label = f"Delete {annotations[0].kind}"
    if len(annotations) > 1:
        label = f"Delete {len(annotations)} statements"
    with project.edit(label, initiator) as edit:
        revisions = {one.id: one.revision for one in annotations}
        edit.unit.require_unchanged(schema.Annotation, revisions)
        require_open(edit, revisions)
        remove_statements(edit, revisions)


def retag(
    project: Project, annotation: Annotation, kind: Kind, initiator: object | None = None
) -> Annotation:
    """Give a statement another kind; the former one does not become a secondary kind."""
    with project.edit(f"Change {annotation.kind} to {kind}", initiator) as edit:
        alter(edit, annotation, values_of_kind(annotation, kind))
        return stored(edit, annotation.id)


def values_of_kind(annotation: Annotation, kind: Kind) -> dict[str, object]:
    """Return the columns that change with a statement's kind; its subtype goes if it has to."""
    also = secondary_kinds(kind, annotation.also - {kind}, annotation.form)
    return {
        "kind": kind.value,
        "also": kinds_column(also),
        "subtype": fitting_subtype(annotation, {kind, *also}),
    }


def toggle_secondary(
    project: Project, annotation: Annotation, kind: Kind, initiator: object | None = None
) -> Annotation:
    """Add a secondary kind, or take it away again."""
    if kind is annotation.kind:
        raise RuleBroken(
            f"The statement's main kind is {kind} already.",
            kept="The statement is as it was.",
            todo="Choose another secondary kind, or change the main kind first.",
        )
    taken = kind in annotation.also
    label = f"Remove secondary {kind}" if taken else f"Add secondary {kind}"
    with project.edit(label, initiator) as edit:
        also = annotation.also ^ {kind}
        subtype = fitting_subtype(annotation, {annotation.kind, *also})
        alter(edit, annotation, {"also": kinds_column(also), "subtype": subtype})
        return stored(edit, annotation.id)


def set_actor(
    project: Project, annotation: Annotation, choice: ActorChoice, initiator: object | None = None
) -> Annotation:
    """Say whose words a statement is; a choice left open flags it, any other unflags it."""
    with project.edit("Set actor", initiator) as edit:
        actor = resolve(edit, choice)
        edit.call_it(f"Set actor to {actor.name}" if actor else f"Set actor {choice.state}")
        flagged = annotation.flagged
        if choice.state is ActorState.OPEN or annotation.actor_state is ActorState.OPEN:
            flagged = choice.state is ActorState.OPEN
        values = {
            "actor_state": choice.state.value,
            "actor_id": actor.id if actor else None,
            "flagged": flagged,
        }
        set_id = alter(edit, annotation, values, actor_chosen=edit.unit.stamp.sequence)
        if actor is not None:
            name_once(edit, annotation, actor)
        refuse_double(edit, annotation.id, set_id)
        return stored(edit, annotation.id)


def set_note(
    project: Project, annotation: Annotation, note: str, initiator: object | None = None
) -> Annotation:
    """Write the coder's note on a statement."""
    with project.edit("Write note", initiator) as edit:
        alter(edit, annotation, {"note": canonical(note).text})
        return stored(edit, annotation.id)


def toggle_flag(
    project: Project, annotation: Annotation, initiator: object | None = None
) -> Annotation:
    """Flag a statement for a second look, or take the flag away."""
    with project.edit("Remove flag" if annotation.flagged else "Flag", initiator) as edit:
        alter(edit, annotation, {"flagged": not annotation.flagged})
        return stored(edit, annotation.id)


def set_spans(
    project: Project,
    annotation: Annotation,
    spans: Sequence[TextSpan],
    initiator: object | None = None,
) -> Annotation:
    """Move a statement's borders; its form is computed anew."""
    with project.edit("Change words", initiator) as edit:
        version, text = project.text(annotation.article, edit.read)
        fit = fitted(text, spans)
        form = form_of(text, fit)
        also = secondary_kinds(annotation.kind, annotation.also, form)
        computed = {
            "version_id": version,
            "form": form.value,
            "form_is_corrected": False,
            "also": kinds_column(also),
        }
        set_id = touch(edit, annotation, computed)
        edit.unit.remove(schema.Part, "annotation_id", [annotation.id])
        write_parts(edit, annotation.id, text, fit)
        refuse_double(edit, annotation.id, set_id)
        return stored(edit, annotation.id)
