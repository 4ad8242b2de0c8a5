"""Backups in the window: made, looked at, put back; a project that is broken is mended."""

import random
import sqlite3
import threading
from contextlib import closing
from datetime import datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTableView

from annotator.editing import backups
from annotator.editing.project import Project
from annotator.store import ladder
from annotator.ui import keeping
from annotator.ui.dialogs import progress

CLAIM = "Council leader Ismene Quade said on Monday"
DEMAND = "The Harbour Union urged the council"


def code(seat, words, key):
    seat.select(words)
    seat.press(key, "0", "Esc")


def told(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.fixture
def worked(seat):
    """One claim that a backup holds, and a demand that it does not."""
    code(seat, CLAIM, "C")
    backups.take(seat.project.path, "by hand")
    code(seat, DEMAND, "D")
    return seat


def choose(seat, command):
    seat.window._menus.action(command).trigger()


def test_a_backup_is_made_by_hand(seat):
    code(seat, CLAIM, "C")
    choose(seat, "file.backup")
    seat.wait_for(lambda: seat.said.startswith("Backed up as"))
    (made,) = backups.backups_of(seat.project.path)
    copy = Project.open(made.path)
    assert len(copy.read.annotations()) == 1
    copy.close()


def test_half_an_hour_of_work_is_backed_up_by_itself(sit_down, project_path, monkeypatch):
    monkeypatch.setattr(keeping, "PAUSE", 20)
    seat = sit_down(project_path)
    code(seat, CLAIM, "C")
    seat.wait_for(lambda: backups.backups_of(seat.project.path) != [])
    assert backups.backups_of(seat.project.path)[0].reason == "while working"
    assert seat.faults == []


def test_half_an_hour_of_work_is_backed_up_though_the_clock_jumps(
    sit_down, project_path, monkeypatch
):
    class Back(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2020, 1, 1, tzinfo=tz)

    monkeypatch.setattr(keeping, "PAUSE", 200)
    seat = sit_down(project_path)
    code(seat, CLAIM, "C")
    monkeypatch.setattr(ladder, "datetime", Back)
    seat.wait_for(lambda: backups.backups_of(seat.project.path) != [])
    assert backups.backups_of(seat.project.path)[0].rung.at.year == 2020


def test_a_backup_made_while_working_takes_no_keyboard_however_long_it_takes(
    sit_down, project_path, monkeypatch
):
    monkeypatch.setattr(keeping, "PAUSE", 20)
    go_on = threading.Event()
    monkeypatch.setattr(keeping, "take_if_changed", lambda *_: go_on.wait(10))
    seat = sit_down(project_path)
    code(seat, CLAIM, "C")
    seat.wait_for(lambda: seat.window._keeping._errands.busy)
    QTest.qWait(2 * progress.DELAY)
    assert QApplication.activeModalWidget() is None
    assert seat.view.hasFocus()
    go_on.set()
    seat.wait_for(lambda: not seat.window._keeping._errands.busy)


def test_what_is_asked_for_while_something_is_under_way_leaves_the_project_open(
    worked, monkeypatch
):
    go_on = threading.Event()
    made = backups.backups_of(worked.project.path)[0]
    monkeypatch.setattr(keeping, "take", lambda *_: go_on.wait(10) and made)
    choose(worked, "file.backup")
    worked.in_dialog(lambda _dialog: worked.press("Return"))
    worked.window._keeping.choose()
    assert worked.window.desk.project is not None
    assert worked.said.startswith("Something else is still being done")
    go_on.set()
    worked.wait_for(lambda: not worked.window._keeping._errands.busy)
    assert len(worked.annotations()) == 2


def test_the_list_tells_what_a_backup_lacks_and_enter_puts_it_back(worked):
    seen = []

    def read_and_take(dialog: QDialog):
        worked.wait_for(lambda: "Restoring takes back" in told(dialog))
        seen.append(told(dialog))
        worked.press("Return")

    worked.in_dialog(read_and_take)
    choose(worked, "file.restore")
    worked.wait_for(lambda: worked.said.startswith("The backup is restored."))
    assert "It holds 1 article, 1 annotation, 0 actors." in seen[0]
    assert [one.kind for one in worked.annotations()] == ["claim"]
    kept = backups.backups_of(worked.project.path)[0]
    assert kept.reason == "before restore"
    # Work goes on where it was.
    code(worked, DEMAND, "D")
    assert len(worked.annotations()) == 2


def test_without_a_backup_the_list_says_when_there_will_be_one(seat):
    seen = []
    seat.in_dialog(lambda dialog: (seen.append(told(dialog)), seat.press("Esc")))
    choose(seat, "file.restore")
    assert "There is none yet." in seen[0]
    assert "Back up now" in seen[0]


def test_a_damaged_project_is_told_of_and_its_backups_are_offered(worked, sit_down):
    path = worked.project.path
    worked.shell.close()
    worked.settle()
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 9] = random.Random(5).randbytes(4096 * 7)
    path.write_bytes(bytes(data))
    seat = sit_down(path)
    assert "is damaged" in seat.faults[0].happened

    def take(dialog: QDialog):
        assert dialog.findChild(QTableView) is not None
        seat.wait_for(lambda: "cannot be read" in told(dialog))
        seat.press("Return")

    seat.in_dialog(take)
    seat.press("Return")  # the message is read
    seat.wait_for(lambda: seat.said.startswith("The backup is restored."))
    assert [one.kind for one in seat.annotations()] == ["claim"]
    assert "The damaged file is kept as" in seat.said
    (aside,) = path.parent.glob("* damaged *.annproj")
    assert aside.read_bytes() == bytes(data)


def test_a_damaged_project_without_backups_is_salvaged_into_a_new_one(
    seat, sit_down, monkeypatch, tmp_path
):
    code(seat, CLAIM, "C")
    path, target = seat.project.path, tmp_path / "salvaged.annproj"
    seat.shell.close()
    seat.settle()
    data = bytearray(path.read_bytes())
    data[:4096] = bytes(4096)
    path.write_bytes(bytes(data))
    monkeypatch.setattr(keeping.QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    again = sit_down(path)
    again.in_dialog(lambda _dialog: again.press("Alt+S"))
    again.press("Return")  # the message is read
    again.wait_for(lambda: again.said.startswith("Salvaged: 1 articles, 1 annotations"))
    assert [one.kind for one in again.annotations()] == ["claim"]
    assert again.project.path == target
    assert path.read_bytes() == bytes(data)


def test_what_changed_outside_any_edit_is_listed_and_mended(seat):
    code(seat, CLAIM, "C")
    with closing(sqlite3.connect(seat.project.path)) as raw:
        raw.execute("UPDATE annotation SET kind = 'quote'")
        raw.commit()
    seen = []

    def read_and_mend(dialog: QDialog):
        rows = dialog.findChild(QTableView).model()
        seen.append([rows.index(0, column).data() for column in range(4)])
        seat.press("Alt+M")

    seat.in_dialog(read_and_mend)
    choose(seat, "file.check")
    seat.wait_for(lambda: "mended" in seat.said)
    assert seen[0][:2] == ["Problem", "row"]
    assert "kind changed outside any edit" in seen[0][3]
    assert [one.kind for one in seat.annotations()] == ["claim"]
    assert backups.backups_of(seat.project.path)[0].reason == "before repair"
