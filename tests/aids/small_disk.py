"""A disk of a few megabytes that can be filled up, emptied, unplugged and plugged in again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PIECE = 4096


class SmallDisk:
    """A file system in memory, seen in the folder of a stick while that is plugged in."""

    def __init__(self, drive: Path, folder: Path) -> None:
        self._drive = drive
        self.folder = folder

    def fill(self, leave: int = 0) -> None:
        """Leave so many bytes free."""
        with (self._drive / "ballast").open("ab", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(bytes(_PIECE))
            except OSError:
                ballast.truncate(max(0, ballast.tell() - leave))

    def make_room(self) -> None:
        """Take away what filled it."""
        (self._drive / "ballast").unlink(missing_ok=True)

    def unplug(self) -> None:
        """Pull out the stick, whatever has files open on it: its folder goes, too."""
        _run("umount", "-l", self.folder)
        self.folder.rmdir()

    def plug_in(self) -> None:
        """Put the stick in, or back."""
        self.folder.mkdir()
        _run("mount", "--bind", self._drive, self.folder)


@contextmanager
def small_disk(place: Path, size: str = "3m") -> Iterator[SmallDisk]:
    """Plug in a small disk; without the right to do so the test is skipped."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("needs Linux, and root to mount a small disk")
    # Not beside the stick, where the program would find the folder under another name.
    drive, folder = place / "socket" / "drive", place / "stick"
    drive.mkdir(parents=True)
    try:
        _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", drive)
    except subprocess.CalledProcessError as fault:
        pytest.skip(f"may not mount a small disk here: {fault.stderr.strip()}")
    disk = SmallDisk(drive, folder)
    try:
        disk.plug_in()
        yield disk
    finally:
        subprocess.run(["umount", "-l", folder], check=False, capture_output=True)
        _run("umount", "-l", drive)


def _run(*command: object) -> None:
    subprocess.run([*map(str, command)], check=True, capture_output=True, text=True)
