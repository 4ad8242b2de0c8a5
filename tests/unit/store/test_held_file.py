"""The locked file by which one window has a project: taken over, given up, and never kept half."""

import sys
from pathlib import Path

import pytest
from rights import bound_by_modes

from annotator.store.held_file import HeldFile, look

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files have other modes there")


@pytest.fixture
def left(tmp_path):
    """A file that only somebody else may write to."""
    path = tmp_path / "talks.annproj-holder"
    path.write_bytes(b"left over")
    path.chmod(0o444)
    return path


def open_files():
    return len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0


def test_what_another_user_left_is_replaced_by_a_file_of_ones_own(left):
    with bound_by_modes():
        taken = HeldFile.take(left)
        taken.write(b"mine")
    assert look(left) == (True, b"mine")
    taken.release()
    assert not left.exists()


def test_where_it_cannot_be_removed_it_is_left_unlocked(left, monkeypatch):
    def refuse(_path, missing_ok=False):
        raise OSError(5, "planted")

    before = open_files()
    with bound_by_modes(), monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(OSError, match="planted"):
            HeldFile.take(left)
    assert look(left) == (False, b"left over")
    assert open_files() == before


def test_where_nobody_can_tell_whether_it_is_there_the_lock_is_given_up(tmp_path, monkeypatch):
    def refuse(_path):
        raise OSError(5, "planted")

    path, before = tmp_path / "talks.annproj-holder", open_files()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", refuse)
        with pytest.raises(OSError, match="planted"):
            HeldFile.take(path)
    assert look(path) == (False, b"")
    assert open_files() == before


def test_a_file_that_is_kept_is_there_for_others_to_take(tmp_path):
    path = tmp_path / "talks.annproj-holder"
    taken = HeldFile.take(path)
    taken.write(b"mine")
    taken.release(keep=True)
    assert look(path) == (False, b"mine")


def test_what_took_the_place_of_the_file_is_not_removed(tmp_path):
    path = tmp_path / "talks.annproj-holder"
    taken = HeldFile.take(path)
    path.unlink()
    path.write_bytes(b"of another")
    taken.release()
    assert path.read_bytes() == b"of another"
