import pytest
from PySide6.QtCore import QRect, QSize

from annotator.ui.actors.placing import goes_above, place

ROOM = QRect(0, 0, 1000, 600)


def test_a_panel_stands_below_where_the_words_begin():
    words = QRect(100, 100, 50, 20)
    assert goes_above(300, words, ROOM) is False
    at = QRect(place(QSize(400, 300), words, ROOM, above=False), QSize(400, 300))
    assert (at.left(), at.top() > words.bottom()) == (100, True)


def test_a_panel_without_room_below_stands_above():
    words = QRect(100, 500, 50, 20)
    assert goes_above(300, words, ROOM) is True
    at = QRect(place(QSize(400, 300), words, ROOM, above=True), QSize(400, 300))
    assert at.bottom() < words.top()


def test_a_panel_without_room_anywhere_goes_where_there_is_more():
    assert goes_above(900, QRect(0, 400, 9, 9), ROOM) is True
    assert goes_above(900, QRect(0, 100, 9, 9), ROOM) is False


def test_in_a_window_that_runs_leftwards_a_panel_ends_where_the_words_end():
    words = QRect(600, 100, 50, 20)
    at = QRect(place(QSize(400, 300), words, ROOM, above=False, leftwards=True), QSize(400, 300))
    assert at.right() == words.right()


@pytest.mark.parametrize("left", [-50, 0, 900, 2000])
@pytest.mark.parametrize("top", [-50, 0, 590, 2000])
@pytest.mark.parametrize("above", [True, False])
def test_a_panel_never_leaves_the_room(left, top, above):
    at = place(QSize(400, 300), QRect(left, top, 10, 10), ROOM, above=above)
    assert ROOM.contains(QRect(at, QSize(400, 300)))
