"""Projects on a network and in synced folders, as somebody at the window works with them."""

import shutil
from dataclasses import replace

import pytest
import shares
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.borrowing import borrow, borrower_of, loan_of, publish
from annotator.editing.project import Project
from annotator.store import lending

CLAIM = "Council leader Ismene Quade said on Monday"


@pytest.fixture
def shared(tmp_path, monkeypatch, project_path):
    """The wire article, published on a network folder."""
    share = shares.mount(monkeypatch, tmp_path / "share")
    publish(project_path, share / "Talks.annproj")
    return share / "Talks.annproj"


@pytest.fixture
def synced(tmp_path, project_path):
    """The wire article in a folder of Dropbox."""
    folder = tmp_path / "Dropbox" / "press"
    folder.mkdir(parents=True)
    return shutil.copy(project_path, folder / "Talks.annproj")


@pytest.fixture
def local(tmp_path, monkeypatch):
    """Where the user says that a copy is to be."""
    place = tmp_path / "desk" / "Talks.annproj"
    place.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    return place


def notices(seat):
    return [one.text.translate({0x2068: None, 0x2069: None}) for one in banner(seat).notices()]


def banner(seat):
    return seat.window.bench.banner


def labels(seat):
    return [label.replace("&", "") for one in banner(seat).notices() for label, _ in one.deeds]


def press_button(seat, words):
    """Go to the notices by the keyboard, press the button of that name, and back to the text."""
    for key in (*["F6"] * 8, *["Tab"] * 8):
        focus = QApplication.focusWidget()
        is_there = banner(seat).isAncestorOf(focus)
        if is_there and focus.text().replace("&", "") == words:
            break
        seat.press("Tab" if is_there else key)
    assert focus.text().replace("&", "") == words, labels(seat)
    seat.press("Return", "Esc")


def code_elsewhere(path, start, coder):
    project = Project.open(path, coder)
    article = project.read.articles()[0].id
    span = TextSpan(start, start + 4)
    who = ActorChoice.named("Somebody")
    annotate(project, Statement(article=article, spans=(span,), kind=Kind.CLAIM, actor=who))
    project.close()


def of_network(seat):
    return [one for one in notices(seat) if "network folder" in one]


def open_path(seat):
    project = seat.window.desk.project
    return project.path if project else None


# On a network folder


def test_a_project_on_a_network_says_so_and_cannot_be_changed(sit_down, shared):
    seat = sit_down(shared)
    assert of_network(seat) == [
        "This project lies on a network folder (nfs4): here it can be read, but not changed."
    ]
    seat.select(CLAIM)
    seat.press("C")
    assert seat.annotations() == []
    assert {one.name for one in shared.parent.iterdir()} == {"Talks.annproj"}


def test_work_goes_on_in_a_local_copy_and_is_published(sit_down, shared, local):
    seat = sit_down(shared)
    press_button(seat, "Work on a local copy…")
    seat.wait_for(lambda: open_path(seat) == local)
    assert borrower_of(shared).local == str(local)
    (told,) = notices(seat)
    assert told.startswith(f"This is your local copy of “{shared}”. Until you publish it or give")
    seat.select(CLAIM)
    seat.press("C", "0", "Esc")
    assert len(seat.annotations()) == 1
    press_button(seat, "Publish")
    seat.wait_for(lambda: open_path(seat) == shared)
    assert len(seat.annotations()) == 1
    assert seat.said.startswith("Published. The state before is kept as “")
    assert borrower_of(shared) is None
    assert seat.faults == []


def test_it_is_given_back_by_the_menu(sit_down, shared, local):
    borrow(shared, local)
    seat = sit_down(local)
    seat.window._menus.action("file.give_back").trigger()
    seat.wait_for(lambda: open_path(seat) == shared)
    assert seat.said.startswith("Given back. The local copy")
    assert borrower_of(shared) is None


