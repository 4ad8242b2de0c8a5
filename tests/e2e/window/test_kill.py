"""Usability check U10: the window is killed right after a key, and what it showed is kept."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project

CHILD = Path(__file__).with_name("coding_until_killed.py")
ROOT = Path(__file__).parents[3]

ARTICLE = "The Courier\n\nMany Said Much\n\n" + "\n\n".join(
    f"Speaker {number} said the toll would rise by {number} crowns." for number in range(1000)
)


def _killed_after(path: Path, saved: int) -> list[str]:
    """Kill the window as soon as it has told of so many saves, and return what it told."""
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    told = []
    try:
        for line in child.stdout:
            told.append(line.strip())
            if len(told) == saved:
                break
    finally:
        child.send_signal(signal.SIGKILL)
        told.extend(line.strip() for line in child.stdout if line.endswith("\n"))
        child.wait()
        child.stdout.close()
    return told


def _kill_and_look(path: Path, times: int) -> None:
    dice = random.Random(20)
    for _ in range(times):
        told = _killed_after(path, dice.randint(1, 12))
        added = {line.split()[-1] for line in told if line.startswith("Add claim")}
        project = Project.open(path, "Coder A")
        there = {one.id for one in project.read.annotations()}
        project.close()
        assert added
        assert added <= there
        assert check_project(path).ok


@pytest.fixture
def long_project(tmp_path):
    path = tmp_path / "Long.annproj"
    project = Project.create(path, "Coder A")
    bring_in(project, [("", read_paste(ARTICLE))])
    project.close()
    return path


def test_u10_what_the_window_showed_as_saved_survives_its_being_killed(long_project):
    _kill_and_look(long_project, 5)


@pytest.mark.nightly
def test_u10_what_the_window_showed_as_saved_survives_a_hundred_kills(long_project):
    _kill_and_look(long_project, 100)
