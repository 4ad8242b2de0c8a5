"""The page: a calm column, type that grows, and only as much work as is on screen."""

from math import ceil

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import Mark
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.ui.article.geometry import Sheet

SENTENCE = "The council of Port Kellin wants the toll figures published by the end of May. "
CONTROL = Qt.KeyboardModifier.ControlModifier
NO = Qt.KeyboardModifier.NoModifier


def first_line(view, text):
    top = view.rect_at(0).top()
    return next((at for at in range(len(text)) if view.rect_at(at).top() > top), len(text))


@pytest.mark.parametrize("width", [800, 1_400, 2_500])
def test_a_line_holds_some_seventy_characters_however_wide_the_window(view, width):
    text = SENTENCE * 20
    view.resize(width, 700)
    view.show_article(text)
    assert 50 <= first_line(view, text) <= 75


def test_the_column_stands_in_the_middle_of_a_wide_window(view):
    view.resize(1_600, 700)
    view.show_article(SENTENCE * 20)
    margins = view.viewportMargins()
    assert margins.left() == margins.right() > 100


def test_a_narrow_window_narrows_the_column_and_then_scrolls_sideways(view):
    view.show_article(SENTENCE * 20)
    view.resize(400, 700)
    assert 15 <= first_line(view, SENTENCE * 20) <= 50
    assert view.horizontalScrollBar().maximum() == 0
    view.resize(200, 700)
    assert view.horizontalScrollBar().maximum() > 0


def test_the_column_holds_as_much_in_a_larger_type(view):
    view.resize(2_500, 700)
    view.show_article(SENTENCE * 20)
    before = first_line(view, SENTENCE * 20)
    view.zoom_by(10)
    assert view.zoom == 200
    assert first_line(view, SENTENCE * 20) == pytest.approx(before, abs=8)


def test_lines_stand_apart_by_half_their_height_and_paragraphs_by_more(view):
    text = f"{SENTENCE * 3}\n\nNext."
    view.show_article(text)
    tops = sorted({view.rect_at(at).top() for at in range(len(SENTENCE) * 3)})
    pitch = tops[1] - tops[0]
    height = ceil(QFontMetricsF(view.document().defaultFont()).height())
    assert pitch == pytest.approx(1.5 * height, abs=1)
    assert view.rect_at(text.index("Next")).top() - tops[-1] >= 1.5 * pitch - 1


@pytest.mark.parametrize(
    ("keys", "zoom"),
    [
        ([(Qt.Key.Key_Plus, CONTROL)], 110),
        ([(Qt.Key.Key_Minus, CONTROL)], 90),
        ([(Qt.Key.Key_Plus, CONTROL)] * 30, 200),
        ([(Qt.Key.Key_Minus, CONTROL)] * 30, 80),
        ([(Qt.Key.Key_Plus, CONTROL)] * 3 + [(Qt.Key.Key_0, CONTROL)], 100),
        ([(Qt.Key.Key_Plus, NO), (Qt.Key.Key_0, NO)], 100),
    ],
)
def test_control_and_a_sign_change_the_size(qtbot, view, keys, zoom):
    view.show_article(SENTENCE)
    for key, modifier in keys:
        qtbot.keyClick(view, key, modifier)
    assert view.zoom == zoom


def turn(view, angle, modifiers=CONTROL):
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(view.mapToGlobal(QPoint(50, 50))),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize(
    ("turns", "zoom"),
    [([120], 110), ([-120], 90), ([15] * 7, 100), ([15] * 8, 110), ([0], 100), ([-30] * 8, 80)],
)
def test_the_wheel_changes_the_size_notch_by_notch(view, turns, zoom):
    view.show_article(SENTENCE)
    for angle in turns:
        turn(view, angle)
    assert view.zoom == zoom


def test_the_wheel_alone_scrolls(view):
    view.show_article(SENTENCE * 200)
    turn(view, -120, NO)
    assert view.zoom == 100
    assert view.verticalScrollBar().value() > 0


