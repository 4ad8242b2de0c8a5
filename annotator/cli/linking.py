"""The verb that says which statements report the same utterance."""

import argparse

from annotator.cli import documents
from annotator.cli.printing import print_json, print_line
from annotator.cli.terms import opened, refused, statement_named
from annotator.editing import same
from annotator.errors import ExitCode


def same_statement(chosen: argparse.Namespace) -> int:
    """Link statements with one, or take it out of its cluster; then list the cluster."""
    if chosen.apart and chosen.others:
        raise refused("--apart takes one statement out.", "Name only that statement.")
    with opened(chosen) as project:
        annotation = statement_named(project, chosen.statement)
        others = [statement_named(project, words).id for words in chosen.others]
        if others:
            annotation = same.link(project, annotation, others)
        elif chosen.apart:
            annotation = same.unlink(project, annotation)
        listed = [annotation, *same.same_as(project.read, annotation)]
    if chosen.json:
        print_json([documents.annotation(one) for one in listed])
        return ExitCode.DONE
    for one in listed:
        print_line(one.id, one.kind, one.attribution, one.quotation)
    return ExitCode.DONE
