"""The verbs for projects in shared folders: borrow, publish, give-back, conflicts."""

import argparse

from annotator.cli import documents
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import opened
from annotator.editing.borrowing import borrow as borrow_project
from annotator.editing.borrowing import complaint
from annotator.editing.borrowing import give_back as give_project_back
from annotator.editing.borrowing import publish as publish_project
from annotator.editing.conflicts import conflicted_copies, told
from annotator.errors import ExitCode


def borrow(chosen: argparse.Namespace) -> int:
    """Make a local copy of a shared project to work on, and mark that one as lent out."""
    loan = borrow_project(chosen.project, chosen.out, chosen.coder or "")
    if chosen.json:
        print_json(documents.loan(loan))
    else:
        print_line(f"Borrowed: work on “{loan.local}”, and publish it when you are done.")
    return ExitCode.DONE


def publish(chosen: argparse.Namespace) -> int:
    """Put a local copy in the place of the shared project."""
    done = publish_project(chosen.project, chosen.shared)
    if chosen.json:
        print_json(documents.published(done))
    elif refused := complaint(done):
        say(str(refused))
        print_line(f"Saved: “{done.path}”.")
    else:
        kept = f" The state before is kept as “{done.kept}”." if done.kept else ""
        print_line(f"Published: “{done.path}”.{kept}")
    return ExitCode.IN_PART if done.refusal else ExitCode.DONE


def give_back(chosen: argparse.Namespace) -> int:
    """Let somebody else borrow a shared project, without publishing."""
    shared = give_project_back(chosen.project)
    if chosen.json:
        print_json({"shared": str(shared), "local": str(chosen.project)})
    else:
        print_line(f"Given back: “{shared}”. The local copy “{chosen.project}” stays as it is.")
    return ExitCode.DONE


def conflicts(chosen: argparse.Namespace) -> int:
    """List the versions of a project that a sync client has put beside it."""
    with opened(chosen):
        found = conflicted_copies(chosen.project)
    if chosen.json:
        print_json([documents.conflicted_copy(one) for one in found])
        return ExitCode.DONE
    for one in found:
        print_line(told(one))
    say(f"{counted(len(found), 'other version')} of “{chosen.project.name}” beside it.")
    return ExitCode.DONE
