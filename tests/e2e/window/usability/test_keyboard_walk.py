"""Usability check U15: by keyboard alone through all panes and dialogs, each control named."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QWidget,
)

from annotator.ui.actions import COMMANDS
from annotator.ui.shell import Shell

_LONGEST = 80
"""More stops of the Tab key than any window has: after so many it does not come round."""

_OPENING = [one.name for one in COMMANDS if one.text.endswith("…") or one.name.startswith("help.")]
"""Commands that ask something first, and those that show something to read."""


def _stops(window):
    """Return the controls Tab has to reach: shown, enabled, and taking the keyboard by Tab."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.window() is window
        and one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and one.focusProxy() is None
    ]


def _name(widget):
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found else ""


def _described(widget):
    return f"{type(widget).__name__} {widget.objectName()!r} {_name(widget)!r}"


def _picture(widget):
    """Return a control as it is on screen, with the few pixels around it that a ring may take."""
    area = widget.rect().adjusted(-4, -4, 4, 4)
    corner = widget.mapTo(widget.window(), area.topLeft())
    area.moveTopLeft(corner)
    return widget.window().grab(area).toImage()


class Walk:
    """One round by the Tab key through a window, and what was wrong on the way."""

    def __init__(self, seat, window):
        self._seat = seat
        self.reached = []
        for _ in range(_LONGEST):
            here = QApplication.focusWidget()
            if here is None or here in self.reached:
                break
            self.reached.append(here)
            self._step(here)
        left = [one for one in _stops(window) if not self._is_reached(one)]
        self.unreached = [_described(one) for one in left]
        self.unnamed = [_described(one) for one in self.reached if not _name(one)]
        self.trapped = len(self.reached) >= _LONGEST

    def _step(self, here):
        # An editor of several lines keeps Tab for itself if it wants to: Ctrl+Tab goes on.
        self._seat.press("Tab")
        if QApplication.focusWidget() is here:
            self._seat.press("Ctrl+Tab")

    def _is_reached(self, widget):
        # Of radio buttons in a group Tab reaches one, arrows the others; a view's own field counts.
        group = widget.parentWidget()
        return widget in self.reached or (
            hasattr(widget, "isCheckable")
            and widget.isCheckable()
            and any(
                type(one) is type(widget) and one.parentWidget() is group for one in self.reached
            )
        )


def _ringless(window, reached):
    """Return the controls that look the same with the keyboard and without it."""
    same = []
    for one in reached:
        other = next((each for each in reached if each is not one), None)
        if other is None:
            continue
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        focused = _picture(one)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if _picture(one) == focused:
            same.append(_described(one))
    return same


@pytest.fixture
def at_work(desk, monkeypatch, page):
    """Somebody with a few statements coded, one of them in focus; system dialogs answer nothing."""
    for asked in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, asked, lambda *_args, **_more: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_more: "")
    QApplication.clipboard().setText(page)
    desk.press("J", "C")
    desk.type("Edrin Holm")
    desk.press("Return", "J", "'", "Q", "Return", "J", "D", "0")
    return desk


@pytest.mark.parametrize("command", _OPENING)
def test_u15_each_dialog_is_walked_by_tab_and_left_by_escape(at_work, command):
    walks = []

    def walk(window):
        at_work.settle()
        round_ = Walk(at_work, window)
        walks.append((round_, _ringless(window, round_.reached)))
        at_work.press("Esc")
        if window.isVisible():
            at_work.press("Esc")
        walks.append(not window.isVisible())
        if window.isVisible():
            window.reject()

    at_work.in_dialog(walk)
    at_work.window._menus.action(command).trigger()
    at_work.settle()
    opened = QApplication.activeWindow()
    if isinstance(opened, QDialog) and not walks:
        walk(opened)
    if not walks:
        # It asks within the window, or through the system's own file dialog.
        assert isinstance(QApplication.activeWindow(), Shell)
        return
    (round_, ringless), closed = walks[:2]
    assert round_.unreached == []
    assert round_.unnamed == []
    assert ringless == []
    assert not round_.trapped
    assert closed


def test_u15_every_pane_is_reached_by_f6_named_and_left_again(at_work):
    panes = at_work.window.bench.panes()
    names, outside = [], []
    for _ in panes:
        at_work.press("F6")
        focus = QApplication.focusWidget()
        names.append(_name(focus))
        outside.extend(focus for pane in panes if pane is focus or pane.isAncestorOf(focus))
    assert len(set(names)) == len(panes)
    assert all(names)
    assert len(outside) == len(panes)
    assert _ringless(at_work.shell, outside) == []


def test_u15_every_control_of_the_window_has_a_name(at_work):
    unnamed = [_described(one) for one in _stops(at_work.shell) if not _name(one)]
    assert unnamed == []
