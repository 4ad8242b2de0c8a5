"""S5: a limit on the size of a file, which SQLite calls a fault of the disk, is told as no room."""

import sys

import pytest
from workers import Workers

from annotator.editing.checking import check_project
from annotator.editing.project import Project


@pytest.fixture
def limits(request):
    """How many bytes beyond what the project has a file may grow to."""
    step = 16 if request.config.getoption("--nightly") else 200
    return range(0, 640 * 1024, step * 1024)


@pytest.fixture(scope="module")
def workers():
    made = Workers(None)
    yield made
    made.close()


@pytest.fixture
def do(workers):
    return lambda path, deed, **more: workers.run(deed, path, 4, **more)


def statements(path):
    project = Project.open(path)
    found = {one.id for one in project.read.annotations()}
    project.close()
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of Unix")
@pytest.mark.parametrize("deed", ["code", "import", "brief", "undo-import", "recode"])
def test_a_file_that_may_grow_no_further_costs_no_saved_work(folder, do, deed, limits):
    path = folder / "talks.annproj"
    assert do(path, "code").code == 0
    refused = 0
    for more in limits:
        (folder / "acks").unlink()
        done = do(path, deed, LARGEST_FILE=str(path.stat().st_size + more))
        last = done.said.strip().rpartition("\n")[2]
        if last:
            refused += 1
            assert last.startswith("annotator.errors.CannotWrite"), done.said
            assert "no larger file is allowed there (" in last
        assert check_project(path).ok
        told = [line.split() for line in (folder / "acks").read_text().splitlines()]
        gone = {words[1] for words in told if words[0] == "gone"}
        assert {words[1] for words in told if words[0] == "has"} - gone <= statements(path)
    print(f"{deed}: {len(limits)} limits, {refused} refused, 0 lost")
    assert do(path, deed).code == 0
