"""S10: two people on a network folder whose locks do nothing, and publishing killed at any moment.

By the rules nothing is damaged or lost; without them, as the harness proves, it is.
"""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import shares

from annotator.domain.draft import Draft, Line, Original, Role
from annotator.editing.borrowing import publish
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.errors import UserError

SHARING = Path(__file__).with_name("sharing.py")


def _has_no_locks_at_will() -> bool:
    try:
        with closing(sqlite3.connect("file::memory:?vfs=unix-none", uri=True)):
            return True
    except sqlite3.Error:
        return False


pytestmark = pytest.mark.skipif(
    not _has_no_locks_at_will(), reason="this SQLite has no vfs that does not lock"
)


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """A project with some articles, published on a network folder."""
    made = tmp_path / "first.annproj"
    project = Project.create(made, "Ada")
    for number in range(12):
        lines = tuple(Line(f"Speaker {number} said so in line {n}.", Role.BODY) for n in range(20))
        bring_in(project, [("", Draft(lines, Original(f"{number}".encode(), "a.txt")))])
    project.close()
    share = shares.mount(monkeypatch, tmp_path / "share")
    return publish(made, share / "talks.annproj").path


def people(deed, shared, rounds):
    """Have two people do the same at once; return what each said, and how it ended."""
    working = [
        subprocess.Popen(
            [sys.executable, SHARING, deed, shared, name, str(rounds)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("Ada", "Ben")
    ]
    said = [one.communicate() for one in working]
    return [(one.returncode, *words) for one, words in zip(working, said, strict=True)]


def acknowledged(shared):
    return set((shared.parents[1] / "acks").read_text(encoding="utf-8").split())


def stored(shared):
    project = Project.open(shared)
    try:
        return {one.id for one in project.read.annotations()}
    finally:
        project.close()


def test_two_people_lose_nothing_by_the_rules(shared, often):
    rounds = often // 10
    ended = people("guarded", shared, rounds)
    assert [code for code, *_ in ended] == [0, 0], ended
    refused = [json.loads(out)["refused"] for _code, out, _err in ended]
    assert check_project(shared).ok
    there = acknowledged(shared)
    assert len(there) == 2 * 3 * rounds
    assert there <= stored(shared)
    assert {one.name for one in shared.parent.iterdir()} == {"talks.annproj", "backups"}
    print(f"{2 * rounds} loans, {sum(refused)} refused meanwhile, {len(there)} kept, 0 lost")


def test_without_the_rules_the_file_is_damaged_or_work_is_lost(shared):
    for _ in range(5):
        ended = people("unguarded", shared, 40)
        harm = [err.splitlines()[-1] for code, _out, err in ended if code]
        try:
            sound = check_project(shared).ok
            lost = len(acknowledged(shared) - stored(shared))
        except UserError as fault:
            sound, lost = False, str(fault)
        print(f"sound: {sound}, lost: {lost}, told: {harm}")
        if harm or lost or not sound:
            return
    pytest.fail("Two people who write to one file without locks did no harm.")


def kill(deed, shared, often, seed):
    command = [sys.executable, SHARING, deed, shared, str(often), str(seed)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.timeout(3600)
def test_publishing_killed_at_any_moment_leaves_the_old_project_or_the_new(shared, often, seed):
    done = kill("killed", shared, often, seed)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    print(f"{often} kills: {told}")
    assert told["old"]
    assert told["old"] + told["new"] == often


@pytest.mark.timeout(3600)
def test_one_who_writes_into_the_shared_file_itself_is_noticed(shared, seed):
    done = kill("careless", shared, 50, seed)
    assert done.returncode != 0
    print(done.stderr.splitlines()[-1])
