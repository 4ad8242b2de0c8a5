from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotator.ui.panels.ink import (
    Ink,
    blend,
    mirror,
    paint_background,
    paint_text,
    slanted,
    strong,
    write,
)
from annotator.ui.panels.plain import isolated

_SIZE = (200, 30)
_FLAGS = QStyle.StateFlag


@pytest.fixture
def paint(theme):
    """Paint on a page of the theme's colour."""

    def run(deed):
        image = QImage(*_SIZE, QImage.Format.Format_RGB32)
        image.fill(theme.page)
        painter = QPainter(image)
        result = deed(painter)
        painter.end()
        return image, result

    return run


def _background(paint, theme, *states):
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, *_SIZE)
    option.state = _FLAGS.State_Enabled
    for state in states:
        option.state |= state
    return paint(lambda painter: paint_background(painter, option, theme))[0]


def _inked(image, page):
    columns = range(image.width())
    rows = range(image.height())
    return [x for x in columns if any(image.pixelColor(x, y) != page for y in rows)]


def test_a_row_is_tinted_when_selected_and_less_so_under_the_mouse(paint, theme):
    plain, over, chosen = (
        _background(paint, theme, *states).pixelColor(100, 15)
        for states in ((), (_FLAGS.State_MouseOver,), (_FLAGS.State_Selected,))
    )
    assert plain == theme.page
    assert over == blend(theme.page, theme.accent, 0.05)
    assert chosen == blend(theme.page, theme.accent, 0.14)


def test_a_selected_row_has_a_bar_at_its_edge(paint, theme):
    image = _background(paint, theme, _FLAGS.State_Selected)
    assert image.pixelColor(5, 15) == theme.accent


def test_the_row_with_the_focus_has_a_ring(paint, theme):
    image = _background(paint, theme, _FLAGS.State_Selected, _FLAGS.State_HasFocus)
    colours = {image.pixelColor(100, y).name() for y in range(_SIZE[1])}
    assert theme.focus_ring.name() in colours


@pytest.mark.parametrize(("share", "mixed"), [(0, "#000000"), (1, "#ffffff"), (0.5, "#808080")])
def test_colours_are_mixed_by_their_share(share, mixed):
    assert blend(QColor("black"), QColor("white"), share).name() == mixed


def test_a_line_is_cut_to_its_area(paint, theme, qapp):
    ink = Ink(qapp.font(), theme.text)
    area = QRect(20, 0, 60, 30)
    image, width = paint(lambda painter: paint_text(painter, area, "words " * 40, ink))
    assert width <= 60
    assert min(_inked(image, theme.page)) >= 20
    assert max(_inked(image, theme.page)) <= 82


def test_a_short_line_says_how_wide_it_is(paint, theme, qapp):
    ink = Ink(qapp.font(), theme.text)
    _, width = paint(lambda painter: paint_text(painter, QRect(0, 0, *_SIZE), "Quote", ink))
    assert width == QFontMetrics(ink.font).horizontalAdvance("Quote")


def test_a_line_can_stand_at_the_right(paint, theme, qapp):
    ink = Ink(qapp.font(), theme.text)
    area = QRect(0, 0, *_SIZE)
    image, _ = paint(lambda painter: paint_text(painter, area, "7", ink, right=True))
    assert min(_inked(image, theme.page)) > _SIZE[0] - 20


def test_a_line_runs_from_left_to_right_even_in_a_window_that_does_not(paint, theme, qapp):
    def run(painter):
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return paint_text(painter, QRect(0, 0, *_SIZE), "7", Ink(qapp.font(), theme.text))

    image, _ = paint(run)
    assert max(_inked(image, theme.page)) < 20


_PAGE = QRect(0, 0, *_SIZE)
_LEFTWARDS = Qt.LayoutDirection.RightToLeft


def test_mirrored_a_line_begins_at_the_right_and_ends_at_the_left(paint, theme, qapp):
    ink = Ink(qapp.font(), theme.text)

    def run(painter, **where):
        mirror(painter, _PAGE, _LEFTWARDS)
        return paint_text(painter, _PAGE.adjusted(10, 0, -10, 0), "Quote", ink, **where)

    begins, width = paint(run)
    ends, _ = paint(lambda painter: run(painter, right=True))
    assert min(_inked(begins, theme.page)) >= _SIZE[0] - 10 - width - 2
    assert max(_inked(ends, theme.page)) <= 10 + width + 2


@pytest.mark.parametrize("area", [QRect(20, 0, 60, 30), QRect(101, 3, 57, 25)])
def test_mirrored_words_stand_at_the_mirrored_place_but_upright(paint, theme, qapp, area):
    centred = Qt.AlignmentFlag.AlignCenter

    def plain(painter):
        painter.setFont(qapp.font())
        opposite = QRect(area)
        opposite.moveRight(_SIZE[0] - 1 - area.left())
        write(painter, opposite, centred, "RG7")

    def mirrored(painter):
        painter.setFont(qapp.font())
        mirror(painter, _PAGE, _LEFTWARDS)
        write(painter, area, centred, "RG7")

    assert paint(mirrored)[0] == paint(plain)[0]


def _places_of(paint, theme, qapp, line, direction):
    """Return where a line's ink stands within it, in columns from its left edge."""

    def run(painter):
        mirror(painter, _PAGE, direction)
        return paint_text(painter, _PAGE, line, Ink(qapp.font(), theme.text))

    inked = _inked(paint(run)[0], theme.page)
    return [x - inked[0] for x in inked]


def test_words_of_ours_do_not_change_places_with_a_number_before_them(paint, theme, qapp):
    for direction in (Qt.LayoutDirection.LeftToRight, _LEFTWARDS):
        places = _places_of(paint, theme, qapp, "3  statements", direction)
        _, blank = max((b - a, a) for a, b in pairwise(places))
        assert blank < places[-1] / 3


def test_names_beside_one_another_change_places(paint, theme, qapp):
    line = f"{isolated('W')} · {isolated('iii')}"
    plain, mirrored = (
        _places_of(paint, theme, qapp, line, direction)
        for direction in (Qt.LayoutDirection.LeftToRight, _LEFTWARDS)
    )
    assert mirrored != plain


def test_in_a_window_that_runs_rightwards_nothing_is_mirrored(paint, theme, qapp):
    def run(painter):
        mirror(painter, _PAGE, Qt.LayoutDirection.LeftToRight)
        return paint_text(painter, _PAGE, "Quote", Ink(qapp.font(), theme.text))

    assert min(_inked(paint(run)[0], theme.page)) < 10


def test_other_cuts_leave_the_font_itself_alone(qapp):
    font = QFont(qapp.font())
    assert strong(font).weight() == QFont.Weight.DemiBold
    assert slanted(font).italic()
    assert font == qapp.font()
