"""S15: a clock that is wrong or jumps costs no edit, no backup and no order of either."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.domain.backup_ladder import to_keep
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing import backups
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project
from annotator.store import clock, ladder

NOW = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
"""Half an hour before the clocks of Europe are put forward."""
JUMPS = {
    "400 days back": timedelta(days=-400),
    "10 years on": timedelta(days=3653),
    "an hour on, as in spring": timedelta(hours=1),
    "an hour back, as in autumn": timedelta(hours=-1),
    "not at all": timedelta(),
}
WORKER = Path(__file__).with_name("worker.py")


class Clock(datetime):
    """The clock of the computer, wrong by as much as somebody says."""

    wrong_by = timedelta()

    @classmethod
    def now(cls, _tz=None):
        return NOW + cls.wrong_by


@pytest.fixture
def put_clock(monkeypatch):
    """Put the clock of the computer forward or back."""
    for module in (clock, ladder):
        monkeypatch.setattr(module, "datetime", Clock)
    monkeypatch.setattr(Clock, "wrong_by", timedelta())

    def put(wrong_by):
        Clock.wrong_by = wrong_by

    return put


@pytest.fixture
def project(folder):
    opened = Project.open(folder / "talks.annproj", "Ada")
    bring_in(opened, [("", read_paste("Talks\n\n" + "The envoy said so again. " * 40))])
    yield opened
    opened.close()


def code(project, number):
    (article,) = project.read.articles()
    span = TextSpan(number * 5, number * 5 + 4)
    speaker = ActorChoice.named(f"Speaker {number}")
    return annotate(
        project, Statement(article=article.id, spans=(span,), kind=Kind.CLAIM, actor=speaker)
    )


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_the_history_goes_by_the_order_of_the_edits(project, put_clock, jump):
    made = [code(project, 0).id]
    put_clock(jump)
    made.append(code(project, 1).id)
    put_clock(timedelta())
    made.append(code(project, 2).id)
    sequences = [entry.sequence for entry in project.read.history()]
    assert sorted(sequences) in (sequences, sequences[::-1])
    assert len(set(sequences)) == 4
    assert [one.id for one in sorted(project.read.annotations(), key=lambda one: one.start)] == made
    assert check_project(project.path).ok


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_undo_takes_back_the_newest_edit_whatever_the_clock_says(project, put_clock, jump):
    code(project, 0)
    put_clock(jump)
    code(project, 1)
    put_clock(timedelta())
    code(project, 2)
    starts = []
    while project.next_labels()[0] != "Import article":
        project.undo()
        starts.append([one.start for one in project.read.annotations()])
    assert starts == [[0, 5], [0], []]
    while project.redo():
        pass
    assert [one.start for one in project.read.annotations()] == [0, 5, 10]


@pytest.mark.parametrize("skew", [timedelta(hours=1), timedelta(hours=-1)])
def test_two_coders_an_hour_apart_keep_the_order_of_their_edits(project, put_clock, skew):
    other = Project.open(project.path, "Ben")
    for number in range(6):
        put_clock(skew if number % 2 else timedelta())
        code(other if number % 2 else project, number)
    other.close()
    by = [entry.coder for entry in sorted(project.read.history(), key=lambda one: one.sequence)]
    assert by == ["Ada", *["Ada", "Ben"] * 3]
    assert check_project(project.path).ok


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_the_backup_with_the_newest_change_is_never_thinned_out(project, put_clock, jump):
    for number in range(30):
        put_clock(jump if number % 3 == 1 else timedelta(days=number))
        code(project, number)
        backups.take(project.path, "by hand")
        newest = backups.backups_of(project.path)[0]
        assert newest.rung.sequence == ladder.newest_change(project.path)
    kept = [one.rung.sequence for one in backups.backups_of(project.path)]
    assert kept == sorted(kept, reverse=True)
    assert set(range(20, 32)) <= set(kept)


def test_a_backup_from_a_future_that_never_came_counts_as_new():
    rungs = [
        ladder.Rung(number, NOW + (timedelta(days=3653) if number == 5 else timedelta(number)))
        for number in range(1, 40)
    ]
    assert max(rungs) in to_keep(rungs)
    assert rungs[4] in to_keep(rungs)


def test_no_backup_takes_the_name_of_another(project, put_clock):
    code(project, 0)
    first = backups.take(project.path, "by hand")
    content = first.path.read_bytes()
    project.undo()
    for _ in range(3):
        # The clock is set back to the very second, time and again.
        backups.restore(project.path, first.path)
        code(project, 3)
        project.undo()
        code(project, 4)
        backups.take(project.path, "by hand")
    there = backups.backups_of(project.path)
    assert first.path.read_bytes() == content
    assert len({one.path for one in there}) == len(there) == 7
    assert all(check_project(one.path).ok for one in there)


def test_other_work_under_the_same_number_is_backed_up_as_well(project, put_clock):
    first = backups.take(project.path, "by hand")
    code(project, 0)
    backups.restore(project.path, first.path)
    code(project, 1)
    made = backups.take_if_changed(project.path, "while working")
    assert made is not None
    copy = Project.open(made.path)
    assert [one.start for one in copy.read.annotations()] == [5]
    copy.close()
    assert backups.take_if_changed(project.path, "while working") is None


def test_two_damaged_projects_set_aside_in_one_second_are_both_kept(folder, put_clock):
    path = folder / "talks.annproj"
    kept = backups.take(path, "by hand")
    for content in (b"one", b"two"):
        path.write_bytes(content)
        ladder.take_place(kept.path, path)
    assert sorted(one.read_bytes() for one in folder.glob("* damaged *")) == [b"one", b"two"]


@pytest.mark.timeout(600)
@pytest.mark.skipif(shutil.which("faketime") is None, reason="needs faketime")
def test_a_day_of_work_while_the_clock_of_the_computer_jumps(folder):
    path = folder / "talks.annproj"
    for shift in ("-400d", "+3653d", "-20000d", "+0d"):
        command = ["faketime", "-f", shift, sys.executable, WORKER]
        for deed, rounds in (("code", 3), ("restore", 1)):
            done = subprocess.run(
                [*command, deed, path, str(rounds)],
                check=False,
                capture_output=True,
                text=True,
                env={**os.environ, "FAKETIME_DONT_FAKE_MONOTONIC": "1"},
            )
            assert done.returncode == 0, done.stderr
    project = Project.open(path)
    history = project.read.history()
    sequences = sorted(entry.sequence for entry in history)
    assert sequences == list(range(1, len(history) + 1))
    project.close()
    assert check_project(path).ok
    there = backups.backups_of(path)
    assert all(check_project(one.path).ok for one in there)
    print(
        f"{len(history)} edits, {len(there)} backups, years {sorted({e.at[:4] for e in history})}"
    )
