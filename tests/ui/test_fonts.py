# ruff: noqa: RUF001 - letters of many scripts stand side by side here

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QRawFont, QTextLayout

from annotator import resources
from annotator.ui import fonts

SAMPLES = {
    "Latin": "Türkiye – Przełęcz, ſaïd “æøåßçñ” Šekspir’s €100 …",
    "Vietnamese": "Nguyễn Thị Ngọc Ánh",
    "Cyrillic": "Щербаков сказал: «нельзя» — Ђорђе, Їжак",
    "Greek": "Ο πρωθυπουργός δήλωσε: «όχι»",
    "Arabic": "قال المتحدث إن المحادثات ستستمر، ٢٠٢٤؟",
    "Persian": "گفت‌وگوهای پیچیده چگونه است؟",
    "Hebrew": "דוברת הממשלה אמרה: „לא״",
    "marks of ours": "Ctrl ↑ ↓ • · ¶ † ×",
}


@pytest.fixture
def ours(qapp):
    before = qapp.font()
    loaded = fonts.load_fonts(qapp)
    yield loaded
    qapp.setFont(before)


def test_every_family_of_ours_is_loaded(ours):
    assert ours == list(fonts.FAMILIES)


def test_the_window_is_written_in_a_font_of_ours(ours, qapp):
    assert QFontInfo(qapp.font()).family() == "Noto Sans"
    assert qapp.font().families() == list(fonts.FAMILIES)


def test_loading_leaves_the_size_of_the_text_as_it_was(qapp, ours):
    assert QFontInfo(qapp.font()).pointSizeF() == QFontInfo(QFont()).pointSizeF()


@pytest.mark.parametrize("script", SAMPLES)
def test_no_character_is_missing(ours, qapp, script):
    layout = QTextLayout(SAMPLES[script], qapp.font())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    runs = layout.glyphRuns()
    assert runs
    assert all(0 not in run.glyphIndexes() for run in runs)


@pytest.mark.parametrize("script", ["Latin", "Vietnamese", "Cyrillic", "Greek"])
@pytest.mark.parametrize("cut", ["Regular", "Bold", "Italic"])
def test_each_cut_of_the_main_font_has_the_letters(cut, script):
    font = QRawFont(str(resources.path(f"fonts/NotoSans-{cut}.ttf")), 12)
    letters = set(SAMPLES[script]) - {" ", "\u2009"}
    assert [one for one in letters if not font.supportsCharacter(ord(one))] == []


def test_headings_are_drawn_from_a_bold_cut(ours, qapp):
    heavy = QFont(qapp.font())
    heavy.setWeight(QFont.Weight.DemiBold)
    words = "Recent projects"
    plain, bold = (QFontMetrics(font).horizontalAdvance(words) for font in (qapp.font(), heavy))
    assert bold > plain


def test_a_font_that_cannot_be_read_leaves_the_fonts_of_the_system(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "path", lambda _name: tmp_path)
    before = qapp.font()
    assert fonts.load_fonts(qapp) == []
    assert qapp.font() == before


@pytest.mark.parametrize("script", SAMPLES)
def test_no_character_is_missing_in_the_font_with_serifs(ours, script):
    layout = QTextLayout(SAMPLES[script], fonts.serif())
    layout.beginLayout()
    layout.createLine().setLineWidth(10_000)
    layout.endLayout()
    runs = layout.glyphRuns()
    families = {run.rawFont().familyName() for run in runs}
    assert all(0 not in run.glyphIndexes() for run in runs)
    if script not in {"Arabic", "Persian", "Hebrew", "marks of ours"}:
        assert "Noto Serif" in families
