# ruff: noqa: RUF001 - an article in two scripts

"""Where the window is narrow, the lists lie over the text for as long as they have the keyboard."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.editing.project import Project

SMALLEST = (640, 420)


@pytest.fixture
def narrow(seat):
    """Somebody in the smallest window there is."""
    seat.shell.resize(*SMALLEST)
    seat.settle()
    return seat


def _place(seat, widget):
    return QRect(widget.mapTo(seat.shell, QPoint(0, 0)), widget.size())


def _shown(seat):
    bench = seat.window.bench
    lists = {"articles": bench.articles, "statements": bench.statements}
    return [name for name, one in lists.items() if one.isVisible()]


@pytest.mark.parametrize(
    ("width", "shown"),
    [(1280, ["articles", "statements"]), (1000, ["statements"]), (899, []), (640, [])],
)
def test_a_list_stands_beside_the_text_where_there_is_room(seat, width, shown):
    seat.shell.resize(width, 700)
    seat.settle()
    assert _shown(seat) == shown
    seat.shell.resize(1280, 700)
    seat.settle()
    assert _shown(seat) == ["articles", "statements"]


@pytest.mark.parametrize(
    ("key", "name", "edge"), [("F7", "statements", "right"), ("Ctrl+F7", "articles", "left")]
)
def test_a_key_shows_a_list_over_the_text_and_esc_hides_it(narrow, key, name, edge):
    text = _place(narrow, narrow.view)
    narrow.press(key)
    pane = getattr(narrow.window.bench, name)
    assert _shown(narrow) == [name]
    assert pane.isAncestorOf(QApplication.focusWidget())
    assert _place(narrow, narrow.view) == text
    place = _place(narrow, pane)
    assert abs(getattr(place, edge)() - getattr(text, edge)()) < 4
    assert narrow.shell.childAt(place.center()) in pane.findChildren(type(narrow.view.viewport()))
    narrow.press("Esc")
    assert _shown(narrow) == []
    assert narrow.view.hasFocus()


def test_f6_goes_through_all_three_and_leaves_one_over_the_text_at_most(narrow):
    seen = []
    for _ in range(3):
        narrow.press("F6")
        seen.append(_shown(narrow))
    assert seen == [["statements"], ["articles"], []]
    narrow.press("Shift+F6")
    assert _shown(narrow) == ["articles"]


def test_a_click_into_the_text_hides_the_list(narrow):
    narrow.press("F7")
    viewport = narrow.window.bench.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    narrow.settle()
    assert _shown(narrow) == []


def test_statements_are_chosen_and_changed_in_a_list_over_the_text(narrow):
    narrow.press("J", "C", "0", "J", "D", "0", "F7", "Home")
    assert narrow.window.desk.statement.kind == "claim"
    narrow.press("Down", "F")
    assert narrow.window.desk.statement.flagged
    assert _shown(narrow) == ["statements"]
    narrow.press("W")
    narrow.type("Quade")
    narrow.press("Ctrl+Return")
    assert narrow.window.desk.statement.attribution == "Quade"
    assert narrow.window.bench.statements.isAncestorOf(QApplication.focusWidget())


def test_a_list_that_has_the_keyboard_gives_it_to_the_text_when_the_window_gets_narrow(seat):
    seat.press("F7")
    seat.shell.resize(*SMALLEST)
    seat.settle()
    assert _shown(seat) == []
    assert seat.view.hasFocus()
    seat.press("J", "C")
    assert len(seat.annotations()) == 1


def test_esc_leaves_the_list_where_there_is_no_article_as_well(sit_down, tmp_path):
    path = tmp_path / "Empty.annproj"
    Project.create(path, "Coder A").close()
    seat = sit_down(path)
    seat.shell.resize(*SMALLEST)
    seat.press("Ctrl+F7")
    assert _shown(seat) == ["articles"]
    seat.press("Esc")
    assert _shown(seat) == []


MIXED = (
    "The Courier\n\nOdd directions\n\nThe harbour master said the tolls would stay as they are."
    "\n\n\u00a0\n\nقال الوزير إن الرسوم 25 crowns لن تُرفع هذا العام في الميناء."
)


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("text", [None, MIXED], ids=["one direction", "two directions"])
def test_the_text_is_never_scrolled_sideways(narrow, zoom, text):
    view = narrow.window.bench.view
    if text:
        narrow.paste(text)
    view.set_zoom(zoom)
    narrow.settle()
    assert view.horizontalScrollBar().maximum() == 0
    room = view.viewport().width()
    for line in view._sheet.lines(view.viewport().rect().toRectF()):
        assert all(0 <= left < right <= room for run in line.runs for left, right in run.boxes)
    assert view.lineWrapColumnOrWidth() <= room


def test_at_200_per_cent_the_lists_give_way_before_the_text_gets_too_narrow(seat):
    seat.shell.resize(1120, 700)
    seat.settle()
    assert _shown(seat) == ["articles", "statements"]
    seat.window.bench.view.set_zoom(200)
    seat.settle()
    view = seat.window.bench.view
    assert view.width() >= view.least_width()
    assert view._sheet.measures.scale == 1


def test_the_gutter_gets_its_full_width_back_with_the_window(narrow):
    view = narrow.window.bench.view
    narrow.press("J", "C", "0")
    view.set_zoom(200)
    selected = view.caret()
    assert view._sheet.measures.scale < 1
    narrow.shell.resize(1280, 700)
    narrow.settle()
    assert view._sheet.measures.scale == 1
    assert view.caret() == selected
    assert len(view.mark_order()) == 1


def test_in_a_window_from_right_to_left_the_lists_come_from_the_other_sides(narrow, qapp):
    narrow.window._menus.action("view.right_to_left").trigger()
    try:
        narrow.press("F7")
        place = _place(narrow, narrow.window.bench.statements)
        assert place.left() < 4
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_status_line_names_the_project_and_what_happened_last_in_the_smallest_window(narrow):
    bar = narrow.shell.statusBar()
    narrow.window.desk.said.emit("A long sentence about what has just happened. " * 5)
    narrow.settle()
    assert _place(narrow, bar.who).right() <= narrow.shell.width()
    assert bar.hint.width() == 0
    assert bar.said.width() > 300
    assert narrow.said.startswith("A long sentence")
    narrow.shell.resize(1280, 700)
    narrow.settle()
    assert bar.hint.width() > 300
