import os
import subprocess
import sys

import pytest

from annotator import crash_reports
from annotator.crash_reports import Watch, keep, left_behind, report_of

DYING = """
import ctypes, sys
from annotator.crash_reports import Watch
watch = Watch()
if sys.argv[1] == "crashes":
    ctypes.string_at(0)
elif sys.argv[1] == "is ended":
    import os
    os._exit(9)
watch.end()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(crash_reports.paths, "data_dir", lambda: tmp_path / "press-annotator")
    return tmp_path / "press-annotator" / "crash reports"


def die(how):
    return subprocess.run([sys.executable, "-c", DYING, how], capture_output=True, check=False)


def test_a_report_tells_the_versions_and_where_it_happened():
    try:
        {}["seven"]
    except KeyError as fault:
        report = report_of(fault)
    assert report.startswith("annotator ")
    assert f"Python {sys.version_info.major}." in report
    assert "KeyError: 'seven'" in report
    assert "test_crash_reports" in report


def test_reports_are_kept_until_there_are_twenty_newer_ones(folder):
    kept = [keep(f"report {number}") for number in range(23)]
    assert [one.exists() for one in kept] == [False] * 3 + [True] * 20
    assert kept[-1].read_text(encoding="utf-8") == "report 22"
    assert kept[-1].parent == folder


def test_a_report_that_cannot_be_kept_stops_nothing(folder):
    folder.parent.mkdir()
    folder.write_text("a file where the folder should be")
    assert keep("report") is None
    assert left_behind() is None
    Watch().end()


def test_a_program_that_died_is_told_of_once():
    assert die("crashes").returncode != 0
    report, kept = left_behind()
    assert "Fatal Python error" in report
    assert report.startswith("annotator ")
    assert kept.read_text(encoding="utf-8") == report
    assert left_behind() is None


@pytest.mark.parametrize("how", ["ends", "is ended"])
def test_a_program_that_ended_otherwise_leaves_no_report(folder, how):
    die(how)
    assert left_behind() is None
    assert list(folder.iterdir()) == []


def test_a_program_that_still_runs_is_left_alone(folder):
    folder.mkdir(parents=True)
    running = folder / f"while running {os.getpid()}.txt"
    running.write_text("Fatal, were it over")
    assert left_behind() is None
    assert running.exists()
