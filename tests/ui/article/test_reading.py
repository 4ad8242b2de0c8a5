"""Reading an article: moving, selecting and copying by keys and mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from annotator.domain.article import Direction
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.ui.article.view import ReadingPosition

TEXT = "The union\u00a0wants “open books”.\n\nThe 👩🏽\u200d⚕️ nurse said no. Zoe\u0301 left."
LONG = "\n\n".join(f"Paragraph {number} of the paper speaks of the tolls." for number in range(200))

NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def test_the_text_cannot_be_changed_by_any_key(qtbot, view):
    view.show_article(TEXT)
    QGuiApplication.clipboard().setText("pasted")
    qtbot.keyClicks(view, "typed")
    for key in (Key.Key_Return, Key.Key_Backspace, Key.Key_Delete):
        qtbot.keyClick(view, key)
    for key in (Key.Key_V, Key.Key_X, Key.Key_Z):
        qtbot.keyClick(view, key, CONTROL)
    qtbot.keyClick(view, Key.Key_A, CONTROL)
    assert view.selected_span() == TextSpan(0, len(TEXT))
    assert view.document().characterCount() - 1 == len(TEXT.encode("utf-16-le")) // 2


def test_shift_and_an_arrow_select_a_character(qtbot, view):
    view.show_article(TEXT)
    with qtbot.waitSignal(view.span_selected) as selected:
        qtbot.keyClick(view, Key.Key_Right, SHIFT)
    assert selected.args == [TextSpan(0, 1)]


@pytest.mark.parametrize(("before", "words"), [("The ", "👩🏽\u200d⚕️"), ("Zo", "e\u0301")])
def test_one_arrow_selects_the_whole_of_what_a_reader_sees_as_one(qtbot, view, before, words):
    start = TEXT.rindex(before) + len(before)
    view.show_article(TEXT)
    view.set_caret(start)
    qtbot.keyClick(view, Key.Key_Right, SHIFT)
    assert view.selected_span().slice(TEXT) == words


def test_shift_and_arrows_select_words_and_lines(qtbot, view):
    view.show_article(TEXT)
    qtbot.keyClick(view, Key.Key_Right, SHIFT | CONTROL)
    assert view.selected_span().slice(TEXT).strip() == "The"
    qtbot.keyClick(view, Key.Key_End, SHIFT)
    assert view.selected_span().slice(TEXT) == "The union\u00a0wants “open books”."
    qtbot.keyClick(view, Key.Key_End, SHIFT | CONTROL)
    assert view.selected_span() == TextSpan(0, len(TEXT))


def test_an_arrow_without_shift_ends_the_selection(qtbot, view):
    view.show_article(TEXT)
    qtbot.keyClick(view, Key.Key_Right, SHIFT)
    with qtbot.waitSignal(view.span_selected) as selected:
        qtbot.keyClick(view, Key.Key_Right)
    assert selected.args == [None]


def test_tab_leaves_the_text(qtbot, view):
    view.show_article(TEXT)
    qtbot.keyClick(view, Key.Key_Tab)
    assert view.caret() == 0
    assert view.document().characterCount() - 1 == len(TEXT.encode("utf-16-le")) // 2


def test_a_double_click_selects_a_word(qtbot, view, middle_of):
    view.show_article(TEXT)
    point = middle_of(TEXT.index("nurse") + 2)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NO, point)
    assert view.selected_span().slice(TEXT) == "nurse"


def test_dragging_selects_and_opens_no_annotation(qtbot, view, mark, middle_of):
    view.show_article(TEXT, [mark("a", TEXT, "“open books”")])
    first, last = TEXT.index("open"), TEXT.index("books")
    with qtbot.assertNotEmitted(view.mark_activated):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NO, middle_of(first))
        qtbot.mouseMove(view.viewport(), middle_of(last))
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NO, middle_of(last))
    assert view.selected_span().slice(TEXT) in {"open ", "pen ", "open b", "pen b"}


def test_copying_keeps_no_break_spaces_and_brings_plain_text_only(qtbot, view):
    view.show_article(TEXT)
    qtbot.keyClick(view, Key.Key_End, SHIFT)
    qtbot.keyClick(view, Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "The union\u00a0wants “open books”."
    assert not data.hasHtml()


def test_copying_several_parts_copies_all_that_is_selected(qtbot, view):
    view.show_article(TEXT)
    view.select(TextSpan(0, 3), parts=[TextSpan(4, 9)])
    qtbot.keyClick(view, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "The … union"


# Annotations under the pointer and under the caret

NESTED = "The union said “the tolls must fall, and they will fall soon” on Monday night."


@pytest.fixture
def nested(view, mark):
    marks = [
        mark("outer", NESTED, NESTED, kind=Kind.CLAIM),
        mark("inner", NESTED, "“the tolls must fall", kind=Kind.DEMAND),
        mark("cross", NESTED, "must fall, and they will fall soon”", kind=Kind.QUOTE),
    ]
    view.show_article(NESTED, marks)
    return view


@pytest.mark.parametrize(
    ("word", "smallest"),
    [("union", "outer"), ("tolls", "inner"), ("must", "inner"), ("they", "cross")],
)
def test_a_click_opens_the_smallest_annotation_there(nested, click, middle_of, word, smallest):
    opened = []
    nested.mark_activated.connect(opened.append)
    click(middle_of(NESTED.index(word) + 1))
    assert opened == [smallest]


def test_a_click_beside_every_annotation_opens_none(qtbot, view, mark, click, middle_of):
    view.show_article(TEXT, [mark("a", TEXT, "“open books”")])
    with qtbot.assertNotEmitted(view.mark_activated):
        click(middle_of(TEXT.index("union")))
        click(QPoint(view.viewport().width() - 5, 20))
        click(QPoint(200, view.viewport().height() - 5))


def test_a_click_on_a_line_in_the_margin_opens_its_annotation(qtbot, nested, click):
    opened = []
    nested.mark_activated.connect(opened.append)
    y = nested.rect_at(NESTED.index("must")).center().y()
    column = nested.rect_at(0).left()
    for outwards in range(2, 45):
        click(QPoint(column - outwards, y))
    assert list(dict.fromkeys(opened)) == ["outer", "inner", "cross"]


def test_a_click_on_a_letter_in_the_margin_opens_what_begins_there(qtbot, nested, click):
    line = nested.rect_at(NESTED.index("they"))
    with qtbot.waitSignal(nested.mark_activated) as activated:
        click(QPoint(nested.rect_at(0).left() - 55, nested.rect_at(0).center().y()))
    assert activated.args == ["inner"]
    assert line.isValid()


def test_only_the_left_button_opens(qtbot, nested, middle_of):
    with qtbot.assertNotEmitted(nested.mark_activated):
        point = middle_of(NESTED.index("tolls"))
        qtbot.mouseRelease(nested.viewport(), Qt.MouseButton.RightButton, NO, point)


def test_walking_into_an_annotation_by_key_opens_it_once(qtbot, nested):
    nested.set_caret(NESTED.index("“") - 1)
    opened = []
    nested.mark_activated.connect(opened.append)
    for _ in range(4):
        qtbot.keyClick(nested, Key.Key_Right)
    assert opened == ["inner"]


def test_selecting_by_key_opens_nothing(qtbot, nested):
    nested.set_caret(NESTED.index("“") - 1)
    with qtbot.assertNotEmitted(nested.mark_activated):
        for _ in range(4):
            qtbot.keyClick(nested, Key.Key_Right, SHIFT)


def test_the_caret_knows_the_annotations_over_it_the_smallest_first(nested):
    def names():
        return [one.annotation for one in nested.marks_at_caret()]

    nested.set_caret(NESTED.index("must"))
    assert names() == ["inner", "cross", "outer"]
    nested.set_caret(len(NESTED))
    assert names() == ["outer"]


def test_annotations_are_told_in_the_order_of_the_text(nested):
    assert [one.annotation for one in nested.mark_order()] == ["outer", "inner", "cross"]


def test_the_caret_reports_where_it_goes(qtbot, view):
    view.show_article(TEXT)
    view.set_caret(TEXT.index("👩"))
    with qtbot.waitSignal(view.caret_moved) as moved:
        qtbot.keyClick(view, Key.Key_Right)
    assert moved.args == [TEXT.index("👩") + len("👩🏽\u200d⚕️")]


# Parts


def test_further_parts_are_selected_too_until_the_selection_changes(qtbot, view):
    view.show_article(TEXT)
    view.select(TextSpan(10, 15), parts=[TextSpan(0, 3)])
    assert view.selected_parts() == (TextSpan(0, 3), TextSpan(10, 15))
    qtbot.keyClick(view, Key.Key_Right, SHIFT)
    assert view.selected_parts() == (TextSpan(10, 16),)
    assert view.extraSelections() == []


def test_without_a_selection_there_are_no_parts(view):
    view.show_article(TEXT)
    assert view.selected_span() is None
    assert view.selected_parts() == ()


# Where the reader is


def top_of(view, offset):
    return view.rect_at(offset).top()


def is_in_view(view, offset):
    return top_of(view, offset) >= 0 and view.rect_at(offset).bottom() <= view.viewport().height()


def test_what_is_selected_comes_into_view(view):
    view.show_article(LONG)
    start = LONG.index("Paragraph 150")
    view.select(TextSpan(start, start + 13))
    assert is_in_view(view, start)


def test_the_end_of_a_long_article_comes_into_view_before_it_was_ever_laid_out(view):
    long = LONG * 40
    view.show_article(long)
    view.select(TextSpan(len(long) - 30, len(long) - 10))
    assert is_in_view(view, len(long) - 30)


def test_the_annotation_in_focus_comes_into_view(view, mark):
    view.show_article(LONG, [mark("a", LONG, "Paragraph 150")])
    view.focus_mark("a")
    assert is_in_view(view, LONG.index("Paragraph 150"))


def test_a_selection_in_view_scrolls_nothing(view):
    view.show_article(LONG)
    view.select(TextSpan(200, 210))
    assert view.verticalScrollBar().value() == 0


def test_coming_back_to_an_article_finds_the_same_place(qtbot, view):
    view.show_article(LONG)
    view.set_caret(LONG.index("Paragraph 120"))
    qtbot.keyClick(view, Key.Key_PageDown)
    place, top = view.position_state(), view.verticalScrollBar().value()
    view.show_article(TEXT)
    view.show_article(LONG)
    view.restore_position(place)
    assert view.position_state() == place
    assert view.verticalScrollBar().value() == pytest.approx(top, abs=40)


def test_a_place_behind_the_end_is_the_end(view):
    view.show_article(TEXT)
    view.restore_position(ReadingPosition(5_000, 5_000))
    assert view.caret() == len(TEXT)


@pytest.mark.parametrize("steps", [1, 4, -2])
def test_a_change_of_size_keeps_the_place_and_the_selection(qtbot, view, steps):
    view.show_article(LONG)
    span = TextSpan(LONG.index("Paragraph 120"), LONG.index("Paragraph 121"))
    view.select(span)
    top, scrolled = view.position_state().top, view.verticalScrollBar().value()
    with qtbot.assertNotEmitted(view.span_selected):
        view.zoom_by(steps)
    assert view.selected_span() == span
    assert view.position_state().top == top
    view.zoom_by(0)
    assert view.verticalScrollBar().value() == pytest.approx(scrolled, abs=40)


def test_a_change_of_size_keeps_parts_and_the_end_that_moves(qtbot, view):
    view.show_article(TEXT)
    view.set_caret(15)
    qtbot.keyClick(view, Key.Key_Left, SHIFT)
    view.select(view.selected_span(), parts=[TextSpan(0, 3)])
    view.zoom_by(1)
    assert view.selected_parts() == (TextSpan(0, 3), TextSpan(14, 15))
    assert len(view.extraSelections()) == 1
    view.set_caret(15)
    qtbot.keyClick(view, Key.Key_Left, SHIFT)
    view.zoom_by(1)
    qtbot.keyClick(view, Key.Key_Left, SHIFT)
    assert view.selected_span() == TextSpan(13, 15)


def test_a_narrower_window_and_back_keeps_the_place(qtbot, view):
    view.show_article(LONG)
    start = LONG.index("Paragraph 120")
    view.select(TextSpan(start, start + 9))
    before, scrolled = view.position_state(), view.verticalScrollBar().value()
    for width in (*range(890, 420, -30), 900):
        view.resize(width, 500)
        assert view.position_state() == before
    assert view.verticalScrollBar().value() == pytest.approx(scrolled, abs=40)


def test_an_article_seen_from_its_beginning_stays_there(view):
    view.show_article(LONG)
    view.zoom_by(3)
    view.resize(500, 500)
    assert view.verticalScrollBar().value() == 0


def test_after_scrolling_the_new_place_is_kept(qtbot, view):
    view.show_article(LONG)
    view.zoom_by(1)
    view.verticalScrollBar().setValue(3_000)
    top = view.position_state().top
    assert top > 1_000
    view.resize(500, 500)
    assert view.position_state().top == top


# No article


def test_without_an_article_the_view_says_what_to_do(view, mark):
    view.show_article(TEXT, [mark("a", TEXT, "union")], Direction.LEFT_TO_RIGHT)
    view.clear_article("Press Ctrl+I to bring in an article.")
    assert view.accessibleDescription() == "Press Ctrl+I to bring in an article."
    assert view.selected_span() is None
    assert view.mark_order() == []
    assert view.marks_at_caret() == []
    assert view.caret() == 0


def test_without_an_article_marks_and_places_go_nowhere(view, mark):
    view.put_mark(mark("a", TEXT, "union"))
    view.drop_mark("a")
    view.focus_mark("a")
    view.select(TextSpan(0, 1))
    view.set_caret(0)
    view.restore_position(ReadingPosition(5, 5))
    assert view.position_state() == ReadingPosition(0, 0)


def test_an_empty_article_can_be_shown(qtbot, view):
    view.show_article("")
    qtbot.keyClick(view, Key.Key_A, CONTROL)
    assert view.selected_span() is None
    assert view.marks_at_caret() == []
