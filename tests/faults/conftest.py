"""The tools of the fault suite: a log of what reaches the disk, and the disk after a power cut."""

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

import pytest
from old_projects import write_old_project
from workers import Watch, Workers

from annotator.editing.project import Project

HERE = Path(__file__).parent
SECTOR = 512
"""Bytes that a disk writes whole or not at all."""


class Call(IntEnum):
    """What the shim tells of."""

    WRITE = 1
    SYNC = 2
    TRUNCATE = 3
    UNLINK = 4
    RENAME = 5
    CREATE = 6
    FAILED = 7


@dataclass(frozen=True, slots=True)
class Record:
    """One call that changed the disk."""

    call: Call
    path: str
    offset: int
    data: bytes


@dataclass
class _File:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Record] = field(default_factory=list)

    def sync(self) -> None:
        for record in self.pending:
            _apply(self.durable, record.call, record.offset, record.data)
        self.pending.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        """Return what is on the disk: of what was not synced any part, in any order."""
        content = bytearray(self.durable)
        pieces = [piece for record in self.pending for piece in _torn(record)]
        chosen = [piece for piece in pieces if chance.random() < chance.choice((0.1, 0.5, 0.9))]
        chance.shuffle(chosen)
        for call, offset, data in chosen:
            _apply(content, call, offset, data)
        return bytes(content)


def _torn(record: Record) -> Iterator[tuple[Call, int, bytes]]:
    if record.call is Call.TRUNCATE:
        yield record.call, record.offset, b""
        return
    at = 0
    while at < len(record.data):
        end = min(len(record.data), at + SECTOR - (record.offset + at) % SECTOR)
        yield record.call, record.offset + at, record.data[at:end]
        at = end


def _apply(content: bytearray, call: Call, offset: int, data: bytes) -> None:
    if call is Call.TRUNCATE:
        del content[offset:]
        content.extend(bytes(max(0, offset - len(content))))
        return
    content.extend(bytes(max(0, offset + len(data) - len(content))))
    content[offset : offset + len(data)] = data


class Disk:
    """A folder as a disk holds it, to which the records of a run are played one by one.

    Names are taken as changed at once and in order, and a sync as honest; of what was written and
    not synced any part may be there, in any order, torn at sectors.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = {
            str(path): _File(bytearray(path.read_bytes()))
            for path in folder.rglob("*")
            if path.is_file()
        }

    def play(self, record: Record) -> None:
        """Do what one record tells."""
        if record.call is Call.UNLINK:
            self._files.pop(record.path, None)
        elif record.call is Call.RENAME:
            self._files[record.data.decode()] = self._files.pop(record.path)
        elif record.call is Call.SYNC:
            if record.path in self._files:
                self._files[record.path].sync()
        else:
            file = self._files.setdefault(record.path, _File())
            if record.call is not Call.CREATE:
                file.pending.append(record)

    def cut(self, chance: random.Random, folder: Path) -> None:
        """Write to another folder what is left when the power goes now."""
        shutil.rmtree(folder, ignore_errors=True)
        for name, file in self._files.items():
            path = folder / Path(name).relative_to(self._folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.after_cut(chance))


@dataclass(frozen=True, slots=True)
class Run:
    """What a worker did to the disk, and the disk before it."""

    folder: Path
    records: list[Record]
    before: Path
    said: str
    """What the worker wrote to standard error, such as the fault that ended it."""

    def acknowledged(self, count: int) -> list[list[str]]:
        """Return what was acknowledged within the first `count` records."""
        told = b"".join(
            record.data
            for record in self.records[:count]
            if record.call is Call.WRITE and record.path.endswith("/acks")
        )
        return [line.split() for line in told.decode().splitlines()]

    def cuts(self, count: int, seed: int, into: Path) -> Iterator[int]:
        """Cut the power at `count` moments; yield how many records were played before each."""
        chance = random.Random(seed)
        moments = sorted(chance.randrange(len(self.records) + 1) for _ in range(count))
        original = Path(shutil.copytree(self.before, into.with_name("original")))
        disk = Disk(original)
        played = 0
        for moment in moments:
            for record in self.records[played:moment]:
                moved = record.data
                if record.call is Call.RENAME:
                    moved = record.data.replace(bytes(self.folder), bytes(original), 1)
                path = record.path.replace(str(self.folder), str(original), 1)
                disk.play(Record(record.call, path, record.offset, moved))
            played = moment
            disk.cut(chance, into)
            yield moment
        shutil.rmtree(original)


def _records(log: Path) -> Iterator[Record]:
    content, at = log.read_bytes(), 0
    while at < len(content):
        call, path, offset, length = struct.unpack_from("<IIQQ", content, at)
        at += struct.calcsize("<IIQQ")
        named = content[at : at + path].decode()
        at += path
        data = content[at : at + length] if call in {Call.WRITE, Call.RENAME} else b""
        at += len(data)
        yield Record(Call(call), named, offset, data)


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library that logs what a process does to the disk, and lets calls fail."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("needs Linux and a C compiler")
    library = tmp_path_factory.mktemp("shim") / "shim.so"
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", library, HERE / "shim.c", "-ldl"]
    subprocess.run(command, check=True)
    return library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a project in it."""
    made = tmp_path / "desk"
    made.mkdir()
    Project.create(made / "talks.annproj", "Ada").close()
    return made


@pytest.fixture(scope="session")
def workers(shim: Path) -> Iterator[Workers]:
    """Return what does a deed in a process of its own."""
    made = Workers(shim)
    yield made
    made.close()


@pytest.fixture
def work(workers: Workers, tmp_path: Path):
    """Have a worker do a deed, and return what it did to the disk."""

    def run(folder: Path, deed: str, rounds: int, *more: str, fail: str = "") -> Run:
        before = tmp_path / f"before-{deed}"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(folder, before)
        log = tmp_path / f"{deed}.log"
        log.unlink(missing_ok=True)
        watch = Watch(folder, log, fail)
        done = workers.run(deed, folder / "talks.annproj", rounds, *more, watch=watch)
        assert fail or done.code == 0, done.said
        return Run(folder, list(_records(log)), before, done.said)

    return run


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Return where chance begins; printed, so that a failing run can be repeated."""
    value = int(os.environ.get("FAULT_SEED", "20261125"))
    print(f"FAULT_SEED={value}")
    return value


@pytest.fixture
def often(request: pytest.FixtureRequest) -> int:
    """Return how often a fault is tried: 1,000 times at night, 50 otherwise."""
    return 1_000 if request.config.getoption("--nightly") else 50


@pytest.fixture
def old_project(tmp_path: Path) -> Path:
    """Return a project as version 1 of the tables had it, with articles and statements."""
    return write_old_project(tmp_path / "old.annproj")


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    """The bytes of a project with 100 articles and 2,000 statements."""
    path = tmp_path_factory.mktemp("sound") / "talks.annproj"
    Project.create(path, "Ada").close()
    subprocess.run([sys.executable, HERE / "worker.py", "fill", path, "100"], check=True)
    Project.open(path).close()
    assert not path.with_name("talks.annproj-wal").exists()
    return path.read_bytes()
