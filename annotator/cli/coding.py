"""The verbs that change annotations: annotate, undo and redo."""

import argparse

from annotator.cli import documents
from annotator.cli.describing import aim, given, hand
from annotator.cli.printing import print_json, print_line, say
from annotator.cli.terms import article_named, kind_named, opened, refused
from annotator.domain.actors import ActorType
from annotator.domain.anchors import spans_of
from annotator.domain.changes import Changes
from annotator.domain.spans import TextSpan
from annotator.editing import annotating
from annotator.editing.actors import UNATTRIBUTED, ActorChoice
from annotator.editing.project import Project
from annotator.errors import ExitCode, NotFound


def annotate(chosen: argparse.Namespace) -> int:
    """Code one statement."""
    heard: list[Changes] = []
    with opened(chosen) as project:
        project.listen(heard.append)
        statement, fields = _statement(project, chosen), given(chosen.set)
        annotation = annotating.annotate(project, statement, fields=fields)
    entered = frozenset[str]().union(*(changes.actors for changes in heard))
    parties = [annotation.actor, *(target.actor for target in annotation.targets)]
    parties += [relay.actor for relay in annotation.via]
    for party in dict.fromkeys(parties):
        if party is not None and party.id in entered:
            say(f"“{party.name}” is a new actor.")
    if chosen.json:
        print_json(documents.annotation(annotation))
    else:
        print_line(annotation.id, annotation.kind, annotation.attribution, annotation.quotation)
    return ExitCode.DONE


def undo(chosen: argparse.Namespace) -> int:
    """Take back the last edit."""
    with opened(chosen) as project:
        return _tell(project.undo(), "undo", chosen)


def redo(chosen: argparse.Namespace) -> int:
    """Do again what was last undone."""
    with opened(chosen) as project:
        return _tell(project.redo(), "redo", chosen)


def _tell(changes: Changes | None, verb: str, chosen: argparse.Namespace) -> int:
    if chosen.json:
        label = changes.label if changes else None
        print_json({"label": label, "sequence": changes.sequence if changes else None})
    elif changes:
        print_line(f"{verb.capitalize()}: {changes.label}")
    if changes is None:
        say(f"There is nothing to {verb}. Nothing was changed.")
        return ExitCode.WRONG_USE
    return ExitCode.DONE


def _statement(project: Project, chosen: argparse.Namespace) -> annotating.Statement:
    article = article_named(project, chosen.article)
    return annotating.Statement(
        article=article,
        spans=spans_given(project.text(article)[1], chosen),
        kind=kind_named(chosen.kind),
        also=frozenset(map(kind_named, chosen.also)),
        actor=_actor(chosen),
        targets=tuple(map(aim, chosen.target)),
        via=tuple(map(hand, chosen.via)),
        note=chosen.note,
    )


def _actor(chosen: argparse.Namespace) -> ActorChoice:
    if chosen.unattributed == (chosen.actor is not None):
        raise refused(
            "A statement needs either --actor NAME or --unattributed.",
            "Say whose words it is, or that the article names nobody.",
        )
    if chosen.unattributed:
        return UNATTRIBUTED
    return ActorChoice.named(chosen.actor, ActorType(chosen.actor_type))


def spans_given(text: str, chosen: argparse.Namespace) -> tuple[TextSpan, ...]:
    """Return the spans that options name by offsets or words.

    Raises
    ------
    NotFound
        The words are not in the text.
    RuleBroken
        Neither way is used, both are, or the words stand there several times.

    """
    by_offset = chosen.start is not None or chosen.end is not None
    if by_offset == bool(chosen.quote):
        raise refused(
            "A statement needs either --start and --end, or --quote.",
            "Give the offsets, or the words themselves.",
        )
    if not by_offset:
        return tuple(_place(text, words) for words in chosen.quote)
    start, end = chosen.start, chosen.end
    if start is None or end is None:
        raise refused("A span needs both --start and --end.", "Give both, in code points.")
    if not 0 <= start < end:
        raise refused(
            f"{start} to {end} is no span: it must begin at 0 or later and end after it begins.",
            "Give the offsets in code points, the end being one past the last.",
        )
    return (TextSpan(start, end),)


def _place(text: str, words: str) -> TextSpan:
    found = spans_of(text, words) if words else ()
    if not found:
        raise NotFound(
            f"The article does not contain “{words}”.",
            kept="Nothing was changed.",
            todo="Copy the words from what “annotator show” prints.",
        )
    if len(found) > 1:
        where = ", ".join(f"{span.start} to {span.end}" for span in found[:5])
        raise refused(
            f"“{words}” stands in the article {len(found)} times: {where}.",
            "Give the place with --start and --end, or quote more of it.",
        )
    return found[0]
