import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from annotator.ui import theme as themes
from annotator.ui.icons import Symbol, icon

_SIZE = QSize(32, 32)


def _drawn(symbol, theme, mode=QIcon.Mode.Normal):
    picture = icon(symbol, theme).pixmap(_SIZE, mode).toImage()
    pixels = [picture.pixelColor(x, y) for x in range(32) for y in range(32)]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("symbol", Symbol)
@pytest.mark.parametrize("name", [themes.LIGHT, themes.DARK])
def test_every_symbol_has_a_picture_in_the_colour_of_the_text(qapp, symbol, name):
    theme = themes.load(name)
    assert theme.text.name() in _drawn(symbol, theme)


def test_what_cannot_be_done_is_drawn_in_the_muted_colour(qapp):
    theme = themes.load(themes.LIGHT)
    assert theme.muted.name() in _drawn(Symbol.UNDO, theme, QIcon.Mode.Disabled)


def test_no_two_symbols_share_a_picture():
    assert len({symbol.value for symbol in Symbol}) == len(Symbol)
