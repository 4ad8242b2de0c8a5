"""The open project is edited on the command line, by a process of its own."""

import getpass
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest

from annotator.editing.project import Project
from annotator.errors import StaleEdit
from annotator.store.ladder import backups_of, put_back
from annotator.ui.outside import INTERVAL
from annotator.ui.panels.plain import one_line

HOUSE = Path(__file__).parents[3]
CLAIM = "Council leader Ismene Quade said on Monday"
DEMAND = "The Harbour Union urged the council"


class Elsewhere:
    """The command line in a process of its own, which stays so that it starts but once."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("somebody_else.py")],
            env={**os.environ, "PYTHONPATH": str(HOUSE)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *words):
        """Do something to a project, and return what was answered."""
        print(json.dumps([str(word) for word in words]), file=self._process.stdin, flush=True)
        code, out, said = json.loads(self._process.stdout.readline())
        assert code == 0, said
        return out

    def code(self, seat, words, kind):
        """Code some words of the open article as Ada, and return the id of the statement."""
        article = seat.window.desk.article.id
        how = ("--kind", kind, "--actor", "Ada Wick", "--coder", "Ada", "--json")
        answer = self("annotate", seat.project.path, "--article", article, "--quote", words, *how)
        return json.loads(answer)["id"]

    def close(self):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@pytest.fixture(scope="module")
def elsewhere():
    process = Elsewhere()
    yield process
    process.close()


def listed(seat):
    model = seat.window.bench.statements.model
    return [model.id_at(row) for row in range(len(model))]


def painted(seat):
    return {one.annotation for one in seat.window.bench.view.mark_order()}


def plain(sentence):
    return one_line(sentence)


@pytest.fixture
def coded(seat):
    """A claim that was coded here, in focus."""
    seat.select(CLAIM)
    seat.press("C", "0")
    return seat


def test_a_statement_coded_elsewhere_is_listed_painted_and_told_of(coded, elsewhere):
    mine = coded.window.desk.statement.id
    theirs = elsewhere.code(coded, DEMAND, "demand")
    clock = QElapsedTimer()
    clock.start()
    coded.wait_for(lambda: theirs in listed(coded))
    print(f"seen after {clock.elapsed()} ms")
    assert listed(coded) == [mine, theirs]
    assert theirs in painted(coded)
    assert plain(coded.said) == "Ada changed 1 statement outside this window."
    assert coded.faults == []


def test_the_statement_in_focus_stays_in_focus(coded, elsewhere):
    mine = coded.window.desk.statement.id
    theirs = elsewhere.code(coded, DEMAND, "demand")
    coded.wait_for(lambda: theirs in listed(coded))
    assert coded.window.desk.statement.id == mine
    assert coded.view.hasFocus()
    coded.press("D")  # the next key is for it
    assert {one.id: one.kind for one in coded.annotations()}[mine] == "demand"


def test_the_statement_in_focus_is_shown_as_others_left_it(coded, elsewhere):
    mine = coded.window.desk.statement
    elsewhere("set-field", coded.project.path, mine.id, "note", "doubtful", "--coder", "Ada")
    coded.wait_for(lambda: coded.window.desk.statement.details.note == "doubtful")
    coded.press("D")  # an edit of what is shown now is no stale one
    (one,) = coded.annotations()
    assert (one.kind, one.details.note) == ("demand", "doubtful")
    assert coded.faults == []


def test_an_edit_of_what_others_changed_unseen_is_refused_and_then_shown(coded, elsewhere):
    coded.window._following._timer.stop()
    mine = coded.window.desk.statement
    elsewhere("set-field", coded.project.path, mine.id, "note", "doubtful", "--coder", "Ada")
    coded.press("D")
    assert isinstance(coded.faults[0], StaleEdit)
    assert [(one.kind, one.details.note) for one in coded.annotations()] == [("claim", "doubtful")]
    assert coded.window.desk.statement.details.note == "doubtful"
    coded.press("Return", "D")  # the message is read, the key pressed again
    assert [(one.kind, one.details.note) for one in coded.annotations()] == [("demand", "doubtful")]


def test_an_answer_for_what_others_changed_meanwhile_is_refused(coded, elsewhere):
    mine = coded.window.desk.statement
    coded.press("W")
    assert coded.window.bench.picker.isVisible()
    elsewhere("set-field", coded.project.path, mine.id, "note", "doubtful", "--coder", "Ada")
    QTest.qWait(2 * INTERVAL)
    coded.type("Ismene Quade")
    coded.press("Return")
    assert isinstance(coded.faults[0], StaleEdit)
    coded.press("Return")  # the message is read
    coded.wait_for(lambda: coded.window.desk.statement.details.note == "doubtful")
    assert coded.window.desk.statement.actor is None


def test_what_others_undo_and_do_again_goes_and_comes_back(coded, elsewhere):
    path = coded.project.path
    undo = coded.window._menus.action("edit.undo")
    elsewhere("undo", path)  # the actor
    elsewhere("undo", path)  # the statement
    coded.wait_for(lambda: listed(coded) == [])
    assert coded.window.desk.statement is None
    assert not undo.isEnabled() or "claim" not in undo.text()
    elsewhere("redo", path)
    coded.wait_for(lambda: len(listed(coded)) == 1)
    assert "claim" in undo.text()


def test_undo_takes_back_what_its_label_says_also_when_others_did_it(coded, elsewhere):
    theirs = elsewhere.code(coded, DEMAND, "demand")
    coded.wait_for(lambda: theirs in listed(coded))
    assert "demand" in coded.window._menus.action("edit.undo").text()
    coded.press("Ctrl+Z")
    assert listed(coded) == [one.id for one in coded.annotations()]
    assert theirs not in listed(coded)


def test_an_article_brought_in_elsewhere_is_listed(seat, tmp_path, elsewhere):
    file = tmp_path / "quay.txt"
    file.write_text("The Courier\n\nQuay Closed\n\nThe quay is closed, the council said.\n")
    before = set(seat.window.bench.articles.listed_ids())
    elsewhere("import", seat.project.path, file)
    seat.wait_for(lambda: len(set(seat.window.bench.articles.listed_ids()) - before) == 1)
    assert plain(seat.said) == f"{getpass.getuser()} changed 1 article outside this window."


def test_the_registry_shows_an_actor_entered_elsewhere(seat, elsewhere):
    seat.press("Ctrl+R")
    elsewhere("actor", seat.project.path, "add", "Ondria Wire")
    page = seat.window.registry.page
    seat.wait_for(lambda: [one.name for one in page.list.everyone] == ["Ondria Wire"])


def test_our_own_edits_are_told_once(coded, qtbot):
    told = []
    coded.window.desk.changed.connect(told.append)
    coded.press("D")
    coded.window._following.look()
    QTest.qWait(50)
    assert len(told) == 1
    assert "outside" not in coded.said


def test_an_edit_of_others_between_two_of_ours_is_not_passed_over(coded, elsewhere):
    coded.window._following._timer.stop()
    told = []
    coded.window.desk.changed.connect(told.append)
    theirs = elsewhere.code(coded, DEMAND, "demand")
    coded.press("F")
    assert theirs not in listed(coded)
    coded.window._following.look()
    assert theirs in listed(coded)
    assert [theirs in one.annotations for one in told] == [False, True]


def test_a_window_that_may_only_read_follows_too(sit_down, project_path, monkeypatch, elsewhere):
    with monkeypatch.context() as patch:
        patch.setattr("annotator.store.engine.may_write", lambda _path: False)
        seat = sit_down(project_path)
        assert seat.project.read_only
        theirs = elsewhere.code(seat, DEMAND, "demand")
        seat.wait_for(lambda: theirs in listed(seat))
        more = elsewhere.code(seat, CLAIM, "claim")
        seat.wait_for(lambda: more in listed(seat))
    assert seat.faults == []


def test_a_backup_put_back_elsewhere_is_shown(coded, elsewhere):
    path = coded.project.path
    elsewhere("backup", path)
    coded.select(DEMAND)
    coded.press("D", "0")
    assert len(listed(coded)) == 2
    # Our own command is refused while a window works: what another program does is not.
    put_back(backups_of(path)[0].path, path)
    coded.wait_for(lambda: coded.said.startswith("A backup was put back"))
    coded.wait_for(lambda: len(listed(coded)) == 1)
    assert len(coded.annotations()) == 1
    assert coded.faults == []


def test_a_look_that_finds_nothing_costs_next_to_nothing(coded):
    coded.window._following.look()
    clock = QElapsedTimer()
    clock.start()
    for _ in range(1_000):
        coded.window._following.look()
    print(f"{clock.elapsed()} microseconds a look")
    assert Project.open(coded.project.path).read.annotations() == coded.annotations()
