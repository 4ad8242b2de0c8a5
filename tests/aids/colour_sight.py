"""Measures how well colours are read and told apart, whatever their reader sees of colour."""

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

READABLE = 4.5
"""Contrast of text (WCAG 2.2, 1.4.3)."""

READABLE_TO_MOST = 7.0
"""Contrast of text where it is to be high (WCAG 2.2, 1.4.6)."""

VISIBLE = 3.0
"""Contrast of a line that carries meaning (WCAG 2.2, 1.4.11)."""

APART = 8.0
"""CIEDE2000 distance at which two colours are still told apart side by side."""

SIGHTS = {
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


def contrast(one, other):
    """Return the contrast of two colours: 1 for the same, 21 for black and white.

    Relative luminance and contrast ratio are those that WCAG 2.2 defines.
    """
    lights = sorted(_mixed((0.2126, 0.7152, 0.0722), _linear(colour)) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def distance(one, other, sight="usual"):
    """Return the CIEDE2000 distance of two colours as somebody with this sight sees them."""
    return ciede2000(_lab(one, sight), _lab(other, sight))


def closest(colours, sight="usual"):
    """Return the distance of the two colours that are hardest to tell apart."""
    return min(distance(one, other, sight) for one, other in combinations(colours, 2))


def ciede2000(one, other):
    """Return the distance of two colours in CIELAB.

    Written after Sharma, Wu, Dalal 2005; the names are theirs.
    """
    (l1, a1, b1), (l2, a2, b2) = one, other
    g = 0.5 * (1 - _saturation((hypot(a1, b1) + hypot(a2, b2)) / 2))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    turn = _turn(h1, h2) if c1 * c2 else 0.0
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


def _turn(start, end):
    """Return the shorter way from one hue to another; opposite ones are taken as they come."""
    way = end - start
    if abs(way) <= 180 + 1e-9:
        return way
    return way - 360 if way > 0 else way + 360


def _linear(colour):
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _mixed(shares, parts):
    return sum(share * part for share, part in zip(shares, parts, strict=True))


def _lab(colour, sight):
    seen = [min(1.0, max(0.0, _mixed(row, _linear(colour)))) for row in SIGHTS[sight]]
    x = _bent(_mixed((0.4124564, 0.3575761, 0.1804375), seen) / 0.95047)
    y = _bent(_mixed((0.2126729, 0.7151522, 0.0721750), seen))
    z = _bent(_mixed((0.0193339, 0.1191920, 0.9503041), seen) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(share):
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def _saturation(c):
    return sqrt(c**7 / (c**7 + 25**7))
