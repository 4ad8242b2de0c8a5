"""The line at the foot of the window says what to press where nothing has been done yet."""

import pytest
from PySide6.QtWidgets import QLabel

from annotator.editing.project import Project


def part(seat, name):
    """Return a part of the line by its spoken name."""
    line = seat.shell.statusBar()
    return next(one for one in line.findChildren(QLabel) if one.accessibleName() == name)


@pytest.fixture
def empty_project(tmp_path):
    Project.create(tmp_path / "Empty.annproj", "Coder A").close()
    return tmp_path / "Empty.annproj"


def test_without_an_article_it_says_how_to_bring_one_in(sit_down, empty_project):
    seat = sit_down(empty_project)
    assert part(seat, "Keys").text() == "Ctrl+V paste an article   Ctrl+I import files   ? keys"


def test_with_an_article_it_says_how_to_code(seat):
    assert part(seat, "Keys").text().startswith("J/K sentence   ' quotation")
