"""Forks a process for each deed that is asked for, watches it, and kills it when it is to die.

One request a line on standard input, one answer a line on standard output; see tests/aids/killing.
"""

import ctypes
import json
import os
import pickle
import random
import select
import signal
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from deeds import DEEDS, Desk
from killing import state_of
from sqlalchemy.sql import selectable

from annotator import drafts
from annotator.editing import backups, importing
from annotator.editing.project import Project
from annotator.store import clock, ladder, unit

shim = ctypes.CDLL(None)
shim.power_calls.restype = shim.power_failures.restype = ctypes.c_long
begun_at = datetime(2026, 11, 25, 9, tzinfo=UTC)


class Moment(datetime):
    """A clock that stands still within a step."""

    step = 0

    @classmethod
    def now(cls, tz=None):  # noqa: ARG003  as it is called
        return begun_at + timedelta(minutes=cls.step)


clock.datetime = ladder.datetime = Moment
truly_random = os.urandom
# A step that finds its backup made already needs no name for a draft: nothing else may change.
drafts.uuid = SimpleNamespace(uuid4=lambda: uuid.UUID(bytes=truly_random(16), version=4))
# A process that has built a statement in an earlier step needs no more names for its parts.
selectable.os = SimpleNamespace(urandom=truly_random)


def same_each_time(step: int) -> None:
    Moment.step = step
    chance = random.Random(step)
    os.urandom = chance.randbytes
    unit.secrets = SimpleNamespace(randbits=chance.getrandbits)


def watch(wanted: dict) -> None:
    at, torn = wanted.get("at", (0, False))
    fail = wanted.get("fail", "")
    shim.power_watch(
        wanted["folder"].encode(), fail.encode(), ctypes.c_long(at), ctypes.c_int(bool(torn))
    )


def do(wanted: dict, tell: Callable[..., None]) -> None:
    same_each_time(-1)
    if wanted.get("plant") == "two edits":
        plant_two_edits()
    watch(wanted)
    folder, first, steps = Path(wanted["folder"]), wanted["first"], wanted["steps"]
    states, seconds = [state_of(folder)], []
    desk = Desk(folder)
    deed = DEEDS[wanted["deed"]]
    for step in range(first, first + steps):
        same_each_time(step + wanted.get("shift", 0))
        tell("begin")
        if wanted.get("plant") == "early word":
            tell("end")
        at = time.monotonic()
        deed(desk, step)
        seconds.append(time.monotonic() - at)
        if wanted.get("plant") != "early word":
            tell("end")
        if "record" in wanted:
            states.append(state_of(folder))
    desk.close()
    if "record" in wanted:
        Path(wanted["record"]).write_bytes(pickle.dumps((states, seconds)))
    tell("calls", shim.power_calls())


def plant_two_edits() -> None:
    """Store an import in two edits, as it must never be."""
    whole = importing.bring_in

    def halved(project, drafts, initiator=None):
        middle = len(drafts) // 2
        return whole(project, drafts[:middle]) + whole(project, drafts[middle:])

    sys.modules["deeds"].bring_in = halved


def child(wanted: dict, told: int) -> None:
    def tell(*words: object) -> None:
        os.write(told, (" ".join(map(str, words)) + "\n").encode())

    try:
        do(wanted, tell)
    except BaseException as fault:  # noqa: BLE001  it is told, and judged there
        tell("fault", f"{type(fault).__module__}.{type(fault).__name__}", str(fault).split("\n")[0])
    tell("failures", shim.power_failures())
    os._exit(0)


def run(wanted: dict) -> dict:
    reading, told = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        child(wanted, told)
    os.close(told)
    said = listen(reading, process, wanted.get("kill"))
    os.close(reading)
    _, status = os.waitpid(process, 0)
    lines = said.decode().splitlines()
    return {
        "acked": lines.count("end"),
        "inside": bool(lines) and lines[-1] == "begin",
        "calls": number(lines, "calls"),
        "failures": number(lines, "failures"),
        "said": next((line for line in lines if line.startswith("fault")), ""),
        "was_killed": os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
    }


def number(lines: list[str], name: str) -> int:
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name} ")), 0)


def listen(reading: int, process: int, kill: list | None) -> bytes:
    """Return all that a process tells; kill it a while after it told of so many steps."""
    said = b""
    deadline = None
    while True:
        if kill and deadline is None and said.count(b"end\n") >= kill[0] and b"begin" in said:
            deadline = time.monotonic() + kill[1]
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select([reading], [], [], left)
        if not ready:
            os.kill(process, signal.SIGKILL)
            kill, deadline = None, None
            continue
        some = os.read(reading, 65536)
        if not some:
            return said
        said += some


def warm_up() -> None:
    """Do a little of everything once, so that a fork need not load what is slow to load."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "talks.annproj")
        Project.create(path, "Ada").close()
        desk = Desk(Path(folder))
        deeds = ("import", "code", "brief", "take out actors", "bring actors", "recode")
        for place, deed in enumerate(deeds):
            for step in (20 * place, 20 * place + 1):
                DEEDS[deed](desk, step)
        desk.close()
        backups.restore(path, backups.take(path, "round").path)


warm_up()
for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
