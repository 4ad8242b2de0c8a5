"""Text: what is stored is what was read, and can be written anywhere."""

import sqlite3

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotator.domain.article import Direction
from annotator.domain.spans import TextSpan
from annotator.domain.text import (
    canonical,
    direction_of,
    fold,
    is_right_to_left,
    sha256,
    snap_to_graphemes,
)

# ruff: noqa: RUF001  look-alikes are the matter

NASTY = [
    *"ab é\u0301😀\u200d👩🏽\ufe0f🇩🇪🇫",
    *"कषि्กำ가각ᄀل\u0651ا٣\u0600",
    *"\r\n\t\x00\x0b\x0c\x7f\x85\ufeff\u2028\u2029\u00a0\u00ad\u200b\ufffe\uffff\ufdd0",
    "\r\n",
    "\ud800",
    "\udc00",
]
RAW = st.lists(st.sampled_from(NASTY) | st.characters(exclude_categories=[]), max_size=30).map(
    "".join
)
CANONICAL = RAW.map(lambda raw: canonical(raw).text)


@pytest.mark.parametrize(
    ("raw", "text", "replaced"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n", 0),
        ("\ufeff\ufeffa\ufeffb", "a\ufeffb", 0),
        ("a\x00b\x0cc\x7f", "a\ufffdb\ufffdc\ufffd", 3),
        ("a\ud800b\uffffc\ufffe", "a\ufffdb\ufffdc\ufffd", 3),
        ("a\tb\ufffd", "a\tb\ufffd", 0),
        (
            "\u00a0\u00ad\u2028\u2029\x85\ufdd0e\u0301é",
            "\u00a0\u00ad\u2028\u2029\x85\ufdd0e\u0301é",
            0,
        ),
    ],
)
def test_only_what_cannot_be_stored_is_replaced(raw: str, text: str, replaced: int) -> None:
    made = canonical(raw)
    assert (made.text, made.replaced) == (text, replaced)


@given(RAW)
def test_a_canonical_text_stays_as_it_is(raw: str) -> None:
    text = canonical(raw).text
    assert canonical(text).text == text
    assert canonical(text).replaced == 0


@given(CANONICAL)
def test_a_canonical_text_survives_utf8_and_xml(text: str) -> None:
    assert text.encode().decode() == text
    element = etree.Element("p")
    element.text = text
    assert (etree.fromstring(etree.tostring(element)).text or "") == text


@given(CANONICAL)
def test_a_canonical_text_survives_the_database(text: str) -> None:
    database = sqlite3.connect(":memory:")
    try:
        (kept,) = database.execute("SELECT ?", (text,)).fetchone()
    finally:
        database.close()
    assert kept == text


def test_the_hash_is_of_the_bytes_in_utf8() -> None:
    assert sha256("é").startswith("4a99557e")


def borders(text: str) -> list[int]:
    return [*(cluster.start() for cluster in regex.finditer(r"\X", text)), len(text)]


@given(CANONICAL.filter(bool), st.data())
def test_a_snapped_span_is_the_smallest_that_cuts_no_character(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = TextSpan(start, data.draw(st.integers(start + 1, len(text))))
    low = max(border for border in borders(text) if border <= span.start)
    high = min(border for border in borders(text) if border >= span.end)
    assert snap_to_graphemes(text, span) == TextSpan(low, high)


@given(CANONICAL.filter(bool), st.data())
def test_a_snapped_span_covers_what_it_was_and_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = TextSpan(start, data.draw(st.integers(start + 1, len(text))))
    snapped = snap_to_graphemes(text, span)
    assert snapped.covers(span)
    assert snap_to_graphemes(text, snapped) == snapped


@given(CANONICAL.filter(bool), st.integers(1, 40))
def test_characters_are_told_apart_alike_from_any_place_in_a_long_text(
    text: str, times: int
) -> None:
    text *= times
    edges = borders(text)
    found = [0]
    while found[-1] < len(text):
        found.append(snap_to_graphemes(text, TextSpan(found[-1], found[-1] + 1)).end)
    assert found == edges


def test_a_span_behind_the_text_cannot_be_snapped() -> None:
    with pytest.raises(IndexError):
        snap_to_graphemes("abc", TextSpan(2, 9))


def test_half_a_family_becomes_the_whole_family() -> None:
    text = "The 👩‍👩‍👧 left."
    assert snap_to_graphemes(text, TextSpan(5, 6)).slice(text) == "👩‍👩‍👧"


def test_a_joined_pair_of_indic_consonants_is_not_cut() -> None:
    assert snap_to_graphemes("क्षेत्र", TextSpan(2, 3)).slice("क्षेत्र") == "क्षे"


@pytest.mark.parametrize(
    "alike",
    [
        ["Işık", "IŞIK", "ışık", "ISIK", "isik"],
        ["İlker", "ilker", "ILKER"],
        ["Łukasz Ørn", "lukasz orn", "LUKASZ  ØRN"],
        ["Straße", "STRASSE"],
        ["أحمد", "احمد", "أَحْمَد", "احـــمد"],
        ["مكتبة", "مكتبه"],
        ["یحیى کریم", "يحيي كريم"],
        ["٢٠٢٦", "2026", "２０２６", "२०२६"],
        ["“Orla” – Vane’s", '"Orla" - Vane\'s', "«Orla»\u00a0— Vane's"],
        ["Ёлкин", "елкин"],
        ["Zoë", "Zoe\u0308", "ZOE"],
        ["al\u00adKarim", "alkarim"],
    ],
)
def test_names_are_found_however_they_are_typed(alike: list[str]) -> None:
    assert len({fold(name) for name in alike}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("हिन्दी", "हन्द"), ("バス", "ハス"), ("ผู้", "ผ"), ("каша", "kasha")]
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(CANONICAL)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "direction", "any_leftward"),
    [
        ("The ferry left.", Direction.LEFT_TO_RIGHT, False),
        ("غادر الوزير KVP", Direction.RIGHT_TO_LEFT, True),
        ("The minister of العدل left.", Direction.LEFT_TO_RIGHT, True),
        ("העבורה יצאה", Direction.RIGHT_TO_LEFT, True),
        ("été 😀 2026", Direction.LEFT_TO_RIGHT, False),
        ("2026 – …", Direction.LEFT_TO_RIGHT, False),
        ("abc \u202exyz", Direction.LEFT_TO_RIGHT, True),
        ("", Direction.LEFT_TO_RIGHT, False),
    ],
)
def test_most_letters_decide_the_direction(
    text: str, direction: Direction, any_leftward: bool
) -> None:
    assert direction_of(text) is direction
    assert is_right_to_left(text) is any_leftward
