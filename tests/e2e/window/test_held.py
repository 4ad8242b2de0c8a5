"""S8: another process writes to the project; keys are refused at once, and nothing is lost."""

import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from annotator.editing.checking import check_project
from annotator.editing.holding import HASTE_MS
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project
from annotator.errors import LockedProject
from annotator.store import search_index
from annotator.ui.search import indexing

WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("writing", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


class Writer:
    """Another process that has begun to write, and takes its time."""

    def __init__(self, path):
        self.child = subprocess.Popen(
            [sys.executable, "-c", WRITER, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.child.stdout.readline() == "writing\n"

    def ends(self):
        self.child.communicate("\n")


class Pulse:
    """Beats as long as the window answers; the longest pause is what its user would notice."""

    def __init__(self, parent):
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(parent, interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self):
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self):
        self._timer.stop()
        return 1000 * self.longest


@pytest.fixture
def writer(seat, project_path):
    one = Writer(project_path)
    yield one
    if one.child.poll() is None:
        one.ends()


def refuse(seat, key):
    """Press a key that is refused, read why, and go on."""
    told = len(seat.faults)
    seat.press(key)
    seat.wait_for(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    assert len(seat.faults) == told + 1
    seat.press("Return")
    seat.wait_for(lambda: QApplication.activeModalWidget() is None)


def press_while_held(seat, writer, goes_on):
    """Press keys for as long as `goes_on` says, and return how many edits were refused."""
    caret = seat.window.bench.view.set_caret

    def try_to_code(count):
        caret(0)
        seat.press("J", "J")
        refuse(seat, ("Q", "C", "D", "A")[count % 4])
        # What is only read goes on.
        assert seat.window.bench.view.selected_span() is not None
        seat.press("Ctrl+R", "Ctrl+R")

    # The first message, and the first look at the registry, load what they are made of.
    try_to_code(0)
    pulse = Pulse(seat.window)
    count = 1
    while goes_on(count):
        try_to_code(count)
        count += 1
    longest = pulse.stop()
    print(f"N = {count - 1} edits refused, longest pause of the window {longest:.0f} ms")
    assert seat.annotations() == []
    writer.ends()
    caret(0)
    seat.press("J", "J", "C", "0", "Esc")
    assert [one.kind for one in seat.annotations()] == ["claim"]
    assert check_project(seat.project.path).ok
    return count


def test_keys_are_refused_while_another_process_writes_and_count_once_it_has_ended(seat, writer):
    assert press_while_held(seat, writer, lambda count: count < 12) == len(seat.faults) == 12
    for fault in seat.faults:
        assert isinstance(fault, LockedProject)
        assert f"process {writer.child.pid}" in fault.happened or sys.platform != "linux"
        assert fault.kept == (
            "Everything shown as saved is kept. Only this last action was not done."
        )
        assert fault.todo == "Try again in a moment, or close the other program."


@pytest.mark.nightly
def test_half_a_minute_of_keys_is_refused_while_another_process_writes(seat, writer):
    end = time.monotonic() + 30
    count = press_while_held(seat, writer, lambda _count: time.monotonic() < end)
    assert count == len(seat.faults)


def test_undo_that_is_refused_does_not_say_that_there_is_nothing_to_undo(seat, project_path):
    seat.press("J", "C", "0", "Esc")
    writer = Writer(project_path)
    refuse(seat, "Ctrl+Z")
    assert "Nothing to undo" not in seat.said
    writer.ends()
    seat.press("Ctrl+Z", "Ctrl+Z")
    assert seat.annotations() == []


def test_a_window_waits_for_another_program_no_longer_than_nobody_notices(seat):
    with seat.project.file._engine.connect() as connection:
        waits = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    assert waits == HASTE_MS <= 100


def test_the_windows_own_filling_of_the_index_has_no_key_refused(sit_down, tmp_path, monkeypatch):
    monkeypatch.setattr(search_index, "AT_ONCE", 0)
    monkeypatch.setattr(search_index, "_PORTION", 5_000)
    monkeypatch.setattr(indexing, "_PAUSE", 0)
    path = tmp_path / "Large.annproj"
    project = Project.create(path, "Coder A")
    short, long = (" ".join(["He said so."] * size) for size in (60, 800))
    texts = [f"Outlet\n\nArticle {n}\n\n{n} rose. {long if n else short}" for n in range(12)]
    bring_in(project, [("", read_paste(text)) for text in texts])
    first = project.read.articles()[0].id
    assert len(project.search.waiting()) == 12
    project.close()
    seat = sit_down(path)
    seat.window.desk.open_article(first)
    pulse = Pulse(seat.window)
    count = 0
    while (count < 8 or seat.project.search.waiting()) and count < 60:
        seat.press("J", "C", "0")
        count += 1
    print(f"N = {count} edits, longest pause of the window {pulse.stop():.0f} ms")
    assert seat.faults == []
    assert len(seat.annotations()) == count
    seat.wait_for(lambda: not seat.project.search.waiting())
