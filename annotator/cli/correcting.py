"""The verb that brings in a newer text of an article, and places the statements that wait."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotator.cli.bringing_in import standard_input
from annotator.cli.checking import looked_over
from annotator.cli.coding import spans_given
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import article_named, opened, refused, statement_named
from annotator.domain.annotation import Annotation
from annotator.domain.draft import Draft
from annotator.domain.reanchoring import Fate
from annotator.editing import annotating
from annotator.editing.correcting import (
    Corrected,
    Fated,
    accept,
    correct_text,
    only_draft,
    preview,
    waiting,
)
from annotator.editing.importing import read_drafts, read_piped
from annotator.editing.project import Project
from annotator.errors import ExitCode

_EXCERPT = 70
"""How many characters of words a line shows."""


def correct(chosen: argparse.Namespace) -> int:
    """Store a newer text and tell what became of each statement; or see to those that wait."""
    if chosen.file is None:
        return _see_to(chosen)
    if chosen.accept or chosen.accept_all or chosen.place or chosen.delete:
        raise refused(
            "A newer text is brought in first, and statements are placed then.",
            "Leave the file out to place statements.",
        )
    path, draft = _newer(chosen.file)
    with looked_over(chosen.project), opened(chosen) as project:
        article = article_named(project, chosen.article)
        if chosen.dry_run:
            found = preview(project, article, draft.text)
        else:
            found = correct_text(project, article, draft, path)
    if chosen.json:
        print_json(_document(found) | {"applied": not chosen.dry_run})
    else:
        _print(found)
    return ExitCode.IN_PART if found.doubtful else ExitCode.DONE


def _newer(name: str) -> tuple[str, Draft]:
    drafts = read_piped(standard_input()) if name == "-" else read_drafts([Path(name)])
    return only_draft(drafts)


def _see_to(chosen: argparse.Namespace) -> int:
    with opened(chosen) as project:
        article = article_named(project, chosen.article)
        if chosen.place:
            wanted = statement_named(project, chosen.place)
            spans = spans_given(project.text(wanted.article)[1], chosen)
            annotating.set_spans(project, wanted, spans)
        if chosen.delete:
            annotating.delete(project, [statement_named(project, one) for one in chosen.delete])
        _accept(project, waiting(project, article), chosen)
        found = waiting(project, article)
    if chosen.json:
        print_json([_fated(one) for one in found])
        return ExitCode.DONE
    for one in found:
        _line(one)
    say(f"{counted(len(found), 'statement')} to be placed in the newer text.")
    return ExitCode.DONE


def _accept(project: Project, found: Sequence[Fated], chosen: argparse.Namespace) -> None:
    if chosen.accept_all:
        wanted = [one for one in found if one.is_placed]
    else:
        by_id = {one.annotation.id: one for one in found}
        named = [statement_named(project, one) for one in chosen.accept]
        wanted = [_waits(by_id, one) for one in named]
    if wanted:
        accept(project, wanted)


def _waits(found: dict[str, Fated], one: Annotation) -> Fated:
    if one.id not in found:
        raise refused(
            f"The statement {one.id} does not wait to be placed.",
            "List those that do, by naming the article alone.",
        )
    return found[one.id]


def _document(found: Corrected) -> dict[str, Any]:
    def listed(fate: Fate) -> list[dict[str, Any]]:
        return [_fated(one) for one in found.statements if one.fate is fate]

    return {
        "article": found.article,
        "version": found.version,
        "kept": found.count(Fate.KEPT),
        "typographic": found.count(Fate.TYPOGRAPHIC),
        "changed": listed(Fate.CHANGED),
        "moved": listed(Fate.MOVED),
        "orphaned": listed(Fate.ORPHAN),
    }


def _fated(one: Fated) -> dict[str, Any]:
    return {
        "annotation": one.annotation.id,
        "kind": one.annotation.kind.value,
        "actor": one.annotation.actor.name if one.annotation.actor else None,
        "fate": one.fate.value,
        "old": one.annotation.quotation,
        "new": one.words,
        "spans": [{"start": span.start, "end": span.end} for span in one.spans],
    }


def _print(found: Corrected) -> None:
    print_line(
        f"Version {found.version}:",
        ", ".join(f"{fate} {found.count(fate)}" for fate in Fate),
    )
    for one in found.doubtful:
        _line(one)
    if found.doubtful:
        say(
            f"{counted(len(found.doubtful), 'statement')} to be placed: name the article alone"
            " with --accept, --place or --delete."
        )


def _line(one: Fated) -> None:
    annotation = one.annotation
    print_line(f"{one.fate:11}", annotation.id, annotation.kind, annotation.attribution)
    print_line("           old:", _short(annotation.quotation))
    print_line("           new:" if one.is_placed else "    maybe here:", _short(one.words))


def _short(words: str) -> str:
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
