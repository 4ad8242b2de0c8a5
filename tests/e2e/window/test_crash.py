"""A fault in the program itself: what was coded stays, and a report can be read and saved."""

import subprocess
import sys

import pytest

from annotator.editing.checking import check_project
from annotator.editing.project import Project

# Codes a statement by keys, meets a fault, closes what tells of it, codes another; then the
# program ends as it is asked to: by itself, or by a fault no code of ours can catch.
DESK = """
import ctypes
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui import opening
from annotator.ui.messages import BugDialog

path, ending = Path(sys.argv[1]), sys.argv[2]


class Desk(opening.Opening):
    def _finish(self):
        super()._finish()
        QTimer.singleShot(100, self, self._work)
        QTimer.singleShot(1500, self, self._after_the_fault)

    def _sit_down(self):
        self._shell.activateWindow()
        while not self._shell.isActiveWindow():
            QApplication.processEvents()
        self._window.bench.view.setFocus()

    def _press(self, *keys):
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self._shell, key)
            QApplication.processEvents()

    def _work(self):
        for dialog in self._shell.findChildren(BugDialog):
            print("told:", dialog._report.count("atal"), flush=True)
            dialog.reject()
        self._sit_down()
        self._press(Qt.Key.Key_J, Qt.Key.Key_C, Qt.Key.Key_0)
        self._window.desk.changed.connect(self._fail)
        self._press(Qt.Key.Key_F)

    def _fail(self, _changes):
        self._window.desk.changed.disconnect(self._fail)
        raise ZeroDivisionError("nobody expected this")

    def _after_the_fault(self):
        for dialog in self._shell.findChildren(BugDialog):
            print("bug:", "nobody expected this" in dialog._report, flush=True)
            dialog.reject()
        self._sit_down()
        self._press(Qt.Key.Key_J, Qt.Key.Key_D, Qt.Key.Key_0)
        print("statements:", len(self._window.desk.project.read.annotations()), flush=True)
        if ending == "crash":
            ctypes.string_at(0)
        self._shell.close()


opening.Opening = Desk
opening.open_window(path, None, stay=True)
"""


@pytest.fixture
def work(project_path, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(ending):
        command = [sys.executable, "-c", DESK, project_path, ending]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
        return done.stdout.splitlines(), done.returncode

    return run


def test_after_a_fault_work_goes_on_and_nothing_is_lost(work, project_path, tmp_path):
    said, code = work("close")
    assert said == ["bug: True", "statements: 2"]
    assert code == 0
    assert check_project(project_path).ok
    (report,) = (tmp_path / "data").rglob("*.txt")
    assert "nobody expected this" in report.read_text(encoding="utf-8")


def test_a_program_that_died_says_so_when_it_is_opened_again(work, project_path):
    _, code = work("crash")
    assert code != 0
    project = Project.open(project_path)
    assert len(project.read.annotations()) == 2
    project.close()
    said, code = work("close")
    assert said[0].startswith("told: ")
    assert int(said[-1].split()[-1]) >= 2
    assert code == 0
    assert "told: 0" not in said
