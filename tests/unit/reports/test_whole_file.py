"""A file is replaced by a whole one or not at all, and each failure is one clear sentence."""

import errno
import os
import stat

import pytest

from annotator.errors import CannotWrite
from annotator.reports.whole_file import whole_file


def _write(target, data=b"new"):
    with whole_file(target) as file:
        file.write(data)


def _break_off(target):
    with whole_file(target) as file:
        file.write(b"half")
        raise ZeroDivisionError


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path):
    target = tmp_path / "briefing.docx"
    target.write_bytes(b"old")
    _write(target)
    assert target.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["briefing.docx"]


def test_until_it_is_whole_the_old_file_stays(tmp_path):
    target = tmp_path / "briefing.docx"
    target.write_bytes(b"old")
    with whole_file(target) as file:
        file.write(b"half")
        file.flush()
        assert target.read_bytes() == b"old"


def test_a_fault_half_way_leaves_the_old_file_and_no_rest(tmp_path):
    target = tmp_path / "briefing.docx"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        _break_off(target)
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["briefing.docx"]


@pytest.mark.parametrize(
    ("code", "happened"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "the folder takes no new files, or the file is open"),
        (errno.EROFS, "the drive can only be read"),
        (errno.EIO, "the disk reported a fault"),
    ],
)
def test_a_disk_that_refuses_says_why_and_what_is_kept(code, happened, tmp_path):
    target = tmp_path / "briefing.docx"
    target.write_bytes(b"old")
    with pytest.raises(CannotWrite) as refused, whole_file(target):
        raise OSError(code, "no")
    assert happened in refused.value.happened
    assert "“briefing.docx”" in refused.value.happened
    assert refused.value.kept == "The file that was there before is unchanged."
    assert refused.value.todo
    assert target.read_bytes() == b"old"


def test_when_the_last_step_fails_the_old_file_stays(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, "open in another program")

    target = tmp_path / "briefing.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(CannotWrite, match="open in another program"):
        _write(target)
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["briefing.docx"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write")
def test_a_folder_that_takes_no_files_is_named_as_the_reason(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="the folder takes no new files"):
            _write(tmp_path / "briefing.docx")
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_takes_no_files_is_named_for_the_administrator_too(tmp_path, monkeypatch):
    def refuse(*_args, **_more):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(CannotWrite) as refused:
        _write(tmp_path / "briefing.docx")
    assert "the folder takes no new files" in refused.value.happened
    assert refused.value.kept == "No file was written."


def test_a_folder_that_does_not_exist_is_named_as_the_reason(tmp_path):
    with pytest.raises(CannotWrite, match="its folder does not exist"):
        _write(tmp_path / "missing" / "briefing.docx")


def test_a_file_in_the_place_of_the_folder_is_named_as_the_reason(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite, match="its folder does not exist"):
        _write(tmp_path / "file" / "briefing.docx")


def test_a_folder_in_the_place_of_the_file_is_named_as_the_reason(tmp_path):
    with pytest.raises(CannotWrite, match="a folder of that name is in the way"):
        _write(tmp_path)


def test_a_name_too_long_for_the_disk_is_named_as_the_reason(tmp_path):
    with pytest.raises(CannotWrite, match="its name is too long"):
        _write(tmp_path / ("x" * 300))


@pytest.mark.skipif(os.name == "nt", reason="links and permissions of Unix")
def test_a_link_stays_a_link_and_the_file_keeps_who_may_read_it(tmp_path):
    real = tmp_path / "real.docx"
    real.write_bytes(b"old")
    real.chmod(0o600)
    link = tmp_path / "briefing.docx"
    link.symlink_to(real)
    _write(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
