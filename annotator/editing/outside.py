"""Use case: noticing what others do to an open project, and passing it on to all who listen."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from annotator.editing.project import Project
from annotator.errors import LockedProject


@dataclass(frozen=True, slots=True)
class Others:
    """Who changed the project through no hold of this window: the initiator of such changes."""

    names: tuple[str, ...]


class Seen(Enum):
    """What a look came to."""

    NOTHING = auto()
    CHANGES = auto()
    """Others edited the project; whoever listens to it has been told."""
    ANOTHER_STATE = auto()
    """What had been seen is no longer in the project, so all of it is to be read anew."""


class Outside:
    """Looks, when asked, for what others did to a project.

    What they undid or did again counts as well. Nothing that this process writes is told twice,
    and no edit of theirs that falls between two of ours is passed over.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._file = project.file
        self._follower = self._file.follower()

    def look(self) -> Seen:
        """Pass on what others did since the last look.

        Raises
        ------
        UserError
            The project cannot be read.

        """
        try:
            news = self._follower.news()
        except LockedProject:
            return Seen.NOTHING  # there will be another look
        if news is None:
            return Seen.NOTHING
        if news.changes is None:
            return Seen.ANOTHER_STATE
        self._project.tell(replace(news.changes, initiator=Others(news.coders)))
        return Seen.CHANGES

    @property
    def is_lost(self) -> bool:
        """Tell whether the project's file is no longer where it was opened."""
        return self._file.is_lost

    @property
    def is_replaced(self) -> bool:
        """Tell whether another file is where it was."""
        return self._file.place.is_replaced

    @property
    def is_out_of_reach(self) -> bool:
        """Tell whether the whole folder of the project is gone, with its drive perhaps."""
        return self._file.place.is_out_of_reach

    def found_whole(self) -> Path | None:
        """Return where the file is if it was only renamed, with all that was saved in it."""
        return self._file.found_whole()

    def rescue(self) -> Path:
        """Write all a lost file holds to a new one; see `ProjectFile.rescue` for the errors."""
        return self._file.rescue()

    def read_from(self, path: Path) -> None:
        """Read the project at another place from now on, and let others work on it."""
        self._file.read_from(path)
        hold = self._project.give_hold()
        if hold is not None:
            hold.release()
