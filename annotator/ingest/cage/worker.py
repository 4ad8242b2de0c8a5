"""The worker process: takes files by a pipe, one at a time, and gives back plain data."""

import json
import os
import signal
import sys
from collections.abc import Callable

from annotator.errors import UserError
from annotator.ingest.cage import frames, limits
from annotator.ingest.extract import Extract, packed
from annotator.ingest.formats import converter
from annotator.ingest.refusals import LIMIT

_REQUEST_HEAD = 10_000
"""The most bytes a file's name and form take."""

Convert = Callable[[bytes, str], tuple[Extract, ...]]


def run() -> int:
    """Convert what comes in by standard input until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the program that a Ctrl-C is meant for
    source, sink = os.fdopen(os.dup(0), "rb", 0), os.fdopen(os.dup(1), "wb", 0)
    # Nothing that a library prints may get between the messages.
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nothing, number)
    sys.setswitchinterval(1)
    limits.install()
    while (message := frames.receive(source, LIMIT + _REQUEST_HEAD)) is not None:
        head, _, data = message[1].partition(b"\n")
        request = json.loads(head)
        convert = converter(request["form"])
        frames.send(sink, frames.LOADED)
        kind, content = _answer(convert, data, request["name"])
        frames.send(sink, kind, content)
        if kind == frames.TOO_LARGE:
            return 1  # what it holds by now is not to be the next file's burden
    return 0


def _answer(convert: Convert, data: bytes, name: str) -> tuple[bytes, bytes]:
    try:
        with limits.closed():
            extracts = convert(data, name)
            if limits.is_too_large(sum(one.size for one in extracts), len(data)):
                return frames.TOO_LARGE, b""
            return frames.EXTRACTS, packed(extracts)
    except UserError as fault:
        return frames.REFUSED, json.dumps([fault.happened, fault.kept, fault.todo]).encode()
    except MemoryError:
        return frames.TOO_LARGE, b""
    except Exception:  # noqa: BLE001 - whatever a hostile file sets off ends here
        return frames.BROKEN, b""
