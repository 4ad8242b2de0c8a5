"""Another copy of the project is merged in the window; what both changed is decided by keys."""

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from annotator.domain.codebook import Kind
from annotator.editing.annotating import retag
from annotator.editing.backups import write_copy
from annotator.editing.project import Project

CLAIM = "Council leader Ismene Quade said on Monday"
DEMAND = "The Harbour Union urged the council"


def code(seat, words, key):
    seat.select(words)
    seat.press(key, "0", "Esc")


@pytest.fixture
def copy(seat, monkeypatch):
    """A copy of the project, made while it had one claim."""
    code(seat, CLAIM, "C")
    copy = seat.project.path.with_name("Talks (conflicted copy).annproj")
    write_copy(seat.project.path, copy)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    return copy


def change(copy, kind):
    project = Project.open(copy, "Coder B")
    retag(project, project.read.annotations()[0], kind)
    project.close()


def merge(seat, *keys):
    """Begin the command, press keys in the dialog, and return what it told."""
    heard = []

    def answer(dialog):
        if not dialog.windowTitle().startswith("Merge"):
            seat.in_dialog(answer)  # how far the comparing is
            return
        heard.extend(label.text() for label in dialog.findChildren(QLabel))
        seat.press(*keys)

    seat.in_dialog(answer)
    seat.window._menus.action("file.merge").trigger()
    seat.wait_for(lambda: bool(heard))
    return "\n".join(heard)


def kinds(seat):
    return [one.kind for one in seat.annotations()]


def test_what_was_done_in_a_copy_comes_in_and_is_undone_by_one_key(seat, copy):
    change(copy, Kind.DEMAND)
    code(seat, DEMAND, "A")
    told = merge(seat, "Return")
    seat.wait_for(lambda: seat.said.startswith("Merged: 0 new, 1 changed"))
    assert "0 new things, 1 changed, 0 deleted." in told
    assert kinds(seat) == [Kind.DEMAND, Kind.ACCUSATION]
    seat.press("Ctrl+Z")
    assert kinds(seat) == [Kind.CLAIM, Kind.ACCUSATION]


@pytest.mark.parametrize(("key", "kept"), [("1", Kind.ACCUSATION), ("2", Kind.DEMAND)])
def test_of_what_both_changed_a_digit_says_which_is_kept(seat, copy, key, kept):
    change(copy, Kind.DEMAND)
    seat.press("Tab", "A")
    told = merge(seat, key, "Return")
    assert "Both changed these" in told
    seat.wait_for(lambda: seat.said.startswith("Merged:"))
    assert kinds(seat) == [kept]


def test_esc_leaves_all_as_it_is(seat, copy):
    change(copy, Kind.DEMAND)
    merge(seat, "Esc")
    assert kinds(seat) == [Kind.CLAIM]
    assert seat.faults == []


def test_a_copy_that_brings_nothing_is_told(seat, copy):
    seat.window._menus.action("file.merge").trigger()
    seat.wait_for(lambda: "is here already" in seat.said)


def test_a_copy_of_another_project_is_refused(seat, tmp_path, monkeypatch):
    other = tmp_path / "other.annproj"
    Project.create(other, "Coder B").close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    seat.window._menus.action("file.merge").trigger()
    seat.wait_for(lambda: bool(seat.faults))
    assert "another project" in seat.faults[0].happened
