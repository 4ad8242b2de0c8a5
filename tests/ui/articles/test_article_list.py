import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from annotator.domain.article import ArticleRow
from annotator.domain.review import SetState
from annotator.domain.stages import STAGES
from annotator.ui import theme as themes
from annotator.ui.articles.delegate import SHAPES
from annotator.ui.articles.foot import Foot
from annotator.ui.articles.groups import Head
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
    said = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    return said.translate({0x2068: None, 0x2069: None})


def _lines(model):
    """Return what the lines of a list say: heads with their counts, articles by id."""
    entries = map(model.row, range(len(model)))
    return [f"{e.name} {e.articles}" if isinstance(e, Head) else e.id for e in entries]


_EDITS = st.lists(
    st.tuples(
        st.sampled_from("abcdef"), st.sampled_from(list(SetState)), st.sampled_from("pppd/g")
    ),
    max_size=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_EDITS, st.sampled_from(["", "a", "coding", "zz"]))
def test_after_any_history_the_list_equals_one_loaded_afresh(qapp, edits, words):
    model = ArticleModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept, gaps = {}, {}
    for name, state, deed in edits:
        if deed == "d":
            model.drop(name)
            kept.pop(name, None)
            gaps.pop(name, None)
        elif deed == "/":
            model.filter(words)
        elif deed == "g":
            model.put_gaps(name, len(state))
            if name in kept:
                gaps[name] = len(state)
        else:
            kept[name] = _row(name, state, annotations=len(state))
            model.put(kept[name])
    model.filter(words)
    fresh = ArticleModel()
    fresh.filter(words)
    fresh.load(kept.values())
    for name, count in gaps.items():
        fresh.put_gaps(name, count)
    assert _lines(model) == _lines(fresh)
    assert model.progress.sentences() == fresh.progress.sentences()
    assert model.progress.percent == fresh.progress.percent
    assert model.listed == sum(not line.startswith(_NAMES) for line in _lines(model))


_NAMES = tuple(group.name for group in STAGES)


def test_articles_stand_in_groups_with_those_that_wait_for_their_coder_first():
    model = ArticleModel()
    model.load(_row(state.value, state) for state in reversed(SetState))
    assert _lines(model) == [
        "Returned 1", "returned",
        "In coding 1", "in coding",
        "To code 1", "new",
        "Submitted 1", "submitted",
        "Nothing to code 1", "nothing to code",
        "Approved 2", "in briefing", "approved",
    ]  # fmt: skip


def test_an_article_changes_its_group_with_its_state_and_an_empty_group_goes():
    model = ArticleModel()
    model.load([_row("a"), _row("b"), _row("c", SetState.SUBMITTED)])
    model.put(_row("b", SetState.SUBMITTED))
    assert _lines(model) == ["To code 1", "a", "Submitted 2", "b", "c"]
    model.put(_row("a", SetState.IN_CODING))
    assert _lines(model) == ["In coding 1", "a", "Submitted 2", "b", "c"]


def test_the_head_of_a_group_is_spoken_and_cannot_be_selected():
    model = ArticleModel()
    model.load([_row("a"), _row("b")])
    head = model.index(0, 0)
    assert head.data(Qt.ItemDataRole.AccessibleTextRole) == "To code: 2 articles"
    assert model.flags(head) == Qt.ItemFlag.NoItemFlags


def test_the_heading_counts_articles_and_how_many_are_done(panel):
    assert _texts(panel) == ["3 articles · 33 % done"]


def test_the_foot_tells_how_far_the_work_is(panel):
    assert _foot(panel) == "1 of 3 articles done, 0 statements"
    panel.put(_row("a", SetState.SUBMITTED, annotations=4))
    assert _foot(panel) == "2 of 3 articles done, 4 statements"
    panel.put_gaps("a", 2)
    assert _foot(panel) == "2 of 3 articles done, 4 statements · 2 gaps so far"
    panel.put_gaps("b", 1)
    panel.put_gaps("c", 0)
    assert _foot(panel) == "2 of 3 articles done, 4 statements · 3 gaps"
    panel.drop("a")
    assert _foot(panel) == "1 of 2 articles done, 0 statements · 1 gap"


def test_there_is_no_foot_without_articles(panel):
    panel.show_articles([])
    assert not panel.findChild(Foot).isVisible()


def _foot(panel):
    return panel.findChild(Foot).accessibleDescription()


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


def test_a_screen_reader_says_how_many_gaps_are_open_where_that_is_known(panel):
    panel.put_gaps("a", 3)
    said = panel.view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("new, 0 statements, 3 gaps")


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


def test_the_next_article_in_order_is_looked_for_below_and_then_from_the_top(panel):
    assert [row.id for row in panel.articles_from("b")] == ["c", "a"]
    assert [row.id for row in panel.articles_from("nowhere")] == ["a", "b", "c"]


def test_home_and_end_go_past_the_heads_of_groups(panel, picked, qtbot):
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Home):
        qtbot.keyClick(panel.view, key)
    assert picked == ["c", "b", "a"]


