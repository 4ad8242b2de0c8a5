"""The verbs of looking back: history, changes, undelete."""

import argparse
from dataclasses import asdict
from typing import Any

from annotator.cli.choosing import coder_named
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import article_named, opened
from annotator.domain.history import Action, HistoryFilter, HistoryRow, Version
from annotator.editing.changes_since import StatementChange, changes_since
from annotator.editing.history import History
from annotator.editing.moments import ends, moment_named
from annotator.editing.project import Project
from annotator.editing.restoring import (
    Deleted,
    NeedsMore,
    deleted_named,
    deleted_things,
    restore,
)
from annotator.errors import ExitCode, NotFound, RuleBroken

_EXCERPT = 60


def history(chosen: argparse.Namespace) -> int:
    """List what was done, newest first."""
    who, chosen.coder = chosen.coder, None
    with opened(chosen) as project:
        look = History(project)
        look.bring_up_to_date()
        wanted = _filter(project, chosen, who)
        found = look.matching(wanted)[: chosen.last]
        rows = look.rows(found)
        versions = look.versions(chosen.statement) if chosen.statement else []
        gone = deleted_things(project) if chosen.deleted else []
    if chosen.of and not rows:
        raise NotFound(
            f"Nothing was ever done to “{chosen.of}”.",
            kept="Nothing was changed.",
            todo="Give the whole id, as “annotator annotations” and “annotator articles” print it.",
        )
    if chosen.json:
        print_json([_document(row, versions, gone, chosen) for row in rows])
        return ExitCode.DONE
    changed = {one.entry.sequence: one for one in versions}
    for row in rows:
        _print(row)
        version = changed.get(row.entry.sequence)
        for change in version.changes if version else ():
            print_line("       ", change.in_words())
        for thing in gone:
            if thing.sequence == row.entry.sequence:
                print_line("       ", thing.id, thing.thing, _excerpt(thing.title))
    return ExitCode.DONE


def changes(chosen: argparse.Namespace) -> int:
    """Tell what is not as it was at a moment, whatever was done between."""
    with opened(chosen) as project:
        found = changes_since(project, moment_named(project, chosen.since))
    if chosen.json:
        print_json({
            "since": asdict(found.since),
            "statements": [_change(one) for one in found.statements],
            "articles": [asdict(one) for one in found.articles],
        })
        return ExitCode.DONE
    for article in found.articles:
        print_line(article.turn, article.id, "article", article.title)
    for one in found.statements:
        how = ", ".join(one.aspects) or one.turn
        print_line(how, one.id, one.kind, one.actor, _excerpt(one.words), f"“{one.title}”")
        for change in one.changes:
            print_line("       ", change.in_words())
    say(f"{counted(len(found.statements), 'statement')} changed since {found.since.words}.")
    return ExitCode.DONE


def undelete(chosen: argparse.Namespace) -> int:
    """Bring back what was deleted, and leave all that was done since as it is."""
    left_out: list[str] = []
    back: list[Deleted] = []
    with opened(chosen) as project:
        for words in chosen.ids:
            try:
                done = restore(project, deleted_named(project, words), with_needed=chosen.needed)
            except NeedsMore as fault:
                raise RuleBroken(
                    fault.happened,
                    kept=f"{counted(len(back), 'thing')} restored before it."
                    if back
                    else fault.kept,
                    todo="With --with-needed that is restored, too.",
                ) from None
            back += done.things
            left_out += done.left_out
            for name in done.with_it:
                say(f"Restored with it: {name}.")
    if chosen.json:
        things = [_thing(one) for one in back]
        print_json({"restored": things, "left_out": left_out})
    else:
        for one in back:
            print_line(one.id, one.thing, _excerpt(one.title))
    for reason in left_out:
        say(f"Left out: {reason}")
    return ExitCode.IN_PART if left_out else ExitCode.DONE


def _filter(project: Project, chosen: argparse.Namespace, who: str | None) -> HistoryFilter:
    return HistoryFilter(
        coder=coder_named(project, who) if who else None,
        article=_article(project, chosen.article) if chosen.article else None,
        subject=chosen.statement or chosen.of or None,
        after=moment_named(project, chosen.since).sequence if chosen.since else None,
        until=ends(chosen.until) if chosen.until else None,
        action=Action.DELETED if chosen.deleted else None,
        words=chosen.words or None,
    )


def _article(project: Project, words: str) -> str:
    """Return the id of an article, also of one that is gone."""
    try:
        return article_named(project, words)
    except NotFound:
        gone = {one.subject for one in project.read.record.deletions() if one.table == "article"}
        fitting = [one for one in gone if one.startswith(words)]
        if len(fitting) == 1:
            return fitting[0]
        raise


def _print(row: HistoryRow) -> None:
    entry, where = row.entry, ""
    if row.where is not None:
        paragraph = f" ¶ {row.where.paragraph}" if row.where.paragraph else ""
        others = f" and {row.where.others} more" if row.where.others else ""
        where = f"“{row.where.title}”{paragraph}{others}"
    words = entry.words + ("  (undone)" if entry.undone else "")
    print_line(*filter(None, (f"{entry.sequence:6}", entry.at, entry.coder, words, where)))


def _document(
    row: HistoryRow, versions: list[Version], gone: list[Deleted], chosen: argparse.Namespace
) -> dict[str, Any]:
    told: dict[str, Any] = asdict(row.entry) | {
        "things": row.things,
        "where": asdict(row.where) if row.where else None,
    }
    if chosen.statement:
        told["changes"] = [
            asdict(change)
            for one in versions
            if one.entry.sequence == row.entry.sequence
            for change in one.changes
        ]
    if chosen.deleted:
        told["deleted"] = [_thing(one) for one in gone if one.sequence == row.entry.sequence]
    return told


def _thing(one: Deleted) -> dict[str, Any]:
    return {
        "id": one.id,
        "thing": one.thing.value,
        "title": one.title,
        "entry": one.sequence,
        "merged_into": one.merged_into or None,
    }


def _change(one: StatementChange) -> dict[str, Any]:
    return asdict(one) | {"aspects": list(one.aspects)}


def _excerpt(words: str) -> str:
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
