"""The check in the window: told of by itself, listed, followed to the statement, mended, undone."""

import csv
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QTableView,
)

from annotator.editing import backups
from annotator.ui import doctor
from annotator.ui.dialogs.findings import FindingsDialog

CLAIM = "Council leader Ismene Quade said on Monday"
DEMAND = "The Harbour Union urged the council"


@pytest.fixture
def damaged(sit_down, project_path, monkeypatch):
    """A project with two statements, whose second has other words and whose first a white end."""
    monkeypatch.setattr(doctor, "PAUSE", 20)
    seat = sit_down(project_path)
    for words, key in ((CLAIM + " ", "C"), (DEMAND, "D")):
        seat.select(words)
        seat.press(key, "0", "Esc")
    seat.shell.close()
    seat.settle()
    return project_path


def spoil(path, statement):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()


def rows(dialog):
    table = dialog.findChild(QTableView).model()
    return [
        [table.index(row, place).data() for place in range(4)] for row in range(table.rowCount())
    ]


def told(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def check(seat):
    seat.window._menus.action("file.check").trigger()


def in_findings(seat, deed):
    """Do something in the list once it is there; before it, a check that takes long is shown."""

    def look(dialog):
        if isinstance(dialog, FindingsDialog):
            deed(dialog)
        else:
            seat.in_dialog(look)

    seat.in_dialog(look)


def go_to_button(seat, words, key="Tab"):
    """Go on by one key until a button has the keyboard."""
    for _ in range(6):
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and focus.text() == words:
            return
        seat.press(key)
    pytest.fail(f"{key} does not lead to {words}")


def notices(seat):
    return [notice.text for notice in seat.window.bench.banner.notices()]


def test_a_sound_project_opens_without_a_word(damaged, sit_down):
    seat = sit_down(damaged)
    look = seat.window._keeping.doctor
    seat.wait_for(lambda: not look._soon.isActive() and look._look is None)
    assert notices(seat) == []


def test_what_is_found_on_opening_is_told_and_enter_leads_to_the_statement(damaged, sit_down):
    spoil(damaged, "UPDATE annotation SET reliability = 'Z' WHERE kind = 'demand'")
    seat = sit_down(damaged)
    seat.wait_for(lambda: notices(seat) != [])
    assert notices(seat) == ["1 problem was found in the project. Nothing was changed."]
    seen = []

    def read_and_go(dialog):
        seen.extend(rows(dialog))
        seen.append(told(dialog))
        seat.press("Return")

    in_findings(seat, read_and_go)
    go_to_button(seat, "Show", "F6")
    seat.press("Space")
    seat.wait_for(lambda: seen and QApplication.activeModalWidget() is None)
    seat.settle()
    severities = [row[0] for row in seen[:-1]]
    assert severities == ["Problem", "Problem", "Advice"]
    assert seen[0][1] == "vocabulary"
    assert DEMAND in seen[0][2]
    assert "2 problems, 1 thing worth a look" in seen[-1]
    assert seat.window.desk.statement.quotation == DEMAND
    assert seat.shell.focusWidget() is seat.view
    assert notices(seat) == []


def test_mending_keeps_a_backup_and_is_a_step_that_undo_takes_back(damaged, sit_down):
    spoil(damaged, "UPDATE annotation SET note = 'not mine' WHERE kind = 'claim'")
    seat = sit_down(damaged)
    in_findings(seat, lambda _dialog: (go_to_button(seat, "&Mend"), seat.press("Space")))
    check(seat)
    seat.wait_for(lambda: seat.said.startswith("1 thing mended."))
    assert seat.said.endswith("Undo takes the mending back.")
    assert [one.details.note for one in seat.annotations() if one.kind == "claim"] == [""]
    assert backups.backups_of(damaged)[0].reason == "before repair"
    seat.press("Ctrl+Z")
    assert seat.said == "Undone: Mend 1 row"
    assert [one.details.note for one in seat.annotations() if one.kind == "claim"] == ["not mine"]


@pytest.mark.parametrize("name", ["list.csv", "list.txt"])
def test_the_list_is_saved_as_table_or_text(damaged, sit_down, tmp_path, monkeypatch, name):
    spoil(damaged, "UPDATE annotation SET note = 'x' WHERE kind = 'claim'")
    target = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    seat = sit_down(damaged)
    in_findings(
        seat, lambda _dialog: (go_to_button(seat, "&Save list…"), seat.press("Space", "Esc"))
    )
    check(seat)
    seat.wait_for(target.exists)
    text = target.read_text(encoding="utf-8-sig")
    lines = (
        list(csv.reader(text.splitlines()))
        if name.endswith("csv")
        else [line.split("\t") for line in text.splitlines()]
    )
    assert lines[0] == ["Severity", "Rule", "Id", "What was found"]
    assert [line[:2] for line in lines[1:]] == [["problem", "row"], ["advice", "white space"]]


def test_a_list_that_cannot_be_saved_is_told_of_in_three_sentences(
    damaged, sit_down, tmp_path, monkeypatch
):
    target = tmp_path / "no such folder" / "list.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    seat = sit_down(damaged)
    said = []

    def save(dialog):
        go_to_button(seat, "&Save list…")
        seat.press("Space")
        said.append(told(dialog))
        seat.press("Esc")

    spoil(damaged, "UPDATE annotation SET note = 'x' WHERE kind = 'claim'")
    in_findings(seat, save)
    check(seat)
    seat.wait_for(lambda: said)
    assert "“list.txt” could not be written: its folder does not exist" in said[0]
    assert "No file was written. Choose a folder that exists" in said[0]


def test_what_leads_nowhere_cannot_be_gone_to(damaged, sit_down):
    spoil(damaged, "INSERT INTO setting VALUES ('x', 'y')")
    seat = sit_down(damaged)
    enabled = []

    def look(dialog):
        buttons = dialog.findChild(QDialogButtonBox).buttons()
        enabled.extend(one.isEnabled() for one in buttons if one.text() == "&Go there")
        seat.press("Down")
        enabled.extend(one.isEnabled() for one in buttons if one.text() == "&Go there")
        seat.press("Esc")

    in_findings(seat, look)
    check(seat)
    seat.wait_for(lambda: len(enabled) == 2)
    assert enabled == [False, True]