def test_who_has_borrowed_it_is_told(sit_down, shared):
    loan = lending.new_loan(shared, shared, "Ben", lending.Standing("", 0, ""))
    loan = replace(loan, user="ben", host="desk-7", since="2026-12-01T09:14:33Z")
    lending.claim(shared, loan)
    seat = sit_down(shared)
    (told,) = of_network(seat)
    assert told.endswith(
        "It is borrowed by Ben (ben) on the computer desk-7, since 2026-12-01 09:14 UTC."
    )
    assert "Work on a local copy…" not in labels(seat)


def test_ones_own_copy_is_gone_on_with(sit_down, shared, local):
    borrow(shared, local)
    seat = sit_down(shared)
    press_button(seat, "Go on in the local copy")
    seat.wait_for(lambda: open_path(seat) == local)
    assert seat.faults == []


def test_a_copy_that_was_published_says_that_it_leads_nowhere(sit_down, shared, local):
    borrow(shared, local)
    publish(local)
    seat = sit_down(local)
    assert "was published or given back: what you do here stays here." in notices(seat)[0]
    press_button(seat, "Borrow it again")
    seat.wait_for(lambda: loan_of(local).is_out and open_path(seat) == local)
    assert "This is your local copy of" in notices(seat)[0]


def test_what_others_changed_is_not_overwritten_and_told(sit_down, shared, local, tmp_path):
    borrow(shared, local)
    theirs = shutil.copy(shared, tmp_path / "theirs.annproj")
    code_elsewhere(theirs, 4, "Ben")
    shutil.copy(theirs, shared)
    seat = sit_down(local)
    seat.select(CLAIM)
    seat.press("C", "0", "Esc")
    press_button(seat, "Publish")
    seat.wait_for(lambda: seat.faults != [])
    (fault,) = seat.faults
    assert "since it was changed after you had borrowed it" in fault.happened
    assert "saved beside it as “Talks (work of" in fault.kept
    assert fault.todo
    assert len(list(shared.parent.glob("Talks (work of *).annproj"))) == 1
    assert open_path(seat) == local


def test_a_new_project_on_a_network_is_refused_with_what_to_do(sit_down, shared, monkeypatch):
    new = str(shared.with_name("New.annproj"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (new, ""))
    seat = sit_down()
    seat.press("Ctrl+N")
    (fault,) = seat.faults
    assert "would lie on a network folder" in fault.happened
    assert "publish it there: in the menu File" in fault.todo


def test_a_new_project_is_published_by_the_menu(sit_down, project_path, shared, monkeypatch):
    new = shared.with_name("New.annproj")
    seat = sit_down(project_path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(new), ""))
    seat.window._menus.action("file.publish").trigger()
    seat.wait_for(lambda: open_path(seat) == new)
    assert seat.faults == []


# In a folder that is kept in sync


def test_a_synced_folder_is_warned_of_once(sit_down, synced):
    seat = sit_down(synced)
    (told,) = notices(seat)
    assert told.startswith("This project lies in a folder that Dropbox keeps in sync.")
    press_button(seat, "Go on here")
    assert notices(seat) == []
    seat.select(CLAIM)
    seat.press("C", "0", "Esc")
    assert len(seat.annotations()) == 1
    seat.press("Ctrl+W")
    seat.window.open(synced)
    assert notices(seat) == []


def test_a_local_copy_is_offered_there_too(sit_down, synced, local):
    seat = sit_down(synced)
    press_button(seat, "Work on a local copy…")
    seat.wait_for(lambda: open_path(seat) == local)
    assert borrower_of(synced) is not None


def told_of_versions(seat):
    return [one for one in notices(seat) if "another version" in one]


