"""The colours are measured: the text must be readable, whatever its reader sees of colour."""

from itertools import combinations, product
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest
from PySide6.QtGui import QColor, QPalette

from annotator.domain.codebook import Kind
from annotator.ui import theme as themes
from annotator.ui.panels.ink import blend

READABLE = 4.5
"""Contrast of text (WCAG 2.2, 1.4.3)."""

VISIBLE = 3.0
"""Contrast of a line that carries meaning (WCAG 2.2, 1.4.11)."""

APART = 8.0
"""CIEDE2000 distance at which two colours are still told apart side by side."""

_SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How the light-sensitive cells mix linear RGB (Machado, Oliveira, Fernandes 2009, severity 1)."""

_KINDS = list(combinations(Kind, 2))
THEMES = pytest.mark.parametrize("name", [themes.LIGHT, themes.DARK])


@THEMES
def test_every_colour_of_a_theme_is_there(name):
    theme = themes.load(name)
    fields = [getattr(theme, key) for key in theme.__dataclass_fields__]
    colours = [value for value in fields if isinstance(value, QColor)]
    colours += [
        colour for kind in Kind for colour in (theme.kinds[kind].fill, theme.kinds[kind].strong)
    ]
    colours += [theme.kinds[kind].line for kind in Kind]
    assert len(colours) == 11 + 3 * len(Kind)
    assert all(colour.isValid() and colour.alpha() == 255 for colour in colours)


def test_there_is_a_light_and_a_dark_theme():
    assert themes.names() == ("dark", "light")
    light, dark = (themes.load(name).page.lightness() for name in (themes.LIGHT, themes.DARK))
    assert light > 200
    assert dark < 60


@THEMES
def test_text_is_readable_on_the_page_on_panels_and_on_every_statement(name):
    theme = themes.load(name)
    grounds = [theme.page, theme.panel]
    grounds += [ground for kind in theme.kinds.values() for ground in (kind.fill, kind.strong)]
    assert min(_contrast(theme.text, ground) for ground in grounds) >= READABLE


@THEMES
def test_selected_words_are_readable(name):
    theme = themes.load(name)
    assert _contrast(theme.selection_text, theme.selection) >= READABLE


@THEMES
@pytest.mark.parametrize("ink", ["muted", "danger", "saved", "accent"])
def test_words_in_colour_are_readable(name, ink):
    theme = themes.load(name)
    inks = getattr(theme, ink)
    assert min(_contrast(inks, ground) for ground in (theme.page, theme.panel)) >= READABLE


@THEMES
def test_words_of_second_rank_are_readable_in_a_row_that_is_selected(name):
    theme = themes.load(name)
    assert _contrast(theme.muted, blend(theme.page, theme.accent, 0.14)) >= READABLE
    assert _contrast(theme.muted, blend(theme.panel, theme.accent, 0.14)) >= READABLE


@THEMES
def test_what_has_the_focus_is_seen_to_have_it(name):
    theme = themes.load(name)
    grounds = (theme.page, theme.panel, blend(theme.page, theme.accent, 0.14))
    assert min(_contrast(theme.focus_ring, ground) for ground in grounds) >= VISIBLE


@THEMES
def test_a_kinds_line_stands_out_from_the_page_and_from_its_own_fill(name):
    theme = themes.load(name)
    for kind in theme.kinds.values():
        assert _contrast(kind.line, theme.page) >= READABLE  # its letter is written in it
        assert _contrast(kind.line, theme.panel) >= READABLE
        assert _contrast(kind.line, kind.fill) >= VISIBLE
        assert _contrast(kind.line, kind.strong) >= VISIBLE


@THEMES
@pytest.mark.parametrize("sight", _SIGHTS)
@pytest.mark.parametrize("part", ["fill", "strong", "line"])
def test_kinds_are_told_apart_by_every_kind_of_sight(name, sight, part):
    kinds = themes.load(name).kinds
    closest = min(
        _distance(getattr(kinds[one], part), getattr(kinds[other], part), sight)
        for one, other in _KINDS
    )
    assert closest >= APART


@THEMES
def test_a_selection_is_told_from_every_kind(name):
    theme = themes.load(name)
    for kind, sight in product(theme.kinds.values(), _SIGHTS):
        assert _distance(theme.selection, kind.fill, sight) >= 2 * APART
        assert _distance(theme.selection, kind.strong, sight) >= 2 * APART


@THEMES
def test_the_statement_in_focus_is_told_from_others_of_its_kind(name):
    for kind in themes.load(name).kinds.values():
        assert _distance(kind.fill, kind.strong, "usual") >= 5


@THEMES
def test_no_kind_relies_on_colour_alone(name):
    styles = list(themes.load(name).kinds.values())
    assert [style.letter for style in styles] == ["Q", "C", "D", "A"]
    assert {style.underline for style in styles} == set(themes.Underline)
    assert {style.margin for style in styles} == set(themes.MarginLine)


def test_both_themes_use_the_same_letters_and_patterns():
    light, dark = (themes.load(name).kinds for name in (themes.LIGHT, themes.DARK))
    for kind in Kind:
        one, other = light[kind], dark[kind]
        assert (one.letter, one.underline, one.margin) == (
            other.letter,
            other.underline,
            other.margin,
        )


@THEMES
def test_selected_words_look_the_same_while_another_pane_has_the_focus(name):
    theme = themes.load(name)
    palette = themes.palette(theme)
    groups = QPalette.ColorGroup
    for group in (groups.Active, groups.Inactive):
        assert palette.color(group, QPalette.ColorRole.Highlight) == theme.selection
        assert palette.color(group, QPalette.ColorRole.HighlightedText) == theme.selection_text


@THEMES
def test_what_cannot_be_done_is_written_in_the_muted_colour(name):
    theme = themes.load(name)
    palette = themes.palette(theme)
    disabled = QPalette.ColorGroup.Disabled
    assert palette.color(disabled, QPalette.ColorRole.ButtonText) == theme.muted
    assert palette.color(disabled, QPalette.ColorRole.Text) == theme.muted


def _linear(colour):
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _contrast(one, other):
    lights = sorted(_mixed((0.2126, 0.7152, 0.0722), _linear(colour)) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _mixed(shares, parts):
    return sum(share * part for share, part in zip(shares, parts, strict=True))


def _lab(colour, sight):
    seen = [min(1.0, max(0.0, _mixed(row, _linear(colour)))) for row in _SIGHTS[sight]]
    x = _bent(_mixed((0.4124564, 0.3575761, 0.1804375), seen) / 0.95047)
    y = _bent(_mixed((0.2126729, 0.7151522, 0.0721750), seen))
    z = _bent(_mixed((0.0193339, 0.1191920, 0.9503041), seen) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(share):
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def _distance(one, other, sight):
    """Return the CIEDE2000 distance of two colours as somebody with this sight sees them."""
    return ciede2000(_lab(one, sight), _lab(other, sight))


def ciede2000(one, other):
    """Written after Sharma, Wu, Dalal 2005; the names are theirs."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    g = 0.5 * (1 - _saturation((hypot(a1, b1) + hypot(a2, b2)) / 2))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    light, c = (l1 + l2) / 2, (c1 + c2) / 2
    h = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * cos(radians(h - 30))
        + 0.24 * cos(radians(2 * h))
        + 0.32 * cos(radians(3 * h + 6))
        - 0.20 * cos(radians(4 * h - 63))
    )
    dl = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * c)
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * c * t)
    rotation = -2 * _saturation(c) * sin(radians(60 * exp(-(((h - 275) / 25) ** 2))))
    return sqrt(dl**2 + dc**2 + dh**2 + rotation * dc * dh)


def _saturation(c):
    return sqrt(c**7 / (c**7 + 25**7))


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_the_measure_itself_agrees_with_its_published_examples(one, other, published):
    assert ciede2000(one, other) == pytest.approx(published, abs=1e-4)
