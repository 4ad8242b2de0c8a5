"""The measures of colour agree with what is published about them."""

import pytest
from colour_sight import SIGHTS, ciede2000, contrast, distance
from PySide6.QtGui import QColor

BLUE = (50.0, 0.0, -82.7485)
GREY = (50.0, 0.0, 0.0)
RED = (50.0, 2.5, 0.0)

PUBLISHED = [
    ((50.0, 2.6772, -79.7751), BLUE, 2.0425),
    ((50.0, 3.1571, -77.2803), BLUE, 2.8615),
    ((50.0, 2.8361, -74.0200), BLUE, 3.4412),
    ((50.0, -1.3802, -84.2814), BLUE, 1.0),
    ((50.0, -1.1848, -84.8006), BLUE, 1.0),
    ((50.0, -0.9009, -85.5211), BLUE, 1.0),
    (GREY, (50.0, -1.0, 2.0), 2.3669),
    ((50.0, -1.0, 2.0), GREY, 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0010), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0012), 7.2195),
    ((50.0, -0.001, 2.49), (50.0, 0.0009, -2.49), 4.8045),
    ((50.0, -0.001, 2.49), (50.0, 0.0010, -2.49), 4.8045),
    ((50.0, -0.001, 2.49), (50.0, 0.0011, -2.49), 4.7461),
    (RED, (50.0, 0.0, -2.5), 4.3065),
    (RED, (73.0, 25.0, -18.0), 27.1492),
    (RED, (61.0, -5.0, 29.0), 22.8977),
    (RED, (56.0, -27.0, -3.0), 31.9030),
    (RED, (58.0, 24.0, 15.0), 19.4535),
    (RED, (50.0, 3.1736, 0.5854), 1.0),
    (RED, (50.0, 3.2972, 0.0), 1.0),
    (RED, (50.0, 1.8634, 0.5757), 1.0),
    (RED, (50.0, 3.2592, 0.3350), 1.0),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((61.2901, 3.7196, -5.3901), (61.4292, 2.2480, -4.9620), 1.8731),
    ((35.0831, -44.1164, 3.7933), (35.0232, -40.0716, 1.5901), 1.8645),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((36.4612, 47.8580, 18.3852), (36.2715, 50.5065, 21.2231), 1.4146),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]
"""Pairs in CIELAB and their distance: table 1 of Sharma, Wu, Dalal 2005."""


@pytest.mark.parametrize(("one", "other", "published"), PUBLISHED)
def test_a_distance_is_the_published_one(one, other, published):
    assert ciede2000(one, other) == pytest.approx(published, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(published, abs=1e-4)


def test_contrast_runs_from_one_to_twenty_one():
    white, black = QColor("white"), QColor("black")
    assert contrast(white, white) == 1
    assert contrast(white, black) == contrast(black, white) == pytest.approx(21)


def test_the_lightest_grey_that_reads_on_white_has_the_contrast_asked_for():
    # Between these two greys WCAG's limit of 4.5 runs.
    white = QColor("white")
    assert contrast(QColor("#777777"), white) < 4.5 <= contrast(QColor("#767676"), white)


@pytest.mark.parametrize("sight", SIGHTS)
def test_white_is_white_to_every_sight(sight):
    assert distance(QColor("white"), QColor("white"), sight) == 0
    # Each row of the published matrices adds up to one.
    assert [sum(row) for row in SIGHTS[sight]] == pytest.approx([1, 1, 1], abs=2e-6)


def test_red_and_green_come_close_only_to_those_who_cannot_tell_them():
    red, green = QColor("#B06050"), QColor("#7C7C50")
    assert distance(red, green) > 25
    assert distance(red, green, "deutan") < distance(red, green) / 3