def test_the_reading_font_can_be_changed(view, reading_font):
    view.show_article(SENTENCE)
    before = view.rect_at(10).left()
    larger = QFont(reading_font)
    larger.setPointSizeF(20)
    view.set_reading_font(larger)
    assert view.rect_at(10).left() != before


def test_the_window_s_font_is_not_the_article_s(view):
    view.show_article(SENTENCE)
    before = view.rect_at(10)
    view.setFont(QFont("serif", 30))
    QApplication.sendEvent(view, QEvent(QEvent.Type.ApplicationFontChange))
    assert view.rect_at(10) == before


def test_without_an_article_a_change_of_size_is_kept_for_the_next(view):
    view.zoom_by(2)
    view.show_article(SENTENCE)
    assert view.zoom == 120


def test_a_message_stands_in_the_middle_where_no_article_is_open(view, picture, theme):
    view.clear_article("Nothing here.")
    seen = picture()
    assert any(seen.row(y, theme.muted, near=40) for y in range(320, 380))
    assert not any(seen.row(y, theme.muted, near=40) for y in range(300))


# Work done grows with what is on screen


@pytest.fixture
def measured(monkeypatch):
    """Count the lines that are measured."""
    lines = []
    original = Sheet._measure

    def measure(self, *details):
        lines.append(1)
        return original(self, *details)

    monkeypatch.setattr(Sheet, "_measure", measure)
    return lines


def marks_along(text, count):
    step = len(text) // count
    return [
        Mark(f"a{n}", Kind.CLAIM, frozenset(), (TextSpan(n * step, n * step + 2 * step - 1),))
        for n in range(count - 1)
    ]


@pytest.mark.parametrize(
    "text", [SENTENCE * 2_500, (SENTENCE + "\n\n") * 2_500], ids=["one", "many"]
)
def test_only_lines_on_screen_are_measured(view, measured, text):
    view.show_article(text, marks_along(text, 2_000))
    view.viewport().repaint()
    assert 10 < len(measured) < 60


def test_a_mark_put_has_only_its_own_paragraph_measured_again(view, measured):
    text = (SENTENCE + "\n\n") * 2_500
    view.show_article(text, marks_along(text, 2_000))
    view.viewport().repaint()
    measured.clear()
    view.put_mark(Mark("new", Kind.QUOTE, frozenset(), (TextSpan(170, 190),)))
    view.viewport().repaint()
    assert 0 < len(measured) <= 3


def test_a_mark_put_out_of_sight_costs_nothing(view, measured):
    text = (SENTENCE + "\n\n") * 2_500
    view.show_article(text, marks_along(text, 200))
    view.viewport().repaint()
    measured.clear()
    view.put_mark(Mark("new", Kind.QUOTE, frozenset(), (TextSpan(180_000, 180_500),)))
    view.viewport().repaint()
    assert measured == []


def test_a_mark_over_the_whole_article_is_put_and_dropped_like_any_other(view, measured):
    text = (SENTENCE + "\n\n") * 2_500
    view.show_article(text, marks_along(text, 200))
    view.viewport().repaint()
    measured.clear()
    view.put_mark(Mark("new", Kind.QUOTE, frozenset(), (TextSpan(0, len(text)),)))
    view.viewport().repaint()
    view.drop_mark("new")
    view.viewport().repaint()
    assert 0 < len(measured) < 120


def test_lines_long_out_of_sight_are_forgotten(view, measured, monkeypatch):
    monkeypatch.setattr("annotator.ui.article.geometry._CACHED_BLOCKS", 20)
    text = (SENTENCE + "\n\n") * 100
    view.show_article(text)
    for _ in range(2):
        for value in range(0, 3_000, 300):
            view.verticalScrollBar().setValue(value)
            view.viewport().repaint()
    assert len(view._sheet._lines) <= 60
