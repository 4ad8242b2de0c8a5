from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import Mark
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.ui import theme as themes
from annotator.ui.article.view import ArticleView
from annotator.ui.fonts import load_fonts


@pytest.fixture(scope="session")
def reading_font(qapp: QApplication):
    """Return the program's own font, and leave the other tests theirs."""
    before = qapp.font()
    load_fonts(qapp)
    ours = qapp.font()
    qapp.setFont(before)
    ours.setPointSizeF(12.5)
    return ours


@pytest.fixture
def theme(qapp):
    return themes.load(themes.LIGHT)


@pytest.fixture
def view(qtbot, theme, reading_font):
    """Return an article view in a window of its own, without an article."""
    made = ArticleView(theme)
    qtbot.addWidget(made)
    made.set_reading_font(reading_font)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def mark():
    """Make a mark over the words given, at the first place where they stand."""

    def make(name, text, *words, kind=Kind.QUOTE, also=(), flagged=False):
        places = [(text.index(one), len(one)) for one in words]
        spans = tuple(TextSpan(start, start + length) for start, length in places)
        return Mark(name, kind, frozenset(also), spans, flagged)

    return make


class Picture:
    """What an article view shows, to be looked at by colour."""

    def __init__(self, view: ArticleView) -> None:
        image = view.viewport().grab().toImage()
        image.setDevicePixelRatio(1)
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._width, self._height = image.width(), image.height()
        self._pixels = bytes(image.constBits())

    def row(self, y, colour, near=0):
        """Return the x of every pixel of a colour on one row."""
        if near:
            return [x for x in range(self._width) if self._is(x, y, colour, near)]
        start, wanted = 4 * self._width * y, self._bytes(colour)
        places = range(start, start + 4 * self._width, 4)
        pixels = self._pixels
        return [(at - start) // 4 for at in places if pixels[at : at + 3] == wanted]

    def column(self, x, colour, near=0):
        """Return the y of every pixel of a colour in one column."""
        return [y for y in range(self._height) if self._is(x, y, colour, near)]

    def holds(self, colour, area, near=0):
        """Tell whether a colour is anywhere between left, right, top and bottom."""
        left, right, top, bottom = map(round, area)
        return any(
            self._is(x, y, colour, near) for x in range(left, right) for y in range(top, bottom)
        )

    def _is(self, x, y, colour, near):
        place, wanted = 4 * (self._width * y + x), self._bytes(colour)
        seen = self._pixels[place : place + 3]
        return seen == wanted or (
            near > 0
            and all(abs(one - other) <= near for one, other in zip(seen, wanted, strict=True))
        )

    @staticmethod
    def _bytes(colour):
        return bytes((colour.blue(), colour.green(), colour.red()))


@pytest.fixture
def picture(view):
    return lambda: Picture(view)


@pytest.fixture(scope="session")
def picture_of():
    return Picture


@pytest.fixture
def middle_of(view):
    """Return the point in the middle of a character that runs rightwards."""

    def point(offset):
        left, right = view.rect_at(offset), view.rect_at(offset + 1)
        return QPoint((left.left() + right.left()) // 2, left.top() + left.height() // 3)

    return point


@pytest.fixture
def click(qtbot, view):
    return lambda point: qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
    )


@pytest.fixture
def stretches():
    """Return where unbroken rows of pixels begin and end."""

    def cut(places):
        groups = groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])
        rows = [[place for _, place in group] for _, group in groups]
        return [(row[0], row[-1]) for row in rows]

    return cut
