"""A screen of the benchmark's own, so that windows are real ones and nobody's desktop is used."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_SIZE = "1600x1000x24"


@contextmanager
def display() -> Iterator[str]:
    """Have windows shown on an invisible X screen, or drawn in memory where there is no Xvfb.

    Yields the name of Qt's platform for the table's heading.
    """
    server = shutil.which("Xvfb")
    if server is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        yield "offscreen"
        return
    read, write = os.pipe()
    command = [
        server,
        "-displayfd",
        str(write),
        "-screen",
        "0",
        _SIZE,
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    running = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            os.environ["DISPLAY"] = f":{told.readline().strip()}"
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        os.environ.pop("WAYLAND_DISPLAY", None)
        yield "xcb, Xvfb"
    finally:
        running.terminate()
        running.wait()
