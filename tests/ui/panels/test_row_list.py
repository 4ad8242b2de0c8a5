import pytest
from PySide6.QtCore import QEvent, QPoint, QStringListModel, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from annotator.ui.panels.row_list import RowList


@pytest.fixture
def rows(qtbot):
    def make(*texts):
        view = RowList()
        qtbot.addWidget(view)
        view.setModel(QStringListModel(texts, view))
        view.fit_rows()
        view.resize(200, 300)
        view.show()
        view.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return view

    return make


@pytest.fixture
def view(rows):
    return rows("one", "two", "three", "four")


@pytest.fixture
def picked(view):
    told = []
    view.row_picked.connect(told.append)
    return told


def _click(qtbot, view, row, modifier=Qt.KeyboardModifier.NoModifier):
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_the_arrow_keys_pick_row_after_row(view, picked, qtbot):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    assert picked == [0, 1, 0]
    assert view.selected_row() == 0


def test_home_and_end_go_to_the_first_and_the_last_row(view, picked, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert picked == [3, 0]


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Return]
)
def test_keys_in_an_empty_list_do_nothing(rows, qtbot, key):
    empty = rows()
    with qtbot.assertNotEmitted(empty.row_picked):
        qtbot.keyClick(empty, key)
    assert empty.selected_row() is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_confirms_the_row(view, picked, qtbot, key):
    view.select_row(2)
    qtbot.keyClick(view, key)
    assert picked == [2]


def test_selecting_by_program_says_nothing(view, picked):
    view.select_row(2)
    assert view.selected_row() == 2
    view.select_row(None)
    assert view.selected_row() is None
    assert picked == []


def test_a_click_picks_a_row_and_a_second_one_picks_it_again(view, picked, qtbot):
    _click(qtbot, view, 1)
    _click(qtbot, view, 1)
    assert picked == [1, 1]


def test_a_click_below_the_rows_keeps_what_is_selected(view, picked, qtbot):
    view.select_row(1)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 290))
    assert view.selected_row() == 1
    assert picked == []


def test_a_click_with_ctrl_does_not_take_the_row_out(view, qtbot):
    _click(qtbot, view, 1)
    _click(qtbot, view, 1, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_row() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up])
def test_after_the_selected_row_went_an_arrow_key_takes_the_one_in_its_place(
    view, picked, qtbot, key
):
    view.select_row(1)
    with view.silence():
        view.model().removeRow(1)
        view.clearSelection()
    here = view.currentIndex().row()
    qtbot.keyClick(view, key)
    assert picked == [here]


def test_tab_leaves_the_list(view, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    button = QPushButton("Next")
    layout.addWidget(view)
    layout.addWidget(button)
    window.show()
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert button.hasFocus()
    view.setParent(None)


def test_rows_grow_with_the_font(view, qapp):
    before = view.rowHeight(0)
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    qapp.sendEvent(view, QEvent(QEvent.Type.FontChange))
    assert view.rowHeight(0) > before
