import os
import sys

import pytest

from annotator.cli import main as command_line
from annotator.errors import NoWindow


@pytest.fixture(autouse=True)
def _no_display(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")


def test_a_demo_leaves_project_briefing_and_picture(annotator, tmp_path, windows):
    answer = annotator("demo", "--out", "shown")

    assert (answer.code, answer.said) == (0, [])
    assert sorted(file.name for file in (tmp_path / "shown").iterdir()) == [
        "briefing.docx",
        "sample.annproj",
        "window.png",
    ]
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert [stay for *_, stay in windows] == [False]
    assert annotator("check", "shown/sample.annproj").code == 0


def test_a_second_demo_takes_the_place_of_the_first(annotator):
    annotator("demo")

    assert annotator("demo", "--no-window").code == 0
    assert annotator("check", "out/sample.annproj").code == 0


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_stays_unless_it_is_not_wanted(
    annotator, monkeypatch, windows, name
):
    monkeypatch.setenv(name, ":9")
    annotator("demo")
    annotator("demo", "--no-window")

    assert [stay for *_, stay in windows] == [True, False]


def test_on_other_systems_there_is_a_display(annotator, monkeypatch, windows):
    monkeypatch.setattr(sys, "platform", "darwin")
    annotator("demo")

    assert [stay for *_, stay in windows] == [True]


def test_work_done_in_the_sample_project_is_never_replaced(annotator, tmp_path):
    annotator("demo")
    annotator("undo", "out/sample.annproj")
    before = (tmp_path / "out/sample.annproj").read_bytes()
    answer = annotator("demo")

    assert (answer.code, len(answer.said)) == (2, 1)
    assert "sample.annproj” is there already" in answer.said[0]
    assert (tmp_path / "out/sample.annproj").read_bytes() == before


def test_a_briefing_that_no_demo_made_is_never_replaced(annotator, tmp_path):
    (tmp_path / "briefing.docx").write_bytes(b"mine")
    answer = annotator("demo", "--out", ".")

    assert answer.code == 2
    assert [file.name for file in tmp_path.iterdir()] == ["briefing.docx"]


@pytest.mark.parametrize("folder", ["file.txt", "file.txt/below"])
def test_a_folder_that_cannot_be_made_is_a_sentence(annotator, tmp_path, folder):
    (tmp_path / "file.txt").touch()
    answer = annotator("demo", "--out", folder)

    assert (answer.code, len(answer.said)) == (2, 1)
    assert "cannot be written to" in answer.said[0]


def test_without_qt_the_demo_is_done_in_part(annotator, monkeypatch, tmp_path):
    def no_window(_project, _picture, *, stay):
        raise NoWindow("The window needs PySide6.", kept="Nothing was changed.", todo="Get it.")

    monkeypatch.chdir(tmp_path)

    assert command_line.run(["demo"], no_window) == 1
    assert (tmp_path / "out/briefing.docx").exists()
