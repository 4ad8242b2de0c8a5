"""The rows a statement consists of, and the rules they keep whichever use case writes them."""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType

from annotator.domain.anchors import anchor
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Form, Kind
from annotator.domain.review import CLOSED, RESUMED_BY_AN_EDIT, SetState
from annotator.domain.spans import TextSpan
from annotator.domain.text import snap_to_graphemes
from annotator.editing.project import Edit
from annotator.editing.sets import begin, step
from annotator.errors import Bug, RuleBroken
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter

_NOTHING: Mapping[str, object] = MappingProxyType({})


def fitted(text: str, spans: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
    """Return the spans in text order, widened to whole characters as readers see them.

    Raises
    ------
    RuleBroken
        There is none, one lies outside the text, or two of them overlap.

    """
    wanted = sorted(spans)
    if not wanted:
        raise _refused("A statement needs words.", "Select some text first.")
    last = wanted[-1]
    if max(span.end for span in wanted) > len(text):
        raise _refused(
            f"The span {last.start} to {last.end} reaches beyond the article's {len(text)} "
            "characters.",
            "Take offsets from the text that “show” prints.",
        )
    fit = tuple(snap_to_graphemes(text, span) for span in wanted)
    if any(later.start < former.end for former, later in pairwise(fit)):
        raise _refused("Two parts of the statement overlap.", "Give each passage once.")
    if not all(span.slice(text).strip() for span in fit):
        raise _refused("The selection holds only white space.", "Select some words.")
    return fit


def secondary_kinds(kind: Kind, also: Iterable[Kind], form: Form) -> frozenset[Kind]:
    """Return the secondary kinds a statement gets: quoted words make it also a quote."""
    quoted = {Kind.QUOTE} if form is not Form.INDIRECT else set()
    return frozenset((set(also) | quoted) - {kind})


def stored(edit: Edit, annotation: str) -> Annotation:
    """Return a statement as an edit leaves it that has written all it writes.

    Before its end: once it is committed, somebody else may delete the statement.
    """
    found = edit.read.annotation(annotation)
    if found is None:
        raise Bug(f"The statement {annotation} is gone within its own edit.")
    edit.left[annotation] = found
    return found


def open_set(edit: Edit, article: str) -> str:
    """Return the coder's annotation set of an article, begun if needed.

    Raises
    ------
    RuleBroken
        The set is approved, so nothing in it may change.

    """
    found = edit.read.set_of(article, edit.coder)
    if found is None:
        return begin(edit, article, SetState.IN_CODING)
    _take_up(edit, *found)
    return found[0]


def require_open(edit: Edit, annotations: Iterable[str], *, changed: bool = True) -> str:
    """Refuse to change statements of an approved set; return the id of one of their sets.

    What is `changed` in a set already handed in puts it back in coding.
    """
    sets = edit.read.sets_holding(annotations)
    for set_id, state in sets.items():
        _refuse_closed(state)
        if changed:
            _take_up(edit, set_id, state)
    return next(iter(sets), "")


def _take_up(edit: Edit, set_id: str, state: SetState) -> None:
    _refuse_closed(state)
    if state in RESUMED_BY_AN_EDIT:
        step(edit, set_id, state, SetState.IN_CODING)


def _refuse_closed(state: SetState) -> None:
    if state in CLOSED:
        raise _refused(
            "The article is approved, so its statements are locked.",
            "Have the supervisor return the article first.",
        )


def alter(
    edit: Edit, annotation: Annotation, values: Mapping[str, object], **stamps: object
) -> str:
    """Set columns of a statement the user saw as `annotation`; return the id of its set.

    `stamps` are columns that are set beside them, but are no change by themselves.
    """
    changed = edit.unit.change(
        schema.Annotation,
        annotation.id,
        values,
        revision=annotation.revision,
        stamp={"updated": edit.unit.at, **stamps},
    )
    return require_open(edit, [annotation.id], changed=changed)


def touch(edit: Edit, annotation: Annotation, values: Mapping[str, object] = _NOTHING) -> str:
    """Mark a statement as changed even where only rows that hang on it change."""
    return alter(edit, annotation, {"updated": edit.unit.at, **values})


def write_parts(edit: Edit, annotation: str, text: str, spans: Iterable[TextSpan]) -> None:
    """Write a statement's parts, each with its words and what stands around them."""
    anchors = [(span, anchor(text, span)) for span in spans]
    edit.unit.add(
        *(
            schema.Part(
                annotation_id=annotation,
                ordinal=place,
                start=span.start,
                end=span.end,
                exact=held.exact,
                prefix=held.prefix,
                suffix=held.suffix,
            )
            for place, (span, held) in enumerate(anchors)
        )
    )


def remove_statements(edit: Edit, annotations: Collection[str]) -> None:
    """Remove statements with all that hangs on them and the comments that speak of them.

    What was decided about one, in review or on a suggestion, stays on record without it.
    """
    for comments in reversed(edit.read.comments_on(annotations)):
        edit.unit.remove(schema.Comment, "id", comments)
    edit.unit.let_go(schema.SuggestionDecision, "annotation_id", annotations)
    for column in ("first_id", "second_id", "result_id"):
        edit.unit.let_go(schema.AdjudicationDecision, column, annotations)
    for model in (
        schema.Part,
        schema.CoActor,
        schema.Target,
        schema.Relay,
        schema.AnnotationTopic,
    ):
        edit.unit.remove(model, "annotation_id", annotations)
    edit.unit.remove(schema.Annotation, "id", annotations)


def refuse_double(edit: Edit, annotation: str, set_id: str) -> None:
    """Refuse to code one passage twice for the same actor and targets in one set.

    Two annotations of one passage for two kinds would count it twice: a second kind is a
    secondary kind of the one annotation.
    """
    others = edit.read.others_beginning_like(annotation, set_id)
    if not others:
        return
    mine, *rest = sorted(
        edit.read.annotations(AnnotationFilter(ids=frozenset({annotation, *others}))),
        key=lambda one: one.id != annotation,
    )
    for other in rest:
        if _same_statement(mine, other):
            raise _refused(
                f"This passage is coded already as {other.kind} by {other.attribution}.",
                "Change that statement's kind, or add a secondary kind to it.",
            )


def _same_statement(one: Annotation, other: Annotation) -> bool:
    return (
        one.parts == other.parts
        and one.actor == other.actor
        and one.actor_state is other.actor_state
        and set(one.targets) == set(other.targets)
    )


def _refused(happened: str, todo: str) -> RuleBroken:
    return RuleBroken(happened, kept="Nothing was changed.", todo=todo)
