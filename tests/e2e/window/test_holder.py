"""P4: two windows never write over each other; the second one reads, and says who works."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.cli.main import run
from annotator.editing import backups
from annotator.editing.checking import check_project, repair_project
from annotator.editing.holding import open_to_work
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project
from annotator.errors import ExitCode, LockedProject
from annotator.ui import coder_name

CHILD = Path(__file__).with_name("working_until_told.py")
ROOT = Path(__file__).parents[3]
SECOND = "The Quay\n\nSecond Article\n\nTovin Harl said the quay would close."
NOTICED = 2_000
"""Milliseconds after which a window knows that the project is free."""


class Colleague:
    """Maria, at another window in another process."""

    def __init__(self, path):
        self.child = subprocess.Popen(
            [sys.executable, str(CHILD), str(path), "Maria"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self.begins = self.child.stdout.readline().strip()

    def presses(self, *keys):
        """Press keys, and return how many statements there are then."""
        self.child.stdin.write(" ".join(keys) + "\n")
        self.child.stdin.flush()
        return int(self.child.stdout.readline())

    def closes(self):
        self.child.communicate()

    def is_killed(self):
        self.child.send_signal(signal.SIGKILL)
        self.child.communicate()


@pytest.fixture
def colleague(project_path):
    project = Project.open(project_path, "Coder A")
    bring_in(project, [("", read_paste(SECOND))])
    project.close()
    one = Colleague(project_path)
    yield one
    if one.child.poll() is None:
        one.is_killed()


@pytest.fixture
def second(colleague, sit_down, project_path):
    """Somebody who opens the project while Maria works on it."""
    coder_name.remember("Boris")
    return sit_down(project_path)


def notice(seat):
    (found,) = seat.window.bench.banner.notices()
    return found.text


def press_button(seat, *labels):
    """Go to the button of the banner by F6 and press it; it must say one of these."""
    banner = seat.window.bench.banner
    while QApplication.focusWidget() not in banner.findChildren(QPushButton):
        seat.press("F6")
    assert QApplication.focusWidget().text() in labels
    seat.press("Return")


def test_the_second_window_reads_and_says_who_works(colleague, second):
    assert colleague.begins == "at work"
    assert second.project.read_only
    text = notice(second)
    assert "\u2068Maria\u2069" in text
    assert "in another window on this computer, since " in text
    assert "can be read, but not changed" in text
    assert second.faults == []
    assert "Council leader" in second.text or "quay" in second.text


def test_no_key_changes_anything_in_the_second_window(colleague, second):
    second.press("J", "Q", "0", "Esc", "Ctrl+Z", "Ctrl+Return", "F", "X", "Ctrl+V")
    assert second.annotations() == []
    assert second.faults == []
    assert colleague.presses("J", "C", "0") == 1
    assert len(second.annotations()) == 1


def test_once_the_first_window_closes_work_goes_on_at_the_same_article(colleague, second):
    second.press("Ctrl+PgDown", "J", "J")
    here = second.window.desk.article.id
    caret = second.view.position_state().caret
    colleague.closes()
    QTest.qWait(NOTICED)
    assert notice(second).startswith("Nobody else works on this project any more.")
    press_button(second, "Work on it")
    assert not second.window.bench.banner.isVisible()
    assert not second.project.read_only
    assert second.window.desk.article.id == here
    assert second.view.position_state().caret == caret
    assert QApplication.focusWidget() is second.view
    second.press("K", "Q", "0", "Esc")
    assert len(second.annotations()) == 1


def test_a_first_window_that_is_killed_holds_nobody_up(colleague, second):
    assert colleague.presses("J", "C", "0") == 1
    colleague.is_killed()
    QTest.qWait(NOTICED)
    press_button(second, "Work on it")
    assert len(second.annotations()) == 1
    second.press("J", "J", "Q", "0", "Esc")
    assert len(second.annotations()) == 2
    assert check_project(second.project.path).ok


def test_trying_again_too_early_says_so_and_changes_nothing(colleague, second):
    press_button(second, "Try again")
    assert second.said.startswith("Still being worked on by \u2068Maria\u2069")
    assert second.project.read_only


def test_trying_again_takes_a_project_that_has_just_become_free(colleague, second):
    colleague.closes()
    # Which of the two it says depends on when the window looked last.
    press_button(second, "Try again", "Work on it")
    assert not second.project.read_only


def test_when_another_was_quicker_it_stays_reading_and_says_who(colleague, second, project_path):
    colleague.closes()
    quicker = open_to_work(project_path, "Ilse")
    press_button(second, "Try again", "Work on it")
    assert second.project.read_only
    assert "\u2068Ilse\u2069" in notice(second)
    quicker.close()


def test_no_backup_is_put_back_and_nothing_mended_while_somebody_works(colleague, second):
    path = second.project.path
    made = backups.take(path, "by hand")
    assert colleague.presses("J", "C", "0") == 1
    for deed in (lambda: backups.restore(path, made.path), lambda: repair_project(path)):
        with pytest.raises(LockedProject, match="worked on by Maria"):
            deed()
    assert len(second.annotations()) == 1
    assert colleague.presses("J", "J", "D", "0") == 2


def test_the_command_line_edits_but_replaces_nothing_while_a_window_works(
    seat, project_path, capsys
):
    seat.press("J", "C", "0", "Esc")
    backups.take(project_path, "by hand")
    for words in (["restore", str(project_path)], ["check", str(project_path), "--repair"]):
        assert run(words, None) == ExitCode.DAMAGED_OR_LOCKED
        assert "in another window on this computer" in capsys.readouterr().err
    assert run(["undo", str(project_path)], None) == ExitCode.DONE
    assert run(["redo", str(project_path)], None) == ExitCode.DONE
    assert len(seat.annotations()) == 1
    seat.press("Ctrl+W")
    assert run(["restore", str(project_path)], None) == ExitCode.DONE


def test_a_window_that_opens_its_own_project_anew_goes_on_working(seat, project_path, colleague):
    # The seat was there first, so it is the colleague who reads.
    assert colleague.begins == "read only"
    seat.window.open(project_path)
    assert not seat.project.read_only
    seat.press("J", "Q", "0", "Esc")
    assert len(seat.annotations()) == 1
    assert colleague.presses() == 1


def test_another_window_of_the_same_process_reads_too(seat, sit_down, project_path):
    other = sit_down(project_path)
    assert other.project.read_only
    assert "in another window on this computer" in notice(other)
    seat.window._files.close()
    QTest.qWait(NOTICED)
    assert notice(other).startswith("Nobody else")


def test_nothing_is_left_beside_a_project_that_was_closed(seat, project_path):
    assert project_path.with_name("Talks.annproj-holder").exists()
    seat.press("Ctrl+W")
    assert [one.name for one in project_path.parent.iterdir()] == [project_path.name]
