"""Annotations are painted on the words they belong to, each kind in its own way."""

from itertools import combinations

import pytest
from colour_sight import READABLE, contrast, distance
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.domain.annotation import Mark
from annotator.domain.article import Direction
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.domain.text import snap_to_graphemes
from annotator.ui import theme as themes
from annotator.ui.article.painter import Look, Tint
from annotator.ui.article.view import ArticleView

TEXT = "The council of Port Kellin wants the toll figures published by the end of May."
SEVERAL = "First line.\n\nSecond line.\n\nThird line."
KINDS = list(Kind)


def band(view, offset):
    """Return a row just under the top of the letters' own height: fills show there, ink hardly."""
    return view.rect_at(offset).top() + 2


def shows(view, picture, offset, colour):
    """Tell whether the character at an offset stands on a colour."""
    edges = sorted((view.rect_at(offset).left(), view.rect_at(offset + 1).left()))
    return (edges[0] + edges[1]) // 2 in picture().row(band(view, offset), colour)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", themes.names())
def test_each_kind_has_its_fill_from_the_first_letter_to_the_last(view, picture, mark, kind, name):
    theme = themes.load(name)
    view.set_theme(theme)
    view.show_article(TEXT, [mark("a", TEXT, "Port Kellin", kind=kind)])
    start = TEXT.index("Port Kellin")
    fill = theme.kinds[kind].fill
    filled = picture().row(band(view, start), fill)
    assert filled[0] == pytest.approx(view.rect_at(start).left(), abs=1)
    assert filled[-1] == pytest.approx(view.rect_at(start + 11).left(), abs=2)
    assert not shows(view, picture, start - 2, fill)
    assert not shows(view, picture, start + 13, fill)


def test_a_new_mark_shows_at_once_and_goes_when_dropped(view, picture, mark, theme):
    view.show_article(TEXT)
    start = TEXT.index("Port")
    view.put_mark(mark("a", TEXT, "Port Kellin"))
    assert shows(view, picture, start, theme.kinds[Kind.QUOTE].fill)
    view.drop_mark("a")
    assert shows(view, picture, start, theme.page)
    view.drop_mark("a")
    assert view.mark_order() == []


def test_a_changed_mark_takes_its_new_place_and_colour(view, picture, mark, theme):
    view.show_article(TEXT, [mark("a", TEXT, "Port Kellin")])
    view.put_mark(mark("a", TEXT, "toll figures", kind=Kind.DEMAND))
    assert shows(view, picture, TEXT.index("Port"), theme.page)
    assert shows(view, picture, TEXT.index("toll"), theme.kinds[Kind.DEMAND].fill)


def test_a_mark_is_painted_again_only_where_it_stands(qtbot, view, mark):
    view.show_article(SEVERAL)
    painted = []
    original = view.paintEvent
    view.paintEvent = lambda event: (painted.append(event.rect()), original(event))
    qtbot.wait(1)
    painted.clear()
    view.put_mark(mark("a", SEVERAL, "Second line"))
    qtbot.waitUntil(lambda: len(painted) > 0)
    line = view.rect_at(SEVERAL.index("Second"))
    (rect,) = painted
    assert rect.top() <= line.top()
    assert rect.height() < 2.5 * line.height()


@pytest.mark.parametrize("place", ["first", "last"])
@pytest.mark.parametrize("direction", list(Direction))
def test_a_mark_on_the_first_and_on_the_last_line_in_view_is_painted(qtbot, view, place, direction):
    text = "\n\n".join([ARABIC if direction is Direction.RIGHT_TO_LEFT else TEXT] * 60)
    view.show_article(text, [], direction)
    view.verticalScrollBar().setValue(1_000)
    height = view.viewport().height()
    visible = [at for at in range(len(text)) if 5 < view.rect_at(at).top() < height - 30]
    start = visible[0] + 3 if place == "first" else visible[-1] - 8
    painted = []
    original = view.paintEvent
    view.paintEvent = lambda event: (painted.append(event.rect()), original(event))
    qtbot.wait(1)
    painted.clear()
    view.put_mark(Mark("a", Kind.QUOTE, frozenset(), (TextSpan(start, start + 5),)))
    qtbot.waitUntil(lambda: len(painted) > 0)
    assert painted[0].contains(view.rect_at(start).center())


