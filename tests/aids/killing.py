"""Processes that are killed in the midst of a deed, and what they leave beside what is allowed.

A server imports the program once and forks a process for each run. What a run does is the same
each time, down to ids and times, so that a project found after a kill can be compared as a whole
with what it was before and after each step.
"""

import errno
import hashlib
import json
import os
import pickle
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotator.editing.checking import check_project
from annotator.editing.project import Project

SERVER = Path(__file__).parents[1] / "faults" / "killed.py"
PROJECT = "talks.annproj"

BESIDE = ("-wal", "-shm", "-journal", "-holder")
"""The ends of the names of what lies beside a project while it is in use."""

State = dict[str, str]
"""By its name below the folder, a hash over what a file holds."""


def state_of(folder: Path) -> State:
    """Return what lies in a folder, without what is there only while a project is in use."""
    return {
        str(path.relative_to(folder)): _hash(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(BESIDE)
    }


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        for line in content_of(path) if path.suffix == ".annproj" else ():
            digest.update(line)
    except sqlite3.Error:
        digest = hashlib.sha256(path.read_bytes())
    else:
        if path.suffix != ".annproj":
            digest.update(path.read_bytes())
    return digest.hexdigest()


def content_of(path: Path):
    """Yield every row of every table of a project, those of the index of words too."""
    with closing(sqlite3.connect(path, timeout=10)) as raw:
        yield str(raw.execute("PRAGMA user_version").fetchone()).encode()
        tables = raw.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        ).fetchall()
        for name, made in tables:
            yield f"{name} {made}".encode()
            if "VIRTUAL" not in made:
                rows = raw.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608  ours
                yield from (repr(row).encode() for row in rows)


@dataclass(frozen=True, slots=True)
class Reference:
    """A deed that nobody cut short: the state after each step, the seconds and calls each took."""

    states: list[State]
    seconds: list[float]
    calls: int
    """How often the disk was written to, from before the opening to after the closing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a run: the steps that ended, and whether a step had begun when it died."""

    acked: int
    inside: bool
    calls: int
    failures: int
    said: str
    was_killed: bool


class Server:
    """The process that forks off a process for each run."""

    def __init__(self, shim: Path) -> None:
        self._known: dict[str, Reference] = {}
        aids = str(Path(__file__).parent)
        self._process = subprocess.Popen(
            [sys.executable, SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "LD_PRELOAD": str(shim),
                "PYTHONHASHSEED": "0",
                "PYTHONPATH": os.pathsep.join([aids, *sys.path]),
            },
        )

    def close(self) -> None:
        """End the server."""
        self._process.communicate()

    def run(self, deed: str, folder: Path, first: int, steps: int, **more: object) -> Answer:
        """Do some steps of a deed in a process of its own.

        `kill` of (n, s): it is killed s seconds after its n-th step ended. `at` of (k, torn): it
        is killed before its k-th call to the disk, or in the middle of it. `fail`: KIND:N:ERRNO.
        """
        wanted = {"deed": deed, "folder": str(folder), "first": first, "steps": steps, **more}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        return Answer(**json.loads(self._process.stdout.readline()))

    def reference(self, deed: str, base: Path, steps: int, scratch: Path) -> Reference:
        """Do a deed to its end, twice, and return what it makes of the folder `base`.

        It is done once for each deed: `base` is the same each time.
        """
        if deed not in self._known:
            self._known[deed] = self._done_twice(deed, base, steps, scratch)
        return self._known[deed]

    def _done_twice(self, deed: str, base: Path, steps: int, scratch: Path) -> Reference:
        record = scratch / "record"
        shutil.rmtree(scratch / "whole", ignore_errors=True)
        shutil.copytree(base, scratch / "whole")
        done = self.run(deed, scratch / "whole", 0, steps, record=str(record))
        assert done.acked == steps, done.said
        states, seconds = pickle.loads(record.read_bytes())  # noqa: S301  written a moment ago
        shutil.rmtree(scratch / "whole")
        shutil.copytree(base, scratch / "whole")
        done = self.run(deed, scratch / "whole", 0, steps)
        assert state_of(scratch / "whole") == states[-1], "a run is not the same each time"
        return Reference(states, seconds, done.calls)


FRESH = {"mend", "upgrade"}
"""Deeds that begin with another project than they leave."""


