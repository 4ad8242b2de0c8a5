"""Usability checks U9 and U11: undo of everything, statements in one another."""

import random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

_KEYS = ("J", "K", "'", "C", "Q", "D", "A", "Shift+Q", "Shift+D", "F", "X", "Tab", "0", "Esc")


def test_u9_forty_actions_at_random_are_taken_back_by_as_many_undos(desk, file):
    before = file.content()
    dice = random.Random(9)
    actions = 0
    while actions < 40:
        edits = len(desk.project.read.history())
        desk.press(dice.choice(_KEYS))
        while desk.faults:
            desk.faults.clear()
            desk.press("Esc")
        actions += len(desk.project.read.history()) - edits
    desk.press("Esc")
    assert file.content() != before
    for _ in range(actions):
        desk.press("Ctrl+Z")
    assert file.content() == before


def test_u11_a_click_takes_the_smallest_and_o_visits_all_and_comes_back(desk):
    whole = desk.text.index("Samran’s president")
    inner = ("talks with Ondria must end its occupation", "must end its occupation", "Ondria must")
    for words in inner:
        desk.select(words)
        desk.press("D", "0")
    desk.window.bench.view.set_caret(whole)
    desk.window.desk.focus_statement(None)
    desk.press("J", "D", "0")
    assert len(desk.annotations()) == 4
    view = desk.window.bench.view
    place = view.rect_at(desk.text.index("Ondria must") + 8).center() + QPoint(2, 0)
    desk.window.desk.focus_statement(None)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    visited = [desk.window.desk.statement.quotation]
    for _ in range(4):
        desk.press("O")
        visited.append(desk.window.desk.statement.quotation)
    assert visited[0] == visited[4] == "Ondria must"
    assert len(set(visited)) == 4
