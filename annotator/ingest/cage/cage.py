"""The program's side of the cage: hands files to the worker, watches it, and ends it."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from typing_extensions import override

import annotator
from annotator.errors import AnnotatorError, UnreadableInput
from annotator.ingest.cage import WORD, frames, limits
from annotator.ingest.extract import Extract, unpacked
from annotator.ingest.refusals import refuse

_LOOK = 0.05
"""Seconds between two looks at what the worker uses, and at whether it is still wanted."""

_LARGEST_ANSWER = 4 * limits.LARGEST_TEXT + 1024 * 1024
"""The most bytes of an answer: each character takes up to four, and the rest is short."""

_NOT_STARTED = "cannot be taken apart: the computer allows the program no further process"
_ENDED = "is damaged: taking it apart ended the part of the program that did so"
_BROKEN = "is damaged or holds what no such file should, so its text cannot be read"
_TOO_LONG = f"takes more than {limits.SECONDS:.0f} seconds to be taken apart"
_TOO_LARGE = (
    f"needs more than {limits.MEMORY // 1024 // 1024} MB of memory or holds far more text than "
    "an article"
)
_TODO = "Open it elsewhere and paste the text of the article, or leave it out."
_AGAIN = "Try again once other programs are closed."


class Stopped(AnnotatorError):
    """Whoever wanted the files read does not want them any longer."""


class Cage:
    """Converts files one after the other in a worker that outlives each of them.

    A file over which the worker dies, hangs or grows too large is refused; the next one gets a
    new worker. `going_on` is asked all the time; once it returns False the worker is ended and
    Stopped raised. One thread at a time may use a cage.
    """

    def __init__(
        self, going_on: Callable[[], bool] = lambda: True, seconds: float = limits.SECONDS
    ) -> None:
        self._going_on = going_on
        self._seconds = seconds
        self._worker: subprocess.Popen[bytes] | None = None
        self._talk: _Talk | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: object, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, whatever it does."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        if self._talk is not None:
            self._talk.join()  # it holds the pipes until it sees that the other end is gone
        for pipe in filter(None, (worker.stdin, worker.stdout)):
            with suppress(OSError):  # what is left in the pipe to a worker that died
                pipe.close()

    def convert(self, form: str, data: bytes, name: str) -> tuple[Extract, ...]:
        """Return the articles in `data`, a file called `name` of a form that is not text.

        Raises
        ------
        UnreadableInput
            Nothing can be made of the file within the limits.
        Stopped
            It is not wanted any longer.

        """
        worker = self._worker if self._worker and self._worker.poll() is None else None
        if worker is None:
            self.close()
            try:
                worker = self._worker = _start()
            except OSError as error:
                raise refuse(name, _NOT_STARTED, _AGAIN) from error
        talk = self._talk = _Talk(
            worker, json.dumps({"form": form, "name": name}).encode() + b"\n" + data
        )
        talk.start()
        why = self._watched(worker, talk)
        answer = talk.answer
        if why or answer is None or answer[0] == frames.TOO_LARGE:
            self.close()
            raise refuse(name, why or (_TOO_LARGE if answer else _ENDED), _TODO)
        return _understood(answer, name)

    def _watched(self, worker: subprocess.Popen[bytes], talk: "_Talk") -> str:
        """Wait for the answer; return why the worker has to be ended before it comes, or ""."""
        # Loaded late: most articles come as plain text.
        import psutil  # noqa: PLC0415 - see above

        begun = time.monotonic()
        while talk.is_alive():
            talk.join(_LOOK)
            if not talk.is_alive():
                break
            if not self._going_on():
                self.close()
                raise Stopped
            end = talk.loaded + self._seconds if talk.loaded else begun + limits.SECONDS_TO_LOAD
            if time.monotonic() > end:
                return _TOO_LONG
            try:
                if psutil.Process(worker.pid).memory_info().rss > limits.MEMORY:
                    return _TOO_LARGE
            except psutil.Error:
                pass  # it has just ended, and the talk with it will too
        return ""


class _Talk(threading.Thread):
    """One question to the worker; a pipe has no time limit, so a thread waits for the answer."""

    def __init__(self, worker: subprocess.Popen[bytes], request: bytes) -> None:
        super().__init__(name="annotator cage", daemon=True)
        self._worker = worker
        self._request = request
        self.answer: tuple[bytes, bytes] | None = None
        self.loaded = 0.0
        """When the worker began to look at the file, by the clock that only goes on."""

    @override
    def run(self) -> None:
        """Send the question and wait; no answer is left when the worker ends or talks nonsense."""
        assert self._worker.stdin  # noqa: S101 - for the types: both ends were asked for
        assert self._worker.stdout  # noqa: S101
        try:
            frames.send(self._worker.stdin, frames.REQUEST, self._request)
            answer = frames.receive(self._worker.stdout, _LARGEST_ANSWER)
            if answer is not None and answer[0] == frames.LOADED:
                self.loaded = time.monotonic()
                answer = frames.receive(self._worker.stdout, _LARGEST_ANSWER)
            self.answer = answer
        except (OSError, ValueError):
            self.answer = None


def _start() -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    # -P: no module that lies where the user happens to be is taken for a library.
    program = [sys.executable] if frozen else [sys.executable, "-P", "-m", "annotator"]
    ours = str(Path(annotator.__file__).parents[1])
    paths = [ours, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(  # noqa: S603 - our own program and a fixed word
        [*program, WORD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a console
    )


def _understood(answer: tuple[bytes, bytes], name: str) -> tuple[Extract, ...]:
    """Return the extracts in an answer, or raise what it says is wrong with the file."""
    kind, content = answer
    try:
        if kind == frames.EXTRACTS:
            return unpacked(content)
        if kind == frames.REFUSED:
            happened, kept, todo = map(str, json.loads(content))
            raise UnreadableInput(happened, kept=kept, todo=todo)
    except ValueError:
        pass  # nonsense from a worker that a file has got into its power
    raise refuse(name, _BROKEN, _TODO)