def test_the_inner_of_two_nested_marks_shows(view, picture, mark, theme):
    outer = mark("outer", TEXT, TEXT, kind=Kind.CLAIM)
    inner = mark("inner", TEXT, "Port Kellin", kind=Kind.DEMAND)
    for marks in ([outer, inner], [inner, outer]):
        view.show_article(TEXT, marks)
        assert shows(view, picture, TEXT.index("Kellin"), theme.kinds[Kind.DEMAND].fill)
        assert shows(view, picture, TEXT.index("wants"), theme.kinds[Kind.CLAIM].fill)


def test_all_parts_of_a_mark_are_painted_and_what_is_between_is_not(view, picture, mark, theme):
    view.show_article(TEXT, [mark("a", TEXT, "Port", "figures")])
    fill = theme.kinds[Kind.QUOTE].fill
    assert shows(view, picture, TEXT.index("Port") + 1, fill)
    assert shows(view, picture, TEXT.index("figures") + 1, fill)
    assert not shows(view, picture, TEXT.index("wants"), fill)


def test_the_mark_in_focus_is_drawn_strongest(view, picture, mark, theme):
    view.show_article(TEXT, [mark("a", TEXT, "Port Kellin"), mark("b", TEXT, "figures")])
    style = theme.kinds[Kind.QUOTE]
    view.focus_mark("a")
    assert shows(view, picture, TEXT.index("Kellin") + 1, style.strong)
    assert shows(view, picture, TEXT.index("figures") + 1, style.fill)
    x = (view.rect_at(TEXT.index("Port")).left() + view.rect_at(TEXT.index("Port") + 4).left()) // 2
    frame = picture().column(x, style.line, near=60)
    assert len(frame) >= 2
    view.focus_mark("b")
    assert shows(view, picture, TEXT.index("Kellin") + 1, style.fill)
    view.focus_mark(None)
    assert shows(view, picture, TEXT.index("figures") + 1, style.fill)


def test_of_marks_over_the_very_same_words_the_one_in_focus_is_on_top(view, picture, mark, theme):
    view.show_article(TEXT, [mark(kind, TEXT, TEXT[:40], kind=kind) for kind in KINDS])
    for kind in KINDS:
        view.focus_mark(kind)
        assert shows(view, picture, 10, theme.kinds[kind].strong)


def test_a_mark_that_comes_later_is_drawn_in_focus(view, picture, mark, theme):
    view.show_article(TEXT)
    view.focus_mark("a")
    view.put_mark(mark("a", TEXT, "Port Kellin"))
    assert shows(view, picture, TEXT.index("Kellin") + 1, theme.kinds[Kind.QUOTE].strong)


def test_a_mark_put_anew_stays_in_focus(view, picture, mark, theme):
    view.show_article(TEXT, [mark("a", TEXT, "Port Kellin")])
    view.focus_mark("a")
    view.put_mark(mark("a", TEXT, "Port Kellin", kind=Kind.CLAIM))
    assert shows(view, picture, TEXT.index("Kellin") + 1, theme.kinds[Kind.CLAIM].strong)


@pytest.mark.parametrize("name", themes.names())
def test_a_selection_looks_like_no_kind_and_lies_over_all(view, picture, mark, name):
    theme = themes.load(name)
    view.set_theme(theme)
    view.show_article(TEXT, [mark(kind, TEXT, TEXT, kind=kind) for kind in KINDS])
    view.select(TextSpan(4, 11), parts=[TextSpan(15, 26)])
    fills = {style.fill.rgb() for style in theme.kinds.values()}
    fills |= {style.strong.rgb() for style in theme.kinds.values()}
    assert theme.selection.rgb() not in fills
    assert shows(view, picture, 5, theme.selection)
    assert shows(view, picture, 16, theme.selection)
    assert not shows(view, picture, 12, theme.selection)


