import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QTableView

from annotator.domain.history import HistoryEntry
from annotator.ui.dialogs.history import HistoryDialog


def _entry(sequence, label="Add quote", **more):
    usual = {"deed": "edit", "coder": "Ada", "at": "2025-03-04T09:05:06.789Z", "undone": False}
    return HistoryEntry(sequence=sequence, label=label, rows=3, **{**usual, **more})


@pytest.fixture
def show(open_up):
    def history(*entries):
        reader = SimpleNamespace(history=lambda _of: list(entries))
        project = SimpleNamespace(path=Path("/home/ada/Harbour tolls.annproj"), read=reader)
        return open_up(HistoryDialog(project))

    return history


def _cells(dialog, row, role=Qt.ItemDataRole.DisplayRole):
    model = dialog.findChild(QTableView).model()
    return [model.index(row, column).data(role) for column in range(model.columnCount())]


def _texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def _plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def test_each_step_is_listed_with_its_time_its_coder_and_what_was_done(show):
    dialog = show(_entry(2, "Add claim", coder="Bo"), _entry(1))
    assert list(map(_plain, _cells(dialog, 0))) == ["4 Mar 2025, 09:05:06", "Bo", "Add claim"]
    assert list(map(_plain, _cells(dialog, 1)))[2] == "Add quote"


def test_times_are_those_of_the_place(show, monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone cannot be set here")
    monkeypatch.setenv("TZ", "UTC-3")
    time.tzset()
    try:
        assert _cells(show(_entry(1)), 0)[0] == "4 Mar 2025, 12:05:06"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_time_that_cannot_be_read_is_shown_as_it_stands(show):
    assert _cells(show(_entry(1, at="long ago")), 0)[0] == "long ago"


def test_what_was_undone_says_so_and_is_less_marked(show):
    dialog = show(_entry(2), _entry(1, undone=True))
    assert _plain(_cells(dialog, 1)[2]) == "Add quote – undone"
    role = Qt.ItemDataRole.ForegroundRole
    assert set(_cells(dialog, 0, role)) == {None}
    assert None not in _cells(dialog, 1, role)


@pytest.mark.parametrize(
    ("deed", "shown"), [("undo", "Undo: Add quote"), ("redo", "Redo: Add quote")]
)
def test_an_undo_and_a_redo_are_steps_of_their_own(show, deed, shown):
    assert _plain(_cells(show(_entry(1, deed=deed)), 0)[2]) == shown


def test_the_steps_are_counted(show):
    assert "2 steps, newest first" in _texts(show(_entry(2), _entry(1)))


def test_the_project_is_named(show):
    assert "Harbour tolls" in map(_plain, _texts(show(_entry(1))))


def test_where_nothing_was_done_it_says_so(show):
    dialog = show()
    assert "Nothing has been done in this project yet." in _texts(dialog)
    assert dialog.findChild(QTableView) is None


def test_the_keys_go_through_the_steps(show, press):
    dialog = show(*(_entry(number) for number in range(20_000, 0, -1)))
    table = dialog.findChild(QTableView)
    assert table.hasFocus()
    assert table.selected_row() == 0
    press(dialog, Qt.Key.Key_Down)
    assert table.selected_row() == 1
    press(dialog, Qt.Key.Key_End)
    assert table.selected_row() == 19_999
    press(dialog, Qt.Key.Key_PageUp)
    assert table.selected_row() < 19_999
    press(dialog, Qt.Key.Key_Home)
    assert table.selected_row() == 0


def test_only_the_rows_on_the_screen_are_written_out(show, monkeypatch):
    written = set()

    class Counted(HistoryEntry):
        @property
        def label(self):
            written.add(self.sequence)
            return "Add quote"

        @label.setter
        def label(self, value): ...

    show(*(Counted(n, "edit", "", "Ada", "2025-03-04T09:05:06Z", 1, False) for n in range(20_000)))
    assert 0 < len(written) < 400


def test_a_whole_step_is_selected_and_spoken(show):
    dialog = show(_entry(1))
    table = dialog.findChild(QTableView)
    assert len(table.selectedIndexes()) == 3
    role = Qt.ItemDataRole.AccessibleTextRole
    assert _plain(_cells(dialog, 0, role)[0]) == "4 Mar 2025, 09:05:06, Ada, Add quote"
    assert table.accessibleName() == "What was done, newest first"


def test_the_columns_have_heads_and_rows_have_none(show):
    model = show(_entry(1)).findChild(QTableView).model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert heads == ["When", "Coder", "What was done"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_the_rows_keep_to_the_rules_of_a_model(show):
    model = show(_entry(2), _entry(1)).findChild(QTableView).model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert model.data(model.index(-1, 0)) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


def test_a_row_can_neither_be_changed_nor_undone_from_here(show):
    dialog = show(_entry(1))
    flags = dialog.findChild(QTableView).model().index(0, 0).flags()
    assert not flags & Qt.ItemFlag.ItemIsEditable


@pytest.mark.parametrize("entries", [(), (_entry(1),)])
def test_escape_closes_the_history_and_lets_it_go(show, until_gone, press, entries):
    dialog = show(*entries)
    until_gone(dialog, lambda: press(dialog, Qt.Key.Key_Escape))


def test_a_label_that_turns_the_direction_stays_within_its_cell(show):
    label = _cells(show(_entry(1, "Add actor “\u202eeciR”\nJones")), 0)[2]
    assert label == "\u2068Add actor “eciR” Jones\u2069"


def test_the_history_of_a_real_project_holds_its_undone_steps(project, articles, open_up):
    project.undo()
    dialog = open_up(HistoryDialog(project))
    shown = [_plain(_cells(dialog, row)[2]) for row in range(2)]
    assert shown == ["Undo: Import 2 articles", "Import 2 articles – undone"]
    assert _cells(dialog, 0)[1] == "Ada"
