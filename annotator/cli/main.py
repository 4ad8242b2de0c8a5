"""Runs one verb, or opens the window; nothing is loaded that the verb does not need."""

from __future__ import annotations  # the types named here cost more than the help page

from collections.abc import Sequence

from annotator.cli import printing
from annotator.cli.parser import VERBS, build_parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from annotator.cli.terms import OpenWindow


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the arguments ask, a verb or else the window, and return the exit code."""
    printing.prepare_streams()
    try:
        code = _do(arguments, open_window)
        printing.flush()
    except (Exception, KeyboardInterrupt) as fault:  # noqa: BLE001 - no traceback reaches a user
        from annotator.cli.faults import tell  # noqa: PLC0415 - most runs have none

        return tell(fault)
    return code


def _do(arguments: Sequence[str], open_window: OpenWindow) -> int:
    if not arguments or (arguments[0] not in VERBS and not arguments[0].startswith("-")):
        from annotator.cli import window  # noqa: PLC0415 - see above

        return window.open_on(arguments, open_window)
    try:
        chosen = build_parser().parse_args(arguments)
    except SystemExit as told:  # the help or the version was printed
        return int(told.code or 0)
    from importlib import import_module  # noqa: PLC0415 - see above

    chosen.open_window = open_window
    module = import_module(f"annotator.cli.{chosen.module}")
    return int(getattr(module, chosen.action)(chosen))
