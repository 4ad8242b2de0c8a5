"""S3 of the fault suite: the power is cut at any moment, and nothing acknowledged is lost.

What was written and not synced may be on the disk in part, in any order, torn at sectors.
"""

import sqlite3
import zipfile
from contextlib import closing

import pytest

from annotator.editing.checking import check_project
from annotator.editing.project import Project


def statements(path):
    """Return the statements of a project by id."""
    project = Project.open(path)
    found = {one.id: one.kind.value for one in project.read.annotations()}
    project.close()
    return found


def expected(acknowledged):
    """Return by id what was promised of each statement: its kind, or None for gone."""
    return {words[1]: words[2] if words[0] == "has" else None for words in acknowledged}


def lost(path, acknowledged):
    """Return the statements that are not as they were promised.

    The last promise may have been followed by an edit that had no time to be acknowledged.
    """
    found, promised = statements(path), expected(acknowledged)
    last = acknowledged[-1][1] if acknowledged else ""
    return [one for one, kind in promised.items() if one != last and found.get(one) != kind]


@pytest.fixture
def cut(tmp_path):
    """Where the disk is laid out as it is after a cut."""
    return tmp_path / "cut"


@pytest.fixture
def cuts(cut, often, seed):
    """Cut the power often while a worker runs; yields how many records came before each cut."""
    return lambda run: run.cuts(often, seed, cut)


def test_coding_survives_a_power_cut_at_any_moment(work, folder, cut, cuts):
    run = work(folder, "code", 100)
    acked = tried = 0
    for moment in cuts(run):
        path = cut / "talks.annproj"
        told = run.acknowledged(moment)
        acked, tried = max(acked, len(told)), tried + 1
        assert lost(path, told) == []
        assert check_project(path).ok
    print(f"{tried} cuts, {acked} edits acknowledged, 0 lost, 0 damaged")
    assert acked > 100


def test_the_harness_notices_a_setting_that_loses_work(work, folder, cut, cuts):
    run = work(folder, "code", 100, "NORMAL")
    found = [len(lost(cut / "talks.annproj", run.acknowledged(moment))) for moment in cuts(run)]
    print(
        f"{len(found)} cuts with synchronous=NORMAL: {sum(map(bool, found))} lost acknowledged work"
    )
    assert sum(map(bool, found)) > len(found) / 3


def test_an_import_is_whole_or_absent_after_a_power_cut(work, folder, cut, cuts):
    run = work(folder, "import", 6)
    counts = set()
    for moment in cuts(run):
        path = cut / "talks.annproj"
        assert check_project(path).ok
        project = Project.open(path)
        there = len(project.read.articles())
        project.close()
        told = run.acknowledged(moment)
        assert there % 50 in {0, 1}
        assert there >= (int(told[-1][1]) if told else 0)
        counts.add(there)
    print(f"Articles found: {sorted(counts)}")
    assert len(counts) > 3


def test_a_briefing_is_the_old_or_the_new_one_after_a_power_cut(work, folder, cut, cuts):
    work(folder, "code", 30)
    run = work(folder, "brief", 6)
    for moment in cuts(run):
        target = cut / "briefing.docx"
        told = run.acknowledged(moment)
        assert target.exists() or not told
        if target.exists():
            with zipfile.ZipFile(target) as briefing:
                assert briefing.testzip() is None
                words = briefing.read("word/document.xml").decode()
            assert f"Briefing {len(told) - 1}" in words or f"Briefing {len(told)}" in words


def test_backups_and_restoring_are_whole_after_a_power_cut(work, folder, cut, cuts):
    work(folder, "code", 30)
    count = len(statements(folder / "talks.annproj"))
    run = work(folder, "restore", 4)
    for moment in cuts(run):
        path = cut / "talks.annproj"
        told = run.acknowledged(moment)
        assert check_project(path).ok
        assert len(statements(path)) in {count, count + 1}
        for words in told:
            if words[0] == "backup":
                assert check_project(cut / "backups" / " ".join(words[1:])).ok
        for file in (cut / "backups").glob("*.annproj"):
            assert check_project(file).ok


def test_undo_is_whole_or_absent_after_a_power_cut(work, folder, cut, cuts):
    work(folder, "code", 30)
    run = work(folder, "undo", 1)
    for moment in cuts(run):
        path = cut / "talks.annproj"
        assert check_project(path).ok
        told = run.acknowledged(moment)
        if told:
            # At most one step was committed and not acknowledged yet.
            assert abs(len(statements(path)) - int(told[-1][1])) <= 1


def test_an_upgrade_is_whole_or_absent_after_a_power_cut(work, folder, cut, cuts, old_project):
    old_project.replace(folder / "talks.annproj")
    before = statements_of_old(folder / "talks.annproj")
    run = work(folder, "open", 1)
    for moment in cuts(run):
        path = cut / "talks.annproj"
        assert set(before) <= set(statements(path))
        assert check_project(path).ok
        assert moment >= 0


def statements_of_old(path):
    with closing(sqlite3.connect(path)) as raw:
        return [one for (one,) in raw.execute("SELECT id FROM annotation")]
