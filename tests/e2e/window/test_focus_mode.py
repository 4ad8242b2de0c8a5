"""In focus mode the window holds the article and nothing else, and all keys go on working."""

import pytest
import shiboken6
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QToolBar, QWidget


@pytest.fixture
def focused(seat):
    """Somebody who reads in focus mode."""
    seat.press("Ctrl+Shift+F")
    return seat


def _others(seat):
    """Return what is seen beside the article, by a word for each."""
    bench = seat.window.bench
    parts = {
        "articles": bench.articles,
        "statements": bench.statements,
        "legend": bench.legend,
        "heading": bench.heading,
        "status line": seat.shell.statusBar(),
    }
    shown = [name for name, part in parts.items() if part.isVisible()]
    return [*shown, *(["menus"] if seat.shell.menuBar().height() else [])]


ALL = ["articles", "statements", "legend", "heading", "status line", "menus"]


@pytest.mark.parametrize("back", ["Ctrl+Shift+F", "Esc"])
def test_only_the_article_is_shown_until_the_way_back(seat, back):
    assert _others(seat) == ALL
    seat.press("F7", "Ctrl+Shift+F")
    assert _others(seat) == []
    assert seat.view.size() == seat.shell.size()
    assert seat.view.hasFocus()
    seat.press(back)
    assert _others(seat) == ALL
    assert seat.view.hasFocus()


def test_the_menu_says_whether_it_is_on(seat):
    action = seat.window._menus.action("view.focus")
    seat.press("Ctrl+Shift+F")
    assert action.isChecked()
    seat.press("Esc")
    assert not action.isChecked()


def test_all_keys_go_on_working(focused):
    focused.press("J", "C", "0", "F", "Ctrl++")
    (one,) = focused.annotations()
    assert (one.kind, one.flagged) == ("claim", True)
    assert focused.window.bench.view.zoom == 110
    focused.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert focused.annotations() == []
    assert _others(focused) == []


def test_a_list_is_shown_over_the_text_and_the_first_esc_leaves_it_alone(focused):
    focused.press("F7")
    assert _others(focused) == ["statements", "legend"]
    focused.press("Esc")
    assert _others(focused) == []
    focused.press("Esc")
    assert _others(focused) == ALL


def test_esc_in_the_picker_leaves_the_picker_only(focused):
    focused.press("J", "C", "Esc")
    assert _others(focused) == []
    assert focused.view.hasFocus()


def test_another_article_is_read_in_focus_mode_too(focused):
    focused.paste("The Courier\n\nA second one\n\nNobody said anything at the quay on Monday.")
    assert _others(focused) == []
    focused.press("Ctrl+PgUp", "Ctrl+PgDown")
    assert _others(focused) == []


def test_it_says_how_to_go_back_and_what_the_status_line_would(focused):
    whisper = focused.window._viewing._focus_mode._whisper
    assert whisper.isVisible()
    assert whisper.text() == "Only the article is shown. Ctrl+Shift+F or Esc brings the rest back."
    focused.press("J", "C", "0", "Ctrl+Z")
    assert whisper.text() == focused.said
    focused.press("Esc")
    assert not whisper.isVisible()


def test_tool_bars_go_and_come_back_but_not_those_that_were_hidden(seat):
    shown, hidden = (seat.shell.addToolBar(name) for name in ("Shown", "Hidden"))
    hidden.hide()
    seat.settle()
    seat.press("Ctrl+Shift+F")
    assert not any(bar.isVisible() for bar in seat.shell.findChildren(QToolBar))
    seat.press("Ctrl+Shift+F")
    assert (shown.isVisible(), hidden.isVisible()) == (True, False)


def test_closing_the_project_brings_all_back_for_the_next(focused):
    focused.press("Ctrl+W")
    assert focused.shell.menuBar().height() > 0
    assert focused.shell.statusBar().isVisible()
    assert not focused.window.bench.is_alone
    assert QApplication.focusWidget() is not None


def test_the_window_may_be_made_narrow_and_wide_meanwhile(focused):
    focused.shell.resize(700, 500)
    focused.settle()
    assert _others(focused) == []
    focused.shell.resize(1280, 800)
    focused.settle()
    assert _others(focused) == []
    focused.press("Esc")
    assert _others(focused) == ALL


def test_strips_above_and_below_go_and_come_back_unless_they_are_gone(seat):
    bench = seat.window.bench
    stays, goes, hidden, below = (QWidget() for _ in range(4))
    for strip in (stays, goes, hidden):
        strip.setFixedHeight(20)
        bench.show_above(strip)
    below.setFixedHeight(20)
    bench.add_below(below)
    hidden.hide()
    seat.settle()
    seat.press("Ctrl+Shift+F")
    assert not any(strip.isVisible() for strip in (stays, goes, hidden, below))
    shiboken6.delete(goes)
    seat.press("Ctrl+Shift+F")
    assert [strip.isVisible() for strip in (stays, hidden, below)] == [True, False, True]


def test_what_the_hidden_status_line_says_is_said_aloud_by_the_window(focused, monkeypatch):
    spoken = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: spoken.append((event.object(), event.message())),
    )
    focused.press("J", "C", "0")
    assert any(speaker is focused.shell and "saved" in words for speaker, words in spoken)
