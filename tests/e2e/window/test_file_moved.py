"""The file of the open project is renamed, moved, deleted or replaced by another program."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QElapsedTimer

from annotator import paths
from annotator.editing.checking import check_project
from annotator.editing.project import Project

CLAIM = "Council leader Ismene Quade said on Monday"
DEMAND = "The Harbour Union urged the council"


def notice(seat):
    return "\n".join(one.text for one in seat.window.bench.banner.notices())


def noticed(seat, words):
    """Wait for a notice, and print how long it took."""
    clock = QElapsedTimer()
    clock.start()
    seat.wait_for(lambda: words in notice(seat))
    print(f"told after {clock.elapsed()} ms: {notice(seat)}")


def rescued(folder):
    (copy,) = folder.glob("Talks rescued *.annproj")
    return copy


def statements(path):
    assert check_project(path).ok
    project = Project.open(path)
    found = {one.id for one in project.read.annotations()}
    project.close()
    return found


def press_the_offer(seat):
    seat.view.setFocus()
    seat.press("F6")
    while not seat.window.bench.banner._has_keyboard():
        seat.press("F6")
    seat.press("Return")


@pytest.fixture
def coded(seat):
    """Two statements that are saved, of which the project file itself holds none yet."""
    for words, key in ((CLAIM, "C"), (DEMAND, "D")):
        seat.select(words)
        seat.press(key, "0")
    return seat


def test_a_renamed_project_is_gone_on_with_under_its_new_name(coded):
    path = coded.project.path
    saved = {one.id for one in coded.annotations()}
    new = path.with_name("Talks of May.annproj")
    path.rename(new)
    noticed(coded, "was renamed while it was open: it is “Talks of May.annproj” now.")
    assert {one.id for one in coded.annotations()} == saved
    assert coded.project.read_only
    press_the_offer(coded)
    assert coded.project.path == new
    assert coded.window.bench.banner.notices() == ()
    coded.select("The council has lied")
    coded.press("A", "0")
    assert len(coded.annotations()) == 3
    coded.shell.close()
    coded.settle()
    assert statements(new) > saved
    assert sorted(one.name for one in path.parent.glob("*.annproj*")) == [new.name]
    assert coded.faults == []


def test_in_a_renamed_folder_the_project_is_gone_on_with(coded, tmp_path):
    folder = tmp_path / "May"
    folder.mkdir()
    saved = {one.id for one in coded.annotations()}
    coded.window.desk.open_project(None)
    shutil.move(tmp_path / "Talks.annproj", folder)
    coded.window.open(folder / "Talks.annproj")
    coded.select("The council has lied")
    coded.press("A", "0")
    saved |= {one.id for one in coded.annotations()}
    folder.rename(tmp_path / "June")
    noticed(coded, "it is “June/Talks.annproj” now.")
    press_the_offer(coded)
    assert coded.project.path == tmp_path / "June" / "Talks.annproj"
    assert {one.id for one in coded.annotations()} == saved
    coded.select("A person briefed")
    coded.press("D", "0")
    assert len(coded.annotations()) == 4
    assert coded.faults == []


def test_of_a_deleted_project_a_rescued_copy_holds_all(coded, tmp_path):
    path = coded.project.path
    saved = {one.id for one in coded.annotations()}
    subprocess.run([sys.executable, "-c", f"import os; os.unlink({str(path)!r})"], check=True)
    noticed(coded, "All that was saved is in the rescued copy")
    copy = rescued(path.parent)
    assert statements(copy) == saved
    press_the_offer(coded)
    assert coded.project.path == copy
    coded.select("The council has lied")
    coded.press("A", "0")
    assert len(coded.annotations()) == 3
    assert not path.with_name("Talks.annproj-wal").exists()
    assert coded.faults == []


def test_a_project_moved_elsewhere_is_whole_there_as_well(coded, tmp_path):
    path = coded.project.path
    saved = {one.id for one in coded.annotations()}
    other = tmp_path / "elsewhere"
    other.mkdir()
    path.rename(other / path.name)
    noticed(coded, "was deleted or moved while it was open.")
    assert statements(rescued(path.parent)) == saved
    assert statements(other / path.name) == saved


@pytest.mark.parametrize("what", ["another project", "junk"])
def test_what_took_the_place_of_the_project_is_not_touched(coded, tmp_path, what):
    path = coded.project.path
    saved = {one.id for one in coded.annotations()}
    other = tmp_path / "other.annproj"
    if what == "junk":
        other.write_bytes(b"no project" * 1000)
    else:
        Project.create(other, "Bela").close()
    content = other.read_bytes()
    other.replace(path)
    noticed(coded, "Another file took the place of “Talks.annproj”")
    assert path.read_bytes() == content
    assert not path.with_name("Talks.annproj-wal").exists()
    assert {one.id for one in coded.annotations()} == saved
    copy = rescued(path.parent)
    assert statements(copy) == saved
    press_the_offer(coded)
    assert coded.project.path == copy
    assert path.read_bytes() == content
    assert coded.faults == []
    if what == "another project":
        assert statements(path) == set()


def test_an_edit_before_anybody_noticed_is_refused_and_nothing_else_is_lost(coded):
    coded.window._following._timer.stop()
    path = coded.project.path
    saved = {one.id for one in coded.annotations()}
    path.unlink()
    coded.press("F")
    assert "while it was open" in coded.faults[0].happened
    coded.press("Return")  # the message is read
    noticed(coded, "All that was saved is in the rescued copy")
    assert statements(rescued(path.parent)) == saved


def test_without_its_folder_the_copy_goes_to_the_folder_of_the_user(coded, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    coded.window.desk.open_project(None)
    shutil.move(tmp_path / "Talks.annproj", folder)
    coded.window.open(folder / "Talks.annproj")
    saved = {one.id for one in coded.annotations()}
    shutil.rmtree(folder)
    noticed(coded, "is in the rescued copy")
    copy = rescued(paths.data_dir())
    assert statements(copy) == saved
    assert not folder.exists()


def test_a_file_put_back_before_it_could_be_rescued_is_gone_on_with(coded, monkeypatch):
    path = coded.project.path
    aside = path.with_name("aside")
    with monkeypatch.context() as patch:
        patch.setattr("annotator.store.place.Place.found_again", lambda _place: None)
        patch.setattr("annotator.store.rescuing._reserved", _full)
        path.rename(aside)
        noticed(coded, "It could not be rescued")
        assert "Try again" in coded.window.bench.banner.notices()[0].deeds[0][0]
        aside.rename(path)
        coded.wait_for(lambda: notice(coded) == "")
    coded.press("F")
    assert len(coded.annotations()) == 2
    assert coded.faults == []


def _full(*_):
    raise OSError(28, "No space left on device")


def test_a_window_closed_before_it_noticed_leaves_a_rescued_copy(coded):
    path = coded.project.path
    saved = {one.id for one in coded.annotations()}
    path.unlink()
    coded.shell.close()
    coded.settle()
    assert statements(rescued(path.parent)) == saved
