"""The history as a list on screen: its rows, its filters and what the marked step changed."""

import sqlite3
import time
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QTableView

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing import annotating
from annotator.editing.actor_merging import merge
from annotator.editing.project import Project
from annotator.editing.registry import NewActor, add_actor
from annotator.ui.history import page
from annotator.ui.history.dialog import HistoryDialog
from annotator.ui.history.steps import Steps


@pytest.fixture
def show(open_up, project):
    def history(**more):
        return open_up(HistoryDialog(project, **more))

    return history


@pytest.fixture
def actors(project):
    """Leave so many steps in the history beside the import."""

    def add(*names):
        return [add_actor(project, NewActor(name=name)) for name in names]

    return add


def _cells(dialog, row, role=Qt.ItemDataRole.DisplayRole):
    model = dialog.steps.table.model()
    found = [model.index(row, column).data(role) for column in range(model.columnCount())]
    return [_plain(one) if isinstance(one, str) else one for one in found]


def _done(dialog):
    return [_cells(dialog, row)[3] for row in range(dialog.steps.table.model().rowCount())]


def _texts(dialog):
    return [_plain(label.text()) for label in dialog.findChildren(QLabel)]


def _plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def _choose(box, text):
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


@pytest.fixture
def at_nine(monkeypatch):
    monkeypatch.setattr("annotator.store.project_file.now", lambda: "2025-03-04T09:05:06.789Z")


def test_each_step_is_listed_with_time_coder_count_deed_and_place(at_nine, project, articles, show):
    add_actor(project, NewActor(name="Varland"))
    dialog = show()
    assert _cells(dialog, 0) == ["4 Mar 2025, 09:05:06", "Ada", "1", "Add actor Varland", ""]
    title = project.read.articles()[0].title
    assert _cells(dialog, 1)[2:] == ["2", "Import 2 articles", f"{title} and 1 other"]


