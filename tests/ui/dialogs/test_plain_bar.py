"""The bar of progress: how much is done, or that something is being done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from annotator.ui.dialogs.plain_bar import PlainBar

WIDTH, HEIGHT = 200, 20


@pytest.fixture
def bar(qtbot):
    bar = PlainBar()
    qtbot.addWidget(bar)
    bar.setFixedSize(WIDTH, HEIGHT)
    bar.show()
    return bar


def filled(bar):
    """Return the columns of the bar that are drawn as done."""
    done = bar.palette().color(QPalette.ColorRole.Accent).rgb()
    image = bar.grab().toImage()
    size = image.width()
    return [x * WIDTH // size for x in range(size) if image.pixel(x, image.height() // 2) == done]


def test_it_is_filled_as_far_as_the_work_is(bar):
    bar.setRange(0, 40)
    for value, upto in ((0, 0), (10, 50), (40, 200)):
        bar.setValue(value)
        assert sorted(set(filled(bar))) == list(range(upto))


def test_in_a_window_that_runs_leftwards_it_is_filled_from_the_right(bar):
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.setRange(0, 4)
    bar.setValue(1)
    assert (min(filled(bar)), max(filled(bar))) == (150, 199)


def test_it_moves_by_itself_where_nobody_knows_how_much_there_is(bar, qtbot):
    bar.setRange(0, 0)
    qtbot.waitUntil(lambda: bool(filled(bar)))
    before = filled(bar)
    assert len(set(before)) <= WIDTH // 3
    qtbot.waitUntil(lambda: filled(bar) != before)
    bar.hide()
    assert not bar._beat.isActive()
