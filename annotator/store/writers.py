"""Finds out which program is writing to a project at the moment, where the system tells."""

import os
from contextlib import suppress
from pathlib import Path

_LOCKS = Path("/proc/locks")
_WRITE = 120
"""The byte of the -shm file that whoever writes in WAL mode has locked (SQLite's walformat.html,
“WAL-Index Locks”)."""
_RANGE = 6
"""A line of the table: number, kind, strength, mode, process, file, first byte, last byte."""


def writer_of(path: Path) -> str:
    """Return the name and number of the process that is writing to a project, "" if not known.

    Nothing is opened beside the project: to close it again would free SQLite's own locks.
    """
    real = path.resolve()
    with suppress(OSError, ValueError, IndexError):
        memory = real.with_name(real.name + "-shm").stat()
        for line in _LOCKS.read_text(encoding="ascii").splitlines():
            if " -> " in line:
                continue  # one that only waits
            pid = _locks_to_write(line.split(), memory)
            if pid > 0 and pid != os.getpid():
                name = Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").strip()
                return f"{name}, process {pid}"
    return ""


def _locks_to_write(row: list[str], memory: os.stat_result) -> int:
    """Return the process that a line says to be writing to the file, 0 for none."""
    major, minor, number = row[5].split(":")
    device = os.makedev(int(major, 16), int(minor, 16))
    is_here = (device, int(number)) == (memory.st_dev, memory.st_ino)
    is_writing = row[3] == "WRITE" and row[_RANGE] != "EOF" and int(row[_RANGE]) == _WRITE
    return int(row[4]) if is_here and is_writing else 0