def test_a_change_of_colours_keeps_place_and_selection(view, picture, mark):
    long = "\n\n".join([TEXT] * 90)
    view.show_article(long, [mark("a", long, long)])
    view.select(TextSpan(4_000, 4_010))
    place, scrolled = view.position_state(), view.verticalScrollBar().value()
    dark = themes.load(themes.DARK)
    view.set_theme(dark)
    assert view.position_state() == place
    assert view.verticalScrollBar().value() == scrolled
    assert view.selected_span() == TextSpan(4_000, 4_010)
    assert shows(view, picture, 4_020, dark.kinds[Kind.QUOTE].fill)


def test_a_larger_type_keeps_the_marks_on_their_words(view, picture, mark, theme):
    view.show_article(TEXT, [mark("a", TEXT, "Port Kellin")])
    view.zoom_by(10)
    start = TEXT.index("Port")
    fill = theme.kinds[Kind.QUOTE].fill
    filled = picture().row(band(view, start), fill)
    assert filled[0] == pytest.approx(view.rect_at(start).left(), abs=1)
    assert shows(view, picture, start + 2, fill)


# Scripts in which edges are hard to find: the paint must cover what Qt's own selection covers.

ARABIC = "قال الوزير سامر إن 45 سفينة KVP غادرت المرفأ"
WORDS = [
    *("The", "port", "said", "no", "45", "2026", "3,5", "KVP", "“yes”", "(b)", "x-y", "—", "%"),
    *("قال", "الوزير", "مُحَمَّد,", "«نعم»", "لا", "שלט", "הוא"),
    *("😀", "👩🏽\u200d⚕️", "🇩🇪", "e\u0301te\u0301", "a\u00a0b", "soft\u00adhyphen"),
]
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


@pytest.fixture(scope="module")
def shown(qapp, reading_font):
    made = ArticleView(themes.load(themes.LIGHT))
    made.set_reading_font(reading_font)
    made.resize(1_000, 260)  # so high that nothing scrolls between two looks at one row
    made.show()
    yield made
    made.close()
    made.deleteLater()


@given(LINES, st.sampled_from(Direction), st.data())
def test_paint_covers_the_same_glyphs_as_qt_s_own_selection(
    shown, picture_of, text: str, direction: Direction, data: st.DataObject
) -> None:
    theme = themes.load(themes.LIGHT)
    start = data.draw(st.integers(0, len(text) - 1))
    span = TextSpan(start, data.draw(st.integers(start + 1, len(text))))
    span = snap_to_graphemes(text, span)
    assume(span.slice(text).strip())
    shown.show_article(text, [], direction)
    shown.select(span)
    row = shown.rect_at(0).top() + 2
    selected = set(picture_of(shown).row(row, theme.selection))
    shown.set_caret(len(text))
    shown.put_mark(Mark("a", Kind.QUOTE, frozenset(), (span,)))
    filled = set(picture_of(shown).row(row, theme.kinds[Kind.QUOTE].fill))
    # Letters that reach up into the row hide a few pixels, and edges may differ by one or two.
    assert len(selected ^ filled) <= 16
    assert len(selected - filled) <= 12


def test_right_to_left_paragraphs_stand_on_the_right_and_others_on_the_left(view):
    text = f"{ARABIC}\n\n{TEXT}"
    view.show_article(text, [], Direction.RIGHT_TO_LEFT)
    middle = view.viewport().width() // 2
    assert view.rect_at(0).left() > middle
    assert view.rect_at(len(ARABIC) + 2).left() < middle


def test_a_paragraph_stands_on_the_side_of_most_of_its_letters(view):
    text = f"“{ARABIC[:20]}”, said Salma Dariyan, who keeps the tea house.\n\nKVP: {ARABIC}"
    for direction in Direction:
        view.show_article(text, [], direction)
        middle = view.viewport().width() // 2
        assert view.rect_at(0).left() < middle
        assert view.rect_at(text.index("KVP")).left() > middle


def test_a_row_of_digits_goes_with_a_right_to_left_article(view):
    text = f"{ARABIC}\n\n***\n\n{ARABIC}"
    view.show_article(text, [], Direction.RIGHT_TO_LEFT)
    assert view.rect_at(len(ARABIC) + 2).left() > view.viewport().width() // 2


