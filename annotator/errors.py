"""The errors a person may see, each with what happened, what is kept and what to do."""

from __future__ import annotations  # the type named here costs more than the help page

from enum import IntEnum

from typing_extensions import override

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


class ExitCode(IntEnum):
    """What the command line returns to the shell."""

    DONE = 0
    IN_PART = 1
    WRONG_USE = 2
    DAMAGED_OR_LOCKED = 3


class AnnotatorError(Exception):
    """The root of every error this program raises on purpose."""


class Bug(AnnotatorError):
    """A rule of ours was broken: it belongs in a crash report, not in a sentence to the user."""


class UserError(AnnotatorError):
    """A fault the user can understand and act on."""

    exit_code = ExitCode.WRONG_USE

    def __init__(self, happened: str, *, kept: str, todo: str) -> None:
        """Take three sentences: what happened, what is kept, what to do."""
        super().__init__(happened)
        self.happened = happened
        self.kept = kept
        self.todo = todo

    @override
    def __str__(self) -> str:
        return f"{self.happened} {self.kept} {self.todo}"


class NotFound(UserError):
    """What was named does not exist in the project."""


class RuleBroken(UserError):
    """The edit asked for is against a rule of the coding scheme or the data model."""


class UnreadableInput(UserError):
    """A file or a pasted text cannot be brought in as an article."""


class CannotWrite(UserError):
    """A file the user asked for could not be written."""


class NoWindow(UserError):
    """The window cannot be opened on this machine as it is."""


class ReadOnlyProject(UserError):
    """The project can be read but not changed."""

    exit_code = ExitCode.DAMAGED_OR_LOCKED


class LockedProject(UserError):
    """Another program holds the project for writing."""

    exit_code = ExitCode.DAMAGED_OR_LOCKED


class DamagedProject(UserError):
    """The project file is not one of ours, is damaged, or is newer than this program."""

    exit_code = ExitCode.DAMAGED_OR_LOCKED

    def __init__(self, happened: str, *, kept: str, todo: str, path: Path | None = None) -> None:
        """Take three sentences, and the file where a backup might take its place."""
        super().__init__(happened, kept=kept, todo=todo)
        self.path = path


class StaleEdit(UserError):
    """What is to be changed was changed by somebody else in the meantime."""

    exit_code = ExitCode.IN_PART
