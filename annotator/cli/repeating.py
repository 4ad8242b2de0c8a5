"""The verb that finds a statement's exact words in other places, and codes them alike."""

import argparse

from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import opened, statement_named
from annotator.editing.repeating import code_alike, occurrences
from annotator.errors import ExitCode


def repeat(chosen: argparse.Namespace) -> int:
    """List the places, and code those asked for in one step."""
    with opened(chosen) as project:
        annotation = statement_named(project, chosen.statement)
        found = occurrences(project, annotation, everywhere=chosen.everywhere)
        wanted = [one for one in found if chosen.inside or not one.inside]
        coded = code_alike(project, annotation, wanted) if chosen.code and wanted else []
    ids = {(one.article, one.start): one.id for one in coded}
    if chosen.json:
        print_json([
            {
                "article": one.article,
                "start": one.span.start,
                "end": one.span.end,
                "before": one.before,
                "hit": one.words,
                "after": one.after,
                "inside": one.inside,
                "annotation": ids.get((one.article, one.span.start)),
            }
            for one in found
        ])
        return ExitCode.DONE
    for one in found:
        note = "coded" if (one.article, one.span.start) in ids else ""
        note = note or ("in a statement" if one.inside else "")
        where = f"{one.span.start}-{one.span.end}"
        print_line(one.article, where, f"{one.before}[{one.words}]{one.after}", note)
    if chosen.code:
        say(f"{counted(len(coded), 'statement')} coded.")
    return ExitCode.DONE