def test_a_line_separator_inside_a_mark_leaves_both_lines_painted(view, picture, mark, theme):
    text = "One line\u2028and the next one"
    view.show_article(text, [mark("a", text, "line\u2028and the")])
    fill = theme.kinds[Kind.QUOTE].fill
    assert view.rect_at(text.index("next")).top() > view.rect_at(0).top()
    assert shows(view, picture, text.index("line"), fill)
    assert shows(view, picture, text.index("the"), fill)
    assert not shows(view, picture, text.index("next") + 1, fill)


@pytest.mark.parametrize("breaker", ["\u2029", "\ufdd0", "\ufdd1", "\u0085", "\ufeff", "😀"])
def test_nothing_before_a_mark_makes_it_drift(view, picture, mark, theme, breaker):
    text = f"Some {breaker} words{breaker}\n\nand then Port Kellin comes"
    view.show_article(text, [mark("a", text, "Port Kellin")])
    fill = theme.kinds[Kind.QUOTE].fill
    start = text.index("Port")
    filled = picture().row(band(view, start), fill)
    assert filled[0] == pytest.approx(view.rect_at(start).left(), abs=1)
    assert filled[-1] == pytest.approx(view.rect_at(start + 11).left(), abs=2)


def test_blanks_between_paragraphs_are_not_painted(view, picture, mark, theme):
    text = "First line.\n\u00a0\nSecond line."
    view.show_article(text, [mark("a", text, text)])
    gap = view.rect_at(text.index("\u00a0"))
    assert picture().row(gap.center().y(), theme.kinds[Kind.QUOTE].fill) == []


# Underlines: none, solid, dashed, wavy


BELOW, PITCH = 24, 35
"""From the top of a line to the room for underlines, and to the next line."""


def strokes(view, picture, stretches, kind, theme):
    """Return the strokes under the first line in the colour of a kind, row by row."""
    line, seen = view.rect_at(0), picture()
    rows = []
    for y in range(line.top() + BELOW, line.top() + PITCH):
        inked = seen.row(y, theme.kinds[kind].line, near=70)
        rows.append(stretches(x for x in inked if x >= line.left()))
    return [row for row in rows if row]


def test_a_quote_alone_has_no_underline(view, picture, mark, stretches, theme):
    view.show_article(TEXT, [mark("a", TEXT, TEXT[:60])])
    assert strokes(view, picture, stretches, Kind.QUOTE, theme) == []


def test_a_claim_is_underlined_in_one_stroke(view, picture, mark, stretches, theme):
    view.show_article(TEXT, [mark("a", TEXT, TEXT[:60], kind=Kind.CLAIM)])
    long = max(
        right - left
        for row in strokes(view, picture, stretches, Kind.CLAIM, theme)
        for left, right in row
    )
    assert long > 300


def test_a_demand_is_underlined_in_dashes(view, picture, mark, stretches, theme):
    view.show_article(TEXT, [mark("a", TEXT, TEXT[:60], kind=Kind.DEMAND)])
    row = max(strokes(view, picture, stretches, Kind.DEMAND, theme), key=len)
    assert len(row) > 20
    assert all(2 <= right - left <= 10 for left, right in row[1:-1])


def test_an_accusation_is_underlined_in_a_wave(view, picture, mark, stretches, theme):
    view.show_article(TEXT, [mark("a", TEXT, TEXT[:60], kind=Kind.ACCUSATION)])
    rows = strokes(view, picture, stretches, Kind.ACCUSATION, theme)
    waves = [row for row in rows if len(row) > 30]
    assert len(waves) >= 2
    tops, feet = ({left for left, _ in row} for row in (waves[0], waves[-1]))
    assert not tops & feet


def test_a_quote_that_shares_its_words_is_dotted(view, picture, mark, stretches, theme):
    quote = mark("a", TEXT, TEXT[:60])
    view.show_article(TEXT, [quote, mark("b", TEXT, TEXT[:50], kind=Kind.CLAIM)])
    row = max(strokes(view, picture, stretches, Kind.QUOTE, theme), key=len)
    assert len(row) > 60