@pytest.mark.parametrize(("key", "last"), [("PageDown", "c"), ("PageUp", "a")])
def test_the_page_keys_stop_at_articles(panel, picked, qtbot, key, last):
    panel.select("b")
    qtbot.keyClick(panel.view, getattr(Qt.Key, f"Key_{key}"))
    assert picked == [last]


def test_a_click_on_the_head_of_a_group_picks_nothing(panel, picked, qtbot):
    place = panel.view.visualRect(panel.view.model().index(0, 0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (picked, panel.selected()) == ([], None)


def test_heads_are_lower_than_articles_wherever_they_stand(panel):
    def heights():
        rows = range(panel.view.model().rowCount())
        return [panel.view.rowHeight(row) for row in rows]

    low, high = heights()[:2]
    assert low < high
    assert heights() == [low, high, high, low, high]
    panel.put(_row("a", SetState.SUBMITTED))
    assert heights() == [low, high, low, high, high]
    panel.put(_row("d", SetState.RETURNED))
    assert heights() == [low, high, low, high, low, high, high]


# Filtering


@pytest.fixture
def filtering(panel, qtbot):
    panel.show_articles([
        _row("a", title="Zölle steigen wieder"),
        _row("b", title="Harbour tolls", outlet="Ondria Wire"),
        _row("c", SetState.SUBMITTED, title="Ferry tolls"),
    ])
    panel.begin_filter()
    qtbot.waitUntil(panel.filter.hasFocus)
    return panel


def _listed(panel):
    return list(panel.listed_ids())


@pytest.mark.parametrize(
    ("words", "left"),
    [("zolle", ["a"]), ("TOLLS", ["b", "c"]), ("tolls ondria", ["b"]), ("submitted", ["c"])],
)
def test_typed_words_leave_the_articles_whose_row_has_them_all(filtering, qtbot, words, left):
    qtbot.keyClicks(filtering.filter, words)
    assert _listed(filtering) == left
    assert _texts(filtering) == [f"{len(left)} of 3 articles"]


def test_escape_lists_all_again_and_leaves_the_field(filtering, qtbot):
    told = []
    filtering.filter_left.connect(lambda: told.append(True))
    qtbot.keyClicks(filtering.filter, "zolle")
    qtbot.keyClick(filtering.filter, Qt.Key.Key_Escape)
    assert _listed(filtering) == ["a", "b", "c"]
    assert told == [True]
    assert not filtering.filter.isVisible()


def test_enter_opens_the_first_article_left_and_keeps_the_filter(filtering, picked, qtbot):
    qtbot.keyClicks(filtering.filter, "tolls")
    qtbot.keyClick(filtering.filter, Qt.Key.Key_Return)
    assert picked == ["b"]
    assert _listed(filtering) == ["b", "c"]


def test_down_goes_on_in_the_list(filtering, picked, qtbot):
    qtbot.keyClicks(filtering.filter, "tolls")
    qtbot.keyClick(filtering.filter, Qt.Key.Key_Down)
    assert filtering.view.hasFocus()
    assert picked == ["b"]


def test_where_nothing_is_left_that_is_said_with_the_way_back(filtering, picked, qtbot):
    qtbot.keyClicks(filtering.filter, "lighthouse")
    assert "Esc lists all of them again." in "\n".join(_texts(filtering))
    qtbot.keyClick(filtering.filter, Qt.Key.Key_Return)
    assert picked == []
    assert filtering.filter.hasFocus()


def test_the_open_article_is_selected_again_when_it_is_listed_again(filtering, picked, qtbot):
    filtering.select("a")
    qtbot.keyClicks(filtering.filter, "tolls")
    assert filtering.selected() is None
    qtbot.keyClick(filtering.filter, Qt.Key.Key_Escape)
    assert (filtering.selected(), picked) == ("a", [])


def test_a_changed_article_comes_and_goes_with_the_filter(filtering, qtbot):
    qtbot.keyClicks(filtering.filter, "submitted")
    filtering.put(_row("b", SetState.SUBMITTED))
    assert _listed(filtering) == ["b", "c"]
    filtering.put(_row("c"))
    assert _listed(filtering) == ["b"]


def test_every_state_has_a_sign_of_its_own():
    assert len({SHAPES[state] for state in SetState}) == len(SetState)


@pytest.mark.parametrize("name", [themes.LIGHT, themes.DARK])
@pytest.mark.parametrize(
    ("state", "colour"), [(SetState.RETURNED, "danger"), (SetState.IN_BRIEFING, "saved")]
)
def test_returned_and_finished_articles_stand_out_in_either_theme(panel, name, state, colour):
    panel.set_theme(themes.load(name))
    panel.show_articles([_row("a")])
    colour = getattr(themes.load(name), colour)
    assert not _shows(panel, colour)
    panel.put(_row("a", state, title="عنوان" * 3_000))
    assert _shows(panel, colour)


def _shows(panel, colour):
    """Tell whether the list shows a colour, or what is left of it at the edge of a stroke."""
    image = panel.view.grab().toImage()
    seen = (image.pixelColor(x, y) for x in range(image.width()) for y in range(160))
    wanted = colour.getRgb()[:3]
    return any(
        all(abs(one - other) < 24 for one, other in zip(pixel.getRgb()[:3], wanted, strict=True))
        for pixel in seen
    )
