"""The use cases of working on a project in a window: one window at a time has the hold on it."""

from contextlib import AbstractContextManager
from pathlib import Path

from annotator.domain.holder import Holder
from annotator.editing.project import Project, login_name
from annotator.store import holding
from annotator.store.engine import may_write
from annotator.store.place import has_other_name
from annotator.store.project_file import ProjectFile
from annotator.store.recognition import recognise

__all__ = ["Holder", "holder_of", "make_to_work", "open_to_work", "to_replace", "words_of"]

HASTE_MS = 100
"""How long an edit in a window waits for another program that is writing: a key goes before."""

holder_of = holding.holder_of
words_of = holding.seen


def open_to_work(
    path: Path, coder_name: str | None = None, before: Project | None = None, *, force: bool = False
) -> Project:
    """Open a project with the hold on it, or for reading only while somebody else has that.

    `before` is what the window has open, whose hold may be on the same project: it is passed on.
    With `force`, what is left of a holder at another computer does not count. See
    `ProjectFile.open` for the errors.
    """
    old = before.hold if before is not None else None
    if before is not None and old is not None and old.touches(path):
        if old.is_on(path):
            file = ProjectFile.open(path, wait_ms=HASTE_MS)
            return Project(file, coder_name, before.give_hold())
        # It has another name by now, or another file has its name.
        before.give_hold()
        old.release()
    recognise(path)
    if not may_write(path) or has_other_name(path):
        return Project(ProjectFile.open(path), coder_name)
    taken = holding.take(path, coder_name or login_name(), force=force)
    if isinstance(taken, Holder):
        return Project(ProjectFile.open(path, holder=taken), coder_name)
    try:
        return Project(ProjectFile.open(path, wait_ms=HASTE_MS), coder_name, taken)
    except BaseException:
        taken.release()
        raise


def make_to_work(path: Path, coder_name: str | None = None) -> Project:
    """Make a new project and open it with the hold on it; see `ProjectFile.create`."""
    Project.create(path, coder_name).close()
    return open_to_work(path, coder_name)


def to_replace(path: Path) -> AbstractContextManager[None]:
    """Have the hold on a project for as long as it takes to replace it or write all over it.

    Raises
    ------
    LockedProject
        Somebody else works on it.

    """
    return holding.held(path, login_name())
