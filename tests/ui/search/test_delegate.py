"""How a hit is drawn: heavier than its context, at the same place in every row."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.domain.spans import TextSpan
from annotator.editing.search import Hit
from annotator.ui import theme as themes
from annotator.ui.search.delegate import HitDelegate
from annotator.ui.search.rows import HitRows

WIDTH, HEIGHT = 900, 30


@pytest.fixture
def drawn(qapp):
    """Draw one hit alone and return the picture."""

    def draw(before, words, after, theme=themes.LIGHT):
        colours = themes.load(theme)
        rows = HitRows()
        rows.show([Hit("a", "", "", "", TextSpan(0, 1), before, words, after)])
        picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        picture.fill(colours.page)
        painter = QPainter(picture)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, WIDTH, HEIGHT)
        option.font, option.direction = qapp.font(), Qt.LayoutDirection.LeftToRight
        painter.setPen(colours.text)
        HitDelegate(colours, rows).paint(painter, option, rows.index(0, 0))
        painter.end()
        return picture

    return draw


def inked(picture, colour=None):
    """Return the columns right of the title that hold anything but the page."""
    page = picture.pixelColor(WIDTH - 1, 0)
    return [
        x
        for x in range(round(WIDTH * 0.3), WIDTH)
        if any(picture.pixelColor(x, y) != page for y in range(HEIGHT))
    ]


def test_hits_begin_at_the_same_place_in_every_row(drawn):
    short, long = drawn("", "sea", ""), drawn("", "seasides", "")
    assert abs(inked(short)[0] - inked(long)[0]) <= 1


def test_a_hit_is_heavier_than_the_same_words_around_it(drawn):
    hit, context = drawn("", "minimum", ""), drawn("minimum", "", "")
    assert len(inked(hit)) > len(inked(context))


def test_the_words_before_a_hit_end_at_it_and_those_behind_begin_at_it(drawn):
    start = inked(drawn("", "sea", ""))[0]
    assert inked(drawn("at the", "", ""))[-1] <= start + 1
    assert inked(drawn("", "", "side"))[0] >= start - 1


def test_what_stands_before_an_arabic_hit_is_drawn_at_its_right(drawn):
    start = inked(drawn("", "المحادثات", ""))[0]
    before = inked(drawn("قال الوزير إن ", "المحادثات", ""))
    assert before[0] >= start - 1
    assert inked(drawn("", "المحادثات", " ستستمر"))[0] < start


def test_a_long_context_is_cut_on_its_far_side(drawn):
    columns = inked(drawn("x " * 300, "sea", " y" * 300))
    assert columns[0] >= round(WIDTH * 0.24)
    assert columns[-1] < WIDTH
