"""The verbs that only read: articles, actors, annotations and show."""

import argparse

from annotator.cli import documents
from annotator.cli.choosing import (
    asks_for_statements,
    chosen_annotations,
    filter_of,
    state_named,
)
from annotator.cli.printing import print_json, print_line, print_text
from annotator.cli.terms import article_named, opened
from annotator.domain.annotation import ListOrder
from annotator.errors import DamagedProject, ExitCode

_EXCERPT = 60
"""How many characters of a statement a list line shows."""


def articles(chosen: argparse.Namespace) -> int:
    """List the articles that hold what the filters ask for."""
    with opened(chosen) as project:
        rows = project.read.articles()
        if chosen.article:
            wanted = article_named(project, chosen.article)
            rows = [row for row in rows if row.id == wanted]
        if chosen.status:
            rows = [row for row in rows if row.state is state_named(chosen.status)]
        if asks_for_statements(chosen):
            holding = {one.article for one in chosen_annotations(project, chosen)}
            rows = [row for row in rows if row.id in holding]
    if chosen.json:
        print_json([documents.article_row(row) for row in rows])
        return ExitCode.DONE
    for row in rows:
        dated = row.date_published or "undated   "
        print_line(row.id, dated, f"{row.state:10}", f"{row.annotations:4}", row.title)
    return ExitCode.DONE


def actors(chosen: argparse.Namespace) -> int:
    """List the actors, or only those of the annotations the filters ask for."""
    with opened(chosen) as project:
        listed = project.read.actors()
        if chosen.article or chosen.status or asks_for_statements(chosen):
            named = {one.actor.id for one in chosen_annotations(project, chosen) if one.actor}
            listed = [actor for actor in listed if actor.id in named]
    if chosen.json:
        print_json([documents.actor(actor) for actor in listed])
        return ExitCode.DONE
    for actor in listed:
        print_line(actor.id, f"{actor.type:12}", f"{actor.statements:4}", actor.name)
    return ExitCode.DONE


def annotations(chosen: argparse.Namespace) -> int:
    """List the annotations in the order asked for, else in that of articles and text."""
    with opened(chosen) as project:
        found = chosen_annotations(project, chosen)
        if chosen.order != ListOrder.TEXT:
            ordered = project.read.places(filter_of(project, chosen), ListOrder(chosen.order))
            ranks = {place.annotation: rank for rank, place in enumerate(ordered)}
            found = sorted(found, key=lambda one: ranks.get(one.id, len(ranks)))
    if chosen.json:
        print_json([documents.annotation(one) for one in found])
        return ExitCode.DONE
    for one in found:
        words = one.quotation if len(one.quotation) <= _EXCERPT else one.quotation[:_EXCERPT] + "…"
        where = f"{one.start}-{one.end}"
        print_line(one.id, f"{one.kind:10}", f"{where:11}", one.attribution, words)
    return ExitCode.DONE


def show(chosen: argparse.Namespace) -> int:
    """Print an article's canonical text, or all that is known of it as JSON."""
    with opened(chosen) as project:
        article = project.read.article(article_named(project, chosen.article))
    if article is None:
        raise DamagedProject(
            f"The article “{chosen.article}” has lost its text.",
            kept="The file was left exactly as it is.",
            todo="“annotator check” says what else is wrong; then open the newest backup.",
        )
    if chosen.json:
        print_json(documents.article(article))
    else:
        print_text(article.text)
    return ExitCode.DONE
