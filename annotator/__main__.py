"""Starts the program: a verb on the command line, or else the window."""

from __future__ import annotations  # the types named here cost more than the help page

import sys
from collections.abc import Sequence

from annotator.cli import main as command_line
from annotator.ingest.cage import WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code."""
    if arguments is None:
        arguments = sys.argv[1:]
    if list(arguments) == [WORD]:
        from annotator.ingest.cage.worker import run  # noqa: PLC0415 - no user ever asks for it

        return run()
    return command_line.run(arguments, _open_window)


def _open_window(project: Path | None, picture: Path | None, *, stay: bool) -> int:
    from annotator.app import run  # noqa: PLC0415 - the command line works without Qt

    return run(project, picture, stay=stay)


if __name__ == "__main__":
    sys.exit(main())
