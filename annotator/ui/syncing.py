"""Watches over a project in a folder that a client keeps in sync with other computers."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.domain.counting import counted
from annotator.editing.conflicts import (
    ConflictedCopy,
    Place,
    Standing,
    conflicted_copies,
    lacks,
    names_beside,
    standing_of,
    told,
    where_is,
)
from annotator.editing.project import Project
from annotator.errors import UserError
from annotator.ui import copying, kept
from annotator.ui.background import Job
from annotator.ui.banner import Banner, Notice
from annotator.ui.desk import Desk
from annotator.ui.panels.plain import isolated

INTERVAL = 3_000
"""Milliseconds between two looks at the names beside the project."""
PAUSE = 1_000
"""Milliseconds after a change until it is noted how far the project is."""

_KEY, _OLDER, _COPY, _READING = "synced", "older than seen", "conflicted copy", "version"
_WARNED = "synced folders warned of"
_SEEN = "synced projects seen"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Steps:
    """What a user may do about it."""

    open: Callable[[Path], object]
    read: Callable[[Path], object]
    """Opens a project for reading only."""
    borrow: Callable[[], object]
    merge: Callable[[Path], object]
    """Brings what another version has into the open project."""


Signature = tuple[tuple[str, int, int], ...]


class Syncing(QObject):
    """Warns once, tells of other versions beside it, and of changes that are gone."""

    def __init__(
        self,
        desk: Desk,
        banner: Banner,
        window: QWidget,
        steps: Steps,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._banner = banner
        self._steps = steps
        self._path: Path | None = None
        self._back: Path | None = None
        self._names: Signature = ()
        self._told: list[str] = []
        self._job: Job | None = None
        self._looking = QTimer(self, interval=INTERVAL)
        self._looking.timeout.connect(self.look)
        self._noting = QTimer(self, singleShot=True, interval=PAUSE)
        self._noting.timeout.connect(self._note)
        desk.project_opened.connect(self._follow)
        desk.changed.connect(lambda _changes: self._note_soon())
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False

    def look(self) -> None:
        """Look for versions that have come beside the project, or gone."""
        if self._path is None or self._job is not None:
            return
        names = _signature(self._path)
        if names == self._names:
            return
        self._names, path = names, self._path
        # Two long journals take a while to compare.
        self._job = Job(lambda _progress: conflicted_copies(path), self)
        self._job.finished.connect(partial(self._show, path))
        self._job.failed.connect(lambda _fault: self._done())
        self._job.start()

    def _follow(self, project: Project | None) -> None:
        if self._noting.isActive():
            self._noting.stop()
            self._note()
        self._looking.stop()
        self._path, self._names, self._told = None, (), []
        if project is None:
            return
        if self._says_what_is_read(project):
            return
        found = where_is(project.path)
        if found.place is Place.LOCAL:
            return
        self._path = project.path
        if found.place is Place.SYNCED:
            self._warn(project, found.name)
            self._compare(project)
        self._looking.start()
        self.look()

    # What is said once

    def _warn(self, project: Project, client: str) -> None:
        warned = kept.read(_WARNED)
        known = [str(one) for one in warned] if isinstance(warned, list) else []
        this = standing_of(project.path).project
        if this in known:
            return
        kept.write(_WARNED, [*known, this][-_MOST:])
        text = (
            f"This project lies in a folder that {isolated(client)} keeps in sync. Changed on two "
            "computers before they have synced, it comes apart into two versions."
        )
        self._banner.put(
            Notice(
                _KEY,
                text,
                (
                    ("Work on a &local copy…", self._steps.borrow),
                    ("Go on here", partial(self._banner.take_away, _KEY)),
                ),
            )
        )

    # What was seen here and is gone

    def _compare(self, project: Project) -> None:
        now = standing_of(project.path)
        seen = _seen().get(now.project)
        missing = lacks(project.path, seen) if seen is not None else 0
        if not missing:
            self._remember(now)
            return
        text = (
            f"This project lacks {counted(missing, 'change', 'changes')} that it had on this "
            "computer. Unless a backup was put back: the sync client may have brought an older "
            "state, or only one of the files."
        )
        self._banner.put(Notice(_OLDER, text, (("It is &right so", partial(self._accept, now)),)))

    def _accept(self, now: Standing) -> None:
        self._remember(now)
        self._banner.take_away(_OLDER)

    def _note_soon(self) -> None:
        if self._path is not None:
            self._noting.start()

    def _note(self) -> None:
        if self._path is not None and where_is(self._path).place is Place.SYNCED:
            try:
                self._remember(standing_of(self._path))
            except UserError:
                return  # whoever edits next will be told

    def _remember(self, now: Standing) -> None:
        seen = _seen()
        seen.pop(now.project, None)
        seen[now.project] = now
        kept.write(_SEEN, [asdict(one) for one in list(seen.values())[-_MOST:]])

    # Other versions beside it

    def _show(self, path: Path, found: list[ConflictedCopy]) -> None:
        self._done()
        if path != self._path:
            return
        for key in self._told:
            if key not in {_key(one) for one in found}:
                self._banner.take_away(key)
        self._told = [_key(one) for one in found]
        for one in found:
            deeds = self._deeds_on(one.path)
            self._banner.put(Notice(_key(one), told(one, isolated), deeds))

    def _deeds_on(self, version: Path) -> tuple[tuple[str, Callable[[], object]], ...]:
        look = ("Loo&k at it", partial(self._read, version))
        return (look, ("&Merge it…", partial(self._steps.merge, version)))

    def _done(self) -> None:
        self._job = None

    def _read(self, version: Path) -> None:
        self._back = self._path
        self._steps.read(version)

    def _says_what_is_read(self, project: Project) -> bool:
        back, self._back = self._back, None
        if back is None or not project.read_only:
            return False
        text = f"This is another version of “{isolated(back.name)}”, opened for reading."
        deed = (f"Back to “{back.name}”", partial(self._steps.open, back))
        self._banner.take_away(copying.KEY)
        self._banner.put(Notice(_READING, text, (deed,)))
        return True


def _key(one: ConflictedCopy) -> str:
    return f"{_COPY} {one.path.name}"


def _signature(path: Path) -> Signature:
    found = []
    for one in names_beside(path):
        try:
            state = one.stat()
        except OSError:
            continue
        found.append((one.name, state.st_mtime_ns, state.st_size))
    return tuple(found)


def _seen() -> dict[str, Standing]:
    rows = kept.read(_SEEN)
    seen = {}
    for row in rows if isinstance(rows, list) else []:
        match row:
            case {"project": str(project), "sequence": int(sequence), "chain": str(chain)}:
                seen[project] = Standing(project, sequence, chain)
            case _:
                pass
    return seen
