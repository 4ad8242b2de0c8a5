"""Use cases on annotation sets: handing one's work in, sending it back, approving it."""

from collections import Counter
from dataclasses import dataclass

from annotator.domain.codebook import ActorState
from annotator.domain.review import SetState, may_follow
from annotator.domain.text import canonical
from annotator.editing.project import Edit, Project, new_id
from annotator.errors import NotFound, RuleBroken
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one coder's work on one article stands after a step."""

    article: str
    coder: str
    """The coder's name."""
    state: SetState
    open_actors: int
    """How many of the set's statements are still without an answer to whose words they are."""


def submit(project: Project, article: str, initiator: object | None = None) -> Standing:
    """Hand in one's own work on an article; open actors are allowed, and counted in the answer.

    Raises
    ------
    NotFound
        There is no such article.
    RuleBroken
        There is no statement in it, or it is handed in or approved already.

    """
    with project.edit("Submit article", initiator) as edit:
        set_id, now = _own_set(project, edit, article)
        statements = _actor_states(edit, article, edit.coder)
        if not statements.total() and may_follow(now, SetState.SUBMITTED):
            raise _refused(
                "There is no statement of yours in the article to submit.",
                "Code one, or say that there is nothing to code.",
            )
        _go(edit, set_id, now, SetState.SUBMITTED)
    return _standing(article, project.coder_name, SetState.SUBMITTED, statements)


def nothing_to_code(project: Project, article: str, initiator: object | None = None) -> Standing:
    """Hand in that an article holds no statement.

    Raises
    ------
    NotFound
        There is no such article.
    RuleBroken
        One has coded statements in it, or it is handed in or approved already.

    """
    with project.edit("Nothing to code", initiator) as edit:
        set_id, now = _own_set(project, edit, article)
        statements = _actor_states(edit, article, edit.coder)
        if count := statements.total():
            raise _refused(
                f"You have coded {count} statement{'s' * (count > 1)} in the article.",
                "Submit it, or delete the statements first.",
            )
        _go(edit, set_id, now, SetState.NOTHING)
    return _standing(article, project.coder_name, SetState.NOTHING, statements)


def return_set(
    project: Project,
    article: str,
    coder_name: str = "",
    comment: str = "",
    initiator: object | None = None,
) -> Standing:
    """Send a coder's work on an article back; a comment is kept with the article.

    The coder need not be named where only one has worked on the article.

    Raises
    ------
    NotFound
        There is no such article, or that coder has not worked on it.
    RuleBroken
        Several coders have, or the work has not been handed in.

    """
    words = canonical(comment).text.strip()
    with project.edit("Return article", initiator) as edit:
        set_id, coder, now = _set_of(project, edit, article, coder_name)
        _go(edit, set_id, now, SetState.RETURNED, words)
        if words:
            edit.unit.add(
                schema.Comment(
                    id=new_id(),
                    article_id=article,
                    annotation_id=None,
                    answers_id=None,
                    coder_id=edit.coder,
                    text=words,
                    written=edit.unit.at,
                )
            )
        statements = _actor_states(edit, article, edit.read.coder_named(coder) or "")
    return _standing(article, coder, SetState.RETURNED, statements)


def approve(
    project: Project, article: str, coder_name: str = "", initiator: object | None = None
) -> Standing:
    """Approve a coder's work on an article, which locks its statements.

    The coder need not be named where only one has worked on the article; errors as `return_set`.
    """
    with project.edit("Approve article", initiator) as edit:
        set_id, coder, now = _set_of(project, edit, article, coder_name)
        _go(edit, set_id, now, SetState.APPROVED)
        statements = _actor_states(edit, article, edit.read.coder_named(coder) or "")
    return _standing(article, coder, SetState.APPROVED, statements)


def begin(edit: Edit, article: str, state: SetState) -> str:
    """Open the coder's annotation set of an article in that state, and return its id."""
    set_id = new_id()
    edit.unit.add(
        schema.AnnotationSet(
            id=set_id,
            article_id=article,
            coder_id=edit.coder,
            state=state.value,
            added=edit.unit.at,
        )
    )
    return set_id


def step(edit: Edit, set_id: str, now: SetState, wanted: SetState, reason: str = "") -> None:
    """Put a set into another state, on record with who did it and why."""
    edit.unit.change(schema.AnnotationSet, set_id, {"state": wanted.value})
    edit.unit.add(
        schema.ReviewEvent(
            id=new_id(),
            set_id=set_id,
            coder_id=edit.coder,
            from_state=now.value,
            to_state=wanted.value,
            reason=reason,
            at=edit.unit.at,
        )
    )


_TODO = {
    SetState.NEW: "Submit the article first.",
    SetState.IN_CODING: "Submit the article first.",
    SetState.SUBMITTED: "Go on to the next article; to change this one, code in it.",
    SetState.NOTHING: "Go on to the next article; to change this one, code in it.",
    SetState.RETURNED: "Have its coder submit it again first.",
    SetState.APPROVED: "Return the article first.",
    SetState.IN_BRIEFING: "Return the article first.",
}


def _go(edit: Edit, set_id: str, now: SetState, wanted: SetState, reason: str = "") -> None:
    if not may_follow(now, wanted):
        raise _refused(
            f"The article stands at “{now.value}” and cannot go from there to “{wanted.value}”.",
            _TODO[now],
        )
    step(edit, set_id, now, wanted, reason)


def _own_set(project: Project, edit: Edit, article: str) -> tuple[str, SetState]:
    project.text(article, edit.read)  # refuses an article that is not there
    found = edit.read.set_of(article, edit.coder)
    return found or (begin(edit, article, SetState.NEW), SetState.NEW)


def _set_of(
    project: Project, edit: Edit, article: str, coder_name: str
) -> tuple[str, str, SetState]:
    project.text(article, edit.read)
    there = edit.read.sets_at(article)
    found = [one for one in there if coder_name in {"", one[1]}]
    if not found:
        raise NotFound(
            f"“{coder_name}” has not worked on the article."
            if coder_name
            else "Nobody has worked on the article yet.",
            kept="Nothing was changed.",
            todo="Have its coder submit it first, or name another coder.",
        )
    if len(found) > 1:
        raise _refused(
            f"{' and '.join(name for _, name, _ in found)} have worked on the article.",
            "Name the coder whose work you mean.",
        )
    return found[0]


def _actor_states(edit: Edit, article: str, coder: str) -> Counter[ActorState]:
    chosen = AnnotationFilter(article=article, coder=coder)
    return Counter(one.actor_state for one in edit.read.annotations(chosen))


def _standing(
    article: str, coder: str, state: SetState, statements: Counter[ActorState]
) -> Standing:
    return Standing(article, coder, state, statements[ActorState.OPEN])


def _refused(happened: str, todo: str) -> RuleBroken:
    return RuleBroken(happened, kept="Nothing was changed.", todo=todo)
