"""What is done with a project that others have, too: here, on a network, or as a copy."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rights import bound_by_modes
from site_desk import NAME, code

from annotator.editing import backups, borrowing, conflicts, holding, merging
from annotator.editing.outside import Outside
from annotator.editing.project import Project
from annotator.errors import LockedProject

_WRITER = """
import sqlite3, sys
for line in sys.stdin:
    raw = sqlite3.connect(line.rstrip(), isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    print("writing", flush=True)
    sys.stdin.readline()
    raw.close()
    print("done", flush=True)
"""
_other: list[subprocess.Popen] = []
"""Another program that writes to a project when told to; started once."""


@contextmanager
def written_elsewhere(path: Path) -> Iterator[None]:
    """Have another program write to a project for as long as the block lasts."""
    if not _other:
        command = [sys.executable, "-c", _WRITER]
        pipe = subprocess.PIPE
        _other.append(subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, bufsize=1))
    (other,) = _other
    other.stdin.write(f"{path}\n")
    assert other.stdout.readline() == "writing\n"
    try:
        yield
    finally:
        other.stdin.write("\n")
        assert other.stdout.readline() == "done\n"


def _lend(folder: Path) -> None:
    shared, local = folder / "shared.annproj", folder / "here" / NAME
    shutil.rmtree(local.parent, ignore_errors=True)
    local.parent.mkdir()
    (folder / "shared.annproj-journal").touch()
    borrowing.borrow(shared, local, "Ada")
    project = Project.open(local, "Ada")
    try:
        code(project, 10 + len(project.read.annotations()))
    finally:
        project.close()
    borrowing.publish(local)
    borrowing.borrow(shared, local, "Ada")
    borrowing.give_back(local)
    (folder / "published.annproj").unlink(missing_ok=True)
    borrowing.publish(folder / NAME, folder / "published.annproj")


def _read_on_network(folder: Path) -> None:
    project = Project.open(folder / "net" / NAME, "Ada")
    try:
        Outside(project).look()
    finally:
        project.close()


def _look_for_conflicts(folder: Path) -> None:
    (folder / "talks (conflicted copy).annproj").write_bytes((folder / NAME).read_bytes())
    conflicts.conflicted_copies(folder / NAME)


def _work_in_two_windows(folder: Path) -> None:
    first = holding.open_to_work(folder / NAME, "Ada")
    try:
        second = holding.open_to_work(folder / NAME, "Ben")
        second.close()
    finally:
        first.close()


def _copy_to_network(folder: Path) -> None:
    (folder / "net" / "copy.annproj").unlink(missing_ok=True)
    backups.write_copy(folder / NAME, folder / "net" / "copy.annproj")


def _work_while_another_writes(folder: Path) -> None:
    project = holding.open_to_work(folder / NAME, "Ada")
    try:
        with written_elsewhere(project.path):
            try:
                code(project, 7)
            except LockedProject:
                pass
            else:
                raise AssertionError("Two programs wrote at once.")
        code(project, 50 + len(project.read.annotations()))
    finally:
        project.close()


def _open_what_another_user_left(folder: Path) -> None:
    left = folder / f"{NAME}-holder"
    left.unlink(missing_ok=True)
    left.touch()
    left.chmod(0o444)
    with bound_by_modes():
        project = holding.open_to_work(folder / NAME, "Ada")
        try:
            code(project, 50 + len(project.read.annotations()))
        finally:
            project.close()
    left.unlink(missing_ok=True)


def _merge(folder: Path) -> None:
    copy = folder / "of Ben.annproj"
    shutil.copy(folder / "shared.annproj", copy)
    theirs = Project.open(copy, "Ben")
    code(theirs, 20 + len(theirs.read.annotations()))
    theirs.close()
    mine = Project.open(folder / NAME, "Ada")
    try:
        assert merging.look(mine, copy).new
        merging.merge_copy(mine, copy)
    finally:
        mine.close()


DEEDS: dict[str, Callable[[Path], None]] = {
    "copy to a network": _copy_to_network,
    "lend": _lend,
    "read on a network": _read_on_network,
    "look for conflicts": _look_for_conflicts,
    "two windows": _work_in_two_windows,
    "another writes": _work_while_another_writes,
    "another user": _open_what_another_user_left,
    "merge": _merge,
}
