"""The margin: paragraph numbers, a letter where each statement begins, a line along it."""

import pytest

from annotator.domain.article import Direction
from annotator.domain.codebook import Kind
from annotator.domain.gaps import Gap, GapIndex, Reason
from annotator.domain.spans import TextSpan
from annotator.ui import theme as themes

TEXT = " ".join(["The council of Port Kellin wants the toll figures published by May."] * 3)
ARABIC = "قال الوزير سامر إن السفينة غادرت المرفأ أمس وإنها لن تعود قبل نهاية الشهر"
KINDS = list(Kind)
# Widths of the margin at the usual size, from the text outwards, in pixels.
LANES, LETTERS, NUMBERS = (9, 45), (45, 96), (96, 118)
STEP = 9


def zone(view, which, offset=0, *, right=False):
    """Return left, right, top and bottom of a part of the margin beside a line."""
    line, (near, far) = view.rect_at(offset), which
    if right:
        return line.right() + near, line.right() + far, line.top(), line.top() + 23
    column = view.rect_at(0).left()
    return column - far, column - near, line.top(), line.top() + 23


def beside(view, picture, stretches, colour, offset=0):
    """Return the strokes in the lanes on a row through the letters of a line."""
    left, right, top, _ = zone(view, LANES, offset)
    seen = picture().row(top + 8, colour, near=70)
    return stretches(x for x in seen if left <= x <= right)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", themes.names())
def test_each_kind_has_its_letter_where_a_statement_begins(view, picture, mark, kind, name):
    theme = themes.load(name)
    view.set_theme(theme)
    view.show_article(f"First.\n\n{TEXT}", [mark("a", f"First.\n\n{TEXT}", TEXT[:150], kind=kind)])
    chip = theme.kinds[kind].fill
    assert picture().holds(chip, zone(view, LETTERS, 8))
    assert picture().holds(theme.text, zone(view, LETTERS, 8), near=60)
    assert not picture().holds(chip, zone(view, LETTERS, 0))
    assert not picture().holds(chip, zone(view, LETTERS, 100))


def test_the_four_letters_differ_in_shape_and_not_in_colour_alone(view, mark):
    shapes = set()
    for kind in KINDS:
        view.show_article(TEXT, [mark("a", TEXT, "Port", kind=kind)])
        left, right, top, bottom = map(round, zone(view, LETTERS))
        image = view.viewport().grab().toImage()
        shapes.add(
            tuple(
                image.pixelColor(x, y).lightness() < 90
                for x in range(left, right)
                for y in range(top, bottom)
            )
        )
    assert len(shapes) == len(KINDS)


def test_a_further_part_has_no_letter_of_its_own(view, picture, mark, theme):
    view.show_article(TEXT, [mark("a", TEXT, "Port", TEXT[120:180])])
    chip = theme.kinds[Kind.QUOTE].fill
    assert picture().holds(chip, zone(view, LETTERS, 0))
    assert not picture().holds(chip, zone(view, LETTERS, 130))


def test_a_statement_that_begins_with_blanks_has_one_letter(view, picture, mark, theme):
    text = f"First.\n\u00a0\n\n{TEXT}"
    view.show_article(text, [mark("a", text, text[7:60])])
    chip = theme.kinds[Kind.QUOTE].fill
    assert not picture().holds(chip, zone(view, LETTERS, 7))
    assert picture().holds(chip, zone(view, LETTERS, 12))


def test_a_statement_that_begins_with_the_blank_at_a_line_s_end_has_its_letter_on_the_next(
    view, picture, mark, theme
):
    view.show_article(TEXT)
    top = view.rect_at(0).top()
    word = next(at for at in range(len(TEXT)) if view.rect_at(at).top() > top)
    view.put_mark(mark("a", TEXT, TEXT[word - 1 : word + 60]))
    chip = theme.kinds[Kind.QUOTE].fill
    assert not picture().holds(chip, zone(view, LETTERS, 0))
    assert picture().holds(chip, zone(view, LETTERS, word))


def test_more_statements_than_there_is_room_for_become_a_number(view, picture, mark, theme):
    def third_letter():
        return picture().holds(theme.kinds[Kind.CLAIM].fill, zone(view, (81, 96)))

    view.show_article(TEXT, [mark(n, TEXT, TEXT[:40], kind=Kind.CLAIM) for n in "abc"])
    assert third_letter()
    view.put_mark(mark("d", TEXT, TEXT[:40], kind=Kind.CLAIM))
    assert not third_letter()
    assert picture().holds(theme.muted, zone(view, (81, 96)), near=20)


