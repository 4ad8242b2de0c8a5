"""Usability checks U12 to U14: marks stand on their words and are told apart by every eye."""

from dataclasses import replace
from itertools import combinations

import pytest
from colour_sight import APART, READABLE, SIGHTS, closest, contrast
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage

from annotator.domain.article import Direction
from annotator.domain.codebook import Kind
from annotator.domain.text import direction_of
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project
from annotator.ui import theme as themes

ODD = (
    ("The dove \U0001f54a\ufe0f flew off, the farmer \U0001f469\u200d\U0001f33e said, at noon.",
     "off, the farmer \U0001f469\u200d\U0001f33e"),
    ("Talks\u00a0in Port\u00a0Kellin ended early on Friday evening.", "in Port\u00a0Kellin ended"),
    ("The first half of it\u2028and the second half of the notice.", "half of it\u2028and the"),
    ("The cafe\u0301 owner Zoe\u0308 Harl denied every word of it.", "cafe\u0301 owner Zoe\u0308"),
    ("قال الوزير سامر إن السفينة غادرت المرفأ أمس مساء", "سامر إن السفينة"),
    ("قال المتحدث باسم KVP إن 45 سفينة غادرت المرفأ", "باسم KVP إن 45 سفينة"),
    ("The word «مرفأ» means harbour, the captain Tovin Harl said.", "word «مرفأ» means"),
)  # fmt: skip
"""A paragraph and the words to be marked in it."""

_TURNS = 400


class Screen:
    """What the article's text looks like now, pixel by pixel."""

    def __init__(self, seat):
        view = seat.window.bench.view
        view.viewport().repaint()
        image = view.viewport().grab().toImage()
        image.setDevicePixelRatio(1)
        self._image = image.convertToFormat(QImage.Format.Format_RGB32)
        self.width = self._image.width()

    def at(self, place: QPoint) -> QColor:
        return self._image.pixelColor(place)

    def row(self, y, colour):
        """Return the x of every pixel of a colour on one row."""
        return [x for x in range(self.width) if self._image.pixelColor(x, y) == colour]

    def colours(self, area: QRect):
        """Return the colours of an area, row by row."""
        rows = range(max(0, area.top()), min(self._image.height(), area.bottom()))
        columns = range(max(0, area.left()), min(self.width, area.right()))
        return [[self._image.pixelColor(x, y) for x in columns] for y in rows]


@pytest.fixture
def odd(sit_down, tmp_path):
    """Somebody with an article of odd characters open."""
    path = tmp_path / "Odd.annproj"
    project = Project.create(path, "Coder A")
    head = "The Kellin Courier\n\nA Headline of Its Own"
    numbered = [f"Line {number}." for number in range(len(ODD))]
    draft = read_paste("\n\n".join([head, *numbered]))
    # A paste is cleaned of line separators; articles that came another way may hold them.
    odd = dict(zip(numbered, (line for line, _ in ODD), strict=True))
    lines = tuple(replace(line, text=odd.get(line.text, line.text)) for line in draft.lines)
    bring_in(project, [("", replace(draft, lines=lines))])
    project.close()
    return sit_down(path)


def _select(seat, words):
    """Select words with Shift and the arrow that runs as the paragraph does."""
    view = seat.window.bench.view
    start = seat.text.index(words)
    line = next(p for p, w in ODD if w == words)
    onwards = "Left" if direction_of(line) is Direction.RIGHT_TO_LEFT else "Right"
    view.set_caret(start)
    for _ in range(_TURNS):
        seat.press(f"Shift+{onwards}")
        span = view.selected_span()
        if span and span.end >= start + len(words):
            return
    raise AssertionError("The selection never came to its end.")


