"""The colours are measured: the text must be readable, whatever its reader sees of colour."""

from itertools import product

import pytest
from colour_sight import (
    APART,
    READABLE,
    READABLE_TO_MOST,
    SIGHTS,
    VISIBLE,
    closest,
    contrast,
    distance,
)
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator import resources
from annotator.domain.codebook import Kind
from annotator.ui import theme as themes
from annotator.ui.panels.ink import blend

THEMES = pytest.mark.parametrize("name", themes.names())


@pytest.fixture
def dressed(qapp):
    """Have the program drawn in a theme, and leave the other tests what they had."""
    before, sheet = qapp.palette(), qapp.styleSheet()

    def dress(name):
        themes.dress(qapp, themes.load(name))
        return themes.load(name)

    yield dress
    qapp.setStyleSheet(sheet)
    qapp.setPalette(before)


@THEMES
def test_every_colour_of_a_theme_is_there(name):
    theme = themes.load(name)
    fields = [getattr(theme, key) for key in theme.__dataclass_fields__]
    colours = [value for value in fields if isinstance(value, QColor)]
    colours += [
        colour for kind in Kind for colour in (theme.kinds[kind].fill, theme.kinds[kind].strong)
    ]
    colours += [theme.kinds[kind].line for kind in Kind]
    assert len(colours) == 12 + 3 * len(Kind)
    assert all(colour.isValid() and colour.alpha() == 255 for colour in colours)


def test_there_is_a_light_a_dark_and_a_high_contrast_theme():
    assert themes.names() == ("light", "dark", "high-contrast")
    light, dark, high = (themes.load(name).page.lightness() for name in themes.names())
    assert light > 200
    assert 0 < dark < 60
    assert high == 0


def test_the_round_of_themes_visits_each_file_once_and_returns():
    files = {file.stem for file in resources.path("themes").iterdir()}
    name = themes.LIGHT
    visited = [name := themes.after(name) for _ in files]
    assert set(visited) == files
    assert visited[-1] == themes.LIGHT


@THEMES
def test_text_is_readable_on_page_panels_buttons_and_statements(name):
    theme = themes.load(name)
    grounds = [theme.page, theme.panel, theme.button]
    grounds += [ground for kind in theme.kinds.values() for ground in (kind.fill, kind.strong)]
    assert min(contrast(theme.text, ground) for ground in grounds) >= READABLE


@THEMES
def test_selected_words_are_readable(name):
    theme = themes.load(name)
    assert contrast(theme.selection_text, theme.selection) >= READABLE


def test_with_high_contrast_every_text_has_it():
    theme = themes.load(themes.HIGH_CONTRAST)
    grounds = (theme.page, theme.panel, blend(theme.page, theme.accent, 0.14))
    inks = (theme.text, theme.muted, theme.danger, theme.saved, theme.accent)
    pairs = [*product(inks, grounds), (theme.selection_text, theme.selection)]
    for style in theme.kinds.values():
        pairs += [(theme.text, style.fill), (theme.text, style.strong)]
        pairs += [(style.line, theme.page), (style.line, theme.panel)]
    assert min(contrast(*pair) for pair in pairs) >= READABLE_TO_MOST


def test_with_high_contrast_what_parts_two_panels_is_seen():
    theme = themes.load(themes.HIGH_CONTRAST)
    assert contrast(theme.border, theme.page) >= VISIBLE
    assert contrast(theme.border, theme.panel) >= VISIBLE


def test_with_high_contrast_a_button_stands_out_from_its_panel():
    theme = themes.load(themes.HIGH_CONTRAST)
    # No grey is quite three times as light as black and seven times as dark as white.
    assert round(contrast(theme.button, theme.panel), 2) >= VISIBLE
    assert contrast(theme.text, theme.button) >= READABLE_TO_MOST


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_with_high_contrast_a_field_has_a_frame_that_is_seen(qtbot, qapp, dressed, field):
    theme = dressed(themes.HIGH_CONTRAST)
    panel = QWidget()
    qtbot.addWidget(panel)
    layout = QVBoxLayout(panel)
    layout.addWidget(field())
    panel.resize(200, 60)
    image, inside = panel.grab().toImage(), layout.itemAt(0).geometry()
    frame = image.pixelColor(inside.center().x(), inside.top())
    assert contrast(frame, theme.panel) >= VISIBLE
    assert contrast(frame, theme.page) >= VISIBLE


def test_only_with_high_contrast_are_fields_drawn_in_another_style(qapp, dressed):
    dressed(themes.HIGH_CONTRAST)
    assert qapp.styleSheet()
    for name in (themes.LIGHT, themes.DARK):
        dressed(name)
        assert not qapp.styleSheet()


@THEMES
@pytest.mark.parametrize("ink", ["muted", "danger", "saved", "accent"])
def test_words_in_colour_are_readable(name, ink):
    theme = themes.load(name)
    inks = getattr(theme, ink)
    assert min(contrast(inks, ground) for ground in (theme.page, theme.panel)) >= READABLE


@THEMES
def test_words_of_second_rank_are_readable_in_a_row_that_is_selected(name):
    theme = themes.load(name)
    assert contrast(theme.muted, blend(theme.page, theme.accent, 0.14)) >= READABLE
    assert contrast(theme.muted, blend(theme.panel, theme.accent, 0.14)) >= READABLE


@THEMES
def test_what_has_the_focus_is_seen_to_have_it(name):
    theme = themes.load(name)
    grounds = (theme.page, theme.panel, blend(theme.page, theme.accent, 0.14))
    assert min(contrast(theme.focus_ring, ground) for ground in grounds) >= VISIBLE


@THEMES
def test_a_kinds_line_stands_out_from_the_page_and_from_its_own_fill(name):
    theme = themes.load(name)
    for kind in theme.kinds.values():
        assert contrast(kind.line, theme.page) >= READABLE  # its letter is written in it
        assert contrast(kind.line, theme.panel) >= READABLE
        assert contrast(kind.line, kind.fill) >= VISIBLE
        assert contrast(kind.line, kind.strong) >= VISIBLE


@THEMES
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("part", ["fill", "strong", "line"])
def test_kinds_are_told_apart_by_every_kind_of_sight(name, sight, part):
    kinds = themes.load(name).kinds.values()
    assert closest([getattr(style, part) for style in kinds], sight) >= APART


@THEMES
def test_a_selection_is_told_from_every_kind(name):
    theme = themes.load(name)
    for kind, sight in product(theme.kinds.values(), SIGHTS):
        assert distance(theme.selection, kind.fill, sight) >= 2 * APART
        assert distance(theme.selection, kind.strong, sight) >= 2 * APART


@THEMES
def test_the_statement_in_focus_is_told_from_others_of_its_kind(name):
    for kind in themes.load(name).kinds.values():
        assert distance(kind.fill, kind.strong, "usual") >= 5


@THEMES
def test_no_kind_relies_on_colour_alone(name):
    styles = list(themes.load(name).kinds.values())
    assert [style.letter for style in styles] == ["Q", "C", "D", "A"]
    assert {style.underline for style in styles} == set(themes.Underline)
    assert {style.margin for style in styles} == set(themes.MarginLine)


@pytest.mark.parametrize("kind", Kind)
def test_all_themes_use_the_same_letters_and_patterns(kind):
    styles = [themes.load(name).kinds[kind] for name in themes.names()]
    assert len({(style.letter, style.underline, style.margin) for style in styles}) == 1


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