def test_overlapping_marks_are_underlined_in_rows_of_their_own(
    view, picture, mark, stretches, theme
):
    view.show_article(
        TEXT,
        [
            mark(name, TEXT, TEXT[number : 60 - number], kind=Kind.CLAIM)
            for number, name in enumerate("abcd")
        ],
    )
    column = picture().column(view.rect_at(30).left(), theme.kinds[Kind.CLAIM].line, near=70)
    below = [y for y in column if y >= view.rect_at(0).top() + BELOW]
    assert len(stretches(below)) == 4
    assert below[-1] < view.rect_at(TEXT.index("May")).top()


def test_a_mark_too_deep_to_be_underlined_is_while_it_is_in_focus(
    view, picture, mark, stretches, theme
):
    upper = [mark(name, TEXT, TEXT[:60], kind=Kind.DEMAND) for name in "abcdefg"]
    view.show_article(TEXT, [*upper, mark("h", TEXT, TEXT[:61], kind=Kind.CLAIM)])
    assert strokes(view, picture, stretches, Kind.CLAIM, theme) == []
    dashes = len(strokes(view, picture, stretches, Kind.DEMAND, theme))
    view.focus_mark("h")
    longest = max(strokes(view, picture, stretches, Kind.CLAIM, theme), key=len)
    assert longest[0][1] - longest[0][0] > 300
    view.focus_mark("a")
    assert strokes(view, picture, stretches, Kind.CLAIM, theme) == []
    assert len(strokes(view, picture, stretches, Kind.DEMAND, theme)) >= dashes


@pytest.mark.parametrize("kind", KINDS)
def test_without_tints_nothing_is_filled(view, picture, mark, theme, kind):
    view.show_article(TEXT, [mark("a", TEXT, TEXT[:60], kind=kind)])
    view.set_tint(Tint.NONE)
    assert shows(view, picture, 10, theme.page)
    assert not picture().row(band(view, 10), theme.kinds[kind].fill)


def test_without_tints_each_kind_has_an_underline_of_its_own(view, picture, mark, stretches, theme):
    view.set_tint(Tint.NONE)
    seen = []
    for kind in KINDS:
        view.show_article(TEXT, [mark("a", TEXT, TEXT[:60], kind=kind)])
        rows = strokes(view, picture, stretches, kind, theme)
        seen.append([[(left - rows[0][0][0], right) for left, right in row] for row in rows])
    assert all(seen)
    assert all(one != other for one, other in combinations(seen, 2))


def test_without_tints_the_mark_in_focus_is_framed(view, picture, mark, theme):
    view.set_tint(Tint.NONE)
    view.show_article(TEXT, [mark("a", TEXT, TEXT[:60])])
    top = view.rect_at(0).top()
    blank = len(picture().row(top, theme.page))
    view.focus_mark("a")
    assert len(picture().row(top, theme.page)) < blank - 300


@pytest.mark.parametrize("name", themes.names())
def test_a_soft_tint_lies_between_the_page_and_the_full_one(view, picture, mark, name):
    theme = themes.load(name)
    view.set_theme(theme)
    view.set_tint(Tint.SOFT)
    for kind in KINDS:
        view.show_article(TEXT, [mark("a", TEXT, TEXT[:60], kind=kind)])
        soft = Look(theme, Tint.SOFT).fill(mark("a", TEXT, TEXT[:60], kind=kind))
        assert shows(view, picture, 10, soft)
        full = theme.kinds[kind].fill
        assert max(distance(soft, theme.page), distance(soft, full)) < distance(full, theme.page)
        assert contrast(theme.text, soft) >= READABLE


def test_with_a_soft_tint_the_mark_in_focus_still_stands_out(view, picture, mark, theme):
    view.set_tint(Tint.SOFT)
    view.show_article(TEXT, [mark("a", TEXT, TEXT[:60])])
    view.focus_mark("a")
    assert shows(view, picture, 10, theme.kinds[Kind.QUOTE].fill)


def test_words_under_one_another_never_touch_the_next_line(view, mark):
    text = " ".join([TEXT] * 3)
    view.show_article(text, [mark(name, text, text, kind=Kind.ACCUSATION) for name in "abcd"])
    first, second = view.rect_at(0), view.rect_at(90)
    assert second.top() - first.top() >= 1.5 * 22
