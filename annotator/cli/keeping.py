"""The verbs that keep work safe: backup, backups, restore, salvage."""

import argparse

from annotator.cli import documents
from annotator.cli.checking import looked_over
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.editing import backups, salvaging
from annotator.errors import ExitCode


def backup(chosen: argparse.Namespace) -> int:
    """Make a whole and checked copy of a project, beside it or where the user wants it."""
    if chosen.out is not None:
        backups.write_copy(chosen.project, chosen.out)
        made = chosen.out
    else:
        made = backups.take(chosen.project, "by hand").path
    if chosen.json:
        print_json({"path": str(made)})
    else:
        print_line(str(made))
    return ExitCode.DONE


def list_backups(chosen: argparse.Namespace) -> int:
    """List the backups beside a project, the newest change first."""
    found = backups.backups_of(chosen.project)
    if chosen.json:
        print_json([documents.backup(one) for one in found])
        return ExitCode.DONE
    for one in found:
        print_line(f"{one.rung.sequence:8}", f"{one.rung.at:%Y-%m-%d %H:%M} UTC", one.reason)
    say(f"{counted(len(found), 'backup')} of “{chosen.project.name}”.")
    return ExitCode.DONE


def restore(chosen: argparse.Namespace) -> int:
    """Put a backup in the project's place; the present state is kept beside it."""
    wanted = backups.named(chosen.project, chosen.backup)
    lost = backups.compare(chosen.project, wanted.path)
    for entry in lost.since:
        say(f"Taken back: {entry.at[:16]}  {entry.coder}  {entry.label}")
    if lost.lacking:
        say(f"Brought back: {counted(lost.lacking, 'change')} that the project lacked.")
    with looked_over(chosen.project):
        done = backups.restore(chosen.project, wanted.path)
    what = "The damaged file" if done.was_damaged else "The state before"
    if chosen.json:
        print_json({"restored": str(wanted.path), "kept": str(done.kept)})
    else:
        print_line(f"Restored: {wanted.path.name}. {what} is kept as “{done.kept}”.")
    return ExitCode.DONE


def salvage(chosen: argparse.Namespace) -> int:
    """Make a new project of what a damaged file still holds."""
    found = salvaging.salvage(chosen.damaged, chosen.out)
    if chosen.json:
        print_json(documents.salvaged(found))
    else:
        for line in salvaging.lines_of(found):
            print_line(line)
    for line in found.left_out:
        say(f"Left out: {line}")
    return ExitCode.IN_PART if found.left_out else ExitCode.DONE
