import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from annotator.domain.article import ArticleRow
from annotator.domain.review import SetState
from annotator.ui import theme as themes
from annotator.ui.articles.delegate import SHAPES
from annotator.ui.articles.list import ArticleList
from annotator.ui.articles.model import ArticleModel


def _row(name, state=SetState.NEW, **fields):
    known = {
        "title": f"Tolls rise again {name}",
        "outlet": "Kellin Post",
        "date_published": "2024-03-02",
        "language": "en",
        "annotations": 0,
    }
    return ArticleRow(id=name, state=state, **known | fields)


@pytest.fixture
def panel(theme, qtbot):
    made = ArticleList(theme)
    qtbot.addWidget(made)
    made.resize(260, 400)
    made.show()
    made.activateWindow()
    made.show_articles([_row("a"), _row("b"), _row("c", SetState.SUBMITTED)])
    made.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    return made


@pytest.fixture
def picked(panel):
    told = []
    panel.article_picked.connect(told.append)
    return told


def _texts(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def _spoken(row):
    model = ArticleModel()
    model.put(row)
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    return said.translate({0x2068: None, 0x2069: None})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from(list(SetState)), st.booleans()),
        max_size=20,
    )
)
def test_after_any_history_the_list_equals_one_loaded_afresh(qapp, edits):
    model = ArticleModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = {}
    for name, state, drops in edits:
        if drops:
            model.drop(name)
            kept.pop(name, None)
        else:
            kept[name] = _row(name, state)
            model.put(kept[name])
    fresh = ArticleModel()
    fresh.load(kept.values())
    assert [model.row(place) for place in range(len(model))] == list(kept.values())
    assert [fresh.row(place) for place in range(len(fresh))] == list(kept.values())
    assert model.done_percent == fresh.done_percent


def test_the_heading_counts_articles_and_how_many_are_done(panel):
    assert _texts(panel) == ["3 articles · 33 % done"]


def test_the_heading_follows_every_change(panel):
    panel.put(_row("a", SetState.NOTHING))
    panel.drop("b")
    assert _texts(panel) == ["2 articles · 100 % done"]


def test_a_returned_article_is_not_done(panel):
    panel.put(_row("c", SetState.RETURNED))
    assert _texts(panel) == ["3 articles · 0 % done"]


def test_an_empty_list_says_what_it_was_told_to(panel):
    panel.say_when_empty("Nothing here. Press Ctrl+V.")
    panel.show_articles([])
    shown = "\n".join(_texts(panel))
    assert "Nothing here. Press Ctrl+V." in shown


def test_a_screen_reader_says_title_origin_state_and_count():
    row = _row("a", SetState.IN_CODING, title="Tolls", annotations=1)
    assert _spoken(row) == "Tolls, Kellin Post · 2024-03-02, in coding, 1 statement"


def test_an_article_without_title_outlet_and_date_says_so():
    row = _row("a", title=" ", outlet="", date_published="")
    assert _spoken(row) == "Untitled, undated, new, 0 statements"


def test_the_arrow_keys_open_one_article_after_the_other(panel, picked, qtbot):
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert picked == ["a", "b"]


def test_selecting_from_outside_has_no_echo(panel, picked):
    panel.select("b")
    assert (panel.selected(), picked) == ("b", [])


def test_a_change_to_the_selected_article_has_no_echo(panel, picked):
    panel.select("b")
    panel.put(_row("b", SetState.IN_CODING, annotations=3))
    assert (panel.selected(), picked) == ("b", [])


@pytest.mark.parametrize(
    ("selected", "step", "expected"),
    [("b", 1, "c"), ("b", -1, "a"), ("c", 1, None), ("a", -1, None), (None, 1, "a")],
)
def test_the_next_article_is_told_up_to_the_ends(panel, selected, step, expected):
    panel.select(selected)
    assert panel.next_id(step) == expected


def test_without_articles_there_is_no_next_one(panel):
    panel.show_articles([])
    assert (panel.next_id(1), panel.next_id(-1)) == (None, None)


def test_every_state_has_a_sign_of_its_own():
    assert len({SHAPES[state] for state in SetState}) == len(SetState)


@pytest.mark.parametrize("name", [themes.LIGHT, themes.DARK])
@pytest.mark.parametrize(
    ("state", "colour"), [(SetState.RETURNED, "danger"), (SetState.IN_BRIEFING, "saved")]
)
def test_returned_and_finished_articles_stand_out_in_either_theme(panel, name, state, colour):
    panel.set_theme(themes.load(name))
    before = _colours(panel)
    panel.put(_row("a", state, title="عنوان" * 3_000))
    assert getattr(themes.load(name), colour).rgb() in _colours(panel) - before


def _colours(panel):
    image = panel.view.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(min(80, image.height()))}
