"""The article view shows each character where the offsets say, and gives back what was selected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from annotator.domain.spans import TextSpan
from annotator.domain.text import canonical, snap_to_graphemes
from annotator.ui import theme as themes
from annotator.ui.article.offsets import OffsetMap
from annotator.ui.article.view import ArticleView

# ruff: noqa: RUF001  letters of many scripts are the matter

PIECES = [
    *"ab é\u0301😀\u200d👩🏽\ufe0f🇩🇪ل\u0651ا٣א",
    *"\r\n\t\x00\x0b\x7f\x85\ufeff\u2028\u2029\u00a0\u00ad\u200b\u202e",
    *"\ufffe\uffff\ufdd0\ufdd1\ufffc",
    "\r\n",
    "👩\u200d👩\u200d👧",
    "क्ष",
    "\U00010000",
    "\U0010ffff",
    "\ud800",
    "\udc00",
]
RAW = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=[]), max_size=30)
TEXTS = RAW.map(lambda pieces: canonical("".join(pieces)).text)

# Qt breaks its blocks at these and shows the break as a paragraph separator.
BLOCK_BREAKS = dict.fromkeys(map(ord, "\n\u2029\ufdd0\ufdd1"), "\u2029")


@pytest.fixture(scope="module")
def shown(qapp):
    view = ArticleView(themes.load(themes.LIGHT))
    yield view
    view.deleteLater()


def units(document) -> list[str]:
    return [document.characterAt(place) for place in range(document.characterCount() - 1)]


@given(TEXTS)
def test_every_unit_of_the_document_is_the_character_the_offsets_say(shown, text: str) -> None:
    shown.show_article(text)
    offsets = OffsetMap(text)
    inside = units(shown.document())
    assert len(inside) == len(text.encode("utf-16-le")) // 2
    for offset, char in enumerate(text.translate(BLOCK_BREAKS)):
        start, end = offsets.to_qt(offset), offsets.to_qt(offset + 1)
        held = b"".join(unit.encode("utf-16-le", "surrogatepass") for unit in inside[start:end])
        assert held == char.encode("utf-16-le")


@given(TEXTS.filter(bool), st.data())
def test_a_span_selected_comes_back_whole(shown, text: str, data: st.DataObject) -> None:
    shown.show_article(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = TextSpan(start, data.draw(st.integers(start + 1, len(text))))
    shown.select(span)
    assert shown.selected_span() == snap_to_graphemes(text, span)
    snapped = shown.selected_span()
    shown.select(snapped)
    assert shown.selected_span() == snapped


@given(TEXTS.filter(bool), st.data())
def test_a_selection_that_qt_made_is_a_span_of_whole_characters(
    shown, text: str, data: st.DataObject
) -> None:
    shown.show_article(text)
    last = shown.document().characterCount() - 1
    cursor = QTextCursor(shown.document())
    cursor.setPosition(data.draw(st.integers(0, last)))
    cursor.setPosition(data.draw(st.integers(0, last)), QTextCursor.MoveMode.KeepAnchor)
    shown.setTextCursor(cursor)
    span = shown.selected_span()
    if cursor.anchor() == cursor.position():
        assert span is None
    else:
        assert snap_to_graphemes(text, span) == span
        low, high = OffsetMap(text).span_to_qt(span)
        assert low <= cursor.selectionStart() < cursor.selectionEnd() <= high


@given(TEXTS.filter(bool), st.data())
def test_the_caret_stands_at_the_offset_it_was_put_to(
    shown, text: str, data: st.DataObject
) -> None:
    shown.show_article(text)
    offset = data.draw(st.integers(0, len(text)))
    shown.set_caret(offset)
    assert shown.caret() == offset


@given(TEXTS.filter(bool), st.data())
def test_what_is_copied_is_cut_from_the_text_of_record(
    shown, text: str, data: st.DataObject
) -> None:
    shown.show_article(text)
    start = data.draw(st.integers(0, len(text) - 1))
    shown.select(TextSpan(start, data.draw(st.integers(start + 1, len(text)))))
    words = shown.selected_span().slice(text)
    # Qt takes a byte order mark at the start of any string for no part of it.
    assert shown.createMimeDataFromSelection().text() == words.removeprefix("\ufeff")
