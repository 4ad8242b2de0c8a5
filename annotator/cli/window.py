"""Opens the window, on a project if one is named."""

from __future__ import annotations  # the type named here would load half the program first

import os
from collections.abc import Sequence
from pathlib import Path

from annotator.errors import NotFound, UserError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from annotator.cli.terms import OpenWindow


def open_on(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Open the window on the one project that the arguments may name."""
    if not arguments:
        return open_window(None, None, stay=True)
    if len(arguments) > 1:
        raise UserError(
            f"“{arguments[0]}” is no verb of this program.",
            kept="Nothing was done.",
            todo="“annotator --help” lists the verbs; to open the window name one project.",
        )
    if not os.path.lexists(arguments[0]):
        raise NotFound(
            f"“{arguments[0]}” is neither a verb of this program nor a project that is there.",
            kept="Nothing was done.",
            todo="“annotator --help” lists the verbs; the window makes new projects.",
        )
    return open_window(Path(arguments[0]), None, stay=True)
