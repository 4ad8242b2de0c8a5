import random

import pytest
from docx import Document
from PySide6.QtGui import QGuiApplication

from annotator.editing.checking import check_project
from annotator.editing.project import Project

PAGE = (
    "The Kellin Courier\n\n"
    "Council Leader Rejects Toll Claims\n\n"
    "Council leader Ismene Quade said on Monday the night ferry would stay free.\n\n\u00a0\n\n"
    "“We will not charge a crown,” she said. “Nobody asked us to,” she added at the quay.\n\n"
    "\u00a0\n\n"
    "“The council has lied to every skipper in this port,” union head Tovin Harl said.\n\n"
    "\u00a0\n\n"
    "Source: Ondria Wire"
)


def _from_page_to_briefing(seat, target):
    """Paste a page, code three statements and write the briefing, all by keys."""
    seat.paste(PAGE)
    seat.press("J", "C")
    seat.type("Ismene Quade")
    seat.press("Ctrl+Return", "J", "'", "'", "Q", "Return", "J", "J", "'", "A")
    seat.type("Tovin Harl")
    seat.press("Ctrl+Return", "T")
    seat.type("the council")
    seat.press("Ctrl+Return")

    def answer(dialog):
        dialog._target.setText(str(target))
        seat.wait_for(dialog._write.isEnabled)
        seat.press("Ctrl+Return")

    seat.in_dialog(answer)
    seat.press("F9")
    seat.wait_for(target.exists)


def _holds_everything(seat, target):
    found = seat.annotations()
    assert [(one.kind.value, one.attribution) for one in found] == [
        ("claim", "Ismene Quade"),
        ("quote", "Ismene Quade"),
        ("accusation", "Tovin Harl"),
    ]
    written = "\n".join(paragraph.text for paragraph in Document(str(target)).paragraphs)
    for part in (part for one in found for part in one.parts):
        assert part.exact in written
    assert check_project(seat.project.path).ok


@pytest.fixture
def empty(sit_down, tmp_path):
    path = tmp_path / "Empty.annproj"
    Project.create(path, "Coder A").close()
    return sit_down(path)


def test_from_a_pasted_page_to_a_briefing_by_keys_alone(empty, tmp_path):
    target = tmp_path / "briefing.docx"
    _from_page_to_briefing(empty, target)
    _holds_everything(empty, target)


@pytest.mark.x11
def test_from_a_pasted_page_to_a_briefing_on_a_real_display(empty, tmp_path):
    assert QGuiApplication.platformName() == "xcb"
    target = tmp_path / "briefing.docx"
    _from_page_to_briefing(empty, target)
    _holds_everything(empty, target)


def test_forty_keys_at_random_are_taken_back_by_as_many_undos(seat):
    dice = random.Random(40)
    before = seat.annotations()
    keys = ["J", "K", "'", "C", "Q", "D", "A", "Shift+Q", "Shift+D", "F", "X", "Tab", "0", "Esc"]
    for _ in range(40):
        seat.press(dice.choice(keys))
        while seat.faults:
            seat.faults.clear()
            seat.press("Esc")
    seat.press("Esc")
    assert len(seat.project.read.history()) > 5
    for _ in range(len(seat.project.read.history()) - 1):
        seat.press("Ctrl+Z")
    assert seat.annotations() == before
