"""Files that are being written have names of their own, and none stays when its program died."""

import os
import subprocess
import sys

import pytest

from annotator.drafts import draft_beside, drop
from annotator.reports.whole_file import whole_file

MAKE = """
import sys
from pathlib import Path
from annotator.drafts import draft_beside
draft = draft_beside(Path(sys.argv[1]))
draft.write_text("half", encoding="utf-8")
draft.with_name(draft.name + "-journal").touch()
print(draft.name)
"""


@pytest.fixture
def left(tmp_path):
    """The draft of a program that is gone."""
    command = [sys.executable, "-c", MAKE, tmp_path / "table.csv"]
    told = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return tmp_path / told.stdout.strip()


def test_the_draft_of_a_program_that_died_goes_with_the_next_file_written_there(left, tmp_path):
    assert left.exists()
    with whole_file(tmp_path / "other.csv") as file:
        file.write(b"whole")
    assert [one.name for one in tmp_path.iterdir()] == ["other.csv"]


def test_the_draft_of_a_program_that_runs_stays(tmp_path):
    draft = draft_beside(tmp_path / "table.csv")
    draft.touch()
    assert draft_beside(tmp_path / "other.csv") != draft
    assert draft.exists()
    drop(draft)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a file that is open cannot be removed")
def test_the_draft_of_another_running_program_stays(tmp_path):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        mine = draft_beside(tmp_path / "table.csv")
        theirs = mine.with_name(mine.name.replace(f"-{os.getpid()}-", f"-{other.pid}-"))
        theirs.touch()
        draft_beside(tmp_path / "table.csv")
        assert theirs.exists()
        other.communicate(b"\n")
    draft_beside(tmp_path / "table.csv")
    assert not theirs.exists()


def test_the_draft_of_another_computer_stays(left, tmp_path):
    _, _, rest = left.name.partition("-")
    elsewhere = left.with_name(".annotator-00000000-" + rest.partition("-")[2])
    left.rename(elsewhere)
    draft_beside(tmp_path / "table.csv")
    assert elsewhere.exists()


@pytest.mark.parametrize("name", [".annotator-notes.txt", "talks.annproj.unfinished", ".x.tmp"])
def test_nobody_elses_file_is_taken_for_a_draft(tmp_path, name):
    (tmp_path / name).touch()
    draft_beside(tmp_path / "table.csv")
    assert (tmp_path / name).exists()
