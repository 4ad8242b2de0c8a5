"""Why a disk refuses a file, and how much room there is on it, as a person hears of it."""

import errno

import pytest

from annotator import disk


def test_a_full_disk_tells_what_is_free_and_what_is_needed(tmp_path, monkeypatch):
    monkeypatch.setattr(disk, "free_space", lambda _place: 12_288)
    fault = OSError(errno.ENOSPC, "no room")
    assert disk.refusal(fault, tmp_path / "a").why == "the disk is full (12 kB free)"
    why = disk.refusal(fault, tmp_path / "a", needed=3_400_000).why
    assert why == "the disk is full (12 kB free, about 3.4 MB needed)"


def test_what_is_free_is_told_of_the_folder_above_one_that_is_missing(tmp_path):
    assert disk.free_space(tmp_path / "not" / "there" / "a.docx") == disk.free_space(tmp_path)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 kB"), (4_096, "4 kB"), (2_150_000, "2.1 MB"), (1_234_000_000_000, "1,234.0 GB")],
)
def test_sizes_are_told_as_people_say_them(count, words):
    assert disk.in_words(count) == words


def test_a_trial_says_nothing_where_there_is_room_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "a").write_bytes(b"a")
    assert disk.trial(tmp_path / "a") == 0
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_a_file_that_may_grow_no_larger_is_found_out(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(bytes(200_000))
    monkeypatch.setattr(disk, "_largest_allowed", lambda: 250_000)
    assert disk.trial(path) == errno.EFBIG


def test_a_folder_that_is_gone_may_be_on_a_drive_that_was_unplugged(tmp_path):
    told = disk.refusal(OSError(errno.ENOENT, ""), tmp_path / "stick" / "a.docx")
    assert "its folder does not exist, or its drive was unplugged" in told.why
