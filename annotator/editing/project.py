"""An open project, as the window and the command line hold it."""

import getpass
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from annotator import resources
from annotator.domain.annotation import Annotation
from annotator.domain.changes import Changes
from annotator.domain.families import Shelf
from annotator.domain.holder import Holder
from annotator.domain.text import canonical
from annotator.errors import NotFound
from annotator.store.annotation_filter import AnnotationFilter
from annotator.store.edit_reading import EditReader
from annotator.store.holding import Hold
from annotator.store.project_file import Codebook, PendingEdit, ProjectFile
from annotator.store.reading import Reader
from annotator.store.unit import Unit

SUFFIX = ".annproj"
"""How the name of a project file ends."""

CODEBOOK = "codebook/codebook.toml"
"""The resource a new project takes its codebook from."""

Listener = Callable[[Changes], None]
_Made = TypeVar("_Made")


class Edit:
    """One user action while its transaction is open; `coder` is the id of who does it."""

    def __init__(self, pending: PendingEdit) -> None:
        self._pending = pending
        self.coder = pending.unit.stamp.coder
        self.unit: Unit = pending.unit
        self.read: EditReader = pending.unit.read
        self.left: dict[str, Annotation] = {}
        """Statements read as it leaves them, by id."""

    def call_it(self, label: str) -> None:
        """Name the action more precisely than before it began."""
        self._pending.label = label

    def let_stand(self) -> None:
        """Have undo and redo pass the action over: it is only put on record."""
        self._pending.stands = True


class Project:
    """One person's hold on a project file.

    `read` answers every question; use cases in this package change the project through `edit`,
    and everyone who listens hears of each change after its commit.
    """

    def __init__(
        self, file: ProjectFile, coder_name: str | None = None, hold: Hold | None = None
    ) -> None:
        self.file = file
        """For the use cases of this package only."""
        self.hold = hold
        """What keeps others from working on it, until this is closed or passes it on."""
        self._listeners: list[Listener] = []
        self._texts: dict[str, str] = {}
        self.shelf = Shelf()
        """The texts among which articles that carry one story were looked for, by their hashes."""
        self._left: dict[str, Annotation] = {}
        self.coder_name = coder_name or login_name()
        self.read = file.read
        self.search = file.search
        self.index = file.index

    @classmethod
    def open(cls, path: Path, coder_name: str | None = None) -> "Project":
        """Open a project that exists; see `ProjectFile.open` for the errors."""
        return cls(ProjectFile.open(path), coder_name)

    @classmethod
    def open_to_read(cls, path: Path, coder_name: str | None = None) -> "Project":
        """Open a project for reading only; see `ProjectFile.open` for the errors."""
        return cls(ProjectFile.open(path, to_read=True), coder_name)

    @classmethod
    def create(cls, path: Path, coder_name: str | None = None) -> "Project":
        """Make a new project with the codebook that ships with the program."""
        codebook = Codebook("1", resources.read_text(CODEBOOK))
        return cls(ProjectFile.create(path, canonical(path.stem).text, codebook), coder_name)

    @property
    def path(self) -> Path:
        """Return where the project file is."""
        return self.file.path

    @property
    def read_only(self) -> bool:
        """Tell whether edits are refused because the file may not be written to."""
        return self.file.read_only

    @property
    def holder(self) -> Holder | None:
        """Return who works on it elsewhere, so that edits are refused here."""
        return self.file.holder

    def give_hold(self) -> Hold | None:
        """Give the hold up to whoever asks."""
        hold, self.hold = self.hold, None
        return hold

    @property
    def coder(self) -> str:
        """Return the id of the person at work, "" before their first edit."""
        return self.read.coder_named(self.coder_name) or ""

    def close(self) -> None:
        """Let go of the file, and then of the hold on it."""
        self.file.close()
        if self.hold is not None:
            self.hold.release()

    def listen(self, listener: Listener) -> None:
        """Have `listener` called after each commit made through this project."""
        self._listeners.append(listener)

    def touched(self, changes: Changes) -> dict[str, Annotation]:
        """Return the statements that a change now told of touched, by id, as it left them."""
        # The edit has read most of them already, and each read costs a third of an edit.
        if changes.annotations <= self._left.keys():
            return {one: self._left[one] for one in changes.annotations}
        chosen = AnnotationFilter(ids=changes.annotations)
        return {one.id: one for one in self.read.annotations(chosen)}

    def tell(self, changes: Changes) -> None:
        """Pass on changes that were committed, through this hold on the file or another."""
        for listener in tuple(self._listeners):
            listener(changes)

    @contextmanager
    def edit(self, label: str, initiator: object | None = None) -> Iterator[Edit]:
        """Do one user action: all of it in one transaction, undoable by one step."""
        with self.file.edit(label, self.coder_name, initiator) as pending:
            edit = Edit(pending)
            yield edit
        if pending.changes is not None:
            self._left = edit.left
            try:
                self.tell(pending.changes)
            finally:
                self._left = {}

    def undo(self, initiator: object | None = None) -> Changes | None:
        """Take back the newest edit that stands; None when there is nothing to undo."""
        return self._told(self.file.undo(self.coder_name, initiator))

    def redo(self, initiator: object | None = None) -> Changes | None:
        """Do again what was last undone; None when there is nothing to redo."""
        return self._told(self.file.redo(self.coder_name, initiator))

    def next_labels(self) -> tuple[str, str]:
        """Return the labels of what undo and redo would do next, "" for nothing.

        They say whose edit it is where it is another's than that of the person at work.
        """
        return self.file.next_labels(self.coder_name)

    def text(self, article: str, read: Reader | None = None) -> tuple[str, str]:
        """Return the id of an article's newest version and its canonical text.

        Inside an edit, `read` is the edit's own reader.
        """
        read = read or self.read
        version = read.newest_version(article)
        if version is None:
            raise no_article(self.path, article)
        version_id, key = version
        if key not in self._texts:
            # A text never changes under its hash, so nothing can make this stale.
            self._texts = dict(list(self._texts.items())[-7:]) | {key: read.text(key)}
        return version_id, self._texts[key]

    def text_under(self, annotations: Iterable[str], read: Reader | None = None) -> dict[str, str]:
        """Return by annotation the canonical text that its words are taken from."""
        read = read or self.read
        keys = read.texts_under(annotations)
        texts = {key: read.text(key) for key in set(keys.values())}
        return {one: texts[key] for one, key in keys.items()}

    def _told(self, changes: Changes | None) -> Changes | None:
        if changes is not None:
            self.tell(changes)
        return changes


def aside(
    path: Path, coder_name: str, deed: Callable[[Project], _Made]
) -> tuple[_Made, list[Changes]]:
    """Do something through another hold on a project, while whoever has it open goes on.

    Return what came of it, and what it changed, which they are to `tell`.
    """
    other = Project.open(path, coder_name)
    heard: list[Changes] = []
    other.listen(heard.append)
    try:
        return deed(other), heard
    finally:
        other.close()


def no_article(path: Path, article: str) -> NotFound:
    """Return the error for an article that the project at `path` does not have."""
    return NotFound(
        f"There is no article “{article}” in “{path.name}”.",
        kept="Nothing was changed.",
        todo="List the articles to see their ids.",
    )


def new_id() -> str:
    """Mint an identity."""
    return str(uuid.uuid4())


def login_name() -> str:
    """Return under which name whoever works is signed in at this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "Analyst"
