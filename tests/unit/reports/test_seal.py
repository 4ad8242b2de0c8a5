"""The seal of a quotation names its annotation and tells whether the words are still the same."""

import base64
import hashlib
import uuid

from hypothesis import given
from hypothesis import strategies as st

from annotator.reports.seal import bookmark_name

_PARTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3)


@given(st.uuids(), _PARTS)
def test_a_seal_gives_back_whose_words_they_are_and_how_they_read(key, parts):
    head, _, digest = bookmark_name(str(key), parts).upper().partition("_")
    assert uuid.UUID(bytes=base64.b32decode(f"{head[1:]}======")) == key
    assert hashlib.sha256(" … ".join(parts).encode()).hexdigest().upper().startswith(digest)


@given(st.uuids(), st.text())
def test_word_takes_the_seal_for_a_bookmarks_name(key, words):
    name = bookmark_name(str(key), [words])
    assert len(name) == 40
    assert name.isascii()
    assert name[0].isalpha()
    assert name.replace("_", "").isalnum()


def test_one_character_more_gives_another_seal():
    key = str(uuid.uuid4())
    assert bookmark_name(key, ["words"]) != bookmark_name(key, ["words\u00a0"])
