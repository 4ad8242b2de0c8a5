import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.annotation import Details
from annotator.domain.codebook import Kind
from annotator.ui.annotations.model import AnnotationModel, excerpt


def _paragraph(offset):
    return offset // 100 + 1


@pytest.fixture
def model(qapp):
    made = AnnotationModel()
    made.tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    made.load([], _paragraph)
    return made


def _ids(model):
    return [model.annotation(row).id for row in range(model.rowCount())]


def _spoken(model, annotation):
    model.take_in(annotation)
    index = model.index(model.row_of(annotation.id), 0)
    return index.data(Qt.ItemDataRole.AccessibleTextRole).translate({0x2068: None, 0x2069: None})


_EDITS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(0, 4), st.integers(0, 2), st.booleans()),
    max_size=20,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_EDITS)
def test_after_any_history_the_list_equals_one_loaded_afresh(model, statement, edits):
    model.load([], _paragraph)
    kept = {}
    for name, start, length, drops in edits:
        if drops:
            model.drop(name)
            kept.pop(name, None)
        else:
            kept[name] = statement(name, start * 10, start * 10 + length + 1)
            model.take_in(kept[name])
    fresh = AnnotationModel()
    fresh.load(kept.values(), _paragraph)
    assert [model.annotation(row) for row in range(model.rowCount())] == [
        fresh.annotation(row) for row in range(fresh.rowCount())
    ]
    assert [model.row_of(name) for name in _ids(model)] == list(range(len(kept)))


def test_statements_stand_in_text_order_and_the_shorter_one_first(model, statement):
    model.load([statement("later", 50), statement("long", 0, 40), statement("short", 0, 5)], int)
    assert _ids(model) == ["short", "long", "later"]


def test_a_statement_that_moved_takes_the_selection_along(model, statement):
    model.load([statement("a", 0), statement("b", 20), statement("c", 40)], _paragraph)
    held = QPersistentModelIndex(model.index(0, 0))
    model.take_in(statement("a", 60))
    assert (_ids(model), held.row()) == (["b", "c", "a"], 2)


def test_a_change_in_place_repaints_one_row_only(model, statement, qtbot):
    model.load([statement("a", 0), statement("b", 20)], _paragraph)
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        model.take_in(statement("b", 20, flagged=True))
    assert [index.row() for index in told.args[:2]] == [1, 1]


def test_dropping_what_is_not_there_changes_nothing(model, statement):
    model.load([statement("a")], _paragraph)
    model.drop("b")
    assert _ids(model) == ["a"]


def test_a_screen_reader_says_kind_actor_target_place_and_flag(model, statement):
    said = _spoken(model, statement("a", 320, targets=["KVP", "Varland"], flagged=True))
    assert said == "Demand, Marta Hallvard to KVP, Varland, paragraph 4, flagged"


def test_a_screen_reader_says_that_nobody_is_named_and_every_kind(model, statement):
    said = _spoken(model, statement("a", actor="", also=frozenset({Kind.CLAIM, Kind.QUOTE})))
    assert said == "Demand and quote and claim, Unattributed, paragraph 1"


def test_the_line_shown_isolates_a_name_that_runs_the_other_way(model, statement):
    model.take_in(statement("a", actor="مريم الساحلي", targets=["KVP"]))
    shown = model.index(0, 0).data()
    assert shown.startswith("\u2068مريم الساحلي\u2069 → \u2068KVP\u2069: ")


def test_the_words_shown_of_an_endless_statement_are_few(statement):
    assert len(excerpt(statement("a", text="x" * 100_000))) < 1_000


def test_a_row_has_no_rows_below_it(model, statement):
    model.take_in(statement("a"))
    assert (model.rowCount(model.index(0, 0)), model.data(QModelIndex())) == (0, None)


def test_the_article_s_own_words_for_a_speaker_stand_behind_the_name(model, statement):
    words = Details(descriptor="a source close to the talks")
    one = statement("a", 0, details=words)
    model.load([one], _paragraph)
    shown = model.index(0, 0).data().translate({0x2068: None, 0x2069: None})
    name = one.attribution
    assert shown.startswith(f"{name} “a source close to the talks”")
    assert f"{name} “a source close to the talks”" in _spoken(model, one)
