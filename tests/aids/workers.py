"""Processes that do what a user does: each is forked off one that has all loaded it needs.

Run as a program it is that one: a request a line on standard input, an answer a line on standard
output. Forking takes a tenth of the time it takes to start Python and to load the program.
"""

import contextlib
import ctypes
import json
import os
import runpy
import subprocess
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

WORKER = Path(__file__).parents[1] / "faults" / "worker.py"


@dataclass(frozen=True, slots=True)
class Watch:
    """What the shim is to log of a process, and which calls are to fail: KIND:N:ERRNO, or none."""

    folder: Path
    log: Path
    fail: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended, and what it had written to standard output and error."""

    code: int
    said: str


class Workers:
    """The process that the others are forked off, and that is watched by the shim where given."""

    def __init__(self, shim: Path | None) -> None:
        watched = {"LD_PRELOAD": str(shim)} if shim else {}
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **watched},
        )

    def close(self) -> None:
        """End it."""
        self._process.communicate()

    def run(self, *words: object, watch: Watch | None = None, **more: str) -> Ended:
        """Do what worker.py does with these words, in a process of its own.

        It has the environment as it is now here, and `more`.
        """
        with tempfile.TemporaryDirectory() as folder:
            said = Path(folder, "said")
            wanted = {
                "words": [str(one) for one in words],
                "environment": {**os.environ, **more},
                "said": str(said),
                "watch": [str(watch.folder), str(watch.log), watch.fail] if watch else [],
            }
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._process.stdin.write(json.dumps(wanted) + "\n")
            self._process.stdin.flush()
            code = json.loads(self._process.stdout.readline())
            return Ended(code, said.read_text(encoding="utf-8"))


def work(words: list[str]) -> None:
    sys.argv = [str(WORKER), *words]
    runpy.run_path(str(WORKER), run_name="__main__")


def child(wanted: dict) -> None:
    os.environ.clear()
    os.environ.update(wanted["environment"])
    said = os.open(wanted["said"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(said, stream.fileno())
    if wanted["watch"]:
        ctypes.CDLL(None).power_log(*(word.encode() for word in wanted["watch"]))
    work(wanted["words"])


def forked(wanted: dict) -> int:
    """Return the code with which a process for the request ended."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    code = 1
    try:
        child(wanted)
        code = 0
    except BaseException:  # noqa: BLE001  it is told as Python tells it at the end
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
        os._exit(code)


def warm_up() -> None:
    """Do a little once, so that nothing is left to load, and SQLAlchemy knows the tables."""
    from annotator.editing.project import Project  # noqa: PLC0415 - of the server only

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "talks.annproj")
        Project.create(path, "Ada").close()
        for deed, rounds in (("code", "4"), ("brief", "1")):
            work([deed, str(path), rounds])


if __name__ == "__main__":
    warm_up()
    for line in sys.stdin:
        print(json.dumps(forked(json.loads(line))), flush=True)
