"""The real command, each time in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[3]


@pytest.fixture
def surroundings(tmp_path):
    """Return an environment without a display, whose user folders are the test's own."""
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return bare | {"XDG_DATA_HOME": str(tmp_path / "home"), "PYTHONPATH": str(HOUSE)}


@pytest.fixture
def start(tmp_path, surroundings):
    """Return a function that starts the command with all its streams in our hands."""

    def begin(*arguments, **settings):
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "annotator", *map(str, arguments)],
            cwd=tmp_path,
            env=surroundings,
            **dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE) | settings,
        )

    return begin


@pytest.fixture
def annotator(start):
    """Return a function that runs the command and returns code, answer and messages."""

    def call(*arguments, stdin=b""):
        with start(*arguments) as process:
            out, said = process.communicate(stdin, timeout=60)
        assert b"Traceback" not in said
        return process.returncode, out.decode(), said.decode()

    return call
