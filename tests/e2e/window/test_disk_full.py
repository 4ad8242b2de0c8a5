"""A full disk, or a stick that was pulled out, costs nothing that was selected or typed."""

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from small_disk import small_disk

from annotator.ui.messages import ErrorDialog

DEMAND = "urged the council to publish its toll figures"
UNSAVED = "“Add demand” could not be saved in “Talks.annproj”: the disk is full ("


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path) as one:
        yield one


@pytest.fixture
def seat(sit_down, project_path, disk):
    """Somebody at work on a project on a small disk."""
    place = disk.folder / project_path.name
    place.write_bytes(project_path.read_bytes())
    one = sit_down(place)
    yield one
    disk.make_room()
    one.window.desk.open_project(None)


def message(seat):
    """Return what the message over the window says, and close it by Enter."""
    seat.wait_for(lambda: isinstance(QApplication.activeModalWidget(), ErrorDialog))
    dialog = QApplication.activeModalWidget()
    said = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    keep_picture(seat, dialog)
    seat.press("Return")
    seat.wait_for(lambda: QApplication.activeModalWidget() is None)
    return said


def keep_picture(seat, dialog):
    if folder := os.environ.get("PICTURES"):
        name = "".join(
            sign for sign in os.environ["PYTEST_CURRENT_TEST"] if sign.isalnum() or sign == "_"
        )
        seat.shell.screen().grabWindow(0).save(str(Path(folder) / f"disk-{name[-60:]}.png"))


def say_in_dialog(seat, *, full, room):
    """Type into the next dialog, keep it twice: while the disk is full, and after."""
    told = []

    def answer(dialog):
        seat.type("Ask the union")
        full()
        seat.press("Ctrl+Return")
        told.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        keep_picture(seat, dialog)
        assert dialog.isVisible()
        room()
        seat.press("Ctrl+Return")

    seat.in_dialog(answer)
    return told


def test_the_selection_is_kept_and_the_same_key_does_it_once_there_is_room(seat, disk):
    seat.select(DEMAND)
    before = seat.view.selected_span()
    disk.fill()
    begun = time.monotonic()
    seat.press("D")
    said = message(seat)
    print(f"told after {(time.monotonic() - begun) * 1000:.0f} ms: {said}")
    assert any(words.startswith(UNSAVED) for words in said)
    assert "Everything shown as saved is kept. Only this last action was not done." in said
    assert seat.annotations() == []
    assert seat.view.selected_span() == before
    disk.make_room()
    seat.press("D")
    seat.type("Harbour Union")
    seat.press("Return")
    assert [one.attribution for one in seat.annotations()] == ["Harbour Union"]


@pytest.fixture
def coded(seat):
    seat.select(DEMAND)
    seat.press("D")
    seat.type("Harbour Union")
    seat.press("Return")
    return seat


def one(seat):
    (annotation,) = seat.annotations()
    return annotation


@pytest.mark.parametrize(
    ("key", "of"),
    [
        ("W", lambda one: one.attribution),
        ("T", lambda one: one.targets[0].actor.name),
        ("V", lambda one: one.via[0].name),
        ("Shift+W", lambda one: one.co_actors[0].name),
    ],
)
def test_a_name_that_was_typed_is_offered_again(coded, disk, key, of):
    disk.fill()
    coded.press(key)
    coded.type("Tovin Harl")
    coded.press("Return")
    assert "the disk is full (" in " ".join(message(coded))
    assert one(coded).attribution == "Harbour Union"
    disk.make_room()
    coded.press(key)
    coded.press("Return")
    assert of(one(coded)) == "Tovin Harl"


def test_an_actor_that_was_chosen_is_offered_again(coded, disk):
    coded.press("T")
    coded.type("Council")
    coded.press("Return")
    disk.fill()
    chosen = []
    coded.window.bench.picker.chosen.connect(chosen.append)
    coded.press("V", "Down", "Return")
    message(coded)
    disk.make_room()
    coded.press("V", "Return")
    first, second = chosen
    assert first == second
    assert len(one(coded).via) == 1


def test_a_note_stays_in_its_dialog_until_it_is_kept(coded, disk):
    told = say_in_dialog(coded, full=disk.fill, room=disk.make_room)
    coded.press("N")
    assert any("“Write note” could not be saved" in words for words in told)
    assert one(coded).details.note == "Ask the union"


def test_the_words_of_a_field_stay_in_their_dialog_until_they_are_kept(coded, disk):
    def answer(dialog):
        coded.type("tolls; ferries")
        disk.fill()
        coded.press("Return")
        assert dialog.isVisible()
        disk.make_room()
        coded.press("Return")

    coded.in_dialog(answer)
    coded.press("L")
    assert one(coded).details.topics == ("tolls", "ferries")


def test_a_statement_that_could_not_be_deleted_stays_in_focus(coded, disk):
    disk.fill()
    coded.press("X")
    message(coded)
    assert coded.window.desk.statement == one(coded)
    disk.make_room()
    coded.press("X")
    assert coded.annotations() == []


def test_a_paste_that_found_no_room_is_shown_again_as_it_was_mended(seat, disk):
    QGuiApplication.clipboard().setText("A Talk\n\nThe envoy said so.")
    seat.in_dialog(lambda _dialog: (disk.fill(), seat.press("Return")))
    seat.press("Ctrl+V")
    message(seat)
    QGuiApplication.clipboard().setText("Another text")
    disk.make_room()
    seat.in_dialog(lambda _dialog: seat.press("Return"))
    seat.press("Ctrl+V")
    seat.wait_for(lambda: len(seat.project.read.articles()) == 2)
    assert [row.title for row in seat.project.read.articles()] == [
        "Council Leader Rejects Toll Claims",
        "A Talk",
    ]


def test_after_a_stick_was_pulled_out_and_put_back_the_same_key_does_it(seat, disk):
    seat.select(DEMAND)
    before = seat.view.selected_span()
    disk.unplug()
    begun = time.monotonic()
    seat.press("D")
    said = message(seat)
    print(f"told after {(time.monotonic() - begun) * 1000:.0f} ms: {said}")
    assert any("neither is its folder" in words for words in said)
    assert any(words.startswith("Plug the drive in again") for words in said)
    assert seat.view.selected_span() == before
    disk.plug_in()
    seat.press("D")
    seat.type("Harbour Union")
    seat.press("Return")
    assert [one.attribution for one in seat.annotations()] == ["Harbour Union"]


def test_whatever_is_pressed_while_the_stick_is_out_the_window_goes_on(coded, disk):
    disk.unplug()
    for key in ("N", "F", "Ctrl+Z", "A", "S"):
        QTimer.singleShot(50, coded.window, close_what_waits)
        coded.press(key)
        close_what_waits()
        coded.settle()
    disk.plug_in()
    coded.press("F")
    assert one(coded).flagged


def close_what_waits():
    for _ in range(5):
        if (dialog := QApplication.activeModalWidget()) is not None:
            dialog.reject()