def test_the_mark_in_focus_has_its_letter_and_line_however_many_there_are(
    view, picture, mark, stretches, theme
):
    def seen():
        style = theme.kinds[Kind.ACCUSATION]
        letter = picture().holds(style.strong, zone(view, LETTERS))
        return letter, len(beside(view, picture, stretches, style.line))

    others = [mark(name, TEXT, TEXT[:60], kind=Kind.DEMAND) for name in "abcdefg"]
    view.show_article(TEXT, [*others, mark("h", TEXT, TEXT[:61], kind=Kind.ACCUSATION)])
    view.focus_mark("a")
    assert seen() == (False, 0)
    view.focus_mark("h")
    assert seen() == (True, 2)


def test_no_more_than_four_lines_are_drawn_side_by_side(view, picture, mark, stretches, theme):
    view.show_article(TEXT, [mark(name, TEXT, TEXT, kind=Kind.DEMAND) for name in "abcdefg"])
    colour = theme.kinds[Kind.DEMAND].line
    left, right, _, _ = zone(view, LANES)
    seen = picture()
    columns = [x for x in range(left, right + 1) if len(seen.column(x, colour, near=70)) > 10]
    assert len(stretches(columns)) == 4


def line_of(view, picture, stretches, theme, kind):
    """Return the strokes down the middle of the first lane."""
    colour = theme.kinds[kind].line
    seen, left = picture(), view.rect_at(0).left()
    x = max(range(left - 9 - STEP, left - 8), key=lambda x: len(seen.column(x, colour, near=70)))
    return stretches(seen.column(x, colour, near=70))


def test_a_quote_has_one_unbroken_line_from_its_first_line_to_its_last(
    view, picture, mark, stretches, theme
):
    view.show_article(TEXT, [mark("a", TEXT, TEXT)])
    ((top, bottom),) = line_of(view, picture, stretches, theme, Kind.QUOTE)
    assert top == pytest.approx(view.rect_at(0).top(), abs=3)
    assert bottom == pytest.approx(view.rect_at(len(TEXT)).top() + 22, abs=4)


def test_a_claim_is_dotted_and_a_demand_dashed(view, picture, mark, stretches, theme):
    lengths = {}
    for kind in (Kind.CLAIM, Kind.DEMAND):
        view.show_article(TEXT, [mark("a", TEXT, TEXT, kind=kind)])
        strokes = line_of(view, picture, stretches, theme, kind)
        assert len(strokes) > 5
        lengths[kind] = max(bottom - top + 1 for top, bottom in strokes)
    assert lengths[Kind.CLAIM] <= 4 < lengths[Kind.DEMAND] <= 9


def test_an_accusation_has_a_double_line(view, picture, mark, stretches, theme):
    view.show_article(TEXT, [mark("a", TEXT, TEXT, kind=Kind.ACCUSATION)])
    assert len(beside(view, picture, stretches, theme.kinds[Kind.ACCUSATION].line)) == 2


def test_a_secondary_kind_has_a_second_thin_line(view, picture, mark, stretches, theme):
    view.show_article(TEXT, [mark("a", TEXT, TEXT, kind=Kind.CLAIM, also=[Kind.QUOTE])])
    quote = beside(view, picture, stretches, theme.kinds[Kind.QUOTE].line)
    assert len(quote) == 1
    assert quote[0][1] - quote[0][0] <= 1


def test_marks_that_follow_each_other_on_one_line_share_its_height(
    view, picture, mark, stretches, theme
):
    view.show_article(TEXT, [mark("a", TEXT, "council"), mark("b", TEXT, "Kellin")])
    strokes = line_of(view, picture, stretches, theme, Kind.QUOTE)
    assert len(strokes) == 2
    assert strokes[0][0] >= view.rect_at(0).top()
    assert strokes[1][1] <= view.rect_at(0).top() + 24


def test_the_mark_in_focus_has_the_thicker_line(view, picture, mark, stretches, theme):
    view.show_article(TEXT, [mark("a", TEXT, TEXT)])
    colour = theme.kinds[Kind.QUOTE].line
    ((left, right),) = beside(view, picture, stretches, colour)
    view.focus_mark("a")
    ((strong_left, strong_right),) = beside(view, picture, stretches, colour)
    assert strong_right - strong_left > right - left