def test_times_are_those_of_the_place(at_nine, actors, show, monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone cannot be set here")
    actors("Varland")
    monkeypatch.setenv("TZ", "UTC-3")
    time.tzset()
    try:
        assert _cells(show(), 0)[0] == "4 Mar 2025, 12:05:06"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_was_undone_says_so_and_is_less_marked(project, actors, show):
    actors("Varland")
    project.undo()
    dialog = show()
    assert _done(dialog)[:2] == ["Undo: Add actor Varland", "Add actor Varland – undone"]
    role = Qt.ItemDataRole.ForegroundRole
    assert set(_cells(dialog, 0, role)) == {None}
    assert None not in _cells(dialog, 1, role)


def test_the_steps_are_counted_and_the_project_is_named(project, articles, actors, show):
    actors("Varland")
    texts = _texts(show())
    assert "2 steps, newest first" in texts
    assert project.path.stem in texts


def test_where_nothing_was_done_it_says_what_to_do(tmp_path, open_up):
    empty = Project.create(tmp_path / "empty.annproj", "Ada")
    dialog = open_up(HistoryDialog(empty))
    assert any(text.startswith("Nothing has been done") for text in _texts(dialog))
    assert not any(table.isVisible() for table in dialog.findChildren(QTableView))
    dialog.reject()
    empty.close()


def test_the_keys_go_through_the_steps(actors, show, press):
    actors(*(f"Actor {number}" for number in range(30)))
    dialog = show()
    table = dialog.steps.table
    last = table.model().rowCount() - 1
    assert table.hasFocus()
    assert table.selected_row() == 0
    press(dialog, Qt.Key.Key_Down)
    assert table.selected_row() == 1
    press(dialog, Qt.Key.Key_End)
    assert table.selected_row() == last
    press(dialog, Qt.Key.Key_Home)
    assert table.selected_row() == 0


def test_only_the_rows_on_the_screen_are_read(show, articles, monkeypatch):
    read = []

    class Look:
        def rows(self, sequences):
            read.extend(sequences)
            return []

    steps = Steps(Look(), range(200_000, 0, -1), None)
    assert steps.rowCount() == 200_000
    steps.words(100_000)
    assert 0 < len(read) < 50


def test_a_whole_step_is_selected_and_spoken(actors, show):
    actors("Varland")
    dialog = show()
    assert len(dialog.steps.table.selectedIndexes()) == 5
    spoken = _cells(dialog, 0, Qt.ItemDataRole.AccessibleTextRole)[0]
    assert spoken.endswith("Ada, 1, Add actor Varland")
    assert dialog.steps.table.accessibleName() == "What was done, newest first"
    assert dialog.steps.field.accessibleName() == "What changed"


def test_the_rows_keep_to_the_rules_of_a_model(actors, show):
    actors("Varland")
    model = show().steps.table.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert model.data(model.index(-1, 0)) is None
    assert model.rowCount(model.index(0, 0)) == 0


def test_escape_closes_the_history_and_lets_it_go(actors, show, until_gone, press):
    actors("Varland")
    dialog = show()
    until_gone(dialog, lambda: press(dialog, Qt.Key.Key_Escape))


def test_a_label_that_turns_the_direction_stays_within_its_cell(actors, show):
    actors("\u202eeciR")
    label = show().steps.table.model().index(0, 3).data()
    assert "\u202e" not in label
    assert label.count("\u2068") == label.count("\u2069")


def test_the_filters_leave_what_fits_and_escape_shows_all_again(
    project, articles, actors, show, press
):
    (varland,) = actors("Varland")
    project.coder_name = "Ben"
    (other,) = actors("Republic of Varland")
    merge(project, [varland], other)
    dialog = show()
    filters = dialog.steps.filters
    _choose(filters.coder, "Ben")
    merging = "Merge Varland into Republic of Varland"
    assert _done(dialog) == [merging, "Add actor Republic of Varland"]
    _choose(filters.action, "Deleted or merged")
    assert _done(dialog) == [merging]
    filters.words.setText("nothing like it")
    filters.changed.emit()
    assert _done(dialog) == []
    assert any(text.startswith("No step fits") for text in _texts(dialog))
    press(dialog, Qt.Key.Key_Escape)
    assert len(_done(dialog)) == 4
    assert dialog.isVisible()


def test_a_filter_chosen_while_a_long_history_is_read_holds_once_it_is(
    articles, actors, show, qtbot, monkeypatch
):
    actors("Varland")
    monkeypatch.setattr(page, "_AT_ONCE", 0)
    dialog = show()
    dialog.steps.end()
    dialog.steps._read_aside()
    dialog.steps.look.index = None
    _choose(dialog.steps.filters.action, "Added")
    assert "Reading the history…" in _texts(dialog)
    dialog.steps.filters.words.setText("varland")
    qtbot.waitUntil(lambda: _done(dialog) == ["Add actor Varland"])


def test_since_a_briefing_that_never_was_is_explained(articles, show):
    dialog = show()
    _choose(dialog.steps.filters.time, "Since the last briefing")
    assert any("No briefing of this project" in text for text in _texts(dialog))


def test_the_chain_is_verified_aside(articles, show, qtbot):
    dialog = show()
    qtbot.waitUntil(lambda: "Chain verified up to entry 1." in _texts(dialog))


def test_a_broken_chain_names_its_first_entry(project, articles, actors, show, qtbot):
    actors("Varland", "Ondria")
    with closing(sqlite3.connect(project.path)) as raw:
        raw.execute("UPDATE journal_entry SET label = 'Add nobody' WHERE sequence = 2")
        raw.commit()
    dialog = show()
    qtbot.waitUntil(lambda: any("entry 2 was altered" in text for text in _texts(dialog)))


def test_among_the_versions_of_one_statement_only_that_one_is_restored(project, articles, show):
    coded = [
        annotating.annotate(
            project, annotating.Statement(article=one, spans=(TextSpan(0, 12),), kind=Kind.CLAIM)
        )
        for one in articles
    ]
    annotating.delete(project, coded)
    dialog = show(of=coded[1].id)
    dialog._restore.click()
    assert [one.id for one in project.read.annotations()] == [coded[1].id]
