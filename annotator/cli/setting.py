"""The verb that puts the work on an article into another state."""

import argparse

from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import article_named, opened, refused
from annotator.editing import sets
from annotator.editing.gaps import gaps_of
from annotator.editing.project import Project
from annotator.errors import ExitCode

_HANDS_IN = {"submit", "nothing"}


def put(chosen: argparse.Namespace) -> int:
    """Submit one's work on an article, or return or approve a coder's."""
    if chosen.comment and chosen.step != "return":
        raise refused("Only a returned article takes a comment.", "Leave --comment out.")
    coder = chosen.coder or ""
    if chosen.step in {"return", "approve"}:
        chosen.coder = None  # whose work it is, not who judges it
    with opened(chosen) as project:
        standing = _step(project, article_named(project, chosen.article), coder, chosen)
        left = len(gaps_of(project, standing.article)) if chosen.step in _HANDS_IN else 0
    if standing.open_actors:
        say(f"{counted(standing.open_actors, 'statement')} without an actor: still open, flagged.")
    if left:
        say(f"{counted(left, 'passage')} without a statement: “annotator gaps” lists them.")
    if chosen.json:
        print_json({
            "article": standing.article,
            "coder": standing.coder,
            "state": standing.state.value,
        })
    else:
        print_line(standing.article, standing.coder, standing.state)
    return ExitCode.DONE


def _step(project: Project, article: str, coder: str, chosen: argparse.Namespace) -> sets.Standing:
    match chosen.step:
        case "submit":
            return sets.submit(project, article)
        case "nothing":
            return sets.nothing_to_code(project, article)
        case "return":
            return sets.return_set(project, article, coder, chosen.comment or "")
        case _:
            return sets.approve(project, article, coder)