@pytest.mark.parametrize("words", [words for _, words in ODD])
def test_u12_words_selected_by_keyboard_are_kept_and_marked_to_the_letter(odd, words):
    view, theme = odd.window.bench.view, themes.load(themes.LIGHT)
    _select(odd, words)
    start = odd.text.index(words)
    # Just under the top of its letters, a line shows what is behind them.
    lines = sorted({view.rect_at(at).top() + 1 for at in (start, start + len(words) - 1)})
    before = Screen(odd)
    selected = [before.row(y, theme.selection) for y in lines]
    odd.press("Q", "0")
    (statement,) = odd.annotations()
    (part,) = statement.parts
    assert part.exact == words == part.span.slice(odd.text)
    odd.window.desk.focus_statement(None)
    view.set_caret(len(odd.text))
    after = Screen(odd)
    for y, there in zip(lines, selected, strict=True):
        marked = after.row(y, theme.kinds[Kind.QUOTE].fill)
        assert (marked[0], marked[-1]) == pytest.approx((there[0], there[-1]), abs=2)
        assert len(marked) == pytest.approx(len(there), abs=12)  # letters reach into the row


KINDS = list(Kind)


@pytest.fixture
def coded(desk, paragraph):
    """The wire article with a statement of each kind, none in focus; returns their offsets."""
    offsets = {}
    for number, kind in enumerate(KINDS, 1):
        desk.window.bench.view.set_caret(desk.text.index(paragraph(number)))
        desk.press("J", kind.value[0].upper(), "0")
        offsets[kind] = desk.window.desk.statement.start
    desk.window.desk.focus_statement(None)
    desk.window.bench.view.set_caret(len(desk.text) - 1)
    return offsets


def _bring(desk, offset):
    """Have the line of an offset in view, nothing selected on it."""
    desk.window.bench.view.set_caret(len(desk.text) - 1)
    desk.window.bench.view.set_caret(offset)
    desk.window.desk.focus_statement(None)
    desk.settle()


@pytest.mark.parametrize("larger", [0, 10], ids=["100 %", "200 %"])
def test_u13_in_every_theme_and_size_all_statements_are_drawn_and_readable(desk, coded, larger):
    desk.shell.resize(1280, 820)
    desk.press(*["Ctrl++"] * larger)
    view = desk.window.bench.view
    for name in (themes.DARK, themes.HIGH_CONTRAST, themes.LIGHT):
        desk.press("Ctrl+Shift+L")
        theme = themes.load(name)
        assert view.palette().base().color() == theme.page
        assert view.horizontalScrollBar().maximum() == 0
        for kind, offset in coded.items():
            _bring(desk, offset)
            place = view.rect_at(offset + 1)
            screen, fill = Screen(desk), theme.kinds[kind].fill
            assert screen.at(place.topLeft() + QPoint(0, 1)) == fill, (name, kind)
            ink = screen.colours(QRect(place.topLeft(), place.size()).adjusted(2, 2, 120, -2))
            assert max(contrast(one, fill) for row in ink for one in row) >= READABLE


def test_u13_the_lists_give_room_to_a_larger_text_and_take_it_back(desk):
    desk.shell.resize(1280, 820)
    desk.settle()
    bench, view = desk.window.bench, desk.window.bench.view
    before = [one.width() for one in (bench.articles, view, bench.statements)]
    desk.press(*["Ctrl++"] * 10)
    articles, text, statements = (one.width() for one in (bench.articles, view, bench.statements))
    assert articles < before[0]
    assert text > before[1] + 100
    assert 200 < statements < before[2]
    desk.press("Ctrl+0")
    assert [one.width() for one in (bench.articles, view, bench.statements)] == before


@pytest.mark.parametrize("name", themes.names())
def test_u14_the_kinds_are_told_apart_without_seeing_red_and_green(desk, coded, name):
    while desk.window._theming.theme.name != name:
        desk.press("Ctrl+Shift+L")
    theme, view = themes.load(name), desk.window.bench.view
    fills, letters = [], []
    for offset in coded.values():
        _bring(desk, offset)
        screen, line = Screen(desk), view.rect_at(offset)
        fills.append(screen.at(view.rect_at(offset + 1).topLeft() + QPoint(0, 1)))
        chip = screen.colours(QRect(line.left() - 96, line.top(), 52, line.height()))
        # The letter, whatever the colours: where it is as dark or light as text.
        letters.append([[contrast(one, theme.page) > 6 for one in row] for row in chip])
    for sight in SIGHTS:
        assert closest(fills, sight) >= APART, sight
    assert all(any(map(any, letter)) for letter in letters)
    assert all(one != other for one, other in combinations(letters, 2))