def test_a_flagged_statement_carries_a_flag(view, picture, mark, theme):
    view.show_article(TEXT, [mark("a", TEXT, "Port")])
    left, right, top, bottom = zone(view, LETTERS)
    assert not picture().holds(theme.danger, (left, right, top - 6, bottom))
    view.put_mark(mark("a", TEXT, "Port", flagged=True))
    assert picture().holds(theme.danger, (left, right, top - 6, bottom))


def test_every_paragraph_has_its_number_beside_its_first_line(view, picture, theme):
    text = f"{TEXT}\n\u00a0\n{TEXT}"
    second = len(TEXT) + 3
    view.show_article(text)
    for offset, numbered in ((0, True), (100, False), (len(TEXT) + 1, False), (second, True)):
        shown = picture().holds(theme.muted, zone(view, NUMBERS, offset), near=60)
        assert shown is numbered, offset


def test_beside_right_to_left_paragraphs_the_margin_is_on_the_right(view, picture, mark, theme):
    text = f"{ARABIC}\n\n{ARABIC}"
    view.show_article(text, [mark("a", text, ARABIC[:11])], Direction.RIGHT_TO_LEFT)
    style, number = theme.kinds[Kind.QUOTE], theme.muted
    assert picture().holds(style.fill, zone(view, LETTERS, right=True))
    assert picture().holds(style.line, zone(view, LANES, right=True))
    assert picture().holds(number, zone(view, NUMBERS, right=True), near=60)


def test_an_article_of_both_directions_has_a_margin_on_either_side(view, picture, mark, theme):
    text = f"{TEXT}\n\n{ARABIC}"
    marks = [mark("a", text, "Port"), mark("b", text, ARABIC[:11])]
    view.show_article(text, marks)
    chip = theme.kinds[Kind.QUOTE].fill
    assert picture().holds(chip, zone(view, LETTERS))
    assert picture().holds(chip, zone(view, LETTERS, len(TEXT) + 2, right=True))


def test_room_is_left_only_for_the_margins_there_are(view):
    widths = {}
    for name, text, direction in (
        ("left", f"{TEXT} مرفأ", Direction.LEFT_TO_RIGHT),
        ("right", ARABIC, Direction.RIGHT_TO_LEFT),
        ("both", f"{TEXT}\n\n{ARABIC}", Direction.LEFT_TO_RIGHT),
    ):
        view.show_article(text, [], direction)
        widths[name] = view.lineWrapColumnOrWidth()
    assert widths["left"] == widths["right"] < widths["both"]


RING = (2, 8)
"""Where the ring of a gap stands, from the text outwards."""


@pytest.mark.parametrize("name", themes.names())
def test_a_quiet_ring_marks_the_line_where_a_gap_begins(view, picture, name):
    theme = themes.load(name)
    view.set_theme(theme)
    view.show_article(f"First.\n\n{TEXT}")
    start = 8 + TEXT.index("The", 100)
    view.show_gaps(GapIndex([Gap(TextSpan(start, len(TEXT) + 8), Reason.REPORT, "wants")]))
    assert picture().holds(theme.muted, zone(view, RING, start), near=60)
    assert not picture().holds(theme.muted, zone(view, RING, 8), near=60)


def test_the_ring_goes_when_the_gap_is_closed_and_comes_back(view, picture, theme):
    gap = Gap(TextSpan(0, 40), Reason.REPORT, "wants")
    gaps, places = GapIndex([gap]), [TextSpan(0, 1)]
    view.show_article(TEXT)
    view.show_gaps(gaps)
    gaps.cover([gap.span])
    view.show_gaps(gaps, places)
    assert not picture().holds(theme.muted, zone(view, RING), near=60)
    gaps.uncover([gap.span])
    view.show_gaps(gaps, places)
    assert picture().holds(theme.muted, zone(view, RING), near=60)


def test_the_ring_of_a_right_to_left_paragraph_stands_on_the_right(view, picture, theme):
    view.show_article(ARABIC, (), Direction.RIGHT_TO_LEFT)
    view.show_gaps(GapIndex([Gap(TextSpan(0, 20), Reason.REPORT, "قال")]))
    assert picture().holds(theme.muted, zone(view, RING, right=True), near=60)


def test_the_ring_stays_when_the_text_is_set_larger(view, picture, theme):
    view.show_article(TEXT)
    view.show_gaps(GapIndex([Gap(TextSpan(0, 20), Reason.QUOTATION)]))
    view.zoom_by(3)
    assert picture().holds(theme.muted, zone(view, (3, 12)), near=60)
