"""A window for those who read from right to left: everything beside the article is mirrored."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from annotator.editing.project import Project
from annotator.editing.samples import fill_with_samples
from annotator.ui import window_direction

SWITCH = "view.right_to_left"


@pytest.fixture(autouse=True)
def _as_before(qapp):
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def samples(sit_down, tmp_path):
    """Somebody with the sample articles open, a statement in focus."""
    path = tmp_path / "Sample.annproj"
    project = Project.create(path, "Coder A")
    fill_with_samples(project)
    project.close()
    seat = sit_down(path)
    seat.press("Tab")
    return seat


def _switch(seat):
    seat.window._menus.action(SWITCH).trigger()
    seat.settle()


def _left(seat, widget):
    return widget.mapTo(seat.shell, QPoint(0, 0)).x()


def _inked(widget, area):
    """Return the columns of a widget's area that hold anything but its background."""
    image = widget.grab(area).toImage()
    page = image.pixelColor(image.width() // 2, image.height() - 1)
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != page for y in range(image.height()))
    ]


def test_the_panes_change_sides_at_once_and_back_again(samples):
    bench = samples.window.bench
    panes = (bench.articles, bench.view, bench.statements)
    before = [_left(samples, pane) for pane in panes]
    _switch(samples)
    assert before == sorted(before)
    after = [_left(samples, pane) for pane in panes]
    assert after == sorted(after, reverse=True)
    _switch(samples)
    assert [_left(samples, pane) for pane in panes] == before


def test_the_menu_says_which_way_the_window_runs(samples):
    action = samples.window._menus.action(SWITCH)
    assert not action.isChecked()
    _switch(samples)
    assert action.isChecked()
    _switch(samples)
    assert not action.isChecked()


def test_the_choice_holds_at_the_next_start(samples, qapp):
    _switch(samples)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    window_direction.apply_remembered()
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_where_nobody_ever_chose_the_window_runs_as_qt_was_told(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window_direction.apply_remembered()
    assert window_direction.is_leftwards()


def test_the_bar_of_the_selected_row_stands_at_the_right(samples):
    view = samples.window.bench.statements.view
    index = view.selectedIndexes()[0]
    accent = samples.window.bench.view._theme.accent

    def bar():
        row = view.viewport().grab(view.visualRect(index)).toImage()
        y = row.height() // 2
        return [x for x in range(row.width()) if row.pixelColor(x, y) == accent]

    width = view.visualRect(index).width()
    assert max(bar()) < 20
    _switch(samples)
    assert min(bar()) > width - 20


def test_the_heading_begins_at_the_right(samples):
    heading = samples.window.bench.heading
    before = _inked(heading, heading.rect().adjusted(0, 4, 0, -4))
    _switch(samples)
    after = _inked(heading, heading.rect().adjusted(0, 4, 0, -4))
    assert before[0] == pytest.approx(heading.width() - 1 - after[-1], abs=3)


@pytest.mark.parametrize("title", ["Port Kellin Pilots", "انقطاع كابل", "New harbour signs"])
def test_the_article_itself_looks_the_same_in_both_windows(samples, title):
    rows = samples.project.read.articles()
    samples.window.desk.open_article(next(row.id for row in rows if row.title.startswith(title)))
    samples.press("Tab")
    view = samples.window.bench.view
    before = view.viewport().grab().toImage()
    _switch(samples)
    assert view.viewport().grab().toImage() == before


def test_the_picker_stands_beside_the_words_and_takes_its_keys(samples):
    _switch(samples)
    samples.press("W")
    bench = samples.window.bench
    assert bench.rect().contains(bench.picker.geometry())
    question = bench.picker.question
    assert question.geometry().center().x() > bench.picker.width() // 2
    samples.press("0")
    assert samples.window.desk.statement.attribution == "Unattributed"


def test_a_click_on_words_finds_their_statement(samples):
    _switch(samples)
    desk, view = samples.window.desk, samples.window.bench.view
    wanted = desk.statement
    place = view.rect_at(wanted.start + 3).center() + QPoint(2, 0)
    desk.focus_statement(None)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.statement.id == wanted.id
    assert QApplication.focusWidget() is view


def _selected(seat):
    span = seat.window.bench.view.selected_span()
    return span.slice(seat.text) if span else ""


@pytest.fixture
def in_arabic(samples):
    """Somebody with a sentence of an Arabic article selected."""
    rows = samples.project.read.articles()
    samples.window.desk.open_article(next(row.id for row in rows if "كابل" in row.title))
    samples.window.bench.view.set_caret(samples.text.index("وطالب القندلي"))
    samples.press("J")
    assert _selected(samples).startswith("وطالب القندلي الشركة")
    return samples


def test_in_arabic_the_end_of_a_selection_goes_where_the_arrow_points(in_arabic):
    in_arabic.press("Alt+Right")
    assert _selected(in_arabic).endswith("من الانقطاع")
    in_arabic.press("Alt+Right")
    assert _selected(in_arabic).endswith("كل أسبوع من")
    in_arabic.press("Alt+Left")
    assert _selected(in_arabic).endswith("من الانقطاع")


def test_in_arabic_the_start_of_a_selection_goes_where_the_arrow_points(in_arabic):
    in_arabic.press("Alt+Shift+Left")
    assert _selected(in_arabic).startswith("القندلي الشركة")
    in_arabic.press("Alt+Shift+Right")
    assert _selected(in_arabic).startswith("وطالب القندلي")


def test_the_preview_of_an_import_is_mirrored(samples):
    bars = []

    def look(dialog):
        view = dialog.findChild(QAbstractItemView)
        row = view.viewport().grab(view.visualRect(view.currentIndex())).toImage()
        accent, y = view.palette().accent().color(), row.height() // 2
        bars.append([x / row.width() for x in range(row.width()) if row.pixelColor(x, y) == accent])
        samples.press("Esc")

    QApplication.clipboard().setText("The Courier\n\nA headline here\n\nThe toll is free, he said.")
    for _ in range(2):
        samples.in_dialog(look)
        samples.press("Ctrl+V")
        _switch(samples)
    before, after = bars
    assert max(before) < 0.1
    assert min(after) > 0.9
