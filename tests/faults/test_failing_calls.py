"""S4 and S5 of the fault suite: writing, syncing, making or renaming a file fails.

The k-th call fails, once or from then on; k grows until no call is left to fail.
"""

import errno
import json
import shutil
import sqlite3
import zipfile
from contextlib import closing

import pytest

from annotator.editing.checking import check_project
from annotator.editing.project import Project

DEEDS = {
    "code": 4,
    "import": 1,
    "brief": 1,
    "restore": 1,
    "undo": 1,
    "undo-import": 1,
    "merge": 1,
    "recode": 1,
    "list": 1,
    "repair": 1,
    "salvage": 1,
    "keys": 1,
    "open": 1,
}
CALLS = {"write": 1, "sync": 2, "truncate": 3, "rename": 5, "create": 6}
FAILED = 7


@pytest.fixture
def coded(work, folder, deed, old_project):
    """A project with some statements, so that every deed has something to do.

    One that is merely opened is of an older version, and brought up to date.
    """
    work(folder, "code", 6)
    (folder / "acks").unlink()
    if deed == "open":
        old_project.replace(folder / "talks.annproj")
    if deed == "repair":
        with closing(sqlite3.connect(folder / "talks.annproj")) as raw:
            raw.execute("UPDATE annotation SET note = 'spoilt'")
            raw.commit()
    return folder


@pytest.fixture(autouse=True)
def _once_more(monkeypatch):
    """Whoever is told of a fault does the same again, in the same process."""
    monkeypatch.setenv("TRY_AGAIN", "yes")


@pytest.fixture
def tries(request):
    """Of how many calls of a kind each is made to fail; None for all."""
    return None if request.config.getoption("--nightly") else 2


def content(folder):
    project = Project.open(folder / "talks.annproj")
    found = {one.id: one.kind.value for one in project.read.annotations()}
    articles = len(project.read.articles())
    project.close()
    return found, articles


def steps(count, limit):
    """Return which calls are to fail: all, or some from the first to the last."""
    if count <= limit:
        return range(1, count + 1)
    return sorted({1 + n * (count - 1) // (limit - 1) for n in range(limit)})


def calls_of(run, kind):
    told = [r for r in run.records if r.call == CALLS[kind] and not r.path.endswith("/acks")]
    return len(told)


def cases():
    """Yield each deed with each kind of call; what takes long by day is left to the night."""
    for deed in DEEDS:
        for kind in CALLS:
            by_day = kind == "write" or deed in {"code", "restore"}
            yield pytest.param(deed, kind, marks=() if by_day else pytest.mark.nightly)


@pytest.mark.parametrize(("deed", "kind"), list(cases()))
def test_a_call_that_fails_costs_no_saved_work(work, coded, deed, kind, tries):
    spare = shutil.copytree(coded, coded.with_name("spare"))
    count = calls_of(work(coded, deed, DEEDS[deed]), kind)
    tried = 0
    for k in steps(count, tries or count):
        for more in ("", "!"):
            shutil.rmtree(coded)
            shutil.copytree(spare, coded)
            fault = errno.ENOSPC if kind == "write" else errno.EIO
            run = work(coded, deed, DEEDS[deed], fail=f"{CALLS[kind]}:{k}:{fault}{more}")
            tried += any(r.call == FAILED for r in run.records)
            # Either nobody noticed, or the user is told in a sentence of ours.
            last = run.said.strip().rpartition("\n")[2]
            assert not last or last.startswith("annotator.errors."), run.said
            if last and not more:
                assert ["again"] in run.acknowledged(len(run.records)), run.said
            assert_nothing_lost(coded, run, deed)
    print(f"{deed}: {count} calls of {kind}, a failure injected {tried} times")


def assert_nothing_lost(folder, run, deed):
    found, articles = content(folder)
    projects = [folder / "talks.annproj", *folder.glob("salvaged.annproj")]
    # What was to be repaired may still be spoilt, and its backups are: that is why they are made.
    if deed != "repair":
        assert all(check_project(project).ok for project in projects)
    told = run.acknowledged(len(run.records))
    for words in told[:-1]:
        if words[0] == "has" and ["gone", words[1]] not in told:
            assert words[1] in found
        if words[0] == "articles":
            assert articles >= int(words[1])
    assert_files_are_whole(folder, deed)


def assert_files_are_whole(folder, deed):
    for briefing in folder.glob("*.docx"):
        with zipfile.ZipFile(briefing) as kept:
            assert kept.testzip() is None
    for backup in (folder / "backups").glob("*.annproj"):
        if deed not in {"repair", "open"}:
            assert check_project(backup).ok
    for kept in folder.glob("config/*/*.json"):
        assert json.loads(kept.read_text())
