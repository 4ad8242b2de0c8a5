"""People who work on one project on a network folder, each in a process of their own.

Usage: sharing.py unguarded|guarded SHARED NAME ROUNDS, or sharing.py killed|careless SHARED ROUNDS
SEED; who is careless writes into the shared file itself.
SQLite's locks do nothing there (vfs=unix-none), as on a share that does not pass them on. What is
acknowledged is appended, a line each, to the file “acks” beside the folder; a line of JSON at the
end tells what else there is to know.
"""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[1] / "aids"))

import shares

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing import borrowing
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.borrowing import borrow, loan_of, publish
from annotator.editing.checking import check_project
from annotator.editing.project import Project
from annotator.errors import LockedProject
from annotator.store import backup, engine, whereabouts
from annotator.store.lineage import standing_of

shared = Path(sys.argv[2]).resolve()
acks = os.open(shared.parents[1] / "acks", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
_connect = sqlite3.connect


def without_locks(address, *more, **named):
    if str(shared.parent) in str(address):
        address = f"{address}&vfs=unix-none"
    return _connect(address, *more, **named)


engine.sqlite3.connect = without_locks


def code(path: Path, coder: str, times: int) -> list[str]:
    project = Project.open(path, coder)
    try:
        article = project.read.articles()[0].id
        made = []
        for _ in range(times):
            longer, start = divmod(len(project.read.history()), 200)
            statement = Statement(
                article=article,
                spans=(TextSpan(start, start + 8 + longer),),
                kind=Kind.CLAIM,
                actor=ActorChoice.named(f"Speaker of {coder}"),
            )
            made.append(annotate(project, statement).id)
        return made
    finally:
        project.close()


def acknowledge(ids: list[str]) -> None:
    os.write(acks, "".join(f"{one}\n" for one in ids).encode())


def unguarded(name: str, rounds: int) -> None:
    """Do what the rules are there to keep people from: all write to the one file."""
    whereabouts.file_system_of = lambda _path: ""
    for _ in range(rounds):
        acknowledge(code(shared, name, 3))


def guarded(name: str, rounds: int) -> None:
    """Take turns in local copies."""
    whereabouts.file_system_of = shares.lies_on_network(shared.parent)
    os.environ["LOGNAME"] = name  # two people, and not one at two windows
    folder, refused = shared.parents[1] / name, 0
    folder.mkdir()
    for number in range(rounds):
        local = folder / f"{number}.annproj"
        while not borrowed(local, name):
            refused += 1
            time.sleep(0.01)
        made = code(local, name, 3)
        assert publish(local).refusal == ""
        acknowledge(made)
    print(json.dumps({"refused": refused}))


def borrowed(local: Path, name: str) -> bool:
    try:
        borrow(shared, local, name)
    except LockedProject:
        return False
    return True


def killed(rounds: int, seed: int) -> None:
    """Kill whoever publishes at any moment, and look at what is on the share; then publish."""
    whereabouts.file_system_of = shares.lies_on_network(shared.parent)
    chance, local = random.Random(seed), shared.parents[1] / "copy.annproj"
    took = max(publishing(local, None)[1] for _ in range(3))
    counts = Counter(publishing(local, chance.uniform(0, took))[0] for _ in range(rounds))
    told = {"old": counts["old"], "new": counts["new"], "longest ms": round(took * 1000)}
    print(json.dumps(told))


def publishing(local: Path, kill_after: float | None) -> tuple[str, float]:
    """Work in a copy and publish it; return which state the share had then, and after how long."""
    borrow(shared, local, "Ada")
    code(local, "Ada", 1)
    before, after = standing_of(shared), standing_of(local)
    took = in_a_child(local, kill_after)
    now, found = standing_of(shared), check_project(shared)
    assert now in {before, after}, now
    assert found.ok, found.problems
    if loan_of(local).is_out:
        assert publish(local).refusal == ""
    assert standing_of(shared) == after
    left = {one.name for one in shared.parent.iterdir()}
    assert left <= {shared.name, "backups"}, left
    return ("new" if now == after else "old"), took


def in_a_child(local: Path, kill_after: float | None) -> float:
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(tell, b"!")
        publish(local)
        os._exit(0)
    os.read(ready, 1)
    begun = time.perf_counter()
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(ready)
    os.close(tell)
    return time.perf_counter() - begun


def careless(rounds: int, seed: int) -> None:
    """Plant the fault that the test of the killed must notice."""

    def write_over(unfinished: Path, target: Path) -> None:
        content = unfinished.read_bytes()
        with target.open("r+b") as written:
            for at in range(0, len(content), 16_384):
                written.write(content[at : at + 16_384])
                written.flush()
                time.sleep(0.002)

    borrowing.backup = SimpleNamespace(back_up=backup.back_up, drop=backup.drop, settle=write_over)
    killed(rounds, seed)


match sys.argv[1]:
    case "unguarded":
        unguarded(sys.argv[3], int(sys.argv[4]))
    case "guarded":
        guarded(sys.argv[3], int(sys.argv[4]))
    case "killed":
        killed(int(sys.argv[3]), int(sys.argv[4]))
    case "careless":
        careless(int(sys.argv[3]), int(sys.argv[4]))
