from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from annotator.ui import recent_projects
from annotator.ui.choice import Choice
from annotator.ui.keyboard import Keyboard
from annotator.ui.welcome import WelcomePage


@pytest.fixture
def wanted():
    return []


@pytest.fixture
def welcome(qtbot, wanted):
    def make(size=(1280, 820)):
        page = WelcomePage(Keyboard())
        qtbot.addWidget(page)
        page.sample_wanted.connect(lambda: wanted.append("sample"))
        page.new_wanted.connect(lambda: wanted.append("new"))
        page.open_wanted.connect(wanted.append)
        page.import_wanted.connect(lambda: wanted.append("import"))
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.focusWidget() is not None and page.focusWidget().hasFocus())
        return page

    return make


@pytest.fixture
def recent():
    paths = [Path("/home/ada/Harbour tolls.annproj"), Path("/home/ada/old/Strait.annproj")]
    for path in reversed(paths):
        recent_projects.remember(path)
    return paths


def _press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(page.focusWidget(), key)


def _shown(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_enter_opens_the_sample_project(welcome, wanted, qtbot):
    _press(qtbot, welcome(), Qt.Key.Key_Return)
    assert wanted == ["sample"]


def test_enter_opens_the_sample_project_wherever_else_the_focus_is(welcome, wanted, qtbot):
    page = welcome()
    page.focusWidget().clearFocus()
    qtbot.keyClick(page, Qt.Key.Key_Enter)
    assert wanted == ["sample"]


def test_other_keys_are_left_to_the_window(welcome, wanted, qtbot):
    qtbot.keyClick(welcome(), Qt.Key.Key_X)
    assert wanted == []


def test_every_offer_is_reached_by_tab_in_order(welcome, wanted, qtbot, recent):
    page = welcome()
    for _ in range(6):
        _press(qtbot, page, Qt.Key.Key_Space, Qt.Key.Key_Tab)
    assert wanted == ["sample", "new", None, "import", *recent]


def test_the_arrow_keys_go_from_offer_to_offer(welcome, wanted, qtbot):
    _press(qtbot, welcome(), Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert wanted == ["new"]


def test_an_offer_is_taken_by_a_click(welcome, wanted, qtbot):
    page = welcome()
    for offer in page.findChildren(Choice):
        qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert wanted == ["sample", "new", None, "import"]


def test_a_recent_project_is_opened_by_enter(welcome, wanted, qtbot, recent):
    page = welcome()
    offers = page.findChildren(Choice)
    offers[-1].setFocus()
    _press(qtbot, page, Qt.Key.Key_Return)
    assert wanted == [recent[-1]]


def test_without_recent_projects_there_is_no_heading_for_them(welcome):
    assert "Recent projects" not in _shown(welcome())


def test_recent_projects_have_a_heading(welcome, recent):
    assert "Recent projects" in _shown(welcome())


def test_a_project_opened_meanwhile_is_listed_when_the_page_comes_back(welcome, recent, qtbot):
    page = welcome()
    page.hide()
    recent_projects.remember(Path("/new/Lantern quarter.annproj"))
    page.show()
    qtbot.waitUntil(lambda: len(page.findChildren(Choice)) == 4 + 3)
    assert "Lantern quarter" in [one.accessibleName() for one in page.findChildren(Choice)]


def test_a_screen_reader_hears_what_an_offer_is_what_it_means_and_its_key(welcome, recent):
    spoken = {
        one.accessibleName(): one.accessibleDescription() for one in welcome().findChildren(Choice)
    }
    assert spoken["New project…"] == "Begin with an empty file. Ctrl+N"
    assert spoken["Harbour tolls"] == "/home/ada"


def test_the_page_says_that_a_copied_article_can_be_pasted(welcome):
    assert any("Ctrl+V" in text for text in _shown(welcome()))


@pytest.mark.parametrize("size", [(1280, 820), (640, 420)])
def test_all_offers_are_there_in_any_window(welcome, size):
    page = welcome(size)
    view = page.findChild(QScrollArea).viewport()
    assert view.width() <= size[0]
    for offer in page.findChildren(Choice):
        left = offer.mapTo(page, offer.rect().topLeft()).x()
        assert left >= 0
        assert left + offer.width() <= view.width()
        bottom = offer.mapTo(page, offer.rect().bottomLeft()).y()
        assert bottom <= size[1]  # none needs scrolling while there are no recent projects


def test_a_recent_project_out_of_sight_scrolls_into_view_when_it_gets_the_focus(
    welcome, qtbot, wanted
):
    for number in range(10):
        recent_projects.remember(Path(f"/home/ada/{number}.annproj"))
    page = welcome((640, 420))
    _press(qtbot, page, *[Qt.Key.Key_Tab] * 13)
    last = page.focusWidget()
    assert last.accessibleName() == "0"
    top = last.mapTo(page, last.rect().topLeft()).y()
    assert 0 <= top <= 420 - last.height()


def test_a_name_that_looks_like_markup_is_shown_as_it_is(welcome):
    recent_projects.remember(Path("/home/<b>ada</b>/<img src=x>.annproj"))
    page = welcome()
    assert page.findChildren(Choice)[-1].accessibleName() == "<img src=x>"
    page.grab()


def test_an_offer_looks_different_under_the_mouse_and_with_the_focus(welcome, qtbot):
    page = welcome()
    for offer in page.findChildren(Choice)[:2]:
        offer.setFocus()
        focused = offer.grab().toImage()
        page.findChildren(Choice)[2].setFocus()
        plain = offer.grab().toImage()
        offer.setDown(True)
        pressed = offer.grab().toImage()
        offer.setDown(False)
        assert focused != plain
        assert pressed != plain
