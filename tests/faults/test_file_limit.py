"""S5: a limit on the size of a file, which SQLite calls a fault of the disk, is told as no room."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.editing.checking import check_project
from annotator.editing.project import Project

WORKER = Path(__file__).with_name("worker.py")


@pytest.fixture
def limits(request):
    """How many bytes beyond what the project has a file may grow to."""
    step = 16 if request.config.getoption("--nightly") else 200
    return range(0, 640 * 1024, step * 1024)


def do(path, deed, **more):
    command = [sys.executable, WORKER, deed, path, "4"]
    return subprocess.run(
        command, check=False, env={**os.environ, **more}, capture_output=True, text=True
    )


def statements(path):
    project = Project.open(path)
    found = {one.id for one in project.read.annotations()}
    project.close()
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of Unix")
@pytest.mark.parametrize("deed", ["code", "import", "brief", "undo-import", "recode"])
def test_a_file_that_may_grow_no_further_costs_no_saved_work(folder, deed, limits):
    path = folder / "talks.annproj"
    assert do(path, "code").returncode == 0
    refused = 0
    for more in limits:
        (folder / "acks").unlink()
        done = do(path, deed, LARGEST_FILE=str(path.stat().st_size + more))
        last = done.stderr.strip().rpartition("\n")[2]
        if last:
            refused += 1
            assert last.startswith("annotator.errors.CannotWrite"), done.stderr
            assert "no larger file is allowed there (" in last
        assert check_project(path).ok
        told = [line.split() for line in (folder / "acks").read_text().splitlines()]
        gone = {words[1] for words in told if words[0] == "gone"}
        assert {words[1] for words in told if words[0] == "has"} - gone <= statements(path)
    print(f"{deed}: {len(limits)} limits, {refused} refused, 0 lost")
    assert do(path, deed).returncode == 0
