"""Keeps, on this computer only, what the makers need to mend a fault nobody expected."""

import contextlib
import faulthandler
import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import annotator
from annotator import paths

_MOST = 20
"""So many reports are kept; older ones make room."""

_LARGEST = 200_000
"""Of a report no more than so many characters are shown."""

_WATCHED = "while running "
"""How the name of a file begins that stands for a program that has not ended."""


def report_of(fault: BaseException) -> str:
    """Return what the makers need to mend a bug: the versions, the system, where it happened."""
    return _head() + "".join(traceback.format_exception(fault))


def keep(report: str) -> Path | None:
    """Keep a report in the user's data folder; None when that cannot be."""
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H%M%S.%f")
    try:
        folder = _folder()
        file = folder / f"{moment}.txt"
        file.write_text(report, encoding="utf-8", errors="backslashreplace")
        for old in sorted(folder.glob("[0-9]*.txt"))[:-_MOST]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return file


class Watch:
    """Stands guard over a program that may die without a word, as only a bug in a library can do.

    While it is on, the interpreter writes into a file where the program stood when it died.
    """

    def __init__(self) -> None:
        self._file: Path | None = None
        with contextlib.suppress(OSError):
            self._file = _folder() / f"{_WATCHED}{os.getpid()}.txt"
            self._stream = self._file.open("w", encoding="utf-8")
            self._stream.write(_head())
            self._stream.flush()
            faulthandler.enable(self._stream)

    def end(self) -> None:
        """Say that the program ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        with contextlib.suppress(OSError):
            self._stream.close()
            self._file.unlink(missing_ok=True)


def left_behind() -> tuple[str, Path] | None:
    """Return the report of a program that died, and where it is kept; each is told of once."""
    try:
        left = [file for file in _folder().glob(f"{_WATCHED}*.txt") if not _is_running(file)]
    except OSError:
        return None
    for file in sorted(left):
        try:
            with file.open(encoding="utf-8", errors="replace") as stream:
                report = stream.read(_LARGEST)
            file.unlink()
        except OSError:  # on Windows: the program that has it open is running
            continue
        # Without the word it was ended from outside, or with the power: no fault of ours.
        if "fatal" in report.casefold() and (kept := keep(report)):
            return report, kept
    return None


def _head() -> str:
    python = f"Python {platform.python_version()}"
    return f"annotator {annotator.__version__}, {python}, {platform.platform()}\n\n"


def _folder() -> Path:
    folder = paths.data_dir() / "crash reports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _is_running(file: Path) -> bool:
    if sys.platform == "win32":
        return False  # asking for the process by its number would end it
    try:
        os.kill(int(file.stem.removeprefix(_WATCHED)), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
