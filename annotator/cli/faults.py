"""Turns whatever stopped a verb into a sentence and an exit code."""

import os
import sys
from contextlib import suppress

from annotator.cli.printing import say
from annotator.errors import ExitCode, UserError


def tell(fault: BaseException) -> int:
    """Tell the user of a fault and return the exit code; a bug leaves a report in a file."""
    match fault:
        case UserError():
            say(str(fault))
            return fault.exit_code
        case BrokenPipeError():
            _stop_printing()
            return ExitCode.DONE
        case KeyboardInterrupt():
            say("Stopped. Everything that was finished before is kept. Run it again to go on.")
        case _:
            say(_reported(fault))
    return ExitCode.IN_PART


def _stop_printing() -> None:
    # Whoever read the answer has gone away, and what is left of it must not fail once more.
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _reported(fault: BaseException) -> str:
    try:
        from annotator import crash_reports  # noqa: PLC0415 - its library may be what is missing

        report = crash_reports.keep(crash_reports.report_of(fault))
    except ImportError:
        report = None
    if report is None:
        return (
            f"A fault in the program stopped this: {type(fault).__name__}: {fault}. Everything "
            "saved before is kept. Please report it with what you were doing."
        )
    return (
        "A fault in the program stopped this. Everything saved before is kept. "
        f"Please report it; what happened is written in “{report}”."
    )
