"""A query finds what it asks for, whatever the text; a bad one is refused in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.query import LONGEST, MOST_TERMS, Term, read_query
from annotator.domain.words import words
from annotator.errors import RuleBroken

TALK = (
    "The Minister of Trade said “we won’t go”. Ministers met; the MINISTER of\u00a0trade\nleft. "
    "قَالَ وزير الخارجية إن المحادثات ستستمر، وغادر وزيرُ الخارجيّة."
)
SOME = [
    "talks",
    "Talks",
    "the",
    "tálks",
    "U.N.",
    "won’t",
    "وزير",
    "وَزيرُ",
    "北京",
    "½",
    "co\u00adop",
]
TEXT = st.lists(st.sampled_from([*SOME, *" \n.,“”-\u00a0"]) | st.text(max_size=3), max_size=60).map(
    " ".join
)


def found(query, text=TALK, headline=""):
    return [span.slice(text) for span in read_query(query).find(headline, text)[1]]


@pytest.mark.parametrize(
    ("query", "words_found"),
    [
        ("minister", ["Minister", "MINISTER"]),
        ("minister*", ["Minister", "Ministers", "MINISTER"]),
        ("MINISTER left", ["Minister", "MINISTER", "left"]),
        ('"minister of trade"', ["Minister of Trade", "MINISTER of\u00a0trade"]),
        ("„minister of trade”", ["Minister of Trade", "MINISTER of\u00a0trade"]),
        ('"ministers me*"', ["Ministers met"]),
        ('"ministers me"*', ["Ministers met"]),
        ("won't", ["won’t"]),
        ("وزير", ["وزير", "وزيرُ"]),
        ('"وزير الخارجيه"', ["وزير الخارجية", "وزيرُ الخارجيّة"]),
        ("minister harbour", []),
        ('"trade minister"', []),
        *(('"rade said"', []), ('"minister o"', []), ('"of trad"', [])),
        ('"of trade said we won t', ["of Trade said “we won’t"]),
        ('minister "of trade" of', ["Minister", "of Trade", "MINISTER", "of\u00a0trade"]),
    ],
)
def test_words_phrases_and_beginnings_are_found(query, words_found):
    assert found(query) == words_found


def test_words_may_stand_in_the_headline_and_in_the_text():
    above, below = read_query("harbour trade").find("Harbour opens", TALK)
    assert [span.slice("Harbour opens") for span in above] == ["Harbour"]
    assert len(below) == 2
    assert read_query('"opens the"').find("Harbour opens", TALK) == ([], [])


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "There is no word to search for."),
        (" \t\n", "There is no word to search for."),
        ('"', 'no word to search for in “"”'),
        ("*", "no word to search for in “\\*”"),
        ("-- ** «»", "no word to search for in"),
        ("x" * (LONGEST + 1), "too much to search for"),
        (" ".join(f"w{number}" for number in range(MOST_TERMS + 1)), "33 words are too many"),
    ],
)
def test_a_query_that_asks_for_nothing_is_refused_in_one_sentence(query, said):
    with pytest.raises(RuleBroken, match=said):
        read_query(query)


@given(st.text())
def test_whatever_is_typed_is_a_query_or_refused(typed):
    try:
        query = read_query(typed)
    except RuleBroken:
        return
    query.find(typed, typed)
    assert all(term.words for term in query.terms)


@given(TEXT, st.data())
def test_a_phrase_is_found_wherever_the_folded_text_has_it(text, data):
    there = [word.folded for word in words(text)]
    if not there:
        return
    start = data.draw(st.integers(0, len(there) - 1))
    length = data.draw(st.integers(1, 5))
    phrase = tuple(there[start : start + length])
    plain = [n for n in range(len(there)) if tuple(there[n : n + len(phrase)]) == phrase]
    spans = Term(phrase).spans(text)
    assert len(spans) == len(plain)
    # A character such as ½ is two words: what is found may hold the other one, too.
    assert all(_holds(span.slice(text), Term(phrase)) for span in spans)


@given(TEXT, st.lists(st.sampled_from([*SOME, "tal*", '"the talks"', '"tálks the"']), min_size=1))
def test_every_hit_folds_to_words_of_the_query(text, asked):
    query = read_query(" ".join(asked))
    above, below = query.find("", text)
    assert above == []
    for span in below:
        assert any(_holds(span.slice(text), term) for term in query.terms)
    if below:
        assert all(term.spans(text) for term in query.terms)


def _holds(passage, term):
    """Tell by plain comparison whether the words of a term follow one another in a passage."""
    there, length = [word.folded for word in words(passage)], len(term.words)
    return any(
        there[at : at + length - 1] == list(term.words[:-1])
        and (there[at + length - 1].startswith if term.open else there[at + length - 1].__eq__)(
            term.words[-1]
        )
        for at in range(len(there) - length + 1)
    )
