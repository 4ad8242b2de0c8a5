"""The words of a text: the same ones for whoever cuts them, each where it stands."""

import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.text import canonical, fold, fold_characters
from annotator.domain.words import _FAR, indexed, occurrences, whole_chunks, words
from annotator.store.search_index import CREATE

# ruff: noqa: RUF001  look-alikes are the matter

PIECES = [
    *"aAéßﬁİǅ0½²Ⅷ٣'’“”«»-–—.,،؛؟ \n\t\u00a0\u00ad\u200b\u2028\u3000_",
    *"e\u0301ا\u0651أآىةـکक्षি가ᄀ각かが゙カ北京、。ก็ລ㍿ﷺ😀\ufffd\ue000",
    *("Assad", "الأسد", "قَالَ", "won’t", "U.N.", "naïve", "STRASSE", "1,000"),
]
TEXT = st.lists(
    st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=25
).map(lambda pieces: canonical("".join(pieces)).text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don’t “go”, U.N.!", ["don", "t", "go", "u", "n"]),
        ("Straße NAÏVE co\u00adop", ["strasse", "naive", "coop"]),
        ("قَالَ الأسد، ١٢٣", ["قال", "الاسد", "123"]),
        ("北京市、ก็", ["北", "京", "市", "ก็"]),
        ("½ m² ﷺ", ["1", "2", "m2", "صلي", "الله", "عليه", "وسلم"]),
        ("– 😀 “”", []),
    ],
)
def test_words_are_folded_and_parted_by_all_that_is_no_letter(text, found):
    assert [word.folded for word in words(text)] == found


@given(TEXT)
def test_a_word_folds_from_the_passage_it_stands_at(text):
    for word in words(text):
        assert word.folded in [one.folded for one in words(text[word.start : word.end])]
        assert "".join(fold(text[word.start : word.end]).split())


@given(TEXT)
@example("a\u0301\u00adb")
def test_words_stand_in_order_and_cover_all_letters_and_digits(text):
    found = list(words(text))
    assert found == sorted(found, key=lambda word: (word.start, word.end))
    covered = {place for word in found for place in range(word.start, word.end)}
    assert all(place in covered for place, char in enumerate(text) if char.isalnum() and fold(char))


@given(TEXT)
@example("a\u00a0b“c”d北京\u2028É")
def test_the_index_cuts_the_very_same_words(text):
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(CREATE)
        database.execute("CREATE VIRTUAL TABLE seen USING fts5vocab('document_words', 'instance')")
        database.execute("INSERT INTO document_words (rowid, text) VALUES (1, ?)", (indexed(text),))
        rows = database.execute("SELECT term FROM seen ORDER BY offset").fetchall()
    assert [term for (term,) in rows] == [word.folded for word in words(text)]


@given(TEXT)
def test_a_word_is_found_wherever_it_stands(text):
    found = list(words(text))
    for folded in {word.folded for word in found}:
        assert occurrences(text, folded) == [word for word in found if word.folded == folded]


def test_no_character_that_is_passed_over_hides_an_ascii_letter():
    far = re.compile(f"[{_FAR}]")
    every = (chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)
    passed_over = [char for char in every if far.match(char)]
    assert len(passed_over) > 40_000
    folded = "".join(fold_characters(char) for char in passed_over)
    assert not re.search("[a-z]", folded)


@given(TEXT, st.integers(1, 3))
def test_a_beginning_is_found_wherever_a_word_begins_so(text, length):
    found = list(words(text))
    for beginning in {word.folded[:length] for word in found}:
        alike = [word for word in found if word.folded.startswith(beginning)]
        assert occurrences(text, beginning, begins=True) == alike


@given(TEXT, st.integers(0, 25), st.integers(0, 25))
def test_a_stretch_of_whole_chunks_has_the_words_it_has_in_the_text(text, start, end):
    start, end = whole_chunks(text, min(start, end), max(start, end))
    inside = [word for word in words(text) if start <= word.start and word.end <= end]
    assert list(words(text, start, end)) == inside