class Loop:
    """Runs of one deed, killed one after the other, and what was found after each."""

    def __init__(self, server: Server, deed: str, base: Path, steps: int, scratch: Path) -> None:
        self.deed, self.base, self.steps, self.scratch = deed, base, steps, scratch
        self.server = server
        self.folder = scratch / "desk"
        self.whole = server.reference(deed, base, steps, scratch)
        self.runs = self.killed = self.inside = self.done = self.swept = 0
        self.faults: list[str] = []
        self._began = time.monotonic()
        self.begin()

    def begin(self) -> None:
        """Lay out the folder as it was before the deed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.base, self.folder)
        self.at = 0
        self.between = False

    def go(self, steps: int, **how: object) -> Answer:
        """Go on from where the last kill left the folder, and look at what this one leaves."""
        steps = min(steps, self.steps - self.at)
        answer = self.server.run(self.deed, self.folder, self.at, steps, **how)
        assert answer.was_killed or not answer.said, answer.said
        self.runs += 1
        self.killed += answer.was_killed
        self.inside += answer.inside
        acked = self.at + answer.acked
        self.at = self.judge(acked)
        self.done += self.at > acked
        self.sweep()
        if self.at == self.steps or self.faults or self.between or self.deed in FRESH:
            self.begin()
        if self.runs % 100 == 0:
            print(self.told(), flush=True)
        return answer

    def strike(self, chance: random.Random, most: int) -> None:
        """Kill a process at a random moment of one of its next steps."""
        if self.at + most > self.steps:
            self.begin()
        steps = chance.randrange(min(most, self.steps - self.at))
        seconds = self.whole.seconds[self.at + steps]
        self.go(steps + 2, kill=(steps, chance.uniform(0, 1.1 * seconds)))

    def stumble(self, chance: random.Random, most: int) -> bool:
        """Kill a process, and let a call to the disk fail when the project is opened after that.

        Tells whether one did.
        """
        if self.at + most > self.steps:
            self.begin()
        steps = chance.randrange(most)
        kill = (steps, chance.uniform(0, 1.1 * self.whole.seconds[self.at + steps]))
        first = self.at + self.server.run(self.deed, self.folder, self.at, most, kill=kill).acked
        call = chance.choice((1, 2, 3, 4))  # a write, a sync, a cut or a removal
        code = chance.choice((errno.EIO, errno.ENOSPC)) if call == 1 else errno.EIO
        fail = f"{call}:{1 + int(chance.expovariate(0.3))}:{code}{chance.choice(('', '!'))}"
        opened = self.server.run("look", self.folder, 0, 1, fail=fail)
        if opened.said and not opened.said.startswith("fault annotator.errors."):
            self.faults.append(f"step {first}: {fail}: {opened.said}")
        self.runs += 1
        self.at = self.judge(first)
        if self.at == self.steps or self.faults or self.between:
            self.begin()
        return opened.failures > 0

    def judge(self, acked: int) -> int:
        """Compare the folder with what may be there after so many steps; return how many are."""
        copy = self.scratch / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy)
        found = state_of(copy)
        before, after = self.whole.states[acked], self.whole.states[min(acked + 1, self.steps)]
        names = {name for name in (*found, *before, *after) if not is_draft(Path(name).name)}
        changed = {name for name in names if before.get(name) != after.get(name)}
        done = {name for name in changed if found.get(name) == after.get(name)}
        self.faults += [
            f"step {acked}: {name} is neither the old nor the new one"
            for name in sorted(names - done)
            if found.get(name) != before.get(name)
        ]
        if PROJECT in done:
            # A deed that keeps the former state does so before it changes anything.
            late = [name for name in changed - done if name.startswith("backups")]
            self.faults += [f"step {acked}: changed without {name}" for name in late]
        self.look_inside(acked)
        self.between = bool(done) and done != changed
        return acked + (bool(changed) and done == changed)

    def look_inside(self, acked: int) -> None:
        """Open what was left as a user would, and have it checked."""
        path = self.folder / PROJECT
        if self.deed == "mend":  # begins with a damaged project
            return
        Project.open(path, "Ada").close()
        problems = check_project(path).problems
        self.faults += [f"step {acked}: {one}" for one in problems]
        if self.deed == "upgrade":
            self.faults += [
                f"step {acked}: {name} was lost in the upgrade"
                for name, held in state_of(self.folder).items()
                if name == PROJECT and held != self.whole.states[-1][name]
            ]

    def sweep(self) -> None:
        """Do the next steps, at another time; no draft of a run that died may be left after it."""
        drafts = [one for one in self.folder.rglob("*") if is_draft(one.name)]
        if not drafts:
            return
        steps = min(2, self.steps - self.at)
        self.server.run(self.deed, self.folder, self.at, steps, shift=1_000)
        left = [one.name for one in self.folder.rglob("*") if is_draft(one.name)]
        self.faults += [f"left for ever: {name}" for name in left]
        self.swept += len(drafts)
        self.begin()

    def told(self) -> str:
        """Return the figures in one line."""
        seconds = time.monotonic() - self._began
        return (
            f"{self.deed}: {self.runs} runs, {self.killed} killed, {self.inside} inside a step"
            f" ({self.done} of them after its commit), {self.swept} drafts swept,"
            f" {len(self.faults)} lost, partial or damaged, {seconds:.0f} s"
        )


def is_draft(name: str) -> bool:
    """Tell whether a file is one that was being written."""
    return name.startswith(".annotator-")
