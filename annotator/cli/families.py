"""The verb that lists the articles that carry one story."""

import argparse

from annotator.cli import documents
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import opened
from annotator.editing.families import families, find_again
from annotator.errors import ExitCode


def list_families(chosen: argparse.Namespace) -> int:
    """List the families of articles, having looked for them anew where that was asked for."""
    with opened(chosen) as project:
        if chosen.find:
            changed = find_again(project) or 0
            say(f"{counted(changed, 'article')} changed the family.")
        found = families(project.read)
    if chosen.json:
        print_json([[documents.carrier(one) for one in family] for family in found])
        return ExitCode.DONE
    for number, family in enumerate(found, start=1):
        for one in family:
            day = one.date_published or "undated"
            print_line(f"{number:4}", one.article, f"{day:10}", f"{one.outlet}: {one.title}")
    articles = sum(map(len, found))
    stories = "story" if len(found) == 1 else "stories"
    say(f"{len(found):,} {stories} carried by {counted(articles, 'article')}.")
    return ExitCode.DONE
