"""Writing a briefing: progress is told, it can be stopped, and a failure changes nothing."""

import errno

import pytest

from annotator.errors import CannotWrite
from annotator.reports.word import Cancelled, write_briefing


@pytest.fixture
def long(make):
    return make.brief(make.section(*(make.say(str(place)) for place in range(120))))


def test_progress_runs_from_nothing_to_everything(long, tmp_path):
    told = []
    write_briefing(long, tmp_path / "b.docx", lambda done, all_: told.append((done, all_)) or True)
    assert told == [(0, 121), (50, 121), (100, 121), (121, 121)]


@pytest.mark.parametrize("stop_at", [0, 50, 121])
def test_a_cancelled_export_leaves_the_old_file_as_it_was(stop_at, long, tmp_path):
    target = tmp_path / "b.docx"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled) as stopped:
        write_briefing(long, target, lambda done, _: done != stop_at)
    assert stopped.value.kept == "No file was written or changed."
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["b.docx"]


def test_a_disk_that_fills_up_half_way_leaves_the_old_file_as_it_was(long, tmp_path, monkeypatch):
    def full(_file):
        raise OSError(errno.ENOSPC, "full")

    target = tmp_path / "b.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWrite, match="the disk is full"):
        write_briefing(long, target)
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["b.docx"]


def test_a_folder_that_is_missing_is_one_clear_sentence(make, tmp_path):
    with pytest.raises(CannotWrite, match="its folder does not exist"):
        write_briefing(make.brief(), tmp_path / "missing" / "b.docx")
