"""The theme of the first start is that of the system; later it is the one chosen last."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.ui import chosen_theme, kept
from annotator.ui import theme as themes

SCHEMES, CONTRASTS = Qt.ColorScheme, Qt.ContrastPreference


@pytest.fixture
def system(monkeypatch):
    """Have the system set to a colour scheme and a contrast; None for a Qt that knows of none."""

    def set_to(scheme, contrast):
        hints = SimpleNamespace(colorScheme=lambda: scheme)
        if contrast is not None:
            wish = SimpleNamespace(contrastPreference=lambda: contrast)
            hints.accessibility = lambda: wish
        monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)

    return set_to


@pytest.mark.parametrize(
    ("scheme", "contrast", "name"),
    [
        (SCHEMES.Unknown, CONTRASTS.NoPreference, themes.LIGHT),
        (SCHEMES.Light, CONTRASTS.NoPreference, themes.LIGHT),
        (SCHEMES.Dark, CONTRASTS.NoPreference, themes.DARK),
        (SCHEMES.Light, CONTRASTS.HighContrast, themes.HIGH_CONTRAST),
        (SCHEMES.Dark, CONTRASTS.HighContrast, themes.HIGH_CONTRAST),
        (SCHEMES.Dark, None, themes.DARK),
        (SCHEMES.Light, None, themes.LIGHT),
    ],
)
def test_the_first_start_looks_like_the_system(system, scheme, contrast, name):
    system(scheme, contrast)
    assert chosen_theme.recall().name == name


def test_the_real_system_may_be_asked_again_and_again(qapp):
    found = {chosen_theme.recall().name for _ in range(3)}
    assert len(found) == 1
    assert found <= set(themes.names())


@pytest.mark.parametrize("name", themes.names())
def test_what_was_chosen_counts_more_than_the_system(system, name):
    system(SCHEMES.Dark, CONTRASTS.HighContrast)
    chosen_theme.remember(themes.load(name))
    assert chosen_theme.recall().name == name


@pytest.mark.parametrize("found", ["sepia", 3, None, ["dark"]])
def test_a_theme_that_is_not_there_is_as_good_as_none(system, found):
    system(SCHEMES.Dark, CONTRASTS.NoPreference)
    kept.write("theme", found)
    assert chosen_theme.recall().name == themes.DARK