@pytest.mark.parametrize(
    "name",
    [
        "Talks (Ada's conflicted copy 2026-12-01).annproj",
        "Talks (conflicted copy 2026-12-01 101112).annproj",
        "Talks-DESKTOP-4F2.annproj",
        "Talks.sync-conflict-20261201-101112-ABCDEFG.annproj",
        "Talks_conflict-20261201-101112.annproj",
        "Talks (1).annproj",
        "Talks 2.annproj",
    ],
)
def test_a_conflicted_copy_that_comes_while_one_works_is_told_of(sit_down, synced, name):
    seat = sit_down(synced)
    press_button(seat, "Go on here")
    seat.select(CLAIM)
    seat.press("C", "0", "Esc")
    version = synced.with_name(name)
    shutil.copy(synced, version.with_suffix(".arriving"))
    arriving = version.with_suffix(".arriving")
    code_elsewhere(arriving, 4, "Ben")
    code_elsewhere(arriving, 9, "Ben")
    arriving.rename(version)
    QApplication.sendEvent(seat.shell, QEvent(QEvent.Type.WindowActivate))
    seat.wait_for(lambda: told_of_versions(seat) != [])
    (told,) = told_of_versions(seat)
    assert told.startswith(f"“{name}” beside this project is another version of it.")
    assert "It has 2 changes by Ben that this one lacks;" in told
    assert "this one has 2 changes by" in told
    assert seat.faults == []


def test_it_is_opened_for_reading_and_one_comes_back(sit_down, synced):
    version = shutil.copy(synced, synced.with_name("Talks (1).annproj"))
    code_elsewhere(version, 4, "Ben")
    code_elsewhere(synced, 9, "Ada")
    seat = sit_down(synced)
    seat.wait_for(lambda: told_of_versions(seat) != [])
    press_button(seat, "Look at it")
    seat.wait_for(lambda: open_path(seat) == version)
    assert seat.project.read_only
    assert len(seat.annotations()) == 1
    told = "This is another version of “Talks.annproj”, opened for reading."
    assert notices(seat) == [told]
    press_button(seat, "Back to “Talks.annproj”")
    seat.wait_for(lambda: open_path(seat) == synced)
    assert not seat.project.read_only
    assert "may be read" not in seat.said


def test_a_conflicted_copy_that_goes_away_is_told_of_no_more(sit_down, synced):
    version = shutil.copy(synced, synced.with_name("Talks (1).annproj"))
    code_elsewhere(version, 4, "Ben")
    seat = sit_down(synced)
    seat.wait_for(lambda: told_of_versions(seat) != [])
    for one in synced.parent.glob("Talks (1).annproj*"):
        one.unlink()
    QApplication.sendEvent(seat.shell, QEvent(QEvent.Type.WindowActivate))
    seat.wait_for(lambda: told_of_versions(seat) == [])


def test_copies_without_news_and_other_projects_are_no_versions(sit_down, synced):
    shutil.copy(synced, synced.with_name("Talks (1).annproj"))
    Project.create(synced.with_name("Talks (2).annproj")).close()
    synced.with_name("Talks (3).annproj").write_text("notes", encoding="utf-8")
    seat = sit_down(synced)
    seat.window.bench.banner.clear()
    QApplication.sendEvent(seat.shell, QEvent(QEvent.Type.WindowActivate))
    seat.settle()
    assert told_of_versions(seat) == []


def test_changes_that_are_gone_are_told_of(sit_down, synced):
    older = synced.read_bytes()
    seat = sit_down(synced)
    seat.select(CLAIM)
    seat.press("C", "0", "Esc")
    seat.press("Ctrl+W")
    for one in synced.parent.glob("Talks.annproj*"):
        one.unlink()
    # The client brought the file alone, and all that was still in the -wal is missing.
    synced.write_bytes(older)
    seat.window.open(synced)
    (told,) = notices(seat)
    assert told.startswith("This project lacks 2 changes that it had on this computer.")
    press_button(seat, "It is right so")
    assert notices(seat) == []
    seat.press("Ctrl+W")
    seat.window.open(synced)
    assert notices(seat) == []
