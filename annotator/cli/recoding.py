"""The verb that gives many statements another kind or actor."""

import argparse
from dataclasses import asdict

from annotator.cli.choosing import filter_of
from annotator.cli.describing import party
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import kind_named, opened, refused
from annotator.editing.actors import UNATTRIBUTED, ActorChoice
from annotator.editing.recoding import Recoding, preview, recode
from annotator.errors import ExitCode


def change(chosen: argparse.Namespace) -> int:
    """Recode the statements that fit the filters, or only say how many there are."""
    wanted = Recoding(kind_named(chosen.to_kind) if chosen.to_kind else None, _actor(chosen))
    if wanted == Recoding():
        raise refused(
            "It is not said what the statements are to become.",
            "Give --to-kind, --to-actor or --to-unattributed.",
        )
    coder, chosen.coder = chosen.coder, chosen.signed  # whose statements; who changes them
    with opened(chosen) as project:
        chosen.coder = coder
        fitting = filter_of(project, chosen)
        if chosen.dry_run:
            outcome = preview(project.read, fitting, wanted)
        else:
            outcome = recode(project, fitting, wanted) or preview(project.read, fitting, wanted)
    if chosen.json:
        print_json(asdict(outcome))
    else:
        done = "would be changed" if chosen.dry_run else "changed"
        print_line(f"{counted(outcome.changed, 'statement')} {done}")
    if outcome.held:
        say(f"{counted(outcome.held, 'statement')} so already.")
    if outcome.locked:
        say(f"{counted(outcome.locked, 'statement')} of approved articles left as they are.")
    return ExitCode.DONE


def _actor(chosen: argparse.Namespace) -> ActorChoice | None:
    if chosen.to_unattributed and chosen.to_actor:
        raise refused("Two actors are given.", "Give either --to-actor or --to-unattributed.")
    if chosen.to_unattributed:
        return UNATTRIBUTED
    return party(chosen.to_actor) if chosen.to_actor else None
