"""The map in the scroll bar: where the statements are, of which kind, and which is in focus."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from annotator.domain.annotation import Mark
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.ui import theme as themes

LINE = "The council of Port Kellin wants the toll figures published by the end of May. "
TEXT = "\n\n".join(LINE * (5 if number < 30 else 1) for number in range(80))
KINDS = list(Kind)


@pytest.fixture
def at():
    """Make a mark over ten words of a paragraph, counted from 0."""

    def make(name, paragraph, kind=Kind.QUOTE, text=TEXT):
        start = sum(len(one) + 2 for one in text.split("\n\n")[:paragraph])
        return Mark(name, kind, frozenset(), (TextSpan(start, start + 60),))

    return make


def is_laid_out(view):
    """Tell whether Qt, which goes about it step by step, has come to the end and told of it."""
    bar, document = view.verticalScrollBar(), view.document()
    told = abs(bar.maximum() + bar.pageStep() - document.size().height()) <= 1
    return told and document.lastBlock().layout().lineCount() > 0


class Map:
    """The scroll bar as it looks, pixel by pixel."""

    def __init__(self, qtbot, view):
        bar = view.verticalScrollBar()
        bar.repaint()
        qtbot.waitUntil(lambda: is_laid_out(view) and not bar._counting.isActive())
        image = bar.grab().toImage()
        image.setDevicePixelRatio(1)
        self._image = image.convertToFormat(QImage.Format.Format_RGB32)

    def places(self, colour):
        """Return x and y of all pixels of a colour."""
        return [
            (x, y)
            for y in range(self._image.height())
            for x in range(self._image.width())
            if self._image.pixelColor(x, y) == colour
        ]

    def columns(self, colour):
        return sorted({x for x, _ in self.places(colour)})

    def rows(self, colour):
        return sorted({y for _, y in self.places(colour)})


@pytest.fixture
def seen(qtbot, view):
    return lambda: Map(qtbot, view)


def expected(view, offset):
    """Return the row of the bar that a place in the text has."""
    bar = view.verticalScrollBar()
    groove = bar._groove()
    y = view.rect_at(offset).top() + bar.value()
    return groove.top() + groove.height() * y / view.document().size().height()


@pytest.mark.parametrize("name", themes.names())
def test_each_kind_has_a_column_and_a_colour_of_its_own(view, seen, at, name):
    theme = themes.load(name)
    view.set_theme(theme)
    view.show_article(TEXT, [at(kind, 20, kind) for kind in KINDS])
    columns = [seen().columns(theme.kinds[kind].line) for kind in KINDS]
    assert all(columns)
    assert all(one[-1] < other[0] for one, other in pairwise(columns))


def test_in_a_window_from_right_to_left_the_columns_are_mirrored(view, seen, at, theme):
    view.show_article(TEXT, [at(kind, 20, kind) for kind in KINDS])
    lines = [theme.kinds[kind].line for kind in KINDS]
    rightwards = [seen().columns(line) for line in lines]
    view.verticalScrollBar().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [seen().columns(line) for line in lines] == rightwards[::-1]


@pytest.mark.parametrize("paragraph", [0, 7, 41, 79])
def test_a_statement_stands_where_the_slider_is_when_it_is_in_view(
    view, seen, at, theme, paragraph
):
    mark = at("a", paragraph)
    view.show_article(TEXT, [mark])
    line = theme.kinds[Kind.QUOTE].line
    for change in (lambda: None, lambda: view.zoom_by(5), lambda: view.resize(600, 600)):
        change()
        assert seen().rows(line)[0] == pytest.approx(expected(view, mark.spans[0].start), abs=4)


def test_the_shortest_statement_can_be_seen(view, seen, theme):
    view.show_article(TEXT, [Mark("a", Kind.CLAIM, frozenset(), (TextSpan(900, 901),))])
    assert len(seen().rows(theme.kinds[Kind.CLAIM].line)) >= 2


def test_each_part_of_a_statement_is_on_the_map_and_what_is_between_is_not(
    view, seen, at, theme, stretches
):
    spans = at("x", 10).spans + at("y", 60).spans
    view.show_article(TEXT, [Mark("a", Kind.QUOTE, frozenset(), spans)])
    assert len(stretches(seen().rows(theme.kinds[Kind.QUOTE].line))) == 2


def test_a_statement_comes_and_goes_and_those_beside_it_stay(view, seen, at, theme, stretches):
    line = theme.kinds[Kind.QUOTE].line
    view.show_article(TEXT, [at("a", 10)])
    before = seen().rows(line)
    view.put_mark(at("b", 10))
    assert seen().rows(line) == before
    view.put_mark(at("b", 70))
    assert len(stretches(seen().rows(line))) == 2
    view.put_mark(at("b", 70, Kind.DEMAND))
    assert seen().rows(line) == before
    assert seen().rows(theme.kinds[Kind.DEMAND].line)
    view.drop_mark("a")
    view.drop_mark("b")
    assert not seen().rows(line)
    assert not seen().rows(theme.kinds[Kind.DEMAND].line)


def test_the_statement_in_focus_has_a_frame_over_the_whole_width(view, seen, at, theme):
    mark = at("a", 30)
    view.show_article(TEXT, [mark, at("b", 50)])
    view.verticalScrollBar().setEnabled(True)
    assert len(seen().columns(theme.text)) < 8  # the arrows of the bar
    view.focus_mark("a")
    frame = [y for x, y in seen().places(theme.text) if x == 1]
    tick = seen().rows(theme.kinds[Kind.QUOTE].line)
    assert frame[0] < tick[0] <= frame[0] + 4
    view.drop_mark("a")
    assert len(seen().columns(theme.text)) < 8


def test_the_frame_outlives_another_size_of_type(view, seen, at, theme):
    view.show_article(TEXT, [at("a", 30)])
    view.focus_mark("a")
    view.zoom_by(3)
    assert [y for x, y in seen().places(theme.text) if x == 1]


def test_another_article_has_another_map(view, seen, at, theme):
    view.show_article(TEXT, [at("a", 30)])
    view.focus_mark("a")
    seen()
    view.show_article(TEXT, [at("b", 70, Kind.CLAIM)])
    now = seen()
    assert not now.rows(theme.kinds[Kind.QUOTE].line)
    assert now.rows(theme.kinds[Kind.CLAIM].line)
    assert len(now.columns(theme.text)) < 8


def test_without_the_map_the_bar_is_a_plain_one(view, seen, at, theme):
    view.show_article(TEXT, [at("a", 30)])
    view.show_map(False)
    assert not seen().rows(theme.kinds[Kind.QUOTE].line)
    view.put_mark(at("b", 50))
    assert not seen().rows(theme.kinds[Kind.QUOTE].line)
    view.show_map(True)
    assert seen().rows(theme.kinds[Kind.QUOTE].line)


def test_scrolling_draws_the_map_no_more_than_once(view, seen, at, qtbot):
    view.show_article(TEXT, [at("a", 30)])
    seen()
    bar = view.verticalScrollBar()
    drawn, original = [], bar._drawn
    bar._drawn = lambda rows: drawn.append(rows) or original(rows)
    for step in range(5):
        bar.setValue(200 * step)
        bar.repaint()
    assert drawn == []
