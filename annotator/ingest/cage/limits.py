"""What a worker may use of the machine, and what it may not touch while it has a file in hand."""

import builtins
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

if sys.platform != "win32":
    import resource

SECONDS: Final = 30.0
"""The longest one file may take."""

SECONDS_TO_LOAD: Final = 60.0
"""The longest a worker may take to begin, on a computer that is busy with other things."""

MEMORY: Final = 512 * 1024 * 1024
"""The most bytes of memory a worker may use."""

LARGEST_TEXT: Final = 25 * 1024 * 1024
"""The most characters that may come of one file."""

LARGEST_RATIO: Final = 100
"""The most characters that may come of each byte of a file, beyond the first million."""

RATIO_FROM: Final = 1_000_000

_CORE: Final = (
    "open",
    "socket.",
    "subprocess.",
    "os.",
    "shutil.",
    "glob.",
    "tempfile.",
    "ctypes.dlopen",
    "sqlite3.",
    "urllib.",
    "http.",
    "ftplib.",
    "webbrowser.",
    "winreg.",
)
"""Events of Python by which something outside the process would be reached."""


class _Lock:
    """Whether a file is in hand; an audit hook can never be taken off again."""

    closed = False
    numbers = 0
    """How many files may be open while none is in hand."""


def install() -> None:
    """Refuse core dumps, files to write and sockets for good, the rest while a file is in hand."""
    sys.addaudithook(_refuse)
    builtins.__import__ = _import
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, 0)


@contextmanager
def closed() -> Iterator[None]:
    """While this lasts the process can open no file and no socket, whichever library asks.

    Where the system has such limits, memory and processor time are limited too. Data that a
    library reads from files has to be loaded before.
    """
    before = _limits()
    tight = _tight() if before else {}
    _Lock.closed = True
    try:
        if sys.platform != "win32":
            _Lock.numbers = before[resource.RLIMIT_NOFILE][0]
        for kind, value in tight.items():
            _lower(kind, value)
        yield
    finally:
        for kind, limit in before.items():
            resource.setrlimit(kind, limit)
        _Lock.closed = False


_import_as_ever = builtins.__import__


def _import(name: str, *others: Any, **named: Any) -> ModuleType:  # noqa: ANN401 - handed on
    """Load a module, for which alone the lock is opened: libraries load some of theirs late.

    No file in hand has a say in it: names of modules come from code, and the folders they are
    looked for in are those of the program.
    """
    if not _Lock.closed or name in sys.modules:
        return _import_as_ever(name, *others, **named)
    _Lock.closed = False
    try:
        if sys.platform != "win32":
            _lower(resource.RLIMIT_NOFILE, _Lock.numbers)
        return _import_as_ever(name, *others, **named)
    finally:
        if sys.platform != "win32":
            _lower(resource.RLIMIT_NOFILE, 0)
        _Lock.closed = True


def is_too_large(text: int, data: int) -> bool:
    """Tell whether `text` characters are more than may come of a file of `data` bytes."""
    return text > min(LARGEST_TEXT, RATIO_FROM + data * LARGEST_RATIO)


def _refuse(event: str, _details: tuple[object, ...]) -> None:
    # A library may try what the network can do as soon as it is loaded.
    if event.startswith("socket.") or (_Lock.closed and event.startswith(_CORE)):
        raise PermissionError(event)


def _limits() -> dict[int, tuple[int, int]]:
    if sys.platform == "win32":
        return {}
    return {
        kind: resource.getrlimit(kind)
        for kind in (resource.RLIMIT_NOFILE, resource.RLIMIT_AS, resource.RLIMIT_CPU)
    }


def _tight() -> dict[int, int]:
    """Return how low each limit is set while a file is in hand."""
    times = os.times()
    spent = times.user + times.system
    return {
        # No number is left for a file that C code opens, which no hook of Python sees.
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_AS: _reserved() + MEMORY,
        # Ends a worker that still reckons when the program that watched it was killed.
        resource.RLIMIT_CPU: int(spent + 2 * SECONDS) + 1,
    }


def _reserved() -> int:
    """Return the bytes of address space that hold no data, such as those of libraries."""
    import psutil  # noqa: PLC0415 - only the worker needs it, and only where limits exist

    memory = psutil.Process().memory_info()
    return int(memory.vms - memory.rss)


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, hard))
